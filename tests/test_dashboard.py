"""The dashboard: each view at three widths, each key, decisions and refusals, hostile text, a terminal without room; and in a real one."""

import asyncio
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.widgets import Input, Static

from litigator.cli.asked import Desk
from litigator.dashboard import drawing, keys
from litigator.dashboard.app import Dashboard
from litigator.dashboard.case_pane import CasePane
from litigator.dashboard.entries import Entries
from litigator.dashboard.month import Month
from litigator.dashboard.views import sought
from litigator.sample import CLOCK
from litigator.store.connection import connect

ROOT = Path(__file__).resolve().parents[1]
VALUES = ROOT.parent / "shared" / "cases" / "hostile" / "values"
VIEWS = tuple(key.action.split("'")[1] for key in keys.VIEWS)
FIRST = ("2026-010", "lt.foreigners.140_25-1")  # what presses most in the sample office
OWN_VALUES = (
    "[/nope]",
    "[bold red]loud[/]",
    "[link=file:///etc/passwd]here[/link]",
    "[@click=app.quit]go[/]",
    "\x1b[2J\x1b]0;title\x07clear",
    "\u202egnp.exe\u2066",
    "\u009b31mC1",
    "$error {{ 7*7 }}",
    "two\nlines\rand\ttabs",
    "\ud800lone",
)
Step = Callable[[Dashboard, Any], Awaitable[None]]


def a_desk(db: Path, user: str | None = "rasa", today: object = CLOCK) -> Desk:
    desk = Desk()
    desk.take({"db": str(db), "user": user, "today": str(today)})
    return desk


async def settled(app: Dashboard, pilot: Any) -> None:
    await pilot.pause()
    app.settle()
    await app.workers.wait_for_complete()
    await pilot.pause()
    if len(app.workers):
        await app.workers.wait_for_complete()
        await pilot.pause()


class Seen:
    """What stands on the screen after some keys."""

    def __init__(self, app: Dashboard) -> None:
        strips = app.screen._compositor.render_strips()
        self.lines = ["".join(segment.text for segment in strip) for strip in strips]
        self.links = [
            segment.style.link for strip in strips for segment in strip if segment.style and segment.style.link
        ]
        self.text = "\n".join(self.lines)
        self.notices = [notice.message for notice in app._notifications]
        self.screens = [type(screen).__name__ for screen in app.screen_stack]
        self.view = app.view_name
        lists = list(app.screen.query(Entries))
        shown = [
            one
            for one in lists
            if one.display and one.parent is not None and all(up.display for up in one.ancestors_with_self)
        ]
        self.entries = shown[0].entries if shown else []
        self.chosen = shown[0].chosen if shown else None


def seen(app: Dashboard, *pressed: str, size: tuple[int, int] = (100, 30), then: Step | None = None) -> Seen:
    """Start the dashboard, press the keys one after the other, and look."""

    async def run() -> Seen:
        async with app.run_test(size=size) as pilot:
            await settled(app, pilot)
            for key in pressed:
                await pilot.press(key)
                await settled(app, pilot)
            if then is not None:
                await then(app, pilot)
                await settled(app, pilot)
            return Seen(app)

    return asyncio.run(run())


@pytest.fixture
def dash(sample: Path) -> Callable[..., Dashboard]:
    return lambda user="rasa", view="today", today=CLOCK, look="dark": Dashboard(
        a_desk(sample, user, today), view=view, look=look
    )


# As it looks


@pytest.mark.parametrize("width", [60, 100, 200])
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_as_it_looks(dash, snap_compare, view, width):
    app = dash(view=view, today="2022-03-01" if view == "detention" else CLOCK)
    assert snap_compare(app, terminal_size=(width, 24), run_before=lambda pilot: settled(app, pilot))


@pytest.mark.parametrize(("name", "pressed"), [("case", ["down", "down", "enter"]), ("month", ["m"]), ("asked", ["c"])])
def test_what_stands_over_a_view_as_it_looks(dash, snap_compare, name, pressed):
    app = dash()

    async def before(pilot: Any) -> None:
        await settled(app, pilot)
        for key in pressed:
            await pilot.press(key)
            await settled(app, pilot)

    assert snap_compare(app, terminal_size=(100, 30), run_before=before)


