"""The desk in the morning: `litigator` alone, the lists and their twins, on any terminal, for scripts and for spreadsheets."""

import csv
import io
import json
import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Said

from litigator.cli import door, main, terminal
from litigator.cli.commands import root
from litigator.cli.options import ASSEMBLE, BARE, COMMON, LIST, SWITCHES
from litigator.cli.options import STANDINGS as NAMED
from litigator.cli.shell import Desk
from litigator.docket.counting import is_counted
from litigator.docket.reading import STANDINGS
from litigator.library import remembered
from litigator.library.gathering import open_library
from litigator.office import reading_office, writing_office
from litigator.office.views import held_now
from litigator.sample import CLOCK

ROOT = Path(__file__).resolve().parents[1]
VALUES = ROOT.parent / "shared" / "cases" / "hostile" / "values"
APPEAL = "lt.foreigners.140-4"
Saying = Callable[..., Said]
HEAVY = {"click", "sqlalchemy", "msgspec", "rich", "textual", "docx", "lxml", "babel", "dateparser", "ruamel", "regex"}


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def morning(say: Saying, sample: Path) -> Saying:
    return lambda *arguments, today=CLOCK: say("--db", sample, "--today", today, *arguments)


def change(sample: Path, statement: str, *values: object) -> None:
    """Change the docket behind the office's back: it is not logged, and holds what no command would take."""
    with closing(sqlite3.connect(sample)) as connection, connection:
        assert connection.execute(statement, values).rowcount != 0


# What is due next


def test_it_says_what_is_due_the_most_urgent_first_why_and_who_has_it(morning: Saying) -> None:
    said = morning()
    assert said.code == 0, said.err
    first = said.out.split("\n")[0]
    assert first == "Wed 2026-05-20: nothing overdue, 6 due within a week, 11 that end a case and are not confirmed"
    body = " ".join(said.out.split())
    assert "high 82 2026-05-26 Tue, in 6 days 2021-004 rasa" in body
    assert f"Appeal to LVAT in foreigners' cases ({APPEAL}), from 2026-05-12 (judgment); NOT CONFIRMED" in body
    numbers = [
        int(line.split()[1]) for line in said.out.split("\n") if line.startswith(("  crit", "  high", "  med", "  low"))
    ]
    assert len(numbers) == 10
    assert numbers == sorted(numbers, reverse=True)
    assert "7 limits of the State have expired: litigator deadline list --standing expired" in said.out


def test_what_is_overdue_stands_first_and_leaves_room_for_the_rest(morning: Saying, sample: Path) -> None:
    answer = json.loads(morning("--json", today="2026-06-30").out)
    standings = [one["standing"] for one in answer["deadlines"]]
    assert standings[:5] == ["overdue"] * 5
    assert "overdue" not in standings[5:]
    assert answer["overdue"] > 5
    said = morning(today="2026-06-30")
    assert said.out.index("Overdue") < said.out.index("Next")
    assert f"… and {answer['overdue'] - 5} more overdue: litigator deadline list --standing overdue" in said.out


def test_the_last_line_is_a_command_that_can_be_run_as_it_stands(morning: Saying, say: Saying, sample: Path) -> None:
    last = morning().out.rstrip("\n").split("\n")[-1]
    words = shlex.split(last)
    assert words[0] == "litigator"
    assert words[-4:] == ["deadline", "confirm", "2026-010", "lt.foreigners.140_25-1"]
    done = say(*words[1:], "--user", "rasa")
    assert done.code == 0, done.err
    assert morning().out.rstrip("\n").split("\n")[-1] != last


@pytest.mark.parametrize(
    ("statement", "ends"),
    [
        ("UPDATE docket SET confirmed_by = 'rasa' WHERE fatal", ("deadline", "explain", "2026-010")),
        ("DELETE FROM docket WHERE lane NOT LIKE 'undocumented%'", ("deadline", "done", "2025-012")),
        ("DELETE FROM docket WHERE kind <> 'hearing'", ("case", "show", "2022-008")),
        ("DELETE FROM docket WHERE lane <> 'state'", ("deadline", "list", "--standing", "expired")),
        ("DELETE FROM docket", ("case", "list")),
    ],
    ids=["confirmed", "undocumented", "a hearing", "only the State's", "nothing"],
)
def test_the_next_command_follows_from_what_stands_first(
    morning: Saying, sample: Path, statement: str, ends: tuple[str, ...]
) -> None:
    change(sample, statement)
    said = morning()
    assert said.code == 0, said.err
    words = shlex.split(said.out.rstrip("\n").split("\n")[-1])
    assert tuple(words[5 : 5 + len(ends)]) == ends


