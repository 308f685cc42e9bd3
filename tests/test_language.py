"""The language of the interface: every sentence has its Lithuanian, English stays what it was, and what scripts read never changes."""

import ast
import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from litigator import settings, tongue
from litigator.cli import COMMANDS, GROUPS, catalogue
from litigator.docket.reading import STANDINGS
from litigator.docket.urgency import WORDS as URGENCIES
from litigator.errors import LitigatorError, SettingsFault
from litigator.tongue import again, either, heard, lasting, paired, phrase, plural, word

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "litigator"


@pytest.fixture(autouse=True)
def english_again():
    yield
    tongue.speak("en")


@pytest.fixture
def lithuanian() -> None:
    tongue.speak("lt")


# The catalogue


@pytest.fixture(scope="module")
def said() -> dict[catalogue.Message, set[str]]:
    """Everything the interface can say, gathered once."""
    return catalogue.messages()


def forms(message: object) -> tuple[str, ...]:
    return tuple(message) if isinstance(message, (tuple, list)) else (str(message),)


def fields(text: str) -> set[str]:
    """The named fields of a sentence, with how they are written out; `%(name)s` too."""
    if "{" not in text:
        return set(re.findall(r"%\(\w+\)s", text))
    try:
        found = [(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(text)]
    except ValueError:
        return {text}
    return {f"{name}!{conversion}:{spec}" for name, spec, conversion in found if name is not None}


def commands_in(text: str) -> set[str]:
    """What is typed as it stands: options, and what stands between backticks; neither is translated."""
    return set(
        re.findall(rf"(?<![\w-])--[a-z][a-z-]*|`[^`]+`|litigator (?:{'|'.join({**GROUPS, **COMMANDS})})\b", text)
    )


def faults(catalogue_: Catalog, known: set[object]) -> Iterator[str]:
    """Everything wrong with the catalogue, beside the sentences that are to be in it."""
    there = {one.id: one for one in catalogue_ if one.id}
    yield from (f"not in the catalogue: {message!r}" for message in sorted(known - there.keys(), key=str))
    yield from (f"said no more: {message!r}" for message in sorted(there.keys() - known, key=str))
    for message, one in there.items():
        told = forms(one.string)
        if not all(told) or len(told) != (catalogue.FORMS if isinstance(message, tuple) else 1):
            yield f"no Lithuanian: {message!r}"
            continue
        if one.fuzzy:
            yield f"fuzzy: {message!r}"
        english = forms(message)
        for lithuanian in told:
            if fields(lithuanian) not in [fields(text) for text in english]:
                yield f"other fields: {message!r} – {lithuanian!r}"
            if commands_in(english[-1]) != commands_in(lithuanian) and "click" not in dict(one.locations):
                yield f"other commands: {message!r} – {lithuanian!r}"
            if edges(lithuanian) != edges(english[-1]):
                yield f"other spaces around it: {message!r} – {lithuanian!r}"


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_every_sentence_has_its_lithuanian_with_the_same_fields(said):
    assert list(faults(catalogue.kept(), set(said))) == [], "write the sentences: python -m litigator.cli.catalogue"


def test_the_control_finds_what_is_wrong_with_a_catalogue():
    made = Catalog(locale="lt")
    made.add("there is no case {reference}", "nėra bylos {byla}")
    made.add("nobody yet", "")
    made.add("run it with --force", "paleisti su --jėga")
    made.add(("{count} row", "{count} rows"), ("{count} eilutė", "{count} eilutės"))
    made.add("said no more", "nebesakoma")
    made.add("unsure", "neaišku", flags=["fuzzy"])
    made.add(" apart", "atskirai")
    known = {one.id for one in made if one.id} - {"said no more"} | {"new"}
    found = "\n".join(faults(made, known))
    for said in (
        "other fields: 'there is no case",
        "no Lithuanian: 'nobody yet'",
        "other commands",
        "no Lithuanian: ('{count} row'",
        "said no more",
        "fuzzy",
        "not in the catalogue: 'new'",
        "other spaces around it",
    ):
        assert said in found, said


def test_the_compiled_file_holds_what_the_written_one_says():
    written, compiled = (
        {one.id[0] if isinstance(one.id, (list, tuple)) else one.id: tuple(forms(one.string)) for one in read if one.id}
        for read in (catalogue.kept(), catalogue.compiled())
    )
    assert compiled == written, "python -m litigator.cli.catalogue"


def test_the_words_of_the_data_that_are_shown_are_in_the_catalogue(said):
    states = ("open", "met", "met late", "undocumented", "waived", "answered", "verified", "unverified")
    assert {*STANDINGS, *states, *(said for _, said in URGENCIES)} <= said.keys()


# How it speaks


def test_english_is_said_as_it_is_written():
    assert phrase("nobody yet") == "nobody yet"
    assert phrase("there is no such {thing}", thing="{x}") == "there is no such {x}"
    assert plural("{count} row", "{count} rows", 1) == "1 row"
    assert plural("{count} row", "{count} rows", 0) == "0 rows"
    assert either("a", "b") == "a" and word("overdue") == "overdue"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 pastabų"),
        (1, "1 pastaba"),
        (2, "2 pastabos"),
        (9, "9 pastabos"),
        (10, "10 pastabų"),
        (11, "11 pastabų"),
        (12, "12 pastabų"),
        (19, "19 pastabų"),
        (20, "20 pastabų"),
        (21, "21 pastaba"),
        (22, "22 pastabos"),
        (101, "101 pastaba"),
        (111, "111 pastabų"),
    ],
)
def test_numbers_take_the_form_that_lithuanian_has_for_them(lithuanian, number, said):
    assert plural("{count} findings", "{count} findings", number) == said


