"""`litigator`, alone: what is due next, the most urgent first, why, who has it; and the command to run next."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from litigator.cli.asked import Desk, language_option
from litigator.cli.terminal import (
    coloured,
    columns,
    cut,
    padded,
    print_json,
    say,
    shown,
    talk,
    width,
    wrapped,
)
from litigator.tongue import again, either, marked, phrase, plural, word

# Words of the data that the desk shows by `tongue.word`: how a date stands, how urgent it is, what became of it.
WORDS = (
    *(
        marked("overdue"),
        marked("due"),
        marked("expired"),
        marked("awaiting"),
        marked("undocumented"),
        marked("missing"),
    ),
    *(marked("undated"), marked("done"), marked("open"), marked("met"), marked("met late"), marked("waived")),
    *(marked("answered"), marked("critical"), marked("high"), marked("medium"), marked("low")),
    *(marked("verified"), marked("unverified"), marked("over")),
)
SHOWN = 10
ON_PAPER = 100  # columns, where nobody says how many there are
NARROW, WIDE = 60, 130  # below the one, every part stands on lines of its own; from the other, a line a limit
DAYS = (*(marked("Mon"), marked("Tue"), marked("Wed"), marked("Thu"), marked("Fri"), marked("Sat"), marked("Sun")),)
NEAR = (marked("yesterday"), marked("today"), marked("tomorrow"))
CHANGED = marked(
    "  ! The rules have changed since these days were computed. What would move: litigator deadline impact; to let it: litigator office upgrade"
)


def show_due(desk: Desk, *, as_json: bool) -> int:
    """Print what is due next. Where there is no office yet, how to begin."""
    from litigator.office.desk import due, has_no_office

    place = has_no_office(desk.db)
    if place is not None:
        return _tell_how_to_begin(place, as_json)
    today = desk.today()
    found = due(desk.db, today, limit=SHOWN, libraries=desk.libraries)
    following, why = _next(found, desk)
    if as_json:
        print_json(
            "desk",
            today=today.isoformat(),
            stale=found.stale,
            overdue=found.all_overdue,
            due_within_a_week=found.within_days,
            unconfirmed=found.unconfirmed,
            expired=found.expired,
            counted_up_to=_counted(),
            deadlines=[line.as_dict() for line in (*found.overdue, *found.ahead)],
            next={"command": following, "why": why},
        )
        return 0
    room = width() or ON_PAPER
    for text in wrapped(_headline(found, today), room):
        say(coloured(text, "bold"))
    for heading, lines in ((marked("Overdue"), found.overdue), (marked("Next"), found.ahead)):
        if lines:
            say("")
            say(coloured(phrase(heading), "red bold" if heading == "Overdue" else "bold"))
            for text in _entries(lines, room):
                say(text)
    _tell_what_is_left_out(found, room)
    if found.stale:
        talk(phrase(CHANGED))
    say("")
    for text in wrapped(f"{why}:", room):
        say(text)
    say(following)
    return 0


def _tell_how_to_begin(place: Path, as_json: bool) -> int:
    if as_json:
        print_json(
            "desk", office=None, next={"command": "litigator demo", "why": phrase("there is no office here yet")}
        )
        return 0
    import click

    from litigator.cli.commands import root

    say(click.Context(root, info_name="litigator").get_help())
    say(phrase("\nThere is no office here yet ({place}).", place=shown(place)))
    say(
        phrase(
            "An office that stands elsewhere: litigator --db PATH. One of your own, in this folder: litigator office init --plain"
        )
    )
    say(phrase("To begin, a sample office, every person in it invented:"))
    say("litigator demo")
    return 0


def _counted() -> int:
    from litigator.docket.paging import COUNTED

    return COUNTED


def _number(count: int) -> str:
    return phrase("{count} or more", count=count) if count >= _counted() else str(count)


def _headline(found: Any, today: date) -> str:
    said = phrase(
        "{weekday} {day}: {overdue} overdue, {near} due within a week",
        weekday=phrase(DAYS[today.weekday()]),
        day=today.isoformat(),
        overdue=_number(found.all_overdue) if found.all_overdue else phrase("nothing"),
        near=_number(found.within_days) if found.within_days else phrase("nothing"),
    )
    if found.unconfirmed:
        said += phrase(", {unconfirmed} that end a case and are not confirmed", unconfirmed=_number(found.unconfirmed))
    return said


def _tell_what_is_left_out(found: Any, room: int) -> None:
    left = found.all_overdue - len(found.overdue)
    notes = []
    if left > 0:
        notes.append(
            phrase("… and {left} more overdue: litigator deadline list --standing overdue", left=_number(left))
        )
    if found.expired:
        notes.append(
            phrase(
                "{expired} limits of the State have expired: litigator deadline list --standing expired",
                expired=_number(found.expired),
            )
        )
    if notes:
        say("")
    for note in notes:
        for text in wrapped(note, room):
            say(coloured(text, "dim"))


# One limit


def _entries(lines: list[Any], room: int) -> Iterator[str]:
    """The lines as they fit: on one line each, on two, or each part on its own."""
    heads = [_head(line) for line in lines]
    wide = [max(columns(head[place]) for head in heads) for place in range(4)]
    for line, head in zip(lines, heads, strict=True):
        urgent, *others = (padded(part, wide[place]) for place, part in enumerate(head))
        first = "  ".join((coloured(urgent, _colour(line)), *others)).rstrip()
        taken = sum(wide) + 6
        said = told(line)
        if room >= WIDE:
            yield f"  {first}  {cut(said, room - taken - 4)}"
        elif room >= max(NARROW, taken + 2):
            yield f"  {first}"
            yield from wrapped(said, room, "      ")
        else:
            for part in (*head, said):
                yield from wrapped(part, room)
            yield ""


def _head(line: Any) -> tuple[str, str, str, str]:
    row, mark = line.row, line.urgency
    return (
        f"{word(mark.word)} {mark.number}",
        when(line),
        shown(row.reference),
        shown(row.who or phrase("nobody has it")),
    )


def _colour(line: Any) -> str:
    return {"critical": "red bold", "high": "red", "medium": "yellow"}.get(line.urgency.word, "")


def when(line: Any) -> str:
    """The day to keep, with its weekday and how far it is: `2026-05-22 Fri, in 2 days`."""
    row, days = line.row, line.days
    if days is None:
        return phrase("no day yet")
    day = f"{row.day} {weekday(row.day)}"
    if days in (-1, 0, 1):
        return f"{day}, {phrase(NEAR[days + 1])}"
    if days > 0:
        return plural("{day}, in {count} day", "{day}, in {count} days", days, day=day)
    return plural("{day}, {count} day ago", "{day}, {count} days ago", -days, day=day)


def weekday(day: str) -> str:
    """The weekday of a day in ISO text, in three letters or fewer."""
    return phrase(DAYS[date.fromisoformat(day).weekday()])


def called(row: Any) -> str:
    """A line's rule in words, in the language spoken."""
    return either(row.title_en, row.title_lt)


