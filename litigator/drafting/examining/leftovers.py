"""What a finished filing must not show: tags, gaps, placeholders of any make, notes to oneself, highlights, the marks of a draft."""

import re
from collections.abc import Iterator

from litigator.drafting.examining.passages import Examined, Passage
from litigator.drafting.examining.pinpoints import unquoted
from litigator.drafting.examining.words import found, near, say
from litigator.drafting.prove import MARKERS
from litigator.drafting.wording import WORDS
from litigator.errors import Problem

_WIDE = ("｛｛", "｝｝", "｛%", "%｝")
"""Tags typed on a keyboard of another script: wider than those anything fills in."""
_FILL = say("put the words in its place, or take it out")
_TAGS = tuple(mark for mark in MARKERS if mark != "____")
_FEW = 5
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_LETTER = "A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž"
_CAPITAL = "A-ZĄČĘĖĮŠŲŪŽ"
_BRACED = re.compile(
    rf"\{{ ?[{_LETTER}_][\w .:/-]{{0,40}}\}}|<<[^<>\n]{{1,40}}>>|<[{_LETTER}_][\w -]{{1,40}}>|%[A-Z_]{{3,30}}%|\$\{{[^}}\n]{{1,40}}\}}"
)
_ASKED_FOR = (
    *(
        "vardas",
        "vardai",
        "pavardė",
        "vardas pavardė",
        "data",
        "numeris",
        "nr",
        "adresas",
        "teismas",
        "suma",
        "diena",
        "miestas",
        "vieta",
    ),
    *(
        "name",
        "names",
        "surname",
        "first name",
        "date",
        "number",
        "no",
        "address",
        "court",
        "amount",
        "day",
        "place",
        "city",
        "case number",
    ),
    *(
        "bylos numeris",
        "gimimo data",
        "date of birth",
        "pareiškėjas",
        "applicant",
        "claimant",
        "tbc",
        "tbd",
        "x",
        "xx",
        "n",
        "nn",
        "•",
        "●",
        "_",
        "?",
    ),
)
_LAST_WORDS = frozenset(
    (
        "vardas",
        "pavardė",
        "adresas",
        "data",
        "numeris",
        "suma",
        "name",
        "surname",
        "address",
        "date",
        "number",
        "amount",
    )
)
_BRACKETED = re.compile(r"\[([^\[\]\n]{1,60})\]")
_PROMPT = re.compile(
    r"(?:įrašy|įraš[ao]m|nurody(?:ti|kite)|užpildy|pildy|papildy|tikslin|patikslin|patikrin(?:ti|kite)|(?:pastaba|komentaras|note|comment)\s*:|insert\b|fill in|specify|enter\b|to be (?:added|confirmed|completed)|complete here|check (?:this|with))",
    re.IGNORECASE,
)
_SHOUTED = re.compile(
    rf"[{_CAPITAL}]{{2,}}(?:[ _/.,-]+[{_CAPITAL}]{{2,}})+|[{_CAPITAL}_]{{8,}}|[{_CAPITAL}]+(?:_[{_CAPITAL}]+)+"
)
# Put together from halves, so that a search for what is unfinished in this program does not find its own list.
_NOTES = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME|TBC|TBD|TBA)\b|\?{3,}|\bX{4,}\b|\bx{3,}\b|[Ll]orem ipsum|[@#$]{3,}"
    r"|\((?:TIKSLINTI|PATIKSLINTI|PATIKRINTI|PAPILDYTI|PILDYTI|ĮRAŠYTI|UŽPILDYTI|CHECK|CONFIRM|VERIFY|INSERT)\b[^()\n]{0,60}\)"
    r"|\bXX(?=\s*(?:d\.|mėn|m\.|val\.|Eur\b|EUR\b|eurų))|\b20XX\b"
)
_X = "X" * 3
_UNKNOWN = re.compile(
    rf"(?<![\w./-]){_X}(?![\w]|\s*(?:skyri|amži|straipsn|dali[es]|knyg|chapter|century|part|session|sesij))|/{_X}\b|-{_X}-"
)
_LINE = re.compile(r"_{3,}|\.{7,}|…{3,}")
_NO_NUMBER = re.compile(r"\b(?:Nr|No)\.\s*(?:\.{3,}|…)(?![\w\]])")
_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_STARRED = re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,60}\*\*(?![\w*])")
_SIGNED = re.compile(
    r"paraš|signature|signed|\bA\. ?V\.|\bdata\b|\bdate\b|vardas|pavard|\bname\b|\bname s\b|pareigos|position",
    re.IGNORECASE,
)
_PROMPTS_OF_WORD = re.compile(
    r"(?:Click|Tap)(?: or (?:tap|click))? (?:here )?to enter|Choose an item|Spustelėkite|Pasirinkite elementą",
    re.IGNORECASE,
)
_STAMPED = re.compile(
    r"\b(?:draft|juodrašti|projektas|confidential draft|do not file|neteikti|sample|pavyzdys|specimen)", re.IGNORECASE
)