def test_lithuanian_is_said_and_what_is_not_in_the_catalogue_stays_english(lithuanian):
    assert phrase("there is no case {reference}", reference="{7}") == "nėra bylos {7}"
    assert phrase("a sentence nobody wrote") == "a sentence nobody wrote"
    assert word("overdue") == "praleista" and word("") == "" and either("a", "b") == "b" and either("a", None) == "a"


def test_a_lasting_sentence_is_english_until_it_is_shown():
    kept = lasting("nothing proves that {kind} was on {on}", kind="judgment", on="2026-05-01")
    assert kept == "nothing proves that judgment was on 2026-05-01" and json.loads(json.dumps(kept)) == str(kept)
    assert heard(kept) == str(kept)
    tongue.speak("lt")
    assert heard(kept) == "niekas neįrodo, kad judgment buvo 2026-05-01"
    assert heard(paired("Monday", "pirmadienis")) == "pirmadienis"
    nested = lasting("{said}; correct one of them", said=lasting("there is no month {month}", month=13))
    assert heard(nested) == "nėra mėnesio 13; pataisyti vieną iš jų"
    assert phrase("{rule} cannot be confirmed: {what}", rule="x", what=nested).endswith("pataisyti vieną iš jų")


def test_a_sentence_that_was_kept_in_english_is_known_again(lithuanian):
    kept = str(lasting("met late: due {last}, done {met_on}", last="2026-05-01", met_on="2026-05-03"))
    assert again(kept) == "įvykdyta pavėluotai: terminas 2026-05-01, atlikta 2026-05-03"
    assert again("record the proof of the date") == "įrašyti datos įrodymą"
    assert again("what nobody ever said here") == "what nobody ever said here"
    assert again(
        "litigator case correct 2021-004 judgment --due DATE (the day that the letter, order or decision names)"
    ) == ("litigator case correct 2021-004 judgment --due DATE (diena, kurią nurodo raštas, nutartis ar sprendimas)")


def test_every_sentence_of_the_pure_rooms_is_known_again(lithuanian, said):
    """What the docket keeps in English can be shown in Lithuanian, whatever stands in its fields."""
    kept = [one for one, places in said.items() if any("deadlines/" in place for place in places)]
    assert len(kept) > 40
    for english in kept:
        assert isinstance(english, str)
        names = [name for _, name, _, _ in string.Formatter().parse(english) if name] if "{" in english else []
        if len(english) < 30:
            continue
        parts: dict[str, object] = {name: f"<{number}>" for number, name in enumerate(names)}
        made = lasting(english, **parts)
        assert again(str(made)) == made.lt, english


