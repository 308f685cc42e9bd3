"""The paragraphs a citation points to, and the words it quotes from them, held against the text of the judgment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from litigator.precedents.checking.aligning import Alignment, Said, align, numbers_in, plain, segments
from litigator.precedents.checking.finding import Remark, Severity
from litigator.precedents.checking.known import Known, Sources
from litigator.precedents.checking.quotations import Attribution, Placed, Quotation
from litigator.precedents.checking.suggesting import day_told, with_pinpoint
from litigator.tongue import lasting

_OPINION = re.compile(
    r"opinion of|Commission['’]s (?:report|opinion)|(?:opinion|avis) d|atskiroji nuomonė", re.IGNORECASE
)
"""Separate opinions, and those of the old Commission, number their paragraphs for themselves."""
_NEGATION = re.compile(
    r"\[[^\]]*?\b(not|never|no|nor|cannot|none|ne|nei|nėra|niekada|pas|jamais)\b[^\]]*\]", re.IGNORECASE
)
_NEGATIONS = frozenset(("not", "never", "no", "nor", "cannot", "none", "nei", "nera", "niekada", "jamais"))
_PUT_IN = re.compile(r"\[\w[^\]]+\]")
_LEFT_OUT = re.compile(r"…|\.\s?\.\s?\.|\[\s*\]")
_DECIDED_ON = re.compile(r"\b(?:judgment|decision|arrêt|décision|sprendim\w*)\s(?:of|du)\s\d", re.IGNORECASE)
LONG = 5
"""From how many words a passage that stands nowhere in the judgment is worth telling."""
QUOTED = 5
"""From how many words a passage in quotation marks is a quotation and no term."""
SURELY = 0.85
"""From which share of words unchanged a passage without quotation marks, or far from its citation, is taken for a quotation."""
_SHOWN = 90


@dataclass
class Bookshelf:
    """The judgments whose words were needed so far, each taken apart once."""

    sources: Sources
    said: dict[int, Said] = field(default_factory=dict)

    def words(self, known: Known) -> Said | None:
        if known.key is None:
            return None
        if known.key not in self.said:
            self.said[known.key] = Said(self.sources.paragraphs(known))
        return self.said[known.key]


def text_of(known: Sequence[Known]) -> Known | None:
    """The one among the sources of a decision that has its text."""
    return next((one for one in known if one.key is not None), None)


def pinpoint_remark(placed: Placed, known: Sequence[Known], sources: Sources) -> Remark | None:
    """What is wrong with the paragraphs cited: they must be paragraphs of the judgment."""
    text = text_of(known)
    wanted = [(pinpoint, numbers_in(pinpoint)) for pinpoint in placed.citation.pinpoints]
    if turned := [pinpoint for pinpoint in placed.citation.pinpoints if _runs_backwards(pinpoint)]:
        told = lasting("§ {turned} runs backwards", turned=", ".join(turned))
        return Remark(status="pinpoint_out_of_range", severity="error", detail=told)
    if text is None or not wanted or "paragraph numbers" in text.missing or _OPINION.search(placed.citation.text):
        return None
    last = sources.last_paragraph(text)
    if last is None:
        return None
    wrong = [
        pinpoint
        for pinpoint, numbers in wanted
        if (pinpoint.isdigit() and int(pinpoint) == 0) or any(n > last for n in numbers)
    ]
    if not wrong:
        return None
    told = lasting(
        "§ {wrong} is cited; the judgment ends at § {last} in {source}",
        wrong=", ".join(wrong),
        last=last,
        source=text.source,
    )
    return Remark(status="pinpoint_out_of_range", severity="error", detail=told, source=text.source)


def _runs_backwards(pinpoint: str) -> bool:
    """`109-100` is no range; `130-34` is one, written short."""
    first, dash, last = pinpoint.partition("-")
    if not dash or not first.isdecimal() or not last.isdecimal():
        return False
    return int(first[: max(0, len(first) - len(last))] + last) < int(first)


def another_day(placed: Placed, known: Sequence[Known]) -> Iterator[Remark]:
    """What is wrong with the day of a short form («the Vilks judgment of 4 May 2018»): it must be that of the decision it stands for."""
    day, days = placed.citation.date, [one.date for one in known if one.date is not None]
    if day is not None and days and day not in days and _DECIDED_ON.search(placed.citation.text):
        told = lasting(
            "it is dated {day}; {source} has {right}",
            day=day_told(day),
            source=known[0].source,
            right=day_told(days[0]),
        )
        yield Remark(status="date_mismatch", severity="error", detail=told, source=known[0].source)


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of one quotation: the citation it belongs to, and a remark on it (None where it stands as quoted)."""

    placed: Placed
    remark: Remark | None
    quotation: Quotation
    paragraph: int | None = None


