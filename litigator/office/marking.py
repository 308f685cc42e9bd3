"""What a person of the office says of judgments: treatment marks, notes and highlights, checks.

Each function takes the office held for writing and the judgments it can read. No text kept here may name a person the office acts for:
the tables are about public judgments, and stay so.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from litigator.errors import Refused, UsageFault
from litigator.office.changing import WritingOffice
from litigator.office.judgments import Judgments, open_judgments
from litigator.office.opening import judgments_to_read, writing_office
from litigator.precedents import notes
from litigator.precedents.naming import Authority
from litigator.precedents.notes import Note
from litigator.precedents.treatment import Mark, Treatment
from litigator.tongue import phrase


@contextmanager
def marking_judgments(
    db: str | None, *, user: str | None, today: date, folder: str | None = None, libraries: Sequence[str] = ()
) -> Iterator[tuple[WritingOffice, Judgments]]:
    """The office held for writing by a person of it, with the judgments they can read; what is written lasts when the block ends well."""
    with (
        writing_office(db, user=user, libraries=libraries) as office,
        open_judgments(office, judgments_to_read(folder, db), today) as judgments,
    ):
        yield office, judgments


# Treatment


def treat(
    office: WritingOffice,
    judgments: Judgments,
    given: str,
    treatment: Treatment,
    *,
    reason: str,
    on: date,
    later: str | None = None,
    paragraph: str | None = None,
) -> Mark:
    """Mark a judgment, imported, built in or known by its number only: followed, distinguished, overruled …, by which `later` judgment."""
    from litigator.registry import marks

    must_name_nobody(office, reason)
    found = judgments.find_or_number(given)
    if later is not None:
        later = _later_name(judgments, later, found)
    if paragraph is not None and later is None:
        raise UsageFault(phrase("--paragraph is of the later judgment"), fix=phrase("name that judgment with --in"))
    return marks.add_mark(
        office.open_session,
        authority=found.name,
        treatment=treatment,
        reason=reason,
        on=on,
        by=office.actor,
        later=later,
        paragraph=paragraph,
    )


def withdraw(office: WritingOffice, number: int, *, reason: str, on: date) -> Mark:
    """Take a mark back by another one; both stay on record."""
    from litigator.registry import marks

    must_name_nobody(office, reason)
    return marks.withdraw_mark(office.open_session, number, reason=reason, on=on, by=office.actor)


def _later_name(judgments: Judgments, given: str, earlier: Authority) -> str:
    later = judgments.find_or_number(given)
    if later.name == earlier.name:
        raise UsageFault(phrase("a judgment does not treat itself"), fix=phrase("name the later judgment with --in"))
    if (ours := _day(judgments, earlier)) and (theirs := _day(judgments, later)) and theirs < ours:
        raise UsageFault(
            phrase(
                "{later} of {theirs} is earlier than {earlier} of {ours}",
                later=later.id or later.name,
                theirs=theirs,
                earlier=earlier.id or earlier.name,
                ours=ours,
            )
        )
    return later.name


def _day(judgments: Judgments, found: Authority) -> date | None:
    if judgments.texts is not None and found.key is not None:
        return judgments.texts.known(found.key).date
    return found.entry.date if found.entry else None


# Notes and highlights


def note(
    office: WritingOffice, judgments: Judgments, given: str, text: str, *, on: date, paragraph: str | None = None
) -> Note:
    """Note something on a judgment, or on one of its paragraphs, which must be there."""
    from litigator.registry import marks

    must_name_nobody(office, text)
    if paragraph is None:
        found = judgments.find(given)
    else:
        texts, key, found = judgments.imported(given)
        paragraph = notes.name_of(notes.paragraph_named(texts.paragraphs(key), paragraph))
    return marks.add_note(
        office.open_session, authority=found.name, text=text, on=on, by=office.actor, paragraph=paragraph
    )


def highlight(
    office: WritingOffice,
    judgments: Judgments,
    given: str,
    paragraph: str,
    *,
    on: date,
    words: str | None = None,
    first: str | None = None,
    last: str | None = None,
    text: str | None = None,
) -> Note:
    """Highlight words of a paragraph, whole, or from `first` to `last`; they are kept as the text has them."""
    from litigator.registry import marks

    must_name_nobody(office, text or "")
    texts, key, found = judgments.imported(given)
    where = notes.paragraph_named(texts.paragraphs(key), paragraph)
    exact, start = notes.highlighted(where, words, first, last)
    return marks.add_note(
        office.open_session,
        authority=found.name,
        text=text,
        on=on,
        by=office.actor,
        paragraph=notes.name_of(where),
        words=exact,
        start=start,
    )


def edit_note(office: WritingOffice, number: int, text: str, *, if_version: int | None = None) -> Note:
    """Write a note anew; `if_version` refuses the edit when it was changed since it was read."""
    from litigator.registry import marks

    must_name_nobody(office, text)
    return marks.edit_note(office.open_session, number, text=text, version=if_version)


def remove_note(office: WritingOffice, number: int, *, if_version: int | None = None) -> Note:
    from litigator.registry import marks

    return marks.remove_note(office.open_session, number, version=if_version)


# Verification


def verify(
    office: WritingOffice, judgments: Judgments, given: str, *, against: str, note: str | None, on: date
) -> tuple[str, bool]:
    """Mark as checked what `given` names: the built-in entry by its id, else the imported text. Returns its name, and whether it is the text.

    The mark is bound to what reads there now. Raises `NotFound` for a judgment that is neither.
    """
    from litigator import registry

    if not against.strip():
        raise UsageFault(phrase("say what it was compared with"), fix="--against HUDOC")
    if given in office.library.precedents:
        return office.verify_precedent(given, against=against, note=note, on=on).name, False
    texts, key, found = judgments.imported(given)
    must_name_nobody(office, note or "")
    registry.check_precedent(
        office.open_session,
        authority=found.id or found.name,
        entry_hash=texts.hashes(key)[0],
        against=against,
        on=on,
        by=office.actor,
        note=note,
    )
    return judgments.citation(found), True


def must_name_nobody(office: WritingOffice, text: str) -> None:
    """Raises `Refused` where the text names a person of the office's cases in full."""
    from litigator.registry import marks

    named = marks.people_named(office.open_session, text) if text.strip() else ()
    if named:
        raise Refused(
            phrase(
                "the text names {names}, whom the office acts for; notes on judgments hold no name of theirs",
                names=", ".join(named),
            ),
            fix=phrase("write the reference instead of the name"),
        )
