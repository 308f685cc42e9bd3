"""The week on a page: what the docket, the events and the log say of the days past and ahead, gathered; and laid out in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from litigator.dates.written import written
from litigator.docket.paging import COUNTED, between, how_many, page
from litigator.docket.reading import Line, Wanted
from litigator.docket.week import (
    Corrected,
    Decided,
    Opened,
    corrected,
    decided,
    fallen,
    met,
    office_name,
    opened,
    tally,
)
from litigator.exchange.plain import one_line
from litigator.exchange.report.page import BAD, PLAIN, WARN, WORDS, Bar, Day, Figure, Grid, Item, Page, Table
from litigator.office.views import Held, held_now
from litigator.settings import database_path
from litigator.store.connection import reading_plainly

AHEAD = 28  # days of the chart
ROOM = {
    "comes": 6,
    "fell": 2,
    "held": 4,
    "unconfirmed": 5,
    "done": 2,
    "moved": 2,
    "new": 2,
    "forums": 10,
}  # what a sheet holds


class Week(NamedTuple):
    """What the days from `first` to `today` brought and what the `days` after bring. Numbers are exact below `COUNTED`, lists are whole but
    for `unconfirmed`, which holds the nearest, and `held`, unless it was asked for whole.
    """

    today: date
    first: date
    days: int
    office: str
    done: list[Line]
    fell: list[Line]
    comes: list[Line]
    ahead: list[Line]
    unconfirmed: list[Line]
    decided: list[Decided]
    corrected: list[Corrected]
    new: list[Opened]
    held: list[Held]
    all_held: int
    overdue: int
    all_unconfirmed: int
    issues: Mapping[str, Mapping[str, str]]
    forums: Mapping[str, Mapping[str, str]]
    tally: Mapping[tuple[str, str], int]
    without: tuple[str, ...]


def week(db: str | None, today: date, *, days: int = 7, whole: bool = False, libraries: Sequence[str] = ()) -> Week:
    """Gather what the page needs, or, for scripts, the `whole` list of who is held: nothing is written."""
    from litigator.library.gathering import open_readable

    first = date.fromordinal(max(1, today.toordinal() - days + 1))
    last, chart = _later(today, days), _later(today, AHEAD - 1)
    held, all_held = held_now(db, today, limit=None if whole else ROOM["held"], libraries=libraries)
    library = open_readable(*libraries)
    with reading_plainly(database_path(db)) as connection:
        counted, pleaded = tally(connection)
        ahead = between(connection, Wanted(running=True), today, today, max(chart, last))
        return Week(
            today=today,
            first=first,
            days=days,
            office=office_name(connection),
            done=met(connection, today, first, today),
            fell=fallen(connection, today, first, today),
            comes=[line for line in ahead if (line.row.day or "") <= last.isoformat()],
            ahead=[line for line in ahead if (line.row.day or "") <= chart.isoformat()],
            unconfirmed=page(connection, Wanted(unconfirmed=True), today, limit=ROOM["unconfirmed"]).lines,
            decided=decided(connection, first, today),
            corrected=corrected(connection, first, today),
            new=opened(connection, first, today),
            held=held,
            all_held=all_held,
            overdue=how_many(connection, Wanted(standing="overdue"), today),
            all_unconfirmed=how_many(connection, Wanted(unconfirmed=True), today),
            issues={code: dict(one.title) for code, one in library.issues.items() if one.level == 1},
            forums=_forums(library, {forum for _, forum in counted}),
            tally=counted,
            without=tuple(code for code, one in library.issues.items() if one.level > 1 and code not in pleaded),
        )


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _forums(library: Any, used: set[str]) -> dict[str, Mapping[str, str]]:
    """The forums that hear a stage of litigation now, and those the office has cases before, each with its names."""
    hearing = [forum for kind in library.stages.values() for forum in kind.forums]
    standing = [forum for forum in hearing if forum in library.forums and library.forums[forum].valid_to is None]
    named = dict[str, Mapping[str, str]]()
    for forum in dict.fromkeys((*standing, *sorted(used))):
        names = library.forums[forum].names if forum in library.forums else None
        named[forum] = {"en": names.en if names else forum, "lt": names.lt["nom"] if names else forum}
    return named


# The page


def laid_out(found: Week, *, language: str = "en", names: bool = False) -> Page:
    """The page in words. People and cases stand by their references; with `names` also by name."""
    words = WORDS[language]
    span = words["span"].format(written(found.first, language), written(found.today, language), found.days)
    foot = words["foot_names" if names else "foot"].format(written(found.today, language))
    tables = (
        _table("comes", [_coming(line, language) for line in found.comes], language),
        _table("fell", [_fallen(line, language) for line in found.fell], language),
        _table("done", [_done(line, language) for line in found.done], language),
        _table(
            "unconfirmed",
            [_coming(line, language) for line in found.unconfirmed],
            language,
            beyond=found.all_unconfirmed - len(found.unconfirmed),
        ),
        _table("moved", _moves(found, language), language),
        _table("new", [_new(one, language, names) for one in found.new], language),
    )
    held = found.held[: ROOM["held"]]
    left = found.all_held - len(held)
    return Page(
        language=language,
        office=one_line(found.office)[:80],
        title=words["title"],
        span=span,
        figures=_figures(found, language),
        ahead=words["ahead"],
        legend=words["legend"],
        days=_days(found, language),
        tables=tables,
        held=words["held"],
        bars=tuple(_bar(one, language, names) for one in held),
        held_legend=words["held_legend"],
        held_more=words["more"].format(left) if left > 0 else "",
        held_empty=words["none"]["held"],
        gaps=words["gaps"],
        grid=_grid(found, language),
        foot=foot,
    )


def _figures(found: Week, language: str) -> tuple[Figure, ...]:
    labels = WORDS[language]["figures"]
    numbers = (found.overdue, len(found.comes), found.all_unconfirmed, found.all_held, len(found.new))
    tones = (BAD if found.overdue else PLAIN, PLAIN, WARN if found.all_unconfirmed else PLAIN, PLAIN, PLAIN)
    counted = [
        f"{number}+" if place in (0, 2) and number >= COUNTED else str(number) for place, number in enumerate(numbers)
    ]
    return tuple(
        Figure(number, label.format(found.days), tone)
        for number, label, tone in zip(counted, labels, tones, strict=True)
    )


def _days(found: Week, language: str) -> tuple[Day, ...]:
    """The chart: each day from today on."""
    counts: dict[str, list[int]] = {}
    for line in found.ahead:
        row = line.row
        place = 2 if row.bound in ("state", "court") else 0 if row.fatal and row.bound == "party" else 1
        counts.setdefault(row.day or "", [0, 0, 0])[place] += 1
    weekdays, made = WORDS[language]["weekdays"], []
    for number in range(AHEAD):
        day = _later(found.today, number)
        fatal, ours, state = counts.get(day.isoformat(), (0, 0, 0))
        made.append(Day(str(day.day), weekdays[day.weekday()], fatal, ours, state, day.weekday() > 4))
    return tuple(made)


def _table(key: str, items: list[Item], language: str, *, beyond: int = 0) -> Table:
    words, room = WORDS[language], ROOM[key]
    left = max(0, len(items) - room) + max(0, beyond)
    more = words["more"].format(f"{left}+" if left >= COUNTED else left) if left else ""
    return Table(key, words[key], tuple(items[:room]), more, words["none"][key])


def _title(line: Line, language: str) -> str:
    return one_line(line.row.title_lt if language == "lt" else line.row.title_en)


def _front(day: str | None, language: str) -> str:
    """`Fr 22 May` is read faster than an ISO day; the year stands in the heading."""
    if not day:
        return str(WORDS[language]["undated"])
    read = date.fromisoformat(day[:10])
    weekday = WORDS[language]["weekdays"][read.weekday()]
    return (
        f"{weekday} {read.month:02}-{read.day:02}"
        if language == "lt"
        else f"{weekday} {read.day} {written(read, 'en').split()[1][:3]}"
    )


def _who(line: Line, language: str) -> str:
    return one_line(line.row.who) if line.row.who else str(WORDS[language]["nobody"])


def _coming(line: Line, language: str) -> Item:
    words, mark = WORDS[language], line.urgency
    tone = (
        BAD
        if line.unconfirmed and mark.word in ("critical", "high")
        else WARN
        if mark.word in ("critical", "high")
        else PLAIN
    )
    head = f"{one_line(line.row.reference)} · {_who(line, language)}"
    return Item(
        _front(line.row.day, language), head, _title(line, language), f"{words['words'][mark.word]} {mark.number}", tone
    )


def _fallen(line: Line, language: str) -> Item:
    words = WORDS[language]
    said = words["standings"].get(line.standing, line.standing)
    tone = BAD if line.standing == "overdue" else WARN
    head = f"{one_line(line.row.reference)} · {_who(line, language)}"
    return Item(_front(line.row.day, language), head, _title(line, language), said, tone)


def _done(line: Line, language: str) -> Item:
    late = line.row.met_on is not None and line.row.bound == "party" and line.row.met_on[:10] > line.latest > ""
    mark = WORDS[language]["late"] if late else ""
    head = f"{one_line(line.row.reference)} · {_who(line, language)}"
    return Item(_front(line.row.met_on, language), head, _title(line, language), mark, WARN if late else PLAIN)


def _moves(found: Week, language: str) -> list[Item]:
    """What was decided, and which events have another day now, in the order it happened."""
    words, made = WORDS[language], list[tuple[str, Item]]()
    for one in found.decided:
        said = words["kinds"][one.kind]
        if one.due and one.kind != "deadline_confirmed":
            said += f" → {one.due}"
        if one.person:
            said += f", {words['to'].format(one_line(one.person))}"
        by = words["by"].format(one_line(one.by)) if one.by else ""
        head = " · ".join(filter(None, (one_line(one.reference), said)))
        body = " · ".join(filter(None, (one_line(one.limit or ""), by)))
        made.append(
            (
                one.on,
                Item(_front(one.on, language), head, body, "", WARN if one.kind == "deadline_overridden" else PLAIN),
            )
        )
    for other in found.corrected:
        head = f"{one_line(other.reference)} · {words['corrected']}"
        body = f"{one_line(other.kind)} → {other.on} · {words['by'].format(one_line(other.by))}"
        made.append((other.at, Item(_front(other.at, language), head, body, "", WARN)))
    return [item for _, item in sorted(made, key=lambda pair: pair[0])]


def _new(one: Opened, language: str, names: bool) -> Item:
    head = " · ".join(filter(None, (one_line(one.reference), one_line(one.owner or WORDS[language]["nobody"]))))
    body = " · ".join(filter(None, (one_line(one.name) if names else "", " ".join(map(one_line, one.issues)))))
    return Item(_front(one.opened, language), head, body)


def _bar(one: Held, language: str, names: bool) -> Bar:
    words, stay = WORDS[language], one.person.now
    label = " ".join(filter(None, (one_line(one.person.reference), one_line(one.person.name) if names else "")))
    told = [words["until"].format(stay.order_until) if stay.order_until else words["no order"]]
    if one.expired is not None:
        told.append(words["expired"].format(one.expired.row.day))
    elif one.next is not None:
        told.append(words["next"].format(one.next.row.day))
    return Bar(
        label,
        one.days,
        one.without_order,
        words["days"].format(one.days, one.without_order),
        ", ".join((one_line(stay.place), *told)),
    )


def _grid(found: Week, language: str) -> Grid:
    words = WORDS[language]
    letters = tuple((code, one_line(title[language])) for code, title in found.issues.items())
    rows = {forum: tuple(found.tally.get((code, forum), 0) for code, _ in letters) for forum in found.forums}
    busiest = sorted((forum for forum in rows if any(rows[forum])), key=lambda forum: -sum(rows[forum]))
    used = [forum for forum in rows if forum in busiest[: ROOM["forums"]]]
    never = [one_line(found.forums[forum][language]) for forum in rows if forum not in busiest]
    others = "; ".join(
        f"{one_line(found.forums[forum][language])} {sum(rows[forum])}" for forum in busiest[len(used) :]
    )
    notes = [words["others"].format(others)] if others else []
    notes += [words["never"].format("; ".join(never))] if never else []
    if found.without:
        notes.append(words["without"].format(" ".join(map(one_line, found.without))))
    return Grid(
        letters,
        tuple(one_line(found.forums[forum][language]) for forum in used),
        tuple(rows[forum] for forum in used),
        tuple(notes),
    )
