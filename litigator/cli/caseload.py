"""`litigator case list | matrix`: the cases a page at a time, and where they stand: issue by forum, stage and outcome, with the gaps."""

from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown
from litigator.cli.terminal import columns, cut, padded, width, wrapped
from litigator.tongue import either, marked, phrase

PAGE = 50
GAP = "·"


@click.group(context_settings=HELP)
def group() -> None:
    """The caseload; `cli/case` takes these commands into its own group."""


csv_option = click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet on stdout.")


@command(group, "list")
@click.option("--issue", metavar="CODE", help="Only cases on this issue, such as a or a3.")
@click.option("--owner", metavar="HANDLE", help="Only what this person of the office has.")
@click.option("--closed", is_flag=True, help="Also closed ones.")
@click.option(
    "--limit",
    type=click.IntRange(0, 1_000_000),
    help="So many cases at most (50 on paper for people, all in --json and --csv).",
)
@click.option("--after", metavar="CASE", help="Go on after this case.")
@csv_option
@json_option
def list_(
    desk: Desk,
    issue: str | None,
    owner: str | None,
    closed: bool,
    limit: int | None,
    after: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List the cases by reference: issues, stage, forum, who has it, the nearest day to keep."""
    from litigator.office.views import case_lines

    page = PAGE if limit is None and not (as_json or as_csv) else limit
    lines, more = case_lines(desk.db, desk.today(), issue=issue, owner=owner, closed=closed, limit=page, after=after)
    if as_json:
        following = lines[-1].reference if more and lines else None
        print_json("cases", cases=[line._asdict() for line in lines], more=more, next=following)
        return
    rows = [
        (line.reference, " ".join(line.issues), line.stage, line.forum, line.owner, line.next, line.name)
        for line in lines
    ]
    headings = ("case", "issues", "stage", "forum", marked("owner"), marked("next day"), "name")
    if as_csv:
        from litigator.cli.sheet import print_csv

        print_csv((*headings, "closed"), ((*row, line.closed) for row, line in zip(rows, lines, strict=True)))
        return
    print_table(headings, rows, empty="" if lines else _why_none(desk))
    if more:
        from litigator.docket.paging import COUNTED

        many = phrase("{count} or more", count=COUNTED) if more >= COUNTED else str(more)
        say(
            phrase(
                "… and {many} more: --limit N, or go on with --after {reference}",
                many=many,
                reference=shown(lines[-1].reference),
            )
        )


def _why_none(desk: Desk) -> str:
    """Why no case is listed: there is none yet, or none of those asked for."""
    from litigator.office.views import case_lines

    some, _ = case_lines(desk.db, desk.today(), closed=True, limit=1)
    return (
        phrase("no case fits; --closed lists closed ones too") if some else phrase("no cases yet: litigator case add")
    )


@command(group)
@click.option("--issue", metavar="CODE", help="Only this issue, such as a or a3.")
@click.option("--forum", metavar="ID", help="Only this forum, such as lt.lvat.")
@click.option(
    "--by", type=click.Choice(["forum", "stage", "outcome"]), default="forum", show_default=True, help="The columns."
)
@click.option("--cells", "as_cells", is_flag=True, help="Every cell on a line: issue, forum, stage, outcome, cases.")
@csv_option
@json_option
def matrix(
    desk: Desk, issue: str | None, forum: str | None, by: str, as_cells: bool, as_csv: bool, as_json: bool
) -> None:
    """Show where the cases stand: how many on each issue before each forum, by stage or by outcome, and where there are none.

    A case with several issues counts under each; closed cases count, for what they won or lost stands.
    """
    from litigator.office.views import matrix as read_matrix

    found = read_matrix(desk.db, desk.libraries)
    asked = [
        cell
        for cell in found.cells
        if (issue is None or (cell.issue.startswith(issue) if len(issue) == 1 else cell.issue == issue))
        and forum in (None, cell.forum)
    ]
    issues = {
        code: names
        for code, names in found.issues.items()
        if issue is None or (code.startswith(issue) if len(issue) == 1 else code == issue)
    }
    forums = {name: named for name, named in found.forums.items() if forum in (None, name)}
    if as_json:
        print_json(
            "matrix",
            issues=[{"code": code, "title": names} for code, names in issues.items()],
            forums=[{"id": name, "name": named} for name, named in forums.items()],
            cells=[cell._asdict() for cell in asked],
            gaps=[{"issue": code, "forums": [name for name in found.gaps[code] if name in forums]} for code in issues],
        )
        return
    if as_csv:
        from litigator.cli.sheet import print_csv

        print_csv(("issue", "forum", "stage", "outcome", "cases"), asked)
    elif as_cells:
        print_table(("issue", "forum", "stage", "outcome", "cases"), asked, empty=phrase("no case stands anywhere yet"))
    else:
        _print_grid(asked, issues, list(forums) if by == "forum" else _there(asked, by), by)


def _there(cells: list[Any], by: str) -> list[str]:
    """The stages or outcomes that occur: stages in their own order, outcomes by their number."""
    if by == "stage":
        return sorted({cell.stage for cell in cells}, key=lambda code: (len(code.rstrip("abcd")), code))
    numbers: dict[str, int] = {}
    for cell in cells:
        numbers[cell.outcome] = numbers.get(cell.outcome, 0) + cell.cases
    return sorted(numbers, key=lambda outcome: (-numbers[outcome], outcome))


def _print_grid(cells: list[Any], issues: dict[str, Any], over: list[str], by: str) -> None:
    """Issues down, `over` across, in as many blocks as the terminal needs; then the gaps in words."""
    numbers: dict[tuple[str, str], int] = {}
    for cell in cells:
        place = (cell.issue, getattr(cell, by))
        numbers[place] = numbers.get(place, 0) + cell.cases
    used = [code for code in issues if any((code, one) in numbers for one in over)]
    room = width() or 100
    if not used:
        say(phrase("no case stands anywhere yet"))
    for block in _blocks(over, room - 6):
        heads = [_short(one) for one in block]
        wide = [min(max(columns(head), 4), max(4, room - 7)) for head in heads]
        say(
            "       "
            + "  ".join(padded(cut(head, size), size) for head, size in zip(heads, wide, strict=True)).rstrip()
        )
        for code in used:
            marks = (str(numbers.get((code, one), GAP)) for one in block)
            line = "  ".join(mark.rjust(size) for mark, size in zip(marks, wide, strict=True))
            say(f"{padded(shown(code), 5)}  {line}")
        say("")
    for code in used:
        say(cut(f"{shown(code)}: {shown(either(issues[code]['en'], issues[code].get('lt')))}", room))
    if by == "forum" and over:
        _tell_gaps(numbers, used, issues, over, room)


def _tell_gaps(
    numbers: dict[tuple[str, str], int], used: list[str], issues: dict[str, Any], over: list[str], room: int
) -> None:
    gaps = {name: [code for code in used if (code, name) not in numbers] for name in over}
    never = [_short(name) for name, lacking in gaps.items() if lacking == used]
    said = [phrase("no case at all before {never}", never=", ".join(never))] if never else []
    said += [
        phrase("{name}: none on {lacking}", name=_short(name), lacking=" ".join(map(shown, lacking)))
        for name, lacking in gaps.items()
        if lacking and lacking != used
    ]
    say(phrase("\nGaps:") if said else phrase("\nNo gaps."))
    for line in said:
        for text in wrapped(line, room, "  "):
            say(text)
    without = [code for code in issues if code not in used]
    if without:
        for text in wrapped(phrase("Issues without any case: {without}", without=" ".join(map(shown, without))), room):
            say(text)


def _blocks(names: list[str], room: int) -> list[list[str]]:
    """The columns in blocks that fit."""
    blocks: list[list[str]] = [[]]
    taken = 0
    for name in names:
        wide = max(columns(_short(name)), 4) + 2
        if blocks[-1] and taken + wide > room:
            blocks.append([])
            taken = 0
        blocks[-1].append(name)
        taken += wide
    return [block for block in blocks if block]


def _short(name: str) -> str:
    """A forum of Lithuania without its country: `lvat`."""
    return shown(name.removeprefix("lt."))