def told(line: Any) -> str:
    """Why it is there, in one clause: the rule in words and what began it; then what is not sure of it."""
    return shown("; ".join((_clause(line), *doubts(line))))


def _clause(line: Any) -> str:
    row = line.row
    if line.standing == "undocumented":
        return phrase("{title}: done on {met_on}, but no document shows it", title=called(row), met_on=row.met_on)
    if row.kind == "missing":
        lacking = next((again(one["what"]) for one in row.problem_list()), phrase("something is lacking"))
        return phrase("{title}: it has begun and cannot be counted yet, {lacking}", title=called(row), lacking=lacking)
    if row.kind in ("hearing", "removal"):
        return f"{called(row)} ({row.event})"
    if row.kind == "answer":
        return phrase("{title}, since {starts} ({event})", title=called(row), starts=row.starts[:10], event=row.event)
    binds = {"state": phrase(", binds the State"), "court": phrase(", binds the court")}.get(row.bound or "", "")
    return phrase(
        "{title} ({rule}), from {starts} ({event}){binds}",
        title=called(row),
        rule=row.rule,
        starts=row.starts[:10],
        event=row.event,
        binds=binds,
    )


def doubts(line: Any, unconfirmed: str = "") -> list[str]:
    """What is not sure of a line, in a word or two each; `unconfirmed` is what a table says where a whole sentence has no room."""
    row = line.row
    return [
        *([unconfirmed or phrase("NOT CONFIRMED, a miss ends the case")] if line.unconfirmed else []),
        *([phrase("rule unverified")] if row.status != "verified" else []),
        *(
            [phrase("arguable until {latest}", latest=line.latest)]
            if row.alternative_list() and line.standing not in ("done", "overdue")
            else []
        ),
    ]


# The next command


def _next(found: Any, desk: Desk) -> tuple[str, str]:
    """The command that does most now, and why."""
    first = next(iter((*found.overdue, *found.ahead)), None)
    if first is None:
        if found.expired:
            return _command(desk, "deadline", "list", "--standing", "expired"), phrase(
                "Next, what the State has let pass"
            )
        return _command(desk, "case", "list"), phrase("Nothing is due. Next, look at the cases")
    row = first.row
    which = (row.reference, row.rule)
    start = ("--start", row.event) if found.twice else ()
    if first.standing == "undocumented":
        return (
            _command(desk, "deadline", "done", *which, *start, "--exhibit", "KEY"),
            phrase("Next, name the document that shows it was done"),
        )
    if row.kind in ("hearing", "removal"):
        return _command(desk, "case", "show", row.reference), phrase("Next, look at the case")
    if first.standing == "overdue":
        return _command(desk, "deadline", "explain", *which), phrase(
            "Next, see why it is overdue and what may still be done"
        )
    if first.unconfirmed:
        return (
            _command(desk, "deadline", "confirm", *which, *start),
            phrase("Next, a second person reckons the day again and confirms it"),
        )
    return _command(desk, "deadline", "explain", *which), phrase("Next, see how it was reckoned")


def _command(desk: Desk, *words: str) -> str:
    """A command that can be run as it stands, on the office and the day that were named."""
    given = [("--db", desk.db), ("--today", desk.today_given), *(("--library", one) for one in desk.libraries)]
    options = [part for name, value in given if value for part in (name, value)]
    return " ".join(_quoted(word) for word in ("litigator", *options, *language_option(), *words))


def _quoted(word: str) -> str:
    plain = shown(word)
    if plain and all(one.isalnum() or one in "-_./:=+@%," for one in plain):
        return plain
    return "'" + plain.replace("'", "'\\''") + "'"
