"""What the office keeps of judgments: treatment marks, which are only added, and private notes, which may be edited."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from litigator.errors import NotFound, Refused, UsageFault
from litigator.precedents.notes import Note
from litigator.precedents.treatment import GRAVEST_FIRST, Mark, Marks, Treatment, gathered
from litigator.records import JudgmentNoteRow, PersonRow, TreatmentMarkRow
from litigator.tongue import phrase


def add_mark(
    session: Session,
    *,
    authority: str,
    treatment: Treatment,
    reason: str,
    on: date,
    by: str,
    later: str | None = None,
    paragraph: str | None = None,
) -> Mark:
    """Mark `authority`. Raises `UsageFault` for a treatment there is no word for, or a mark without its reason."""
    if treatment not in GRAVEST_FIRST:
        raise UsageFault(phrase("«{treatment}» is no treatment", treatment=treatment), fix=", ".join(GRAVEST_FIRST))
    return _added(
        session,
        TreatmentMarkRow(
            authority=authority,
            treatment=treatment,
            reason=_said(reason, phrase("a mark needs its reason")),
            on=on,
            by=by,
            later=later,
            paragraph=paragraph,
        ),
    )


def withdraw_mark(session: Session, number: int, *, reason: str, on: date, by: str) -> Mark:
    """Take the mark `number` back by another one, with the reason. Raises `NotFound`, or `Refused` where it is taken back already."""
    row = session.get(TreatmentMarkRow, number)
    if row is None:
        raise NotFound(
            phrase("there is no mark {number}", number=number), fix="litigator precedent treat ID lists them"
        )
    if row.withdraws is not None:
        raise Refused(
            phrase("mark {number} takes mark {withdraws} back", number=number, withdraws=row.withdraws),
            fix=phrase("mark the judgment again instead"),
        )
    if session.scalar(select(TreatmentMarkRow.id).where(TreatmentMarkRow.withdraws == number)) is not None:
        raise Refused(phrase("mark {number} was taken back already", number=number))
    return _added(
        session,
        TreatmentMarkRow(
            authority=row.authority,
            treatment=row.treatment,
            reason=_said(reason, phrase("taking a mark back needs its reason")),
            on=on,
            by=by,
            withdraws=number,
        ),
    )


def marks(session: Session) -> Marks:
    """Every mark of the office, by what it is on, in the order made."""
    session.flush()
    table = TreatmentMarkRow.__table__  # plain columns: a search asks for every hit, and nothing here is changed
    names = ("id", "authority", "treatment", "reason", "on", "by", "later", "paragraph", "withdraws")
    rows = session.connection().execute(select(*(table.c[name] for name in names)).order_by(table.c.id))
    return gathered(Mark(**dict(zip(("number", *names[1:]), row, strict=True))) for row in rows)


def add_note(
    session: Session,
    *,
    authority: str,
    text: str | None,
    on: date,
    by: str,
    paragraph: str | None = None,
    words: str | None = None,
    start: int | None = None,
) -> Note:
    """Note something on a judgment; with `words` they are highlighted. Raises `UsageFault` where neither is given."""
    if words is None:
        text = _said(text or "", phrase("a note needs its words"))
    row = JudgmentNoteRow(authority=authority, text=text, on=on, by=by, paragraph=paragraph, words=words, start=start)
    session.add(row)
    session.flush()
    return _note(row)


def edit_note(
    session: Session,
    number: int,
    *,
    text: str | None,
    version: int | None = None,
    paragraph: str | None = None,
    start: int | None = None,
) -> Note:
    """Write a note anew, or say where its words stand now. `version` refuses the edit when the note has moved on since it was read."""
    row = _note_row(session, number, version)
    if text is not None:
        row.text = _said(text, phrase("a note needs its words")) if row.words is None else text or None
    if paragraph is not None:
        row.paragraph = paragraph
    if start is not None:
        row.start = start
    session.flush()
    return _note(row)


def remove_note(session: Session, number: int, *, version: int | None = None) -> Note:
    """Remove a note; the log keeps that there was one, not what it said."""
    row = _note_row(session, number, version)
    note = _note(row)
    session.delete(row)
    session.flush()
    return note


def notes(session: Session, names: Sequence[str] | None = None) -> list[Note]:
    """The notes on a judgment known by `names`, or all of the office's, in the order made."""
    chosen = select(JudgmentNoteRow).order_by(JudgmentNoteRow.id)
    if names is not None:
        chosen = chosen.where(JudgmentNoteRow.authority.in_(names))
    return [_note(row) for row in session.scalars(chosen)]


def people_named(session: Session, text: str) -> tuple[str, ...]:
    """The references of the people of the office's cases whose whole name stands in `text`; a name of one word is not looked for."""
    from litigator.precedents.naming import folded

    said = f" {folded(text)} "
    found = []
    for reference, name, native, aliases in session.execute(
        select(PersonRow.reference, PersonRow.name, PersonRow.native_name, PersonRow.aliases)
    ):
        names = (folded(one) for one in (name, native, *(aliases or ())) if one)
        if any(" " in one and f" {one} " in said for one in names):
            found.append(reference)
    return tuple(found)


def _added(session: Session, row: TreatmentMarkRow) -> Mark:
    session.add(row)
    session.flush()
    return Mark(
        number=row.id,
        authority=row.authority,
        treatment=row.treatment,  # type: ignore[arg-type]
        reason=row.reason,
        on=row.on,
        by=row.by,
        later=row.later,
        paragraph=row.paragraph,
        withdraws=row.withdraws,
    )


def _note_row(session: Session, number: int, version: int | None) -> JudgmentNoteRow:
    row = session.get(JudgmentNoteRow, number)
    if row is None:
        raise NotFound(phrase("there is no note {number}", number=number), fix="litigator precedent note list")
    if version is not None and row.version != version:
        raise Refused(
            phrase(
                "note {number} was changed since you read it (version {version}, yours {version2})",
                number=number,
                version=row.version,
                version2=version,
            ),
            fix=phrase("read it again, then edit"),
        )
    return row


def _note(row: JudgmentNoteRow) -> Note:
    names = ("version", "authority", "on", "by", "text", "paragraph", "words", "start")
    return Note(number=row.id, **{name: getattr(row, name) for name in names})


def _said(text: str, lacking: str) -> str:
    if not text.strip():
        raise UsageFault(lacking)
    return text.strip()