def test_what_it_says_to_click_is_taken_back(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr")
    tongue.speak("lt")
    assert os.environ["LANGUAGE"] == "lt"
    tongue.speak("en")
    assert os.environ["LANGUAGE"] == "fr"


# How the language is chosen


def test_the_option_wins_over_the_environment_and_that_over_the_settings(say, monkeypatch, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('language = "lt"\n', encoding="utf-8")
    said = {"en": "There is no command", "lt": "Nėra komandos"}
    assert said["en"] in say("nonsense").err
    monkeypatch.setenv("LITIGATOR_SETTINGS", str(file))
    assert said["lt"] in say("nonsense").err
    monkeypatch.setenv("LITIGATOR_LANGUAGE", "en")
    assert said["en"] in say("nonsense").err
    for asked in (("--lang", "lt"), ("--lang=lt",)):
        assert said["lt"] in say(*asked, "nonsense").err
    assert said["en"] in say("nonsense").err


def test_the_locale_alone_changes_nothing(say, monkeypatch):
    for name in ("LANG", "LC_ALL", "LANGUAGE"):
        monkeypatch.setenv(name, "lt_LT.UTF-8")
    assert "There is no command" in say("nonsense").err


def test_a_language_it_does_not_speak_is_told(say, monkeypatch):
    assert say("--lang", "de", "case", "list").code == 2
    monkeypatch.setenv("LITIGATOR_LANGUAGE", "de")
    said = say("case", "--help")
    assert said.code == 3 and "«de»" in said.err and "en, lt" in said.err
    with pytest.raises(SettingsFault):
        settings.load()


def test_a_broken_settings_file_leaves_the_help_alone(say, monkeypatch, tmp_path):
    (tmp_path / "settings.toml").write_text("not = = toml", encoding="utf-8")
    monkeypatch.setenv("LITIGATOR_SETTINGS", str(tmp_path / "settings.toml"))
    assert say("case", "--help").code == 0


# What it costs


def loaded_by(code: str, **environment: str) -> set[str]:
    script = f"{code}\nimport sys\nsys.stdout.write('\\n' + ' '.join(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    return set(run.stdout.split("\n")[-1].split())


def test_english_loads_no_gettext():
    rooms = "import litigator.cli, litigator.cli.door, litigator.cli.desk, litigator.cli.listing, litigator.office.desk"
    assert "gettext" not in loaded_by(f"{rooms}, litigator.tongue; litigator.tongue.speak('en')")
    assert "gettext" in loaded_by("import litigator.tongue; litigator.tongue.speak('lt')")


def test_lithuanian_loads_no_babel():
    assert "babel" not in loaded_by(
        "import litigator.cli; litigator.cli.main(['case', '--help'])", LITIGATOR_LANGUAGE="lt"
    )


# Commands


def test_helps_and_usage_errors_are_lithuanian_and_english_again_after(say):
    english = say("deadline", "confirm", "--help").out
    said = say("--lang", "lt", "deadline", "confirm", "--help").out
    assert said.startswith("Naudojimas: litigator deadline confirm [OPTIONS] CASE RULE")
    assert "Patvirtinti RULE dieną byloje CASE" in said and "antras asmuo" in said and "Parinktys:" in said
    assert "--lang [en|lt]" in said and "Kalbėti šia kalba" in said
    assert re.search(r"-h, --help +Parodyti šią pagalbą ir baigti\.", said)
    assert say("deadline", "confirm", "--help").out == english
    assert "Trūksta argumento 'CASE'" in say("--lang", "lt", "deadline", "confirm").err
    assert "Nėra parinkties '--nonsense'" in say("--lang", "lt", "case", "list", "--nonsense").err
    assert "reikalauja argumento" in say("--lang", "lt", "case", "list", "--issue").err
    root = say("--lang", "lt", "--help").out
    assert "Rengti skundus ir pareiškimus" in root and "Terminai: išvardyti" in root and "Komandos:" in root
    assert "Draft appeals" in say("--help").out


def test_errors_are_lithuanian_with_the_same_exit_code(on_sample):
    english, said = on_sample("case", "show", "nowhere"), on_sample("--lang", "lt", "case", "show", "nowhere")
    assert english.code == said.code == 5
    assert "there is no case «nowhere»" in english.err and "nėra bylos «nowhere»" in said.err


SCRIPTED = (
    ("deadline", "list", "--json"),
    ("--json",),
    ("case", "list", "--json"),
    ("case", "matrix", "--json"),
    ("claimant", "held", "--json"),
    ("deadline", "calendar", "--json"),
    ("deadline", "explain", "2021-004", "lt.foreigners.140-4", "--json"),
    ("deadline", "list", "--csv"),
    ("case", "list", "--csv"),
    ("case", "matrix", "--csv"),
    ("claimant", "held", "--csv"),
    ("case", "show", "nowhere", "--json"),
    ("deadline", "read-date", "the fortieth of May", "--json"),
    ("deadline", "impact", "--json"),
)


@pytest.mark.parametrize("asked", SCRIPTED, ids=" ".join)
def test_what_scripts_read_never_changes_with_the_language(on_sample, monkeypatch, asked):
    english = on_sample(*asked)
    monkeypatch.setenv("LITIGATOR_LANGUAGE", "lt")
    said = on_sample(*asked)
    assert (said.out, said.code) == (english.out, english.code) and said.out


def test_the_desk_speaks_lithuanian_and_goes_on_in_it(on_sample, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    said = on_sample("--lang", "lt").out
    assert "per savaitę" in said and "kritinis 100" in said and "NEPATVIRTINTA" in said and "Toliau" in said
    following = said.strip().splitlines()[-1]
    assert following.startswith("litigator --db") and " --lang lt " in following
    monkeypatch.setenv("LITIGATOR_LANGUAGE", "lt")
    assert "--lang" not in on_sample().out.strip().splitlines()[-1], "the environment says so already"


@pytest.mark.parametrize("columns", [20, 60, 100, 200])
def test_lithuanian_keeps_to_the_width_there_is(on_sample, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LITIGATOR_LANGUAGE", "lt")
    for asked in ((), ("deadline", "list"), ("deadline", "calendar", "--month", "2026-05"), ("case", "matrix")):
        said = on_sample(*asked)
        assert said.code == 0
        for line in said.out.splitlines():
            assert len(line) <= columns or line.lstrip().startswith("litigator "), (asked, line)


def test_explain_follows_the_interface_unless_a_language_is_named(on_sample):
    asked = ("deadline", "explain", "2021-004", "lt.foreigners.140-4")
    lithuanian = on_sample("--lang", "lt", *asked).out
    assert "Taikoma taisyklė" in lithuanian and "Skubumas: didelis" in lithuanian and "patikrinta" in lithuanian
    assert "Rule lt.foreigners.140-4" in on_sample("--lang", "lt", *asked, "--language", "en").out
    assert "Rule lt.foreigners.140-4" in on_sample(*asked).out
    assert "Skubumas: high" in on_sample(*asked, "--language", "lt").out, "as it was"


def test_the_language_of_documents_is_another_matter(on_sample):
    english = on_sample("--lang", "en", "report", "--language", "en").out
    assert on_sample("--lang", "lt", "report", "--language", "en").out == english
    assert on_sample("--lang", "lt", "digest", "--language", "en").out == on_sample("digest", "--language", "en").out


def test_nothing_lithuanian_is_kept_in_the_office(on_sample, sample):
    """What a change writes into the docket is the same whatever is spoken: a colleague may read it in English."""
    import shutil

    other = sample.parent.parent / "other"
    shutil.copytree(sample.parent, other)
    change = ("case", "event", "2021-004", "order_pronounced", "2026-05-19", "--proof", "none")
    assert on_sample(*change).code == on_sample("--lang", "lt", "--db", other / sample.name, *change).code == 0
    listed = ("deadline", "list", "--all", "--json")
    for asked in (listed, ("deadline", "impact", "--json")):
        assert on_sample("--db", other / sample.name, *asked).out == on_sample(*asked).out


# Nothing is said past the catalogue

LATER = {"migrations"}  # rooms that say nothing to a person
TOLD = {
    *("say", "talk", "echo", "prompt", "confirm", "print_table", "wrapped", "coloured", "notify", "words", "title"),
    *("heading", "Static", "Asked", "Choice", "Field", "Key", "Problem", "UsageError", "BadParameter", "fail"),
    *(one.__name__ for one in LitigatorError.__subclasses__()),
}
SAID = {"phrase", "plural", "marked", "lasting", "word", "either", "heard", "again", "paired"}


def said_past_the_catalogue(source: str) -> list[tuple[int, str]]:
    """Prose given to what prints, asks or raises, without passing `phrase` or one of its kin. Commands are no prose."""

    tree = ast.parse(source)
    both = {  # the sentences of drafts and of lint stand in tables of their own, each with its Lithuanian
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("litigator.drafting.")
        for name in node.names
        if name.name in ("say", "tell")
    }
    made_here = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "say"]
    both |= {node.name for node in made_here if node.returns is not None and ast.unparse(node.returns) == "Sentence"}

    def unwrapped(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
        if isinstance(node, ast.Call) and called(node) in SAID | both:
            return
        if isinstance(node, ast.keyword) and node.arg in ("classes", "id", "severity", "metavar"):
            return
        if isinstance(node, (ast.JoinedStr, ast.Constant)) and is_prose(node):
            yield node
        for child in ast.iter_child_nodes(node):
            if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
                yield from unwrapped(child)

    found = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and called(call) in TOLD - both:
            for given in (*call.args, *call.keywords):
                found |= {(one.lineno, ast.unparse(one)[:80]) for one in unwrapped(given)}
    return sorted(found)


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


def is_prose(node: ast.Constant | ast.JoinedStr) -> bool:
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    else:
        text = node.value if isinstance(node.value, str) else ""
    plain = re.sub(r"^\s*(litigator:?|--|cd|export|chmod|\.|people =|\{\")( .*|[-\w].*|$)", "", text.strip())
    plain = re.sub(r"\$[\w-]+|\b(red|bold|dim) (bold|strike)\b", "", plain)
    return re.search(r"[a-z]{2,}\W* +(\W*[a-z]{2,}|…)|… +[a-z]{2,}", plain) is not None


def wrapped_rooms() -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in LATER and not set(path.relative_to(PACKAGE).parts) & LATER
    ]


@pytest.mark.parametrize("path", wrapped_rooms(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_said_past_the_catalogue(path):
    assert said_past_the_catalogue(path.read_text(encoding="utf-8")) == []


def test_the_control_sees_what_is_said_past_it():
    assert said_past_the_catalogue('say("nobody is here yet")')
    assert said_past_the_catalogue('raise NotFound(f"there is no case {reference}")')
    assert said_past_the_catalogue('raise Refused(phrase("no"), fix="name another file")')
    assert said_past_the_catalogue("say(f\"{shown(a)}: {b} dates{'' if c else ', without an address'}\")")
    assert said_past_the_catalogue('text = "not told"; say(text if a else "told all the same")')
    assert not said_past_the_catalogue('say(phrase("nobody is here yet")); say(f"{a}: {word(b)}")')
    assert not said_past_the_catalogue('from litigator.drafting.wording import say; say("the clause is gone")')
    assert said_past_the_catalogue('from litigator.cli.terminal import say; say("the clause is gone")')
    assert not said_past_the_catalogue('raise UsageFault(phrase("no"), fix="litigator case correct CASE EVENT")')


# The dashboard


def dashboard_in_lithuanian(office: Path, width: int, *pressed: str) -> list[str]:
    """The screen at first and after each key, in a process of its own: the dashboard's bindings are made when it is loaded."""
    code = f"""
import asyncio, sys
from litigator import tongue
tongue.speak("lt")
from litigator.cli.asked import Desk
from litigator.dashboard.app import Dashboard
desk = Desk()
desk.take({{"db": {str(office)!r}, "user": "rasa", "today": "2026-05-20"}})
async def run():
    app = Dashboard(desk)
    async with app.run_test(size=({width}, 40)) as pilot:
        for key in (None, *{pressed!r}):
            if key:
                await pilot.press(key)
            for _ in range(3):
                await pilot.pause()
                app.settle()
                await app.workers.wait_for_complete()
            await pilot.pause()
            for strip in app.screen._compositor.render_strips():
                sys.__stdout__.write("".join(segment.text for segment in strip) + "\\n")
            sys.__stdout__.write("\\f")
asyncio.run(run())
"""
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout.split("\f")[:-1]


@pytest.mark.parametrize("width", [60, 100, 200])
def test_the_dashboard_speaks_lithuanian_at_every_width(sample, width):
    looks = dashboard_in_lithuanian(sample, width, "2", "3")
    assert "per savaitę" in looks[0] and "kritinis 100" in looks[0] and "NEPATVIRTINTA" in looks[0]
    assert "Šiandien" in looks[0] and "Pagalba" in looks[0] and "prieš 5 d." in looks[0]
    assert "artimiausi pirma" in looks[1] and "nebaigtų" in looks[2]
    assert all(len(line) <= width for look in looks for line in look.splitlines())


def test_what_stands_over_the_dashboard_speaks_lithuanian(sample):
    _, told, _, matrix, month, _, why = dashboard_in_lithuanian(
        sample, 120, "question_mark", "escape", "4", "m", "1", "e"
    )
    assert "Kaip diena apskaičiuota" in told and "čia neveikia: rikiuoja terminus" in told and "The " not in told
    assert "Strateginė matrica" in matrix and "spraga" in matrix
    assert "2026 m. gegužė" in month and "Pn" in month
    assert "Kaip apskaičiuota" in why and "Taikoma taisyklė" in why
