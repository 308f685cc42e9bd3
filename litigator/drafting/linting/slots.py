"""Slots of our own templates: known, alone in their paragraph, in the body, outside conditions, with the styles they need."""

import re
from collections.abc import Collection, Mapping

from litigator.drafting.linting.asked import Asked
from litigator.drafting.linting.finding import BODY, Findings, Place
from litigator.drafting.linting.meaning import meant, nearest
from litigator.drafting.linting.places import Paragraph
from litigator.drafting.linting.reading import ReadPart
from litigator.drafting.linting.wording import tell
from litigator.drafting.template import STYLES_OF_SLOT
from litigator.drafting.wording import Sentence

NAMED = ("clauses", "statements", "clause titles", "clause texts")
KINDS = tuple(dict.fromkeys(kind for kind in (*STYLES_OF_SLOT, *NAMED) if kind != "clause rows"))
_SLOT = re.compile(r"\[\[\s*(?P<kind>[^\[\]:]*?)\s*(?:(?P<colon>:)\s*(?P<name>[^\[\]:]*?))?\s*\]\]")
_OPEN = re.compile(r"\[\[|\]\]")
_MARK = re.compile(r"\[&\s*(?P<act>[^\s\]]*)\s*(?P<provision>[^\]]*)\]")
_OTHER = re.compile(r"\[[@#>][^\]]*\]?|\[&[^\]]*$")


def check(read: ReadPart, findings: Findings, styles: Collection[str], asked: Asked) -> None:
    """Every slot of a part, and those the form requires that are not there."""
    opened = _blocks(read)
    seen: set[str] = set()
    named: dict[str, Place] = {}
    for paragraph in read.part.paragraphs:
        found = list(_SLOT.finditer(paragraph.text))
        for slot in found:
            kind = "clauses" if slot["kind"] == "clause titles" else slot["kind"]
            seen |= {slot["name"] or kind, f"{kind}: {slot['name']}"}
            if kind == "clauses" and slot["name"]:
                named.setdefault(slot["name"], paragraph.place)
            _slot(paragraph, slot, findings, styles, asked, inside=opened.get(paragraph.place.paragraph, 0) > 0)
        if _OPEN.search(_SLOT.sub("", paragraph.text)):
            what = tell("«{mark}» is left over in «{near}»", mark="[[", near=paragraph.text.strip()[:60])
            findings.wrong("slot", paragraph.place, what, tell("write {example}", example="[[clauses: merits]]"))
    if read.part.name == BODY:
        seen |= _lost_clauses(read, named, findings, asked)
        looped = " ".join(tag.token.raw for tag in read.tags)
        for name in sorted(name for name in set(asked.required) - seen if not _gone_through(name, looped)):
            what = tell("the slot {slot} that the form requires is missing", slot=name)
            findings.wrong(
                "slot",
                read.part.paragraphs[-1].place if read.part.paragraphs else _nowhere(),
                what,
                tell("write {example}", example=f"[[{name}]]")
                if ":" in name or name in STYLES_OF_SLOT
                else tell("add [[clauses: {slot}]] or [[statements: {slot}]]", slot=name),
            )


def _lost_clauses(read: ReadPart, named: Mapping[str, Place], findings: Findings, asked: Asked) -> set[str]:
    """The slots that clauses of the form go to and the template lacks, each told: at the slot that was meant, where one is misspelt."""
    lost = asked.wanted.keys() - named.keys()
    free = [name for name in named if name not in asked.wanted]
    for slot in sorted(lost):
        near = nearest(slot, free)
        if near is not None:
            what = tell("no clause goes to the slot «{slot}»", slot=near)
            fix = tell("did you mean «{name}»?", name=_example("clauses", slot))
            findings.wrong("slot", named[near], what, fix)
            free.remove(near)
        else:
            what = tell(
                "the slot «{slot}» is missing, which the clause {clause} goes to", slot=slot, clause=asked.wanted[slot]
            )
            place = read.part.paragraphs[-1].place if read.part.paragraphs else _nowhere()
            findings.wrong("slot", place, what, tell("write {example}", example=_example("clauses", slot)))
    return lost


def _gone_through(name: str, tags: str) -> bool:
    """Whether the text itself goes through the statements of a slot in a loop: they are not lost."""
    return ":" in name and re.search(rf"\bin\s+{re.escape(name.replace(': ', '.'))}\b", tags) is not None