@pytest.mark.parametrize("width", [60, 80, 100, 130, 200])
def test_no_day_is_cut_at_any_width(dash, width):
    found = seen(dash(), size=(width, 40))
    assert "2026-05-15 Fri, 5 days ago" in found.text
    assert "2026-05-22 Fri, in 2 days" in found.text
    assert "critical 100" in found.text
    assert "jonas" in found.text


def test_a_terminal_without_room_is_told_so_and_gets_its_view_back(dash):
    app = dash()

    async def widen(_: Dashboard, pilot: Any) -> None:
        assert "Too narrow" in Seen(app).text.replace("\n", " ")
        await pilot.resize_terminal(100, 30)

    found = seen(app, size=(20, 10), then=widen)
    assert "critical 100" in found.text
    assert seen(dash(), size=(20, 10)).screens[-1] == "TooNarrow"
    app = dash()
    seen(app, "q", size=(20, 10))
    assert app.return_code == 0


def test_without_colour_the_words_say_it_all(dash, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = dash()

    async def look(_: Dashboard, pilot: Any) -> None:
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                    shade = colour.triplet if colour is not None and colour.triplet else (0, 0, 0)
                    assert len({*shade}) == 1, segment

    assert "NOT CONFIRMED" in seen(app, then=look).text.replace("\n", " ")


def test_each_look_can_be_read(dash):
    names = set()
    for look in ("dark", "light", "contrast"):
        app = dash(look=look)
        assert "critical 100" in seen(app).text
        names.add(app.theme)
    assert len(names) == 3
    app = dash()
    seen(app, "t")
    assert app.theme == "litigator-light"


# The keys


@pytest.mark.parametrize("number", range(1, 8))
def test_a_number_opens_its_view(dash, number):
    found = seen(dash(), *(["2"] if number == 1 else []), str(number))
    assert found.view == VIEWS[number - 1]
    assert found.notices == []


@pytest.mark.parametrize(
    ("key", "said", "lacks"),
    [
        ("8", "mine", "jonas"),
        ("9", "unconfirmed", "expired"),
        ("o", "overdue", "2026-05-22"),
        ("n", "the next 7 days", "2026-06-11"),
    ],
)
def test_a_saved_view_is_the_docket_with_less_and_escape_gives_it_back(dash, key, said, lacks):
    found = seen(dash(), key, size=(120, 40))
    assert found.view == "docket"
    assert said in found.lines[3]
    assert lacks not in found.text
    back = seen(dash(), key, "escape", size=(120, 40))
    assert f"{said} (" not in back.text
    assert "expired" in back.text


@pytest.mark.parametrize(
    ("typed", "found", "not_found"),
    [
        ("echr.35", "2021-011", "2026-010"),
        ("who:rasa", "2021-004", "jonas"),
        ("case:2025-012", "2025-012", "2026-010"),
        ("issue:d2", "2025-012", "2026-010"),
        ("appeal lvat", "2021-004", "2026-010"),
    ],
)
def test_the_filter_looks_through_the_whole_list_as_it_is_typed(dash, typed, found, not_found):
    async def check(app: Dashboard, pilot: Any) -> None:
        app.query_one("#filter", Input).value = typed

    said = seen(dash(view="docket"), "slash", then=check, size=(120, 40))
    body = "\n".join(said.lines[4:-2])
    assert found in body
    assert not_found not in body
    assert f"filter: {typed}" in said.text


def test_the_filter_finds_lithuanian_names_without_their_marks(dash):
    assert sought("SEIMA").is_in("Šeima Pabradėje")
    found = seen(dash(view="cases"), "slash", *"seima", size=(100, 30))
    assert "Šeima Pabradėje" in found.text
    assert "Kybartai" not in found.text
    back = seen(dash(view="cases"), "slash", *"seima", "escape")
    assert "2022-007" in back.text


def test_enter_opens_the_case_with_its_limits_timeline_and_detention(dash):
    found = seen(dash(), "down", "down", "enter", size=(200, 50))
    assert found.screens[-1] == "CasePane"
    assert "Šeima Pabradėje" in found.text
    assert "182 of them without a court's order" in found.text
    assert "█" in found.text and "▒" in found.text
    assert "judgment_pronounced" in found.text
    assert seen(dash(), "enter", "escape").screens == ["Screen"]


def test_enter_on_an_issue_of_the_matrix_shows_its_cases(dash):
    async def read(app: Dashboard, pilot: Any) -> None:
        for _ in range(100):  # the view is made, then read in a thread
            if "2021-004" in Seen(app).text:
                return
            await pilot.pause(0.05)

    found = seen(dash(view="matrix"), "enter", size=(120, 40), then=read)
    assert found.view == "cases"
    assert "filter: issue:a1" in found.text
    assert "2021-004" in found.text, found.text
    assert "2022-008" not in found.text


def test_the_matrix_shows_its_gaps_turns_and_shifts(dash):
    found = seen(dash(view="matrix"), size=(200, 50))
    assert "·" in found.text and "Issues without any case" in found.text
    assert "no case before: utena_dc" in found.text
    assert "S2a" in seen(dash(view="matrix"), "b").lines[5]
    narrow = seen(dash(view="matrix"), size=(60, 30))
    assert "migration" in narrow.lines[5] and "echr" not in narrow.lines[5]
    assert "echr" in seen(dash(view="matrix"), *["right"] * 8, size=(60, 30)).lines[5]


def test_the_month_chooses_days_and_goes_to_the_agenda(dash):
    found = seen(dash(), "m", "down")
    assert found.screens[-1] == "Month"
    assert "May 2026" in found.text
    assert "22 (1)" in found.text
    assert found.chosen.row.day == "2026-05-27"
    assert "June 2026" in seen(dash(), "m", "right_square_bracket").text
    assert "April 2026" in seen(dash(), "m", "pageup").text
    assert seen(dash(), "m", "tab", "enter").screens[-1] == "CasePane"


def test_help_says_what_the_pane_is_its_command_and_why_a_key_does_nothing(dash):
    found = seen(dash(user=None, view="docket"), "question_mark", size=(100, 120))
    assert "litigator deadline list" in found.text
    assert "does nothing here: read-only" in found.text
    for key in keys.EVERY:
        assert key.tooltip.split(";")[0][:40] in found.text


def test_every_key_has_a_tooltip_and_what_decides_has_a_command():
    assert all(binding.tooltip for binding in keys.BINDINGS)
    assert all(key.tooltip for key in keys.EVERY)
    assert all(key.twin.startswith("litigator") for key in keys.DECISIONS)
    for screen in (CasePane, Month):
        assert screen.ABOUT


def test_the_palette_has_every_command(dash):
    app = dash()

    async def check(_: Dashboard, pilot: Any) -> None:
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert all(any(title.startswith(key.name) for title in titles) for key in keys.EVERY if key.key != "ctrl+p")

    assert seen(app, "ctrl+p", then=check).screens[-1] == "CommandPalette"
    assert seen(dash(), "ctrl+p", *"awaiting", "enter", size=(120, 40)).view == "awaiting"


def test_order_why_read_again_and_quit(dash):
    assert "the most urgent first" in seen(dash(view="docket"), "s").text
    why = seen(dash(), "e", size=(110, 60))
    assert why.screens[-1] == "Why"
    assert "How it was reckoned" in why.text and "30 (a miss ends the case)" in why.text
    assert "read again" in seen(dash(), "r").notices
    app = dash()
    seen(app, "q")
    assert not app.is_running and app.return_code == 0


@pytest.mark.parametrize("key", ["c", "d", "w", "a", "u"])
def test_without_a_user_nothing_is_decided_and_the_key_says_why(dash, key):
    found = seen(dash(user=None), key)
    assert found.screens == ["Screen"]
    assert "read-only" in found.notices[0] and "--user" in found.notices[0]


def test_somebody_from_elsewhere_may_only_read(dash):
    assert "stranger is not a person of this office" in seen(dash(user="stranger"), "c").notices[0]


@pytest.mark.parametrize(
    ("view", "key"), [("matrix", "c"), ("visits", "e"), ("visits", "slash"), ("cases", "s"), ("today", "b")]
)
def test_a_key_that_does_nothing_here_says_why(dash, view, key):
    found = seen(dash(view=view), key)
    assert found.screens == ["Screen"]
    assert len(found.notices) == 1


def test_visits_are_not_made_up(dash):
    assert "No visits are recorded" in seen(dash(view="visits")).text


# Decisions


def unconfirmed(on_sample: Any) -> list[tuple[str, str]]:
    answer = json.loads(on_sample("deadline", "list", "--unconfirmed", "--json").out)
    return [(one["case"], one["rule"]) for one in answer["deadlines"]]


def test_a_day_is_confirmed_told_and_taken_back(dash, on_sample):
    assert FIRST in unconfirmed(on_sample)
    found = seen(dash(), "c", "enter")
    assert any("is confirmed by rasa" in notice for notice in found.notices)
    assert (found.chosen.row.reference, found.chosen.row.rule) == FIRST, "the cursor stays on the line"
    assert FIRST not in unconfirmed(on_sample)
    app = dash()
    found = seen(app, "c", "enter", "u", "enter")
    assert any("taken back by rasa" in notice for notice in found.notices)
    assert app.backs == []


def test_taking_back_leaves_the_office_as_it_was(dash, on_sample):
    before = on_sample("deadline", "list", "--json").out
    seen(dash(), "c", "enter", "u", "enter")
    assert on_sample("deadline", "list", "--json").out == before
    assert on_sample("office", "doctor").code == 0


def test_a_refusal_is_told_in_words(dash, on_sample):
    found = seen(dash(user="sample"), "c", "enter")
    assert any("confirmed by a second person" in notice and "--user" in notice for notice in found.notices)
    assert FIRST in unconfirmed(on_sample)
    other_day = seen(dash(), "c", *"2026-05-16", "enter")
    assert any("not on 2026-05-16" in notice for notice in other_day.notices)
    no_day = seen(dash(), "c", *"31/02/2026", "enter")
    assert any("is not read as a date" in notice for notice in no_day.notices)
    assert FIRST in unconfirmed(on_sample)


def test_what_has_moved_since_the_screen_was_read_is_refused(dash, on_sample):
    async def meanwhile(app: Dashboard, pilot: Any) -> None:
        moved = ("deadline", "override", *FIRST, "2026-05-21", "--reason", "another reading")
        assert on_sample(*moved).code == 0
        await pilot.press("enter")

    found = seen(dash(), "c", then=meanwhile)
    assert any("ends on 2026-05-21" in notice for notice in found.notices)
    assert FIRST in unconfirmed(on_sample)


def test_a_waiver_asks_a_reason_and_is_reopened_with_one(dash, on_sample):
    without = seen(dash(), "w", "enter")
    assert "a reason is missing" in without.text
    left = seen(dash(), "w", *"no", "escape")
    assert left.screens == ["Screen"] and left.notices == []
    found = seen(dash(), "w", *"settled", "enter")
    assert any("waived by rasa" in notice for notice in found.notices)
    assert json.loads(on_sample("deadline", "list", "--case", FIRST[0], "--all", "--json").out)["deadlines"]
    assert FIRST not in unconfirmed(on_sample)


def test_a_waiver_of_this_sitting_is_reopened_by_undo(dash, on_sample):
    found = seen(dash(), "w", *"settled", "enter", "u", *"mistaken", "enter")
    assert any("the waiver is taken back" in notice for notice in found.notices)
    assert FIRST in unconfirmed(on_sample)


def test_what_was_recorded_before_the_sitting_is_taken_back_from_the_log(dash, on_sample, say, sample):
    by = ("--db", sample, "--today", "2026-05-20", "--user")
    assert say(*by, "rasa", "deadline", "assign", *FIRST, "rasa").code == 0
    assert FIRST in [(one["case"], one["rule"]) for one in _of("rasa", on_sample)]
    found = seen(dash(), "u", "enter")
    assert any("is taken back by rasa" in notice for notice in found.notices), found.notices
    assert FIRST not in [(one["case"], one["rule"]) for one in _of("rasa", on_sample)]
    # What a colleague recorded is hers to take back.
    assert say(*by, "jonas", "deadline", "assign", *FIRST, "rasa").code == 0
    refused = seen(dash(), "u", "enter")
    assert any("was recorded by jonas" in notice for notice in refused.notices), refused.notices


def _of(person: str, on_sample: Any) -> list[Any]:
    return json.loads(on_sample("deadline", "list", "--person", person, "--json").out)["deadlines"]


def test_a_limit_is_given_to_a_person(dash, on_sample):
    found = seen(dash(), "a", "down", "enter")
    assert any("rasa has it" in notice for notice in found.notices)
    mine = json.loads(on_sample("deadline", "list", "--person", "rasa", "--json").out)["deadlines"]
    assert FIRST in [(one["case"], one["rule"]) for one in mine]


def test_done_wants_its_document(dash):
    form = seen(dash(), "d", size=(110, 40))
    assert "E-1" in form.text and "The document that shows it" in form.text
    without = seen(dash(), "d", "enter")
    assert "only by an act that a document shows" in without.text
    wrong = seen(dash(), "d", *"E-99", "enter", "enter", "enter")
    assert wrong.notices and "Decided" not in wrong.text


def test_the_screen_sees_what_others_change(dash, on_sample):
    async def meanwhile(app: Dashboard, pilot: Any) -> None:
        assert on_sample("deadline", "assign", *FIRST, "sample").code == 0
        app._look_again()

    assert "sample" in "\n".join(seen(dash(), then=meanwhile).lines[5:9])


# Hostile text


def own_and_shared_values() -> list[str]:
    shared = [path.read_bytes().decode("utf-8", "surrogateescape") for path in sorted(VALUES.glob("*.txt"))]
    return [*OWN_VALUES, *(value for value in shared if value and len(value) < 5_000)]


PLACES = (
    *(("docket", column) for column in ("title_en", "person", "event", "source")),
    *(("legal_case", column) for column in ("name", "owner", "goal")),
    *(("person", "name"), ("detention", "place"), ("event", "title"), ("event", "number")),
)


def poison(sample: Path, values: list[str], turn: int = 0) -> None:
    """Put the values wherever somebody's words stand, each row another one, behind the office's back."""
    with closing(connect(sample, actor="x")) as connection:
        for place, (table, column) in enumerate(PLACES):
            for number, (row,) in enumerate(connection.execute(f'SELECT rowid FROM "{table}"').fetchall()):
                value = values[(number + turn + place) % len(values)].encode("utf-8", "replace").decode("utf-8")
                connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', [value, row])


def must_be_harmless(found: Seen) -> None:
    for line in found.lines:
        for character in line:
            code = ord(character)
            assert code >= 0x20 and not 0x7F <= code <= 0x9F, repr(line)
            assert code not in {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}, repr(line)
    assert found.links == []


HOSTILE_WALK = ("2", "3", "4", "5", "6", "1", "enter", "escape", "m", "escape", "c", "escape", "a", "escape", "e")


def walked(app: Dashboard, size: tuple[int, int]) -> list[Seen]:
    """Every screen of a walk through the dashboard."""
    found = []

    async def walk(_: Dashboard, pilot: Any) -> None:
        for key in HOSTILE_WALK:
            found.append(Seen(app))
            await pilot.press(key)
            await settled(app, pilot)

    last = seen(app, size=size, then=walk)
    return [*found, last]


@pytest.mark.parametrize("size", [(60, 24), (200, 60)])
def test_no_value_of_ours_moves_the_cursor_opens_a_link_or_names_a_style(dash, sample, size):
    poison(sample, list(OWN_VALUES))
    screens = walked(dash(), size)
    assert len(screens) == len(HOSTILE_WALK) + 1
    for screen in screens:
        must_be_harmless(screen)
    found = seen(dash(view="cases"), size=size)
    assert "[/nope]" in found.text
    assert "[link=" in found.text


def test_no_value_handed_to_us_does_either(dash, sample):
    values = own_and_shared_values()[len(OWN_VALUES) :]
    if not values:
        pytest.skip("the shared hostile values are not here")
    for turn in range(0, len(values), 10):  # ten cases: each value is once the name of one
        poison(sample, values, turn)
        screens = walked(dash(), (60, 24) if turn % 20 else (140, 40))
        assert len(screens) == len(HOSTILE_WALK) + 1
        for screen in screens:
            must_be_harmless(screen)


def test_the_control_without_escaping_is_not_harmless(dash, sample, monkeypatch):
    poison(sample, ["\u202egnp.exe"])
    monkeypatch.setattr(drawing, "shown", str)
    with pytest.raises(AssertionError):
        must_be_harmless(seen(dash(view="cases"), size=(200, 40)))
    with pytest.raises(Exception, match="closing tag"):
        Content.from_markup("[/nope]")
    with pytest.raises(Exception, match="closing tag"):
        Static("[/nope]").render()


# Large and broken offices


def test_rows_are_read_a_page_at_a_time_and_on_as_the_cursor_nears_the_end(dash, sample):
    with closing(connect(sample, actor="x")) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(docket)")]
        others = ", ".join(f'"{name}"' for name in names if name != "uid")
        for number in range(400):
            connection.execute(
                f"INSERT INTO docket (uid, {others}) SELECT '{number:05}', {others} FROM docket "
                "WHERE reference = ? AND rule = 'lt.foreigners.138-1' LIMIT 1",
                [FIRST[0]],
            )
    found = seen(dash(view="docket"))
    assert len(found.entries) == 50
    assert "50 of 250 or more" in found.text
    assert len(seen(dash(view="docket"), "end", "end").entries) == 150
    found = seen(dash(view="docket"), "slash", *"kt.65", size=(120, 40))
    assert {entry.thing.row.reference for entry in found.entries} == {"2021-011", "2022-007"}


def test_a_database_that_breaks_under_the_screen_is_told_in_words(dash, sample):
    async def breaks(app: Dashboard, pilot: Any) -> None:
        for path in sample.parent.glob("cases.db*"):
            path.write_bytes(b"no database at all" * 100)
        await pilot.press("2")

    found = seen(dash(), then=breaks)
    assert found.view == "docket"
    assert "it cannot be read now" in found.text


# The command


def test_off_a_terminal_it_prints_the_view_as_its_twin_does(on_sample):
    assert on_sample("dash").out == on_sample().out
    assert on_sample("dash", "--view", "cases", "--plain").out == on_sample("case", "list").out
    for view, twin in (
        ("today", ()),
        ("docket", ("deadline", "list")),
        ("cases", ("case", "list")),
        ("matrix", ("case", "matrix")),
        ("detention", ("claimant", "held")),
        ("awaiting", ("deadline", "list", "--standing", "awaiting")),
        ("month", ("deadline", "calendar")),
    ):
        assert on_sample("dash", "--view", view, "--json").out == on_sample(*twin, "--json").out, view
        if view != "today":
            assert on_sample("dash", "--view", view, "--csv").out == on_sample(*twin, "--csv").out, view
    assert on_sample("dash", "--csv").out.startswith("day,")
    assert json.loads(on_sample("dash", "--view", "visits", "--json").out)["visits"] == []
    assert on_sample("dash", "--view", "visits", "--csv").code == 2


def test_what_is_not_shown_loads_no_textual():
    script = (
        "import sys, litigator.cli, litigator.cli.dash; from litigator.cli import main; "
        "code = main(['dash', '--help']); sys.exit(code or ('textual' in sys.modules or 'rich' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_in_a_real_terminal_it_answers_to_keys(sample, tmp_path):
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    socket = str(tmp_path / "s")
    tmux = lambda *words: subprocess.run(["tmux", "-S", socket, *words], capture_output=True, text=True, check=False)  # noqa: E731
    command = f"{sys.executable} -m litigator --db {sample} --today {CLOCK} --user rasa dash; echo LEFT $?; sleep 60"

    def waits_for(text: str) -> str:
        for _ in range(300):
            shown = tmux("capture-pane", "-p", "-t", "d").stdout
            if text in shown:
                return shown
            time.sleep(0.1)
        raise AssertionError(f"{text} never came:\n{shown}")

    started = tmux("-f", "/dev/null", "new-session", "-d", "-s", "d", "-x", "100", "-y", "32", command)
    if started.returncode != 0:
        pytest.skip(f"tmux does not start here: {started.stderr}")
    try:
        assert "2026-05-15 Fri, 5 days ago" in waits_for("critical 100")
        tmux("send-keys", "-t", "d", "2")
        waits_for("the nearest first")
        tmux("send-keys", "-t", "d", "1")
        waits_for("the most urgent first")
        tmux("send-keys", "-t", "d", "Enter")
        waits_for("decision_delivered")
        tmux("send-keys", "-t", "d", "Escape")
        waits_for("1 Today")
        tmux("send-keys", "-t", "d", "q")
        assert "LEFT 0" in waits_for("LEFT")
    finally:
        tmux("kill-server")