def test_a_rule_that_runs_twice_is_named_with_its_start(morning: Saying, sample: Path) -> None:
    columns = [name for name in sqlite_columns(sample) if name not in ("uid", "event", "who", "lane")]
    names = ", ".join(f'"{name}"' for name in columns)
    change(
        sample,
        f"INSERT INTO docket (uid, event, {names}) SELECT 'second', 'another', {names} FROM docket "
        "WHERE reference = '2026-010' AND rule = 'lt.foreigners.140_25-1'",
    )
    last = morning().out.rstrip("\n").split("\n")[-1]
    assert "--start" in shlex.split(last)


def sqlite_columns(sample: Path) -> list[str]:
    with closing(sqlite3.connect(sample)) as connection:
        return [row[1] for row in connection.execute("PRAGMA table_xinfo(docket)")]


def test_without_an_office_it_says_how_to_begin(say: Saying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = say()
    assert said.code == 0
    assert "There is no office here yet" in said.out and "litigator office init" in said.out
    assert said.out.rstrip().split("\n")[-1] == "litigator demo"
    assert json.loads(say("--json").out)["next"]["command"] == "litigator demo"
    assert list(tmp_path.iterdir()) == []
    named = say("--db", tmp_path / "else.db")
    assert (named.code, "litigator office init" in named.err) == (8, True)


def test_explain_prints_the_formula_with_its_terms(morning: Saying) -> None:
    said = morning("deadline", "explain", "2021-004", APPEAL).out
    assert (
        "Urgency: high – 42 (6 days left: 60 less 3 a day) + 30 (a miss ends the case) + 10 (nobody has confirmed the day) = 82"
        in said
    )


# On any terminal


@pytest.mark.parametrize(
    "command", ["", "deadline list", "case list", "case matrix", "deadline calendar", "claimant held"]
)
@pytest.mark.parametrize("wide", [20, 60, 80, 100, 200])
def test_it_fits_the_terminal_and_loses_no_row(
    morning: Saying, monkeypatch: pytest.MonkeyPatch, command: str, wide: int
) -> None:
    today = "2022-05-20" if command == "claimant held" else CLOCK
    whole = morning(*command.split(), today=today).out
    monkeypatch.setenv("COLUMNS", str(wide))
    said = morning(*command.split(), today=today)
    assert said.code == 0, said.err
    lines = said.out.split("\n")
    too_long = [line for line in lines if terminal.columns(line) > wide and not line.startswith("litigator ")]
    assert [line for line in too_long if not (wide < 60 and line.startswith(("  ! ", "7 limits", "… and")))] == []
    for reference in {f"20{year}-0{number:02}" for year in range(21, 27) for number in range(1, 16)}:
        assert (reference in whole) == (reference in said.out), reference
    if wide >= 60:
        for day in ("2026-05-22", "2026-05-26", "2026-06-01"):
            assert (day in whole) == (day in said.out) or command == "case matrix"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1257", "utf-8"])
@pytest.mark.parametrize(
    "command", ["", "deadline list", "case list", "case matrix", "deadline list --json", "case list --csv"]
)
def test_a_terminal_without_utf_8_gets_letters_and_no_fault(sample: Path, encoding: str, command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "litigator", "--db", str(sample), "--today", str(CLOCK), *command.split()],
        capture_output=True,
        env={**environment(), "PYTHONIOENCODING": encoding},
        check=False,
    )
    assert (run.returncode, b"Traceback" in run.stderr) == (0, False)
    out = run.stdout.decode("utf-8" if command.endswith("--csv") else encoding)
    if command == "case list":
        assert ("Šeima Pabradėje" if encoding in ("cp1257", "utf-8") else "Seima Pabradeje") in out
        assert "?" not in out
    if command == "deadline list --json":
        assert json.loads(out)["deadlines"][0]["title"]["lt"] == "Prašymo suteikti prieglobstį išnagrinėjimas"
    if command == "case list --csv":
        assert "Šeima Pabradėje" in out


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LITIGATOR_")}
    return {**kept, "LITIGATOR_SETTINGS": os.environ["LITIGATOR_SETTINGS"]}


