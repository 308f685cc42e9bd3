"""The drafts of an office: listed, verified, filed, and told of when something under them changes."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator.drafting.forms.drafted import Logged
from litigator.drafting.versions.impact import Change, Standing, changes_since
from litigator.drafting.versions.made import Made, made_from
from litigator.drafting.versions.verifying import SENTENCES, Status, compared_with, read_file
from litigator.errors import LitigatorError, NotFound, UsageFault
from litigator.tongue import lasting, marked, phrase, word

if TYPE_CHECKING:
    from litigator.office.reading import Office
    from litigator.registry.drafts import DraftRecord

_SUFFIX = ".manifest.json"


# Knowing


def drafts_known(office: "Office", case: str | None = None) -> list[Made]:
    """The drafts in the office's log, of one case or all, in the order made."""
    from litigator.registry.drafts import drafts

    found = (_made(record) for record in drafts(office.open_session, reference=case))
    return [made for made in found if made is not None]


def drafts_in(folder: Path) -> list[Made]:
    """The drafts whose manifests stand in a folder or below it. Raises `NotFound` where it is no folder."""
    from litigator.drafting.saving import read_manifest

    if not folder.is_dir():
        raise NotFound(phrase("there is no folder {folder}", folder=folder))
    found = []
    for path in sorted(folder.rglob(f"*.docx{_SUFFIX}")):
        document = path.with_name(path.name.removesuffix(_SUFFIX))
        said = read_manifest(document)
        made = made_from(said, file=str(document)) if said is not None else None
        if made is not None:
            found.append(made)
    return found


def _made(record: "DraftRecord") -> Made | None:
    made = made_from(record.said, file=record.file, number=record.number, filed=record.filed)
    # What the log says of itself counts, whatever the manifest in it says.
    return made and replace(made, sha256=record.sha256, case=record.reference, identity=record.identity, by=record.by)


NOT_THERE, AS_GENERATED, EDITED = marked("not there"), marked("as generated"), marked("edited")


def state_of(made: Made) -> str:
    """How the file of a draft stands on the disk: `as generated`, `edited`, `not there`."""
    try:
        data = Path(made.file).read_bytes()
    except OSError:
        return NOT_THERE
    return AS_GENERATED if hashlib.sha256(data).hexdigest() == made.sha256 else EDITED


def current(drafts: Iterable[Made]) -> list[Made]:
    """The drafts that still stand: the last of each file, and every one that was filed."""
    last = {made.file: made for made in drafts}
    return [made for made in drafts if made.filed or last[made.file] is made]


def logged(office: "Office", case: str) -> tuple[Logged, ...]:
    """What was drafted for a case: of each form the last draft filed, else the last one made."""
    last: dict[str, Logged] = {}
    for made in drafts_known(office, case):
        day = made.filed or made.day
        if day is not None and (made.filed or made.form not in last or not last[made.form].filed):
            last[made.form] = Logged(made.form, day, made.filed is not None)
    return tuple(last.values())


# Impact


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """A draft and what has changed under it since."""

    made: Made
    changes: tuple[Change, ...]


def impact(
    office: "Office",
    *,
    folder: Path | None = None,
    clause: str | None = None,
    template: str | None = None,
    precedent: str | None = None,
) -> list[Impact]:
    """The drafts under which something has changed: all changes, or those of one clause, template or precedent.

    Drafts come from the office's log, or with `folder` from the manifests there. With a name, every draft that used it is given, also where
    nothing has changed. Raises `NotFound` for a name that neither the library nor any draft has.
    """
    drafts = drafts_in(folder) if folder is not None else current(drafts_known(office))
    asked = {
        kind: name for kind, name in (("clause", clause), ("template", template), ("precedent", precedent)) if name
    }
    for kind, name in asked.items():
        _must_be_known(office, kind, name, drafts)
    standing = _standing(office)
    found = []
    for made in drafts:
        if not all(name in _used(made)[kind] for kind, name in asked.items()):
            continue
        changes = changes_since(made, office.library.whole(), standing, facts=_facts_now(office, made))
        if asked:
            changes = tuple(change for change in changes if asked.get(change.kind) == change.id)
        if changes or asked:
            found.append(Impact(made=made, changes=changes))
    return found


def _used(made: Made) -> Mapping[str, Sequence[str]]:
    return {
        "clause": [used.id for used in made.clauses],
        "template": [made.form],
        "precedent": made.authorities,
    }


def _must_be_known(office: "Office", kind: str, name: str, drafts: Iterable[Made]) -> None:
    library = office.library
    known: dict[str, Iterable[str]] = {
        "clause": library.clauses,
        "template": [template.name for template in library.templates],
        "precedent": [*library.precedents, *library.acts],
    }
    if name not in known[kind] and not any(name in _used(made)[kind] for made in drafts):
        from litigator.office.words import near

        raise NotFound(
            phrase("neither the library nor any draft has the {kind} {name}", kind=word(kind), name=name),
            nearest=near(name, known[kind]),
        )