def heard(
    attribution: Attribution, known_of: dict[int, tuple[Known, ...]], shelf: Bookshelf, language: str | None
) -> Heard | None:
    """Lay a quotation beside the judgments it may be from. None where none of them has a text, or nothing of it stands in any."""
    best: tuple[Placed, Known, Alignment, Said, Quotation] | None = None
    for placed in attribution.candidates:
        text = text_of(known_of.get(id(placed), ()))
        said = shelf.words(text) if text else None
        if text is None or said is None:
            continue
        quotation, found = _laid(attribution, said, placed.citation.pinpoints)
        if found is None or (not quotation.marked and found.likeness < SURELY):
            continue
        if best is None or found.likeness > best[2].likeness:
            best = (placed, text, found, said, quotation)
        if found.likeness == 1.0 and found.at_pinpoint is not False:
            break
    if best is None:
        return _nowhere(attribution, known_of, shelf, language)
    placed, text, found, said, quotation = best
    number = said.number_of(found.first)
    # Far from its citation a passage may be the law's, or another judgment's, that this one quotes too.
    own = attribution.closely and placed is attribution.candidates[0]
    if found.at_pinpoint is False and any(map(said.is_itself_quoted, (found.first, found.last))):
        return None
    if not own and (found.likeness < SURELY or (not found.differences and found.at_pinpoint is False)):
        return None
    remark = None
    if found.differences:
        remark = _altered(quotation.text, text, found, said)
    elif turned := _turned_round(quotation.text, text, found, said):
        remark = turned
    elif found.at_pinpoint is False and number is not None:
        remark = _elsewhere(placed, text, number)
    return Heard(placed, remark, quotation, number)


def _turned_round(passage: str, text: Known, found: Alignment, said: Said) -> Remark | None:
    """A negation put in between brackets is no adjustment of a quotation: it says the opposite of the judgment."""
    original = said.text(found.first, found.last)
    for negation in _NEGATION.findall(passage):
        if not re.search(rf"\b{negation}\b", original, re.IGNORECASE):
            told = lasting(
                "«[{negation}]» is not in the judgment's words and turns them round ({source})",
                negation=negation,
                source=text.source,
            )
            return Remark(
                status="quote_altered",
                severity="error",
                detail=told,
                suggestion=f"«{original[:700]}»",
                source=text.source,
            )
    return _negation_left_out(passage, text, found, said)


def _negation_left_out(passage: str, text: Known, found: Alignment, said: Said) -> Remark | None:
    """A negation of the judgment that another word between brackets stands for («has [an] effect»): the quotation says the opposite too."""
    if not _PUT_IN.search(passage) or _LEFT_OUT.search(passage):
        return None
    theirs = [said.words[place] for place in range(found.first, found.last + 1) if said.aside[place] == 0]
    ours = [plain(word) for word in re.findall(r"\w+", passage)]
    gone = next((one for one in theirs if one in _NEGATIONS and theirs.count(one) > ours.count(one)), None)
    if gone is None or sum(map(_NEGATIONS.__contains__, ours)) >= sum(map(_NEGATIONS.__contains__, theirs)):
        return None
    told = lasting(
        "«{gone}» of the judgment's words gave way to words between brackets ({source})", gone=gone, source=text.source
    )
    original = said.text(found.first, found.last)
    return Remark(
        status="quote_altered", severity="error", detail=told, suggestion=f"«{original[:700]}»", source=text.source
    )


def _laid(attribution: Attribution, said: Said, pinpoints: Sequence[str]) -> tuple[Quotation, Alignment | None]:
    """The passage laid beside a judgment: whole, or, where that does not fit, without the citation it ends with."""
    whole = align(attribution.quotation.text, said, pinpoints)
    if attribution.shorter is None or (whole is not None and not whole.differences):
        return attribution.quotation, whole
    short = align(attribution.shorter.text, said, pinpoints)
    better = short is not None and (whole is None or short.likeness > whole.likeness)
    return (attribution.shorter, short) if better else (attribution.quotation, whole)


