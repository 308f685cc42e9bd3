"""`litigator precedent treat | note | highlight`: what the office says of a judgment. All of it stays in the office's own database."""

import textwrap
from typing import Any

import click

from litigator.cli.following import judgments_option, reading
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown
from litigator.tongue import phrase, plural, word

TREATMENTS = ("overruled", "not_followed", "criticised", "limited", "distinguished", "followed")


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""


def writing(desk: Desk, folder: str | None) -> Any:
    """The office held for writing with the judgments, for the length of a block."""
    from litigator.office.marking import marking_judgments

    return marking_judgments(desk.db, user=desk.user_given, today=desk.today(), folder=folder, libraries=desk.libraries)


@command(group)
@click.argument("precedent")
@click.argument("treatment", required=False, type=click.Choice(TREATMENTS))
@click.option("--reason", help="Why: on which point, in which words. It stays with the mark.")
@click.option("--in", "later", metavar="LATER", help="The later judgment that did it: its id, number, ECLI or name.")
@click.option("--paragraph", metavar="N", help="Where in the later judgment.")
@click.option("--withdraw", type=int, metavar="NUMBER", help="Take the mark of that number back; both stay on record.")
@judgments_option
@json_option
def treat(
    desk: Desk,
    precedent: str,
    treatment: Any,
    reason: str | None,
    later: str | None,
    paragraph: str | None,
    withdraw: int | None,
    folder: str | None,
    as_json: bool,
) -> None:
    """Mark PRECEDENT as followed, distinguished, overruled …; without TREATMENT, list its marks.

    No mark is ever changed or deleted: a wrong one is taken back by another. PRECEDENT may be known by its number only.
    """
    if treatment is None and withdraw is None:
        with reading(desk, folder) as judgments:
            _list_marks(precedent, judgments.treatment(precedent), as_json)
        return
    from litigator.errors import UsageFault
    from litigator.office import marking

    if not reason:
        raise UsageFault(phrase("a mark needs its reason"), fix='--reason "…"')
    with writing(desk, folder) as (office, judgments):
        if withdraw is not None:
            _must_be_its_own(judgments.treatment(precedent), withdraw, precedent)
            mark = marking.withdraw(office, withdraw, reason=reason, on=desk.today())
        else:
            mark = marking.treat(
                office,
                judgments,
                precedent,
                treatment,
                reason=reason,
                on=desk.today(),
                later=later,
                paragraph=paragraph,
            )
    if as_json:
        print_json("treatment-mark", **mark_as_dict(mark))
    elif mark.withdraws is not None:
        say(
            phrase(
                "mark {withdraws} on {authority} is taken back by mark {number}",
                withdraws=mark.withdraws,
                authority=shown(mark.authority),
                number=mark.number,
            )
        )
    else:
        say(
            phrase(
                "mark {number}: {authority} is marked {treatment}",
                number=mark.number,
                authority=shown(mark.authority),
                treatment=word(mark.treatment.replace("_", " ")),
            )
        )


def _must_be_its_own(standing: Any, number: int, precedent: str) -> None:
    """A mark is taken back only through the judgment it is on: a mistyped number must not strike another."""
    from litigator.errors import NotFound

    if number not in [mark.number for mark in standing.history]:
        raise NotFound(
            phrase("{precedent} has no mark {number}", precedent=precedent, number=number),
            fix=f"litigator precedent treat {precedent}",
        )


def _list_marks(precedent: str, standing: Any, as_json: bool) -> None:
    if as_json:
        print_json(
            "treatment",
            precedent=precedent,
            current=standing.current,
            in_force=[mark.number for mark in standing.in_force],
            marks=[mark_as_dict(mark) for mark in standing.history],
        )
        return
    live = {mark.number for mark in standing.in_force}
    print_table(
        ("mark", "on", "by", "treatment", "in", "reason"),
        [
            (
                mark.number,
                mark.on,
                mark.by,
                phrase("takes back {withdraws}", withdraws=mark.withdraws) if mark.withdraws else word(mark.treatment),
                " § ".join(filter(None, (mark.later, mark.paragraph))),
                mark.reason
                if mark.number in live or mark.withdraws
                else phrase("(taken back) {reason}", reason=mark.reason),
            )
            for mark in standing.history
        ],
        empty=phrase("no marks yet"),
    )


