"""Which field takes what: proposed by the words of the form, saved for a person to read and confirm, read back strictly."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from litigator.drafting.filling.entries import Entry
from litigator.drafting.filling.form import PdfField, PdfForm
from litigator.drafting.wording import say
from litigator.errors import LibraryFault, Problem, UsageFault

ENOUGH = 72.0
SURE = 88.0
_SAME_SECTION = 12.0
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^\w]+|_+|\[\d+\]")
_HINT = re.compile(r"\([^()]{4,}\)")
_SECTION = re.compile(
    r"(?:^|[\s._-])(?:(?:section|box|part)[\s._-]*([A-I])(?![a-z])|([A-I])(?=[\s._:\-\d]|$))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldUse:
    """What one field takes: an entry (`takes`), words the office typed (`text`), or a tick. None of them: the field stays empty.

    `label`, `page` and `sure` (of a hundred) are for the person who confirms.
    """

    field: str
    takes: str = ""
    text: str = ""
    tick: Literal["", "yes"] = ""
    label: str = ""
    page: int = 0
    sure: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMapping:
    """The whole mapping, for one edition of a form (`fingerprint` of its fields). `confirmed` is written by a person: yes.

    `applicant`: for whom the words in section A are typed, where any are: they are nobody else's.
    """

    form: str
    fingerprint: str
    confirmed: Literal["yes", "no"] = "no"
    applicant: str = ""
    fields: tuple[FieldUse, ...] = ()


def proposed(form: PdfForm, entries: Mapping[str, Entry], applicant: str = "") -> FormMapping:
    """A mapping by likeness of words and by section letter: a proposal for a person to read, never used unread."""
    ranked = sorted(
        ((_likeness(field, entry), field, entry) for field in form.fillable for entry in entries.values()),
        key=lambda found: (-found[0], found[1].page, -found[1].bottom, found[2].key),
    )
    taken: dict[str, tuple[Entry, float]] = {}
    given: set[str] = set()
    for likeness, field, entry in ranked:
        free = field.name not in taken and (entry.flows or entry.key not in given)
        if likeness >= ENOUGH and free:
            taken[field.name] = (entry, likeness)
            given.add(entry.key)
    once = {field.name: field for field in form.fillable}
    return FormMapping(
        form=form.name,
        fingerprint=form.fingerprint,
        applicant=applicant,
        fields=tuple(_use(field, taken.get(field.name)) for field in once.values()),
    )


def _use(field: PdfField, taken: tuple[Entry, float] | None) -> FieldUse:
    entry, likeness = taken or (None, 0.0)
    return FieldUse(
        field=field.name,
        takes=entry.key if entry else "",
        label=f"{field.label} [{', '.join(_named(field)[:60])}]" if len(field.states) > 1 else field.label,
        page=field.page,
        sure=min(round(likeness), 100),
    )


def _named(field: PdfField) -> list[str]:
    """The states of a field, each with what a person sees for it where that says something else."""
    return [
        state if shown in ("", state, state.lstrip("/")) else f"{state} ({shown})"
        for state, shown in zip(field.states, field.shown or field.states, strict=False)
    ]


def _likeness(field: PdfField, entry: Entry) -> float:
    """How well `entry` answers what `field` asks: 0 where the kind or the section letter says no, over a hundred where the letter says yes."""
    from rapidfuzz import fuzz

    if (field.kind == "tick") != entry.tick or (entry.tick and len(field.states) > 1):
        return 0.0
    section = section_of(field)
    if section and section != entry.section:
        return 0.0
    asked = _asked(field)
    if set(entry.never) & set(asked.split()):
        return 0.0
    if entry.only and entry.only not in asked.split():
        return 0.0
    if entry.parts and len(set(entry.parts) & set(asked.split())) == 1:
        return 0.0
    best = max(
        fuzz.token_set_ratio(words, asked) * 0.5 + fuzz.token_sort_ratio(words, asked) * 0.5 for words in entry.called
    )
    if best < ENOUGH:
        return 0.0
    return best + _SAME_SECTION if section else min(best, SURE)


def _asked(field: PdfField) -> str:
    """What the field asks, in plain words: its tooltip (or the last part of its name) without the section letter, numbers and hints."""
    words = _CAMEL.sub(" ", _HINT.sub(" ", _SECTION.sub(" ", field.label)))
    return " ".join(word for word in words.lower().split() if not word.isdigit() and len(word) > 1)


def section_of(field: PdfField) -> str:
    """The section letter that the tooltip or the name bears, or nothing."""
    for words in (field.tooltip, *reversed(field.name.split("."))):
        match = _SECTION.search(words)
        if match:
            return (match[1] or match[2] or "").upper()
    return ""


# On paper


def written_out(mapping: FormMapping, entries: Mapping[str, Entry]) -> str:
    """The mapping as a YAML file for a person: each field with its page and label, and what has found no field."""
    lines = [
        "# Which field of the form takes what. Read it beside the form, mend it, then write confirmed: yes.",
        '# A field takes an entry (takes: A.born), words of yours (text: "…"), a tick (tick: yes), or stays empty (takes: "").',
        "# Of several ticks in one field (choices in the label), text names the one to set.",
        "# Several fields with the same long entry (E.text) are filled one after the other, in the order of this file.",
        f"# Entries: {', '.join(entries)}.",
        f"form: {_quoted(mapping.form)}",
        f"fingerprint: {mapping.fingerprint}",
        f"confirmed: {mapping.confirmed}",
        "# Words and ticks you type in section A are this applicant's alone; another's form needs a mapping of its own.",
        f"applicant: {_quoted(mapping.applicant)}",
        "fields:",
    ]
    for use in mapping.fields:
        lines.append(f"  - field: {_quoted(use.field)}")
        lines.append(f"    label: {_quoted(use.label)}")
        lines.append(f"    page: {use.page}")
        lines.append(f"    takes: {_quoted(use.takes)}")
        lines += [f"    text: {_quoted(use.text)}"] if use.text else []
        lines += ["    tick: yes"] if use.tick else []
        lines.append(f"    sure: {use.sure}")
    homeless = without_field(mapping, entries)
    if homeless:
        lines.append(f"# Without a field: {', '.join(homeless)}.")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """In quotation marks, with what turns or hides text (marks of direction and the like) spelt out."""
    quoted = json.dumps(words, ensure_ascii=False)
    return "".join(
        f"\\u{ord(sign):04x}" if unicodedata.category(sign) == "Cf" and ord(sign) < 0x10000 else sign for sign in quoted
    )


def without_field(mapping: FormMapping, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Entries that hold something and that no field takes; of an entry given in parts or whole, either is enough."""
    used = {use.takes for use in mapping.fields if use.takes}
    documents = {entry.key for entry in entries.values() if entry.section == "I"} - {"I.comments"}
    listed = bool(documents & used)
    found = []
    for entry in entries.values():
        parts = any(entry.key.startswith(f"{key}.") or key.startswith(f"{entry.key}.") for key in used)
        numbered = entry.key in documents and (listed or entry.key != "I.documents")
        if entry.text and entry.key not in used and not parts and not numbered:
            found.append(entry.key)
    return tuple(found)


