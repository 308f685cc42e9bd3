"""`litigator deadline list`: the docket line by line, a page at a time; for people, for scripts (--json), for a spreadsheet (--csv)."""

from typing import Any

from litigator.cli.asked import Desk
from litigator.cli.desk import CHANGED, NARROW, called, doubts
from litigator.cli.terminal import padded, print_json, print_table, say, shown, talk, width, wrapped
from litigator.tongue import again, either, marked, phrase, word

PAGE = 50
HEADINGS = (
    *(marked("day"), marked("in days"), marked("urgency"), marked("case")),
    *(marked("rule"), marked("what"), marked("who"), marked("standing")),
)
ROOMY = 140  # columns from which a line fits whole
SAID = {"missing": marked("cannot be counted yet"), "undocumented": marked("done, but no document shows it")}


def show_list(
    desk: Desk,
    *,
    days: int | None,
    unconfirmed: bool,
    by_urgency: bool,
    everything: bool,
    limit: int | None,
    after: str | None,
    fail_if_overdue: bool,
    as_csv: bool,
    as_json: bool,
    **asked: Any,
) -> int:
    """Print what is asked for; 10 where something is overdue and that is to fail."""
    from litigator.docket.reading import Wanted
    from litigator.office.desk import listing

    wanted = Wanted(
        **asked, within=days, unconfirmed=unconfirmed, done=everything or asked["standing"] == "done", closed=everything
    )
    today, on_paper = desk.today(), not (as_json or as_csv)
    found = listing(
        desk.db,
        wanted,
        today,
        order="urgency" if by_urgency else "day",
        limit=PAGE if limit is None and on_paper and not everything else limit,
        after=after,
        whole=not on_paper or everything or limit is not None or asked["case"] is not None,
        libraries=desk.libraries,
    )
    if as_json:
        print_json(
            "deadlines",
            today=today.isoformat(),
            stale=found.stale,
            deadlines=[line.as_dict() for line in found.lines],
            problems=[problem for line in found.lines for problem in line.row.problem_list()],
            more=found.more,
            next=found.lines[-1].row.uid if found.more and found.lines else None,
        )
    elif as_csv:
        _print_csv(found.lines)
    else:
        _print_lines(found, after)
    return 10 if fail_if_overdue and found.any_overdue else 0


def _print_lines(found: Any, after: str | None) -> None:
    room = width()
    if room is None or room >= ROOMY or not found.lines:
        print_table(HEADINGS, [listed_row(line) for line in found.lines], empty=phrase("no open time limits"))
    else:
        _print_entries(found.lines, room)
    if found.more:
        from litigator.office.desk import COUNTED

        many = phrase("{count} or more", count=COUNTED) if found.more >= COUNTED else str(found.more)
        say(
            phrase(
                "… and {many} more: --limit N, --all, or go on with --after {uid}",
                many=many,
                uid=found.lines[-1].row.uid,
            )
        )
    _tell_lines(found)


def _print_entries(lines: list[Any], room: int) -> None:
    """Two lines a limit, where one would not fit; below sixty columns each part on its own."""
    rows = [[shown("" if cell is None else cell) for cell in listed_row(line)] for line in lines]
    head = (0, 1, 2, 3, 6)
    wide = {place: max(len(row[place]) for row in rows) for place in head}
    if room < max(NARROW, sum(wide.values()) + 2 * len(head)):
        print_table(HEADINGS, rows)
        return
    for row in rows:
        say("  ".join(padded(row[place], wide[place]) for place in head).rstrip())
        for text in wrapped(f"{row[4]}: {row[5]} ({row[7]})", room, "    "):
            say(text)


def listed_row(line: Any) -> tuple[Any, ...]:
    """A line of the docket as a row of the table."""
    row = line.row
    mark = None if line.standing == "done" else line.urgency
    urgent = f"{word(mark.word)} {mark.number}" if mark else ""
    return (row.day, line.days, urgent, row.reference, row.rule, called(row), row.who, _standing(line))


def _standing(line: Any) -> str:
    said = word(line.row.state if line.standing == "done" else SAID.get(line.standing, line.standing))
    return ", ".join((said, *doubts(line, unconfirmed=phrase("unconfirmed"))))


def _tell_lines(found: Any) -> None:
    """What stands behind the lines, on stderr: gaps and doubts, remedies that have opened, rules that have changed."""
    told = set()
    for line in found.lines:
        for problem in line.row.problem_list():
            text = f"  · {shown(again(problem['where']))}: {shown(again(problem['what']))}"
            if text not in told:
                told.add(text)
                talk(text)
                if problem["fix"]:
                    talk(f"      → {shown(again(problem['fix']))}")
        if line.standing == "expired" and line.row.opens_en:
            talk(
                phrase(
                    "  ! {reference}, {rule} has expired: it opens {opens}",
                    reference=shown(line.row.reference),
                    rule=line.row.rule,
                    opens=either(line.row.opens_en, line.row.opens_lt),
                )
            )
    if found.expired:
        talk(
            phrase(
                "  ! {expired} limits of the State have expired and are not listed here: --standing expired",
                expired=found.expired,
            )
        )
    if found.stale:
        talk(phrase(CHANGED))


CSV: tuple[str, ...] = (
    "day",
    "days",
    "urgency",
    "urgency_number",
    "case",
    "rule",
    "title_lt",
    "title_en",
    "event",
    "starts",
    "due",
)
CSV += ("stage", "forum", "issues", "who", "standing", "confirmed_by", "unconfirmed", "status", "source", "uid")


def _print_csv(lines: list[Any]) -> None:
    from litigator.cli.sheet import print_csv

    print_csv(CSV, map(csv_row, lines))


def csv_row(line: Any) -> tuple[Any, ...]:
    """A line of the docket as a row of a spreadsheet."""
    row, mark = line.row, line.urgency
    return (
        *(row.day, line.days, mark.word, mark.number, row.reference, row.rule, row.title_lt, row.title_en),
        *(row.event, row.starts, row.due, row.stage, row.forum, row.issues, row.who, line.standing),
        *(row.confirmed_by, "yes" if line.unconfirmed else "no", row.status, row.source, row.uid),
    )