def mark_as_dict(mark: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(mark)


@group.group(name="note", context_settings=HELP)
def note_group() -> None:
    """Private notes on judgments."""


@command(note_group, "add")
@click.argument("precedent")
@click.argument("text")
@click.option("--paragraph", metavar="N", help="The paragraph it is on: 91, or #14 by place where there is no number.")
@judgments_option
@json_option
def note_add(desk: Desk, precedent: str, text: str, paragraph: str | None, folder: str | None, as_json: bool) -> None:
    """Note TEXT on PRECEDENT, or on one of its paragraphs. Nobody outside the office's database sees it."""
    from litigator.office import marking

    with writing(desk, folder) as (office, judgments):
        note = marking.note(office, judgments, precedent, text, on=desk.today(), paragraph=paragraph)
    _tell_note(
        note,
        phrase("note {number} on {where}", number=note.number, where=shown(note.authority) + _where(note)),
        as_json,
    )


@command(note_group, "list")
@click.argument("precedent", required=False)
@judgments_option
@json_option
def note_list(desk: Desk, precedent: str | None, folder: str | None, as_json: bool) -> None:
    """List the notes and highlights on PRECEDENT, or all of them, and where their words stand in the text as it is now."""
    with reading(desk, folder) as judgments:
        notes = judgments.notes(judgments.find(precedent)) if precedent else judgments.all_notes()
    if as_json:
        print_json("notes", notes=[note_as_dict(one) for one in notes])
        return
    if not notes:
        say(phrase("no notes yet"))
    for one in notes:
        print_note(one, with_authority=precedent is None)


@command(note_group, "edit")
@click.argument("number", type=int)
@click.argument("text")
@click.option("--if-version", type=int, metavar="N", help="Only if nobody changed it since version N.")
@judgments_option
@json_option
def note_edit(desk: Desk, number: int, text: str, if_version: int | None, folder: str | None, as_json: bool) -> None:
    """Write note NUMBER anew."""
    from litigator.office import marking

    with writing(desk, folder) as (office, _):
        note = marking.edit_note(office, number, text, if_version=if_version)
    _tell_note(
        note,
        phrase("note {number} is written anew (version {version})", number=note.number, version=note.version),
        as_json,
    )


@command(note_group, "remove")
@click.argument("number", type=int)
@click.option("--if-version", type=int, metavar="N", help="Only if nobody changed it since version N.")
@judgments_option
@json_option
def note_remove(desk: Desk, number: int, if_version: int | None, folder: str | None, as_json: bool) -> None:
    """Remove note or highlight NUMBER."""
    from litigator.office import marking

    with writing(desk, folder) as (office, _):
        note = marking.remove_note(office, number, if_version=if_version)
    _tell_note(
        note, phrase("note {number} on {where} is removed", number=note.number, where=shown(note.authority)), as_json
    )


@command(group)
@click.argument("precedent")
@click.argument("paragraph")
@click.option("--words", help="The words to highlight, as they stand in the text.")
@click.option("--from", "first", metavar="WORDS", help="The words the passage begins with.")
@click.option("--to", "last", metavar="WORDS", help="The words the passage ends with.")
@click.option("--note", "text", help="A note beside it.")
@judgments_option
@json_option
def highlight(
    desk: Desk,
    precedent: str,
    paragraph: str,
    words: str | None,
    first: str | None,
    last: str | None,
    text: str | None,
    folder: str | None,
    as_json: bool,
) -> None:
    """Highlight words of a PARAGRAPH (91, or #14 by place) of PRECEDENT: --words, or --from and --to, or all of it.

    The words are kept as the text has them; when a later import moves or changes them, the list says so.
    """
    from litigator.office import marking

    with writing(desk, folder) as (office, judgments):
        note = marking.highlight(
            office, judgments, precedent, paragraph, on=desk.today(), words=words, first=first, last=last, text=text
        )
    words_marked = len((note.words or "").split())
    told = plural(
        "highlight {number} on {where}: {count} words",
        "highlight {number} on {where}: {count} words",
        words_marked,
        number=note.number,
        where=shown(note.authority) + _where(note),
    )
    _tell_note(note, told, as_json)


def _tell_note(note: Any, sentence: str, as_json: bool) -> None:
    if as_json:
        from dataclasses import asdict

        print_json("note", **asdict(note))
    else:
        say(sentence)


def _where(note: Any) -> str:
    return phrase(", paragraph {paragraph}", paragraph=note.paragraph) if note.paragraph else ""


def note_as_dict(found: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(found.note), "state": found.state, "place": found.place, "starts": found.start, "told": found.told}


def print_note(found: Any, *, with_authority: bool = False) -> None:
    """A note on its lines: where, whose, its words, and what became of them."""
    note = found.note
    head = shown(note.authority) if with_authority else ""
    say(
        " ".join(filter(None, (f"[{note.number}]", head + _where(note), f"({shown(note.by)}, {note.on})"))).replace(
            "] ,", "]"
        )
    )
    if note.words:
        say(textwrap.fill(f"“{shown(note.words)}”", 100, initial_indent="    ", subsequent_indent="    "))
    if note.text:
        say(textwrap.fill(shown(note.text), 100, initial_indent="    ", subsequent_indent="    "))
    if found.told:
        say(f"    ! {shown(found.told)}")