def read_mapping(path: Path) -> FormMapping:
    """The mapping in the YAML or JSON file `path`. Raises `UsageFault` with every fault of it."""
    from litigator.library import reading

    try:
        return reading.read(path, FormMapping)
    except LibraryFault as fault:
        fix = fault.fix or say("mend the file, or have it proposed anew")
        raise UsageFault(fault.message, problems=fault.problems, fix=fix) from fault


def must_fit(mapping: FormMapping, form: PdfForm, entries: Iterable[str], applicant: str = "") -> None:
    """Raises `UsageFault` with everything that is wrong: not confirmed, another edition, a field or an entry that is not there, words typed
    for somebody else than `applicant`.
    """
    faults = (*_faults(mapping, form, set(entries)), *_typed_for_another(mapping, form, applicant))
    if faults:
        fix = say("mend the file, or have it proposed anew")
        raise UsageFault(say("the mapping cannot be used"), problems=faults, fix=fix)


def _faults(mapping: FormMapping, form: PdfForm, entries: set[str]) -> Iterator[Problem]:
    where = say("the mapping of {form}", form=mapping.form)
    if mapping.confirmed != "yes":
        fix = say("read it beside the form, then write confirmed: yes")
        yield Problem(say("nobody has confirmed it"), where, fix)
    if mapping.fingerprint != form.fingerprint:
        fix = say("have it proposed anew and read it again")
        yield Problem(say("the form has other fields than those it was made for"), where, fix)
    seen: set[str] = set()
    for use in mapping.fields:
        yield from _faults_of(use, form.field(use.field), entries, where)
        if use.field in seen:
            yield Problem(say("{field} stands there twice", field=use.field), where)
        seen.add(use.field)


def _typed_for_another(mapping: FormMapping, form: PdfForm, applicant: str) -> Iterator[Problem]:
    """Words and ticks in section A (or where the form names no section) that were typed for another applicant."""
    if not applicant or not mapping.applicant or applicant == mapping.applicant:
        return
    for use in mapping.fields:
        field = form.field(use.field)
        if field is not None and (use.text or use.tick) and section_of(field) in ("A", ""):
            what = say(
                "{field} holds what was typed for {typed}, not for {applicant}",
                field=field.label[:60],
                typed=mapping.applicant,
                applicant=applicant,
            )
            fix = say(
                "have a mapping proposed for {applicant}: --applicant {applicant}, without --mapping",
                applicant=applicant,
            )
            yield Problem(what, say("the mapping of {form}", form=mapping.form), fix)


def _faults_of(use: FieldUse, field: PdfField | None, entries: set[str], where: str) -> Iterator[Problem]:
    if field is None:
        yield Problem(say("there is no field {field}", field=use.field), where)
    elif field.kind == "signature" and (use.takes or use.text or use.tick):
        yield Problem(say("{field} is for a signature by hand", field=use.field), where, say("leave it empty"))
    elif field.locked and (use.takes or use.text or use.tick):
        yield Problem(say("the form does not let {field} be filled", field=use.field), where, say("leave it empty"))
    elif field.unseen and (use.takes or use.text or use.tick):
        what = say("{field} is not seen on any page of the form, or stands over its edge", field=use.field)
        yield Problem(what, where, say("leave it empty, and write it by hand where the form asks for it"))
    if use.takes and use.takes not in entries:
        yield Problem(say("there is no entry {entry}", entry=use.takes), where, _nearest(use.takes, entries))
    if sum(map(bool, (use.takes, use.text, use.tick))) > 1:
        fix = say("an entry, words or a tick: one of them")
        yield Problem(say("{field} takes two things", field=use.field), where, fix)


def _nearest(name: str, entries: Iterable[str]) -> str:
    from rapidfuzz import process

    found = [best[0] for best in process.extract(name, sorted(entries), limit=2, score_cutoff=60)]
    return say("did you mean {name}?", name=", ".join(found)) if found else ""