def _standing(office: "Office") -> Standing:
    if office.session is None:
        return Standing(checked={}, marked={})
    from litigator.registry.marks import marks

    known = marks(office.session)
    found_marked: dict[str, str] = {}
    for name, precedent in office.library.precedents.items():
        names = (name, *precedent.numbers, *filter(None, (precedent.ecli,)))
        found = known.of(names)
        if found.current in ("overruled", "not_followed", "criticised", "limited"):
            found_marked[name] = found.sentence() or found.current
    return Standing(checked=office.checked(), marked=found_marked)


def _facts_now(office: "Office", made: Made) -> Mapping[str, Any] | None:
    """The facts of the draft's case as a draft of that day would state them now; None where the case or the form is not there."""
    from litigator.drafting.assembling import plan_for

    if made.day is None or office.session is None:
        return None
    try:
        case = office.case_file(made.case)
        plan, _ = plan_for(
            case,
            made.form,
            office.library,
            today=made.day,
            place=made.place or "Vilnius",
            language=made.language,
            checked=office.checked(),
        )
    except LitigatorError:
        return None
    return plan.facts


# Verifying


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a file is the draft that was generated: `status`, what was edited, what is wrong with the manifest, what changed since.

    `made` is the draft it is held against, `logged` whether the office's log has it.
    """

    status: Status
    sha256: str
    made: Made | None
    logged: bool | None
    edits: tuple[str, ...]
    doubts: tuple[str, ...]
    since: tuple[Change, ...]

    def sentence(self) -> str:
        return SENTENCES[self.status]


def verify(office: "Office", file: Path) -> Verdict:
    """Hold a file against its manifest and against the office's log, and say what has changed under it since.

    Raises `NotFound`, `Unreadable` or `Refused` for a file that is none, or is not let in.
    """
    from litigator.documents.reading import bytes_of
    from litigator.drafting.saving import read_manifest

    read = read_file(bytes_of(file), file.name)
    said = read_manifest(file)
    beside = made_from(said, file=str(file)) if said is not None else None
    records = _records(office, read.sha256, read.identity or (beside.identity if beside else None))
    log = _best(records, file, read.sha256, beside)
    logged = _made(log) if log is not None else None
    made = logged or beside
    doubts = _doubts(file, said is not None, beside, log, read.identity)
    status, edits = compared_with(read, made) if made is not None else ("unknown", ())
    since = (
        changes_since(made, office.library.whole(), _standing(office), facts=_facts_now(office, made)) if made else ()
    )
    return Verdict(
        status=status,
        sha256=read.sha256,
        made=made,
        logged=None if office.session is None else log is not None,
        edits=edits,
        doubts=tuple(doubts),
        since=since,
    )


def _records(office: "Office", sha256: str, identity: str | None) -> "Sequence[DraftRecord]":
    from litigator.registry.drafts import drafts

    if office.session is None:
        return []
    return drafts(office.session, sha256=sha256, identity=identity)


def _best(records: "Sequence[DraftRecord]", file: Path, sha256: str, beside: Made | None) -> "DraftRecord | None":
    """The draft of the log that the file is most likely: of its very hash, of the manifest's hash, else of its identity; of several such
    the one made at that place, else the last.
    """
    for wanted in (sha256, beside.sha256 if beside else None, None):
        found = [record for record in records if wanted is None or record.sha256 == wanted]
        if found:
            return next((one for one in reversed(found) if one.file == str(file.resolve())), found[-1])
    return None


def _doubts(
    file: Path, is_there: bool, beside: Made | None, log: "DraftRecord | None", identity: str | None
) -> Iterator[str]:
    """What is wrong with the manifest: not ours, of another draft, or not as the log has it."""
    from litigator.drafting.saving import manifest_path

    path = manifest_path(file)
    if path.exists() and (not is_there or beside is None):
        yield lasting("the manifest beside it cannot be read as one of ours")
    if beside is None:
        return
    if identity and beside.identity and identity != beside.identity:
        yield lasting("the manifest beside it is of another draft: the identity in the file is not its own")
    if log is not None and log.sha256 == beside.sha256 and log.manifest.encode() != path.read_bytes():
        yield lasting(
            "the manifest beside it was altered: the office's log has it otherwise, and the log is what counts here"
        )


def mark_filed(office: "Office", file: Path, *, on: date, by: str) -> Made:
    """Remember that the draft in `file` was filed on a day. Raises `NotFound` where the log has no draft like it."""
    from litigator.documents.reading import bytes_of
    from litigator.registry.drafts import drafts, record_filing

    read = read_file(bytes_of(file), file.name)
    records = drafts(office.open_session, sha256=read.sha256, identity=read.identity)
    log = _best(records, file, read.sha256, None)
    made = _made(log) if log is not None else None
    if log is None or made is None:
        raise NotFound(
            phrase("the office's log has no draft like {name}", name=file.name),
            fix=phrase("assemble it with --user NAME, or verify it first"),
        )
    # The draft's own day, not the clock's: an office may work with another day (--today), and its drafts carry that one.
    own_day = made.day or log.at.date()
    if on < own_day and read.sha256 == log.sha256:
        raise UsageFault(
            phrase("{name} was made on {date}, after {on}", name=file.name, date=own_day, on=on),
            fix=phrase("give the day it was filed on"),
        )
    record_filing(office.open_session, log.number, on=on, sha256=read.sha256, by=by)
    return replace(made, filed=on)