def check_marks(read: ReadPart, findings: Findings, acts: Collection[str]) -> None:
    """The provision marks of a part: whole, of an act the library has, in the body."""
    for paragraph in read.part.paragraphs:
        for mark in _MARK.finditer(paragraph.text):
            if mark["act"] not in acts:
                fix = meant(nearest(mark["act"], sorted(acts))) or tell("add it to rules/acts.yaml")
                findings.wrong(
                    "mark",
                    paragraph.place,
                    tell("there is no act «{name}», in «{tag}»", name=mark["act"], tag=mark[0]),
                    fix,
                )
            elif not mark["provision"].strip():
                findings.wrong(
                    "mark",
                    paragraph.place,
                    tell("the mark «{tag}» names no provision", tag=mark[0]),
                    tell("write {example}", example="[&echr 5(4)]"),
                )
            if read.part.name != BODY:
                findings.wrong(
                    "mark",
                    paragraph.place,
                    tell("the mark «{tag}» stands outside the body", tag=mark[0]),
                    tell("remove it"),
                )
        for mark in _OTHER.finditer(_SLOT.sub("", _MARK.sub("", paragraph.text))):
            what = tell(
                "«{tag}» is a mark of clauses, or one left open, and would be printed as it is", tag=mark[0][:60]
            )
            findings.wrong("mark", paragraph.place, what, tell("close it, or move the text to a clause"))


def _slot(
    paragraph: Paragraph,
    slot: re.Match[str],
    findings: Findings,
    styles: Collection[str],
    asked: Asked,
    *,
    inside: bool,
) -> None:
    place, kind, name = paragraph.place, slot["kind"], slot["name"] or ""
    if kind not in KINDS or (slot["colon"] and kind not in NAMED) or not re.fullmatch(r"[a-z_]*", name):
        said = f"{kind}: {name}" if name else kind
        findings.wrong("slot", place, tell("there is no slot «{slot}»", slot=said), _meant(kind, name, asked))
        return
    if paragraph.text.strip() != slot[0]:
        findings.wrong(
            "slot",
            place,
            tell("the slot {slot} does not stand alone in its paragraph", slot=slot[0]),
            tell("give it a paragraph of its own"),
        )
    if place.part != BODY:
        findings.wrong(
            "slot", place, tell("the slot {slot} stands outside the body", slot=slot[0]), tell("move it into the body")
        )
    if inside:
        findings.wrong(
            "slot",
            place,
            tell("the slot {slot} stands inside a condition or a loop", slot=slot[0]),
            tell("move it out: clauses carry their own conditions"),
        )
    if kind in NAMED and not name:
        findings.wrong(
            "slot",
            place,
            tell("the slot {slot} names nothing", slot=slot[0]),
            tell("write {example}", example=f"[[{kind}: merits]]"),
        )
    if kind == "statements" and name and name not in (asked.statements or name):
        _undeclared(place, name, findings, asked)
    wanted: Mapping[str, tuple[str, ...]] = STYLES_OF_SLOT
    for style in wanted.get("clause rows" if kind == "clause titles" else kind, ()):
        if style not in styles:
            what = tell(
                "the slot {slot} needs the style «{style}», which is not in the template", slot=slot[0], style=style
            )
            near = nearest(style, sorted(styles), 80)
            fix = tell("rename the style «{style}»", style=near) if near else tell("add it in Word (Modify style)")
            findings.wrong("style", place, what, fix)
    for stands_in, style, clause in asked.drawn if kind in ("clauses", "clause titles") else ():
        if stands_in == name and style not in styles:
            what = tell(
                "the clause {clause}, drawn in Word, needs the style «{style}», which is not in the template",
                clause=clause,
                style=style,
            )
            fix = tell("add it in Word (Modify style), or draw the clause in a style of the template")
            findings.wrong("style", place, what, fix)


def _meant(kind: str, name: str, asked: Asked) -> Sentence:
    """What a slot that is none was to be: its kind, or its name, which is of small letters without accents."""
    near = nearest(kind, KINDS)
    if near is None:
        return tell("the slots are {words}", words=", ".join(KINDS))
    if re.fullmatch(r"[a-z_]*", name):
        return tell("did you mean «{name}»?", name=_example(near, name))
    names = asked.statements if near == "statements" else sorted(asked.wanted)
    return tell("its name is one of: {words}", words=", ".join(names) or "admissibility, facts, merits, procedure")


def _undeclared(place: Place, name: str, findings: Findings, asked: Asked) -> None:
    """A slot for statements that the form does not declare: nobody could write anything for it."""
    what = (
        tell("{form} declares no statements «{name}»", form=asked.form, name=name)
        if asked.form
        else tell("no form declares statements «{name}»", name=name)
    )
    near = nearest(name, asked.statements)
    declared = tell("declared are: {words}; another is declared in forms.yaml", words=", ".join(asked.statements))
    fix = meant(_example("statements", near)) if near else declared
    findings.wrong("slot", place, what, fix)


def _example(kind: str, name: str) -> str:
    return f"[[{kind}: {name or 'merits'}]]" if kind in NAMED else f"[[{kind}]]"


def _blocks(read: ReadPart) -> dict[int, int]:
    """How many whole-paragraph blocks are open at each paragraph."""
    changes: dict[int, int] = {}
    for opened, closed in read.pairs:
        first, last = opened.paragraph.place.paragraph, closed.paragraph.place.paragraph
        for number in range(first, last + 1):
            changes[number] = changes.get(number, 0) + 1
    return changes


def _nowhere() -> Place:
    return Place(BODY)