def leftovers(document: Examined) -> Iterator[Problem]:
    """Everything unfinished that the document shows, each at its place."""
    yield from _marks_of_a_draft(document)
    for passage in document.passages:
        yield from _marks(passage)
        yield from _placeholders(passage)
        yield from _gaps(passage)
        yield from _boxes(passage)
        yield from _highlights(passage)


def _marks(passage: Passage) -> Iterator[Problem]:
    for mark in (*_TAGS, *_WIDE, "⟦"):
        at = passage.text.find(mark)
        if at >= 0:
            what = say("`{mark}` is left in the text: «{near}»", mark=mark, near=near(passage.text, at, at + 2))
            yield found(passage, what, say("fill the gap"))
            return


def _placeholders(passage: Passage) -> Iterator[Problem]:
    text = passage.text
    bare = re.sub(r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|\[\[.{0,300}?\]\]", lambda match: " " * len(match[0]), text)
    outside = unquoted(bare)
    for match in _BRACED.finditer(bare):
        yield found(passage, say("a placeholder is left: «{near}»", near=near(text, *match.span())), _FILL)
    yield from _in_brackets(passage, bare, outside)
    told = passage.number or passage.story != "body" or _NUMBERED.match(text)
    for pattern, read in (
        (_STARRED, bare),
        (_CUT, outside if told else ""),
    ):  # else a quotation may stand without marks
        for match in pattern.finditer(read):
            what = say("this may be a placeholder: «{near}»", near=near(text, *match.span()))
            yield found(passage, what, _FILL, "warning")
    for pattern in (_NOTES, _UNKNOWN):
        for match in pattern.finditer(bare):
            what = say("a note to oneself is left: «{near}»", near=near(text, *match.span()))
            yield found(passage, what, _FILL)
    for one in passage.fields:
        if one.does in ("MERGEFIELD", "ASK", "FILLIN"):
            yield found(passage, say("a mail-merge field is left: «{near}»", near=one.shown or one.target), _FILL)


def _in_brackets(passage: Passage, bare: str, outside: str) -> Iterator[Problem]:
    """What stands in square brackets and asks for something. Whoever quotes may take a name out, or doubt: «[X]», «[?]»."""
    for match in _BRACKETED.finditer(bare):
        inner = match[1].strip()
        quoted = outside[match.start()] != "["
        asked = bool(_PROMPT.match(inner)) or all(one.strip(" .:*").lower() in _ASKED_FOR for one in inner.split(","))
        words = near(passage.text, *match.span())
        if asked and not quoted:
            yield found(passage, say("a placeholder is left: «{near}»", near=words), _FILL)
        elif asked or _SHOUTED.fullmatch(inner) or (_asks(inner) and not quoted):
            yield found(passage, say("this may be a placeholder: «{near}»", near=words), _FILL, "warning")


def _asks(inner: str) -> bool:
    """Whether words in square brackets ask for something: «Pareiškėjo vardas, pavardė», "the applicant's date of birth"."""
    words = inner.lower().strip(" .:*").split()
    return len(words) <= _FEW and bool(words) and words[-1] in _LAST_WORDS


def _gaps(passage: Passage) -> Iterator[Problem]:
    """Lines to write on, where nobody is to sign: «2026 m. ____ d.»."""
    match = _LINE.search(passage.text) or _NO_NUMBER.search(unquoted(passage.text))
    if match is None or passage.in_contents:
        return
    rest = _LINE.sub("", passage.text).strip(" ._-–—()\t\n")
    if not rest or (len(rest) < 120 and _SIGNED.search(rest)):
        return
    yield found(passage, say("a gap is left: «{near}»", near=near(passage.text, *match.span())), say("fill the gap"))


def _boxes(passage: Passage) -> Iterator[Problem]:
    for text in passage.boxes:
        what = say("a box of the form is not filled in: «{near}»", near=text[:60])
        yield found(passage, what, say("fill it in, or take it out"))
    match = None if passage.boxes else _PROMPTS_OF_WORD.search(passage.text)
    if match:
        what = say("a box of the form is not filled in: «{near}»", near=near(passage.text, *match.span()))
        yield found(passage, what, say("fill it in, or take it out"))


def _highlights(passage: Passage) -> Iterator[Problem]:
    words = [text for text in passage.highlighted if "⟦" not in text]
    if words:
        what = say("text is highlighted: «{near}»", near=" ".join("".join(words).split())[:60])
        yield found(passage, what, say("finish what it marks, and take the highlight off"), "warning")


def _marks_of_a_draft(document: Examined) -> Iterator[Problem]:
    """The watermark and the first page that a partial draft of ours bears, and any other stamp across the page."""
    ours = {words[name] for words in WORDS.values() for name in ("draft", "problems")}
    fix = say("assemble it without gaps before it is filed")
    shown = [passage for passage in document.passages if passage.text in ours]
    if shown:
        yield found(shown[0], say("the document is marked as a draft: «{near}»", near=shown[0].text), fix)
        return
    for words in document.watermarks:
        if words in ours or _STAMPED.search(words):
            what = say("the document is marked as a draft: «{near}»", near=words[:60])
            yield Problem(what, say("the head of the page"), fix, "error" if words in ours else "warning")
            return