def from_notes(
    quotation: Quotation, notes: Sequence[Placed], known_of: dict[int, tuple[Known, ...]], shelf: Bookshelf
) -> Heard | None:
    """A quotation whose citation stands in a note: the judgment cited in any note from which it plainly is, and the note that cites it there."""
    by_text: dict[str, list[Placed]] = {}
    for one in notes:
        text = text_of(known_of.get(id(one), ()))
        if text is not None:
            by_text.setdefault(text.id, []).append(one)
    for places in by_text.values():
        text = text_of(known_of[id(places[0])])
        said = shelf.words(text) if text else None
        if text is None or said is None or not said.sounds_like(quotation.text):
            continue
        found = align(quotation.text, said, ())
        if found is None or found.likeness < SURELY:
            continue
        number = said.number_of(found.first)
        there = [one for one in places if any(number in numbers_in(point) for point in one.citation.pinpoints)]
        placed = (there or places)[0]
        remark = _altered(quotation.text, text, found, said) if found.differences else None
        return Heard(placed, remark, quotation, number)
    return None


def _altered(passage: str, text: Known, found: Alignment, said: Said) -> Remark:
    number = said.number_of(found.first)
    where = lasting("§ {number} of {source}", number=number, source=text.source) if number is not None else text.source
    changes = "; ".join(found.differences[:8]) + ("; …" if len(found.differences) > 8 else "")
    told = lasting(
        "«{passage}» differs from {where} (− the judgment's words, + yours): {changes}",
        passage=short(passage),
        where=where,
        changes=changes,
    )
    if found.at_pinpoint is False:
        told = lasting("{told}; it stands in § {number}, not where it is cited", told=told, number=number)
    return Remark(
        status="quote_altered",
        severity="error",
        detail=told,
        suggestion=f"«{said.text(found.first, found.last)[:700]}»",
        source=text.source,
    )


def _elsewhere(placed: Placed, text: Known, number: int) -> Remark:
    cited = ", ".join(placed.citation.pinpoints)
    told = lasting(
        "the words quoted stand in § {number} of {source}, not in § {cited}",
        number=number,
        source=text.source,
        cited=cited,
    )
    mended = with_pinpoint(placed.citation, number)
    return Remark(
        status="pinpoint_out_of_range",
        severity="error",
        detail=told,
        suggestion=mended or f"§ {number}",
        source=text.source,
    )


def uncompared(attribution: Attribution, known_of: dict[int, tuple[Known, ...]]) -> Heard | None:
    """A quotation right beside a decision that is known but whose text is not here: nobody has compared its words, and that is told."""
    if not attribution.candidates or not attribution.closely or not attribution.quotation.marked:
        return None
    first = attribution.candidates[0]
    known = known_of.get(id(first), ())
    if not known or text_of(known) is not None or sum(map(len, segments(attribution.quotation.text))) < QUOTED:
        return None
    words = _letters(attribution.quotation.text)
    if any(words in _letters(name) or _letters(name) in words for one in known for name in one.names if name):
        return None  # its title, in quotation marks
    told = lasting(
        "«{text}» was not compared: the text of the decision is not imported", text=short(attribution.quotation.text)
    )
    mend = lasting("import the judgment, or compare the words with the court's own text")
    return Heard(
        first, Remark(status="unverified", severity="warning", detail=told, suggestion=mend), attribution.quotation
    )


def _nowhere(
    attribution: Attribution, known_of: dict[int, tuple[Known, ...]], shelf: Bookshelf, language: str | None
) -> Heard | None:
    """Words that stand nowhere in the judgment named right beside them are told; as a note only, where they may be a translation."""
    if not attribution.candidates:
        return None
    first = attribution.candidates[0]
    text = text_of(known_of.get(id(first), ()))
    quotation = attribution.quotation
    if text is None or not attribution.closely or not quotation.marked or text.language != (language or text.language):
        return None
    if sum(map(len, segments(quotation.text))) < LONG or not first.citation.pinpoints:
        return None
    told = lasting(
        "«{text}» is nowhere in {source}: whose words are these?", text=short(quotation.text), source=text.source
    )
    words = [word for run in segments(quotation.text) for word, _ in run]
    theirs = shelf.words(text)
    same_tongue = theirs is not None and sum(word in theirs.vocabulary for word in words) * 2 >= len(words)
    severity: Severity = "warning" if same_tongue else "note"
    return Heard(first, Remark(status="unknown", severity=severity, detail=told, source=text.source), quotation)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def why_not(placed: Placed, known_of: dict[int, tuple[Known, ...]], language: str | None) -> str:
    """Why words quoted beside a citation were not settled."""
    known = known_of.get(id(placed), ())
    text = text_of(known)
    if text is None:
        return (
            lasting("was not compared: the text of the decision is not imported")
            if known
            else lasting("was not compared: the decision is not known")
        )
    if language is not None and text.language != language:
        return lasting(
            "was not compared: the imported text is in another language ({language})", language=text.language
        )
    return lasting("was not found in {source}: compare it by eye", source=text.source)


def short(passage: str) -> str:
    """A passage as it is named in a remark: its beginning."""
    words = " ".join(passage.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