@pytest.mark.parametrize("command", ["", "deadline list"])
def test_a_pipe_that_closes_is_no_fault(sample: Path, command: str) -> None:
    line = shlex.join([sys.executable, "-m", "litigator", "--db", str(sample), "--today", str(CLOCK), *command.split()])
    run = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line} | head -c 1"], capture_output=True, env=environment(), check=False
    )
    assert b"Traceback" not in run.stderr
    assert b"rror" not in run.stderr
    assert run.returncode in (0, 141)


class Tty(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize(
    ("given", "coloured"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_only_for_a_terminal_that_has_it(
    sample: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], coloured: bool
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    out = Tty()
    monkeypatch.setattr(sys, "stdout", out)
    for command in ([], ["deadline", "calendar"]):
        assert main(["--db", str(sample), "--today", str(CLOCK), *command]) == 0
    assert ("\x1b[" in out.getvalue()) is coloured
    assert "critical 100" in out.getvalue().replace("\x1b[1;31m", "").replace("\x1b[0m", "")


def test_a_pipe_gets_no_colour(morning: Saying) -> None:
    assert "\x1b" not in morning().out + morning("deadline", "calendar").out


HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07",
    "\u202egnihton\u2066",
    "[red]x[/red] {x} %s {{ y }}",
    "a\nb\rc\td",
    "=HYPERLINK(1)",
    "",
    "\x9b31m\x00",
    "漢字" * 80,
    "e\u0301" * 200,
    "x" * 3000,
)


def hostile() -> Iterator[str]:
    yield from HOSTILE
    if VALUES.is_dir():
        for path in sorted(VALUES.glob("*.txt")):
            yield path.read_bytes().decode("utf-8", "replace")[:4000]


@pytest.mark.parametrize("wide", [20, 80, None])
def test_no_value_reaches_the_terminal_as_control_and_no_row_vanishes(
    morning: Saying, sample: Path, monkeypatch: pytest.MonkeyPatch, wide: int | None
) -> None:
    if wide:
        monkeypatch.setenv("COLUMNS", str(wide))
    values = list(hostile())[:: 1 if wide is None else 7]
    for value in values:
        change(sample, "UPDATE docket SET title_en = ?, event = ?, owner = ?, person = NULL, source = ?", *[value] * 4)
        for command in ("", "deadline list", "deadline calendar"):
            said = morning(*command.split())
            assert said.code == 0, (value, said.err)
            assert all(
                one.isprintable() or one == "\n" or one in "\u00a0\u202f" or ord(one) > 0xFFF
                for one in said.out + said.err
            ), value
            assert said.out.count("2026-010") >= 2
        table = list(csv.reader(io.StringIO(morning("deadline", "list", "--csv").out, newline="")))
        assert len(table) == 24
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


# The door


ASKED: tuple[tuple[str, ...], ...] = (
    (),
    ("--json",),
    ("--no-input",),
    ("deadline", "list"),
    ("deadline", "list", "--json"),
    ("deadline", "list", "--csv"),
    ("deadline", "list", "--by-urgency", "--limit", "3"),
    ("deadline", "list", "--limit=3", "--person=rasa"),
    ("deadline", "list", "--standing", "expired", "--days", "0", "--fail-if-overdue"),
    ("deadline", "list", "--case", "2021-004", "--all", "--issue", "a", "--forum", "lt.rat", "--unconfirmed"),
    ("deadline", "list", "--after", "nowhere"),
    ("draft", "assemble", "2021-004", "lvat-appeal", "-o", "{folder}/one.docx"),
    ("draft", "assemble", "lvat-appeal", "--from", "{folder}/case.json", "--output={folder}/two.docx", "--json"),
    (
        "draft",
        "assemble",
        "--from",
        "{folder}/case.json",
        "2021-004",
        "-o",
        "{folder}/t.docx",
        "lvat-appeal",
        "--partial",
    ),
    ("draft", "assemble", "2021-004", "lvat-appeal", "--language", "en", "--place", "Kaunas", "-o", "{folder}/en.docx"),
    ("draft", "assemble", "2021-004", "no-such-form", "-o", "{folder}/none.docx", "--no-input"),
)
LEFT: tuple[tuple[str, ...], ...] = (
    ("--help",),
    ("--version",),
    ("case", "list"),
    ("deadline",),
    ("deadline", "list", "--help"),
    ("deadline", "list", "extra"),
    ("deadline", "list", "--days", "soon"),
    ("deadline", "list", "--days", "-1"),
    ("deadline", "list", "--limit", "999999999"),
    ("deadline", "list", "--standing", "lost"),
    ("deadline", "list", "--case"),
    ("deadline", "list", "--json=yes"),
    ("deadline", "list", "--jso"),
    ("--case", "x", "deadline", "list"),
    ("--json", "deadline", "list"),
    ("deadline", "--db", "x", "list"),
    ("deadline", "list", "--"),
    ("draft", "assemble"),
    ("draft", "assemble", "2021-004", "lvat-appeal", "--no-input"),
    ("draft", "assemble", "2021-004", "-o", "{folder}/x.docx", "--no-input"),
    ("draft", "assemble", "2021-004", "lvat-appeal", "more", "-o", "{folder}/x.docx"),
    ("draft", "assemble", "2021-004", "lvat-appeal", "-o{folder}/x.docx", "--json"),
    ("draft", "assemble", "2021-004", "lvat-appeal", "-o", ""),
    ("draft", "assemble", "2021-004", "lvat-appeal", "-o", "{folder}/x.docx", "--language", "pl"),
    ("draft", "assemble", "2021-004", "lvat-appeal", "-o", "--from"),
    ("draft", "--json", "assemble", "2021-004", "lvat-appeal", "-o", "{folder}/x.docx"),
    ("draft", "plan", "2021-004", "lvat-appeal"),
    ("",),
)


@pytest.mark.parametrize("arguments", [*ASKED, *LEFT], ids=" ".join)
def test_the_door_answers_as_click_does_and_leaves_it_what_it_does_not_know(
    morning: Saying, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "case.json").write_text(morning("case", "show", "2021-004", "--json").out, encoding="utf-8")
    given = [argument.format(folder=tmp_path) for argument in arguments]
    known = door.understood(["--today", str(CLOCK), *given]) is not None
    assert known is (arguments in ASKED)
    quick, written = morning(*given), documents_in(tmp_path)
    assert bool(written) is (quick.code == 0 and "assemble" in given)
    monkeypatch.setattr(door, "answered", lambda arguments: None)
    assert morning(*given) == quick
    assert documents_in(tmp_path) == written


def documents_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def test_the_door_and_click_know_the_same_options() -> None:
    listing = root.get_command(None, "deadline").get_command(None, "list")  # type: ignore[arg-type, union-attr]
    common = {*COMMON, *SWITCHES}
    flags = lambda command: {flag for one in command.params for flag in one.opts} - {"--help", "--version"}  # noqa: E731
    assert flags(listing) == common | {option.flag for option in LIST}
    assert flags(root) == common | {option.flag for option in BARE}
    drafting = root.get_command(None, "draft").get_command(None, "assemble")  # type: ignore[arg-type, union-attr]
    ours = {flag for option in ASSEMBLE for flag in (option.flag, option.short) if flag}
    assert flags(drafting) == common | ours | {"case", "template"}
    assert set(Desk.__slots__) == {"db", "libraries", "no_input", "today_given", "user_given"}
    assert NAMED == STANDINGS


def test_a_shell_that_asks_for_completions_is_not_answered_at_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    assert door.understood([]) is not None
    monkeypatch.setenv("_LITIGATOR_COMPLETE", "bash_complete")
    assert door.understood([]) is None


@pytest.mark.parametrize("arguments", [(), ("deadline", "list")], ids=["litigator", "deadline list"])
def test_the_desk_s_two_questions_load_neither_click_nor_anything_heavy(
    sample: Path, arguments: tuple[str, ...]
) -> None:
    run = lambda *extra: subprocess.run(  # noqa: E731
        [
            *(sys.executable, "-c"),
            (
                "import sys; from litigator.cli import main; code = main(sys.argv[1:]);"
                "print(' '.join({name.split('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(code)"
            ),
            *("--db", str(sample), "--today", str(CLOCK), *arguments, *extra),
        ],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    run()  # the first time, what the law is may have to be read
    quick = run()
    assert quick.returncode == 0, quick.stderr
    loaded = set(quick.stderr.split("\n")[-2].split())
    assert loaded & (HEAVY | {"dataclasses", "inspect", "platformdirs"}) == set()
    assert "sqlite3" in loaded
    assert "click" in run("--help").stderr.split() or run("--help").returncode == 0


# Whether the rules have changed, without reading them


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A library of one file of our own, still for long."""
    folder = tmp_path / "own" / "rules" / "lt"
    folder.mkdir(parents=True)
    rules = (ROOT / "rules" / "lt" / "time_limits.yaml").read_text(encoding="utf-8")
    begin = rules.index("- id: lt.foreigners.117-2")
    (folder / "time_limits.yaml").write_text(rules[begin : rules.index("\n- id:", begin)] + "\n", encoding="utf-8")
    return tmp_path / "own"


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A cache of its own, and files that count as still at once."""
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(remembered, "RECENT", 0)
    open_library.cache_clear()


def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Every time the law is read whole."""
    reads: list[tuple[str, ...]] = []
    real = remembered._read

    def reading(path: str, looks: str, extra: tuple[str, ...], *, keep: bool) -> remembered.Prints:
        reads.append(extra)
        open_library.cache_clear()
        return real(path, looks, extra, keep=keep)

    monkeypatch.setattr(remembered, "_read", reading)
    return reads


@pytest.mark.usefixtures("still")
def test_the_law_is_read_once_and_again_only_when_a_file_looks_otherwise(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = counted(monkeypatch)
    first = remembered.prints(str(own))
    assert remembered.prints(str(own)) == first
    assert len(reads) == 1
    law = open_library(str(own)).law
    assert first.rules == dict(law.fingerprints)
    assert "lt.foreigners.114-1" in first.detention and APPEAL not in first.detention
    path = own / "rules" / "lt" / "time_limits.yaml"
    os.utime(path, (1, 1))
    assert remembered.prints(str(own)) == first
    assert len(reads) == 2, "touched: read again, and the same"
    changed = path.read_text(encoding="utf-8").replace('source: "Law', 'source: "LAW')
    path.write_text(changed, encoding="utf-8")
    os.utime(path, (1, 1))
    after = remembered.prints(str(own))
    assert len(reads) == 3, "the same size and time, other content: told by the time of the change itself"
    assert after.law != first.law
    (path.parent / "calendar.yaml").write_text("[]\n", encoding="utf-8")
    remembered.prints(str(own))
    assert len(reads) == 4, "a file more"


def test_what_changed_a_moment_ago_is_not_remembered(
    own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(remembered, "RECENT", 10**18)
    reads = counted(monkeypatch)
    for number in (1, 2):
        remembered.prints(str(own))
        assert len(reads) == number
    assert list((tmp_path / "cache").glob("law-*")) == []
    monkeypatch.setattr(remembered, "RECENT", 0)
    remembered.prints(str(own))
    remembered.prints(str(own))
    assert len(reads) == 3


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("harm", ["cut", "other", "gone", "folder"])
def test_a_memory_that_is_broken_is_no_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, harm: str) -> None:
    first = remembered.prints()
    (path,) = (tmp_path / "cache").glob("law-*.txt")
    text = path.read_text(encoding="utf-8")
    if harm == "cut":
        path.write_text(text[: len(text) // 2], encoding="utf-8")
    elif harm == "other":
        path.write_text("x" + text, encoding="utf-8")
    else:
        path.unlink()
    if harm == "folder":
        path.mkdir()
    reads = counted(monkeypatch)
    assert remembered.prints() == first
    assert len(reads) == 1


@pytest.mark.usefixtures("still")
def test_a_changed_rule_is_told_at_the_desk_and_by_the_list(morning: Saying, own: Path) -> None:
    path = own / "rules" / "lt" / "time_limits.yaml"
    assert "rules have changed" not in morning("--library", own).err
    path.write_text(path.read_text(encoding="utf-8").replace('source: "', 'source: "Changed, '), encoding="utf-8")
    open_library.cache_clear()
    for command in ((), ("deadline", "list")):
        assert "The rules have changed" in morning("--library", own, *command).err
    assert json.loads(morning("--library", own, "--json").out)["stale"] is True


def test_the_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_cache_path, user_config_path

    from litigator import settings

    monkeypatch.delenv("LITIGATOR_SETTINGS")
    monkeypatch.delenv("LITIGATOR_CACHE", raising=False)
    for value in (None, "", "relative/x", str(tmp_path)):
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            monkeypatch.delenv(name, raising=False)
            if value is not None:
                monkeypatch.setenv(name, value)
        assert settings.settings_file() == user_config_path("litigator", appauthor=False) / "settings.toml"
        assert settings.cache_folder() == user_cache_path("litigator", appauthor=False)


# The list


def test_the_list_goes_page_by_page_and_says_what_follows(morning: Saying) -> None:
    whole = json.loads(morning("deadline", "list", "--json").out)["deadlines"]
    found, after = [], []
    while True:
        answer = json.loads(morning("deadline", "list", "--json", "--limit", "4", *after).out)
        found += answer["deadlines"]
        if answer["next"] is None:
            break
        assert answer["more"] == len(whole) - len(found)
        after = ["--after", answer["next"]]
    assert found == whole
    plain = morning("deadline", "list", "--limit", "4")
    assert f"… and {len(whole) - 4} more: --limit N, --all, or go on with --after {found[3]['uid']}" in plain.out
    assert len(plain.out.strip().split("\n")) == 6
    assert morning("deadline", "list", "--after", "nowhere").code == 5


def test_many_expired_limits_of_the_state_do_not_hide_what_is_ours(morning: Saying, sample: Path) -> None:
    columns = [name for name in sqlite_columns(sample) if name not in ("uid", "who", "lane")]
    names = ", ".join(f'"{name}"' for name in columns)
    change(
        sample,
        f"WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) INSERT INTO docket (uid, {names}) "
        f"SELECT 'x' || i, {names} FROM docket, n WHERE rule = 'lt.foreigners.81-1' AND reference = '2022-007'",
    )
    said = morning("deadline", "list")
    assert "2026-05-22" in said.out and "2022-03-20" not in said.out
    assert "! 87 limits of the State have expired and are not listed here: --standing expired" in said.err
    assert len(json.loads(morning("deadline", "list", "--json").out)["deadlines"]) == 103
    assert morning("deadline", "list", "--standing", "expired").out.count("2022-03-20") == 50
    assert morning("deadline", "list", "--case", "2022-007").out.count("2022-03-20") == 50


def test_what_is_overdue_fails_though_it_stands_on_another_page(morning: Saying) -> None:
    late = lambda *more: morning("deadline", "list", "--fail-if-overdue", "--limit", "1", *more, today="2026-06-30")  # noqa: E731
    assert "overdue" not in late().out
    assert late().code == 10
    assert late("--case", "2025-005").code == 10
    assert late("--case", "2021-013").code == 0


# The other views


def test_cases_go_page_by_page_with_the_nearest_day(morning: Saying) -> None:
    whole = json.loads(morning("case", "list", "--json").out)["cases"]
    assert [one["reference"] for one in whole] == sorted(one["reference"] for one in whole)
    assert {"reference": "2021-004", "stage": "S2a", "forum": "lt.rat", "next": "2026-05-26"}.items() <= whole[
        0
    ].items()
    first = json.loads(morning("case", "list", "--json", "--limit", "4").out)
    rest = json.loads(morning("case", "list", "--json", "--after", first["next"]).out)
    assert (first["cases"] + rest["cases"], first["more"], rest["next"]) == (whole, 6, None)
    assert "… and 6 more" in morning("case", "list", "--limit", "4").out
    assert [
        one["reference"] for one in json.loads(morning("case", "list", "--json", "--issue", "e1").out)["cases"]
    ] == ["2022-008"]
    rasa = json.loads(morning("case", "list", "--json", "--owner", "rasa").out)["cases"]
    assert {one["owner"] for one in rasa} == {"rasa"} and len(rasa) == 3


def test_the_matrix_counts_what_stands_and_shows_the_gaps(morning: Saying, sample: Path) -> None:
    answer = json.loads(morning("case", "matrix", "--json").out)
    with reading_office(str(sample)) as office:
        cases = [office.case_file(line.reference) for line in office.cases()]
    expected: dict[tuple[str, str, str, str], set[str]] = {}
    for case in cases:
        for issue in case.issues:
            for stage in case.stages:
                over = stage.closed or case.closed
                results = {one.result for one in stage.outcomes} or {"ended" if over else "pending"}
                for result in results:
                    expected.setdefault((issue.code, stage.forum, stage.code, result), set()).add(case.reference)
    assert {(one["issue"], one["forum"], one["stage"], one["outcome"]): one["cases"] for one in answer["cells"]} == {
        cell: len(them) for cell, them in expected.items()
    }
    pleaded = {(issue, forum) for issue, forum, _, _ in expected}
    gaps = {one["issue"]: set(one["forums"]) for one in answer["gaps"]}
    forums = {one["id"] for one in answer["forums"]}
    assert {"echr", "cjeu", "lt.lvat", "un.hrc"} <= forums
    for issue, lacking in gaps.items():
        assert lacking == {forum for forum in forums if (issue, forum) not in pleaded}
    plain = morning("case", "matrix").out
    assert "a1             1     1     2                  1         ·" in plain
    assert "no case at all before utena_dc, marijampole_dc, lat, un.hrc, un.crc, coe.cm" in plain
    assert "Issues without any case: a2 a5" in plain
    by_outcome = morning("case", "matrix", "--by", "outcome", "--issue", "a1").out
    assert by_outcome.split("\n")[0].split() == ["rejected", "ended", "pending"] or "pending" in by_outcome
    rows = list(csv.reader(io.StringIO(morning("case", "matrix", "--csv").out)))
    assert rows[0] == ["issue", "forum", "stage", "outcome", "cases"] and len(rows) == len(answer["cells"]) + 1


def test_the_matrix_follows_every_change_and_the_doctor_sees_when_it_does_not(on_sample: Saying, sample: Path) -> None:
    def numbers() -> dict[tuple[str, str], int]:
        cells = json.loads(on_sample("case", "matrix", "--json", "--issue", "c4").out)["cells"]
        return {(cell["forum"], cell["outcome"]): cell["cases"] for cell in cells}

    assert numbers() == {("lt.migration", "pending"): 1}
    assert on_sample("case", "stage", "2026-010", "S2a", "--forum", "lt.rat").code == 0
    assert numbers() == {("lt.migration", "pending"): 1, ("lt.rat", "pending"): 1}
    with writing_office(str(sample), user="rasa") as office:
        office.edit_case("2026-010", {"closed": CLOCK})
    assert numbers() == {("lt.migration", "ended"): 1, ("lt.rat", "ended"): 1}
    with reading_office(str(sample)) as office:
        assert is_counted(office.open_session.connection())
    assert "not counted" not in on_sample("office", "doctor").err
    change(sample, "UPDATE docket_tally SET cases = cases + 1 WHERE issue = 'c4'")
    said = on_sample("office", "doctor")
    assert said.code != 0 and "not counted by issue and forum" in said.err
    assert on_sample("office", "upgrade").code == 0
    assert "not counted" not in on_sample("office", "doctor").err


def test_who_is_held_is_told_with_days_and_what_comes_next(morning: Saying, sample: Path) -> None:
    assert "nobody is held on 2026-05-20" in morning("claimant", "held").out
    answer = json.loads(morning("claimant", "held", "--json", today="2022-05-20").out)
    people = {one["reference"]: one for one in answer["people"]}
    assert list(people) == ["P-0060", "P-0001", "P-0002", "P-0003", "P-0004", "P-0010"] and answer["number"] == 6
    for reference, one in people.items():
        days = json.loads(morning("claimant", "days", one["cases"][0], "--on", "2022-05-20", "--json").out)["people"]
        (same,) = [other for other in days if other["reference"] == reference]
        assert (one["days"], one["without_order"]) == (same["days"], same["without_order"])
    assert people["P-0001"]["held_since"] == "2021-08-12"
    assert people["P-0001"]["next"]["day"] == "2022-08-10"
    assert people["P-0060"]["expired"]["rule"] == "lt.detention.court_fixed" and people["P-0060"]["next"] is None
    plain = morning("claimant", "held", today="2022-05-20").out
    assert (
        "P-0060: Detention until the end of the period the court fixed expired on 2022-05-10; it opens immediate release"
        in plain
    )
    found, number = held_now(str(sample), date(2022, 5, 20), limit=2)
    assert (len(found), number) == (2, 6)
    assert "… and 4 more" in morning("claimant", "held", "--limit", "2", today="2022-05-20").out
    jonas = json.loads(morning("claimant", "held", "--json", "--person", "jonas", today="2022-05-20").out)["people"]
    assert [one["reference"] for one in jonas] == ["P-0060"]


def test_a_month_has_its_days_and_its_agenda(morning: Saying) -> None:
    said = morning("deadline", "calendar", "--month", "2026-06").out
    assert said.split("\n")[0] == "June 2026"
    assert said.split("\n")[2].startswith(" 1 (1)   2       3       4 (3)")
    assert "\n2026-06-04 Thu\n" in said and "Hearing (hearing)" in said
    assert "[20]" in morning("deadline", "calendar").out
    answer = json.loads(morning("deadline", "calendar", "--month", "2026-06", "--json", "--person", "rasa").out)
    assert {one["who"] for one in answer["deadlines"]} == {"rasa"}
    assert sum(one["dates"] for one in answer["days"]) == len(answer["deadlines"]) == 3
    assert "… and 5 more" in morning("deadline", "calendar", "--month", "2026-06", "--limit", "2").out
    for month in ("2024-02", "9999-12", "0001-01"):
        assert "nothing falls in it" in morning("deadline", "calendar", "--month", month).out
    for wrong in ("2026-13", "June", "2026", "2026-06-01", "٢٠٢٦-٠٦", "\x1b[2J"):
        bad = morning("deadline", "calendar", "--month", wrong)
        assert bad.code == 2 and "YYYY-MM" in bad.err and "\x1b" not in bad.err


def test_a_table_for_a_spreadsheet_has_every_line_and_no_formula(morning: Saying, sample: Path) -> None:
    change(sample, "UPDATE docket SET title_en = '=cmd()' WHERE rule = ?", APPEAL)
    rows = list(csv.DictReader(io.StringIO(morning("deadline", "list", "--csv", "--standing", "due").out)))
    listed = json.loads(morning("deadline", "list", "--json", "--standing", "due").out)["deadlines"]
    assert [row["uid"] for row in rows] == [one["uid"] for one in listed]
    assert {row["title_en"] for row in rows if row["rule"] == APPEAL} == {"'=cmd()"}
    for command in (("case", "list"), ("case", "matrix"), ("deadline", "calendar"), ("claimant", "held")):
        said = morning(*command, "--csv")
        assert said.code == 0
        assert len(list(csv.reader(io.StringIO(said.out)))) >= 1


def test_everything_that_reads_answers_scripts(morning: Saying) -> None:
    for command, schema in (
        ((), "desk"),
        (("deadline", "list"), "deadlines"),
        (("case", "list"), "cases"),
        (("case", "matrix"), "matrix"),
        (("claimant", "held"), "held"),
        (("deadline", "calendar"), "calendar"),
    ):
        answer: dict[str, Any] = json.loads(morning(*command, "--json").out)
        assert answer["schema"] == f"litigator/{schema}/1"
