"""The library as it ships: complete, sound, its own examples run; and what it says when it is not."""

import json
import re
import shutil
from pathlib import Path

import pytest

from litigator import tongue
from litigator.citations.identity import ecthr_ecli, faults
from litigator.citations.provisions import by_article
from litigator.citations.style import cite, plain
from litigator.clauses.clause import ClauseText
from litigator.drafting.assembling import assemble
from litigator.drafting.checking import template_problems
from litigator.drafting.plan import unverified_of
from litigator.errors import LibraryFault, NotFound
from litigator.library import compiled, gathering
from litigator.library.checking import cross_problems
from litigator.library.gathering import open_in_part, open_library, open_readable
from litigator.library.roots import built_in
from litigator.library.shapes import Wording
from litigator.sample import CLOCK, specimens

FACTS = Path(__file__).resolve().parents[2] / "shared" / "facts" / "precedents.jsonl"
LIBRARY = open_library()


@pytest.fixture
def own_root(tmp_path):
    root = tmp_path / "library"
    for room in ("rules", "templates", "precedents"):
        (root / room).mkdir(parents=True)
    return root


def test_the_library_is_sound():
    assert [str(problem) for problem in (*cross_problems(LIBRARY), *template_problems(LIBRARY))] == []


def test_it_holds_what_the_first_house_promises():
    counts = LIBRARY.counts()
    assert counts["precedents"] >= 141
    assert counts["clauses"] >= 90
    assert {clause.head.issues[0][0] for clause in LIBRARY.clauses.values() if clause.head.issues} == set("abcde")
    for clause in LIBRARY.clauses.values():
        forms = [LIBRARY.forms[form] for form in clause.head.forms]
        assert {language for form in forms for language in (form.language, *form.working_languages)} <= set(
            clause.texts
        )
    assert sum(1 for issue in LIBRARY.issues.values() if issue.level == 2) == 47
    assert {"lvat-appeal", "rat-complaint", "echr-application"} <= set(LIBRARY.forms)


def test_no_clause_cites_what_may_not_be_filed():
    for clause in LIBRARY.clauses.values():
        for cited in clause.head.cites:
            assert LIBRARY.precedents[cited.authority].verification.fileable in ("yes", "as-pending"), clause.id


def test_every_box_f_complaint_has_its_box_g():
    rows = {
        (clause.head.slot, clause.head.complaint, clause.head.issues, str(clause.head.when))
        for clause in LIBRARY.clauses.values()
        if clause.head.complaint
    }
    violations = {row[1:] for row in rows if row[0] == "violations"}
    assert violations
    assert violations == {row[1:] for row in rows if row[0] == "compliance"}


def test_the_ecli_of_strasbourg_is_computed_from_number_and_date():
    from datetime import date

    assert ecthr_ecli("16483/12", date(2016, 12, 15)) == "ECLI:CE:ECHR:2016:1215JUD001648312"
    assert ecthr_ecli("15067/21", date(2024, 12, 3), decision=True) == "ECLI:CE:ECHR:2024:1203DEC001506721"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"numbers": ("16483/13",)}, "number and date give"),
        ({"ecli": "ECLI:CE:ECHR:2016:1216JUD001648312"}, "number and date give"),
        ({"status": "pending"}, "pending case"),
        ({"numbers": ("16483-12",)}, "not an application number"),
    ],
)
def test_a_slip_in_an_identity_is_found(change, fault):
    from dataclasses import replace

    khlaifia = LIBRARY.precedents["ecthr-khlaifia-italy"]
    assert faults(khlaifia) == ()
    assert fault in " ".join(faults(replace(khlaifia, **change)))


@pytest.mark.parametrize(
    ("name", "pinpoint", "language", "text"),
    [
        ("ecthr-khlaifia-italy", None, "en", "Khlaifia and Others v. Italy [GC], no. 16483/12, 15 December 2016"),
        ("ecthr-khlaifia-italy", "74", "en", "Khlaifia and Others v. Italy [GC], no. 16483/12, § 74, 15 December 2016"),
        (
            "ecthr-mursic",
            "138",
            "lt",
            "EŽTT Didžiosios kolegijos 2016 m. spalio 20 d. sprendimas byloje Muršić prieš Kroatiją, Nr. 7334/13, 138 punktas",
        ),
        ("ecthr-mk-poland", None, "en", "M.K. and Others v. Poland, nos. 40503/17 and 2 others, 23 July 2020"),
        ("ecthr-sherov-poland", None, "en", "Sherov and Others v. Poland, nos. 54029/17 and 3 others, 4 April 2024"),
        ("ecthr-grj-greece", None, "en", "G.R.J. v. Greece (dec.), no. 15067/21, 3 December 2024"),
        (
            "ecthr-mss",
            None,
            "lt",
            "EŽTT Didžiosios kolegijos 2011 m. sausio 21 d. sprendimas byloje M.S.S. prieš Belgiją ir Graikiją, Nr. 30696/09",
        ),
        ("lt-kt-2023-06-07", None, "lt", "Konstitucinio Teismo 2023 m. birželio 7 d. nutarimas Nr. KT53-A-N6/2023"),
        (
            "cjeu-c561-19",
            None,
            "en",
            "judgment of 6 October 2021, Consorzio Italian Management, C-561/19, ECLI:EU:C:2021:799",
        ),
    ],
)
def test_citations_are_written_as_their_house_writes_them(name, pinpoint, language, text):
    states = {state: entry.lt["acc"] for state, entry in LIBRARY.states.items()}
    assert plain(cite(LIBRARY.precedents[name], language, pinpoint, states)) == text


def test_every_precedent_prints_in_both_languages():
    states = {state: entry.lt["acc"] for state, entry in LIBRARY.states.items()}
    for precedent in LIBRARY.precedents.values():
        for language in ("lt", "en"):
            text = plain(cite(precedent, language, None, states))
            assert text.strip(", ") == text and "None" not in text and "  " not in text, (precedent.id, text)


@pytest.mark.skipif(not FACTS.is_file(), reason="the shared fact sheet is not beside this checkout")
def test_the_precedents_carry_the_facts_and_none_of_the_sentences():
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        entry = LIBRARY.precedents[row["id"]]
        assert (entry.name, entry.date and entry.date.isoformat(), entry.ecli) == (
            row["official_name"],
            row["date"],
            row["ecli"],
        )
        assert entry.adverse is row["adverse"]
        assert entry.verification.fileable == {"yes-as-pending": "as-pending"}.get(row["ship"], row["ship"])
        assert [(o.article, o.result, o.kind) for o in entry.outcomes] == [
            (o.get("article"), o.get("result"), o.get("kind")) for o in row["outcome"]
        ]
        ours, theirs = (re.findall(r"[\w']+", text.lower()) for text in (entry.holding, row["holding"]))
        runs = {" ".join(ours[start : start + 9]) for start in range(len(ours) - 8)}
        assert not any(run in " ".join(theirs) for run in runs), entry.id


def test_all_problems_of_a_broken_library_are_told_with_file_and_line(own_root):
    (own_root / "rules" / "acts.yaml").write_text(
        "- id: x\n  kind: poem\n- id: y\n  title: {lt: a}\n", encoding="utf-8"
    )
    (own_root / "precedents" / "bad.yaml").write_text("id: other\ncourt: ECtHR\n", encoding="utf-8")
    (own_root / "rules" / "poems.yaml").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(LibraryFault) as caught:
        open_library(str(own_root))
    told = "\n".join(map(str, caught.value.problems))
    assert "acts.yaml:2: 1.kind: `poem` is not one of" in told
    assert "bad.yaml:1: `name` is missing" in told
    assert "does not know this file" in told


def test_a_usual_name_borne_twice_and_an_act_as_nobody_keeps_it_are_told(own_root):
    (own_root / "rules" / "usual_names.yaml").write_text(
        "- {id: ours, names: {en: [return directive]}, acts: [Directive 2008/115/EC, reg.2013/604], source: nobody}\n"
        "- {id: none, names: {lt: [Mūsų direktyv]}, acts: [], source: nobody}\n",
        encoding="utf-8",
    )
    told = "\n".join(map(str, cross_problems(open_library(str(own_root)))))
    assert "return-directive has the name «return directive» too" in told or "ours has the name" in told
    assert "Directive 2008/115/EC is no act as citations are kept" in told
    assert "reg.2013/604 is no act as citations are kept" in told
    assert "no act has borne the name" in told
    assert all(entry.status == "unverified" and entry.source for entry in LIBRARY.usual_names.values())


def test_an_office_overrides_an_entry_by_its_id(own_root):
    (own_root / "rules" / "places.yaml").write_text(
        "- {id: pabrade, kind: detention, names: {lt: {nom: A, gen: B, loc: C}, en: Our own name}}\n", encoding="utf-8"
    )
    assert open_library(str(own_root)).places["pabrade"].names.en == "Our own name"
    assert open_library().places["pabrade"].names.en != "Our own name"


def test_a_clause_that_contradicts_its_head_is_told(own_root):
    folder = own_root / "templates" / "clauses" / "a"
    folder.mkdir(parents=True)
    for suffix in (".yaml", ".lt.md", ".en.md"):
        shutil.copy(built_in() / "templates" / "clauses" / "e" / f"e1-space{suffix}", folder / f"e1-space{suffix}")
    text = (folder / "e1-space.lt.md").read_text(encoding="utf-8").replace("ecthr-mursic, 138", "ecthr-mursic, 139")
    (folder / "e1-space.lt.md").write_text(
        text + "\n\nDar viena [@ecthr-mss] {{ detention.plase }}.\n", encoding="utf-8"
    )
    library = open_library(str(own_root))
    told = "\n".join(str(problem) for problem in (*cross_problems(library), *template_problems(library)))
    assert "no one has seen paragraph 139" in told
    assert "the text cites ecthr-mss, the head does not" in told
    assert "paragraphs in one language" in told
    assert "there is no fact detention.plase — did you mean detention.place?" in told


@pytest.fixture
def opened_anew(tmp_path, monkeypatch):
    """Opens the library as another process would, with a cache folder of its own; and that library opened once, so that it is kept there."""
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "cache"))

    def opened():
        gathering.open_library.cache_clear()
        return open_library()

    yield opened, opened(), next((tmp_path / "cache").glob("library-*.msgpack"))
    gathering.open_library.cache_clear()


def test_the_compiled_library_is_the_same_and_a_broken_cache_is_made_anew(opened_anew):
    opened, first, kept = opened_anew
    assert opened() == first
    kept.write_bytes(b"broken")
    assert opened() == first


def test_a_compiled_library_damaged_inside_is_thrown_away_when_it_is_looked_into_and_not_before(opened_anew):
    opened, first, kept = opened_anew
    kept.write_bytes(kept.read_bytes().replace(b"\xa4kind\xa6treaty", b"\xa4kind\xa6trophy"))
    library = opened()
    assert library.clauses == first.clauses
    with pytest.raises(LibraryFault, match="damaged and was thrown away"):
        library.acts.values()
    assert not kept.exists()
    assert opened() == first


def test_a_draft_decodes_no_room_it_does_without(opened_anew, monkeypatch):
    opened, _, _ = opened_anew
    decoded = []
    stock = compiled._decoded
    monkeypatch.setattr(
        compiled, "_decoded", lambda path, kind, packed: decoded.append(kind) or stock(path, kind, packed)
    )
    library = opened()
    case = next(case for case in specimens() if case.reference == "2021-004")
    draft = assemble(case, "lvat-appeal", library, today=CLOCK)
    assert decoded.count(ClauseText) == len(draft.clauses)
    assert Wording not in decoded
    assert len(library.thesaurus.values()) == decoded.count(Wording) > 0


def test_a_wrong_name_is_answered_with_the_nearest():
    with pytest.raises(NotFound) as caught:
        LIBRARY.precedent("ecthr-khlaifia")
    assert "ecthr-khlaifia-italy" in caught.value.nearest


def changed_clause(name: str, **changes):
    """The library with one clause changed: `lt` and `en` are new texts, all else goes into its head."""
    from dataclasses import replace

    from litigator.clauses.clause import parse_text

    clause = LIBRARY.clauses[name]
    texts = {language: parse_text(changes.pop(language)) for language in ("lt", "en") if language in changes}
    made = replace(clause, texts={**clause.texts, **texts}, head=replace(clause.head, **changes))
    return replace(LIBRARY, clauses={**LIBRARY.clauses, name: made})


def told_of(library) -> list[str]:
    """What is told of clauses and forms; the whole examination takes seconds and is run once above."""
    from litigator.drafting import checking as as_drafted
    from litigator.library import checking as between
    from litigator.library.forms import form_problems

    checks = (between._clause_problems, between._parity_problems, form_problems, as_drafted._requirements)
    return [str(problem) for check in checks for problem in check(library)]


def test_check_library_compares_the_languages_of_a_clause():
    path = Path(LIBRARY.clauses["complaint-foreigners-law"].file).with_suffix("")
    english = path.with_suffix(".en.md").read_text(encoding="utf-8")
    assert told_of(changed_clause("complaint-foreigners-law", en=english)) == []
    slipped = told_of(changed_clause("complaint-foreigners-law", en=english.replace("14 days", "30 days")))
    assert any("the number 30 stands in one language only" in problem for problem in slipped)
    lost = told_of(changed_clause("complaint-foreigners-law", en=english.replace("{{ filing.date }}", "today")))
    assert any("the fact filing.date is printed in one language only" in problem for problem in lost)


def test_a_clause_ends_with_the_directive_it_rests_on():
    ends = LIBRARY.clauses["complaint-full-review"].head.valid_to
    assert ends is not None
    assert any(
        "does not end with it" in problem for problem in told_of(changed_clause("complaint-full-review", valid_to=None))
    )


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ({"test": {"fact": "statements.grunds", "items_at_least": "1"}}, "there is no fact statements.grunds"),
        ({"test": {"fact": "relief", "like": "x"}}, "is not a test"),
        ({"draft": {"each_asks_twice": {}}}, "there is no test each_asks_twice"),
        ({"document": {"colour": "red"}}, "there is no test colour"),
        ({"rule": {"en": "rule", "lt": ""}}, "has no words in lt"),
        ({"flag": "X"}, "has the flag X"),
        ({"source": None}, "where is not said"),
        ({"id": "ap-02"}, "stands twice"),
    ],
)
def test_a_requirement_that_cannot_be_judged_is_told(check, told):
    from dataclasses import replace

    from litigator.library.shapes import FormCheck

    given = {
        "id": "t-01",
        "rule": {"lt": "t", "en": "t"},
        "severity": "warn",
        "flag": "V",
        "source": "1",
        "ask": "reviewer",
    }
    form = LIBRARY.forms["lvat-appeal"]
    made = replace(form, checks=(*form.checks, FormCheck(**{**given, **check})))
    found = told_of(replace(LIBRARY, forms={**LIBRARY.forms, form.id: made}))
    assert len(found) == 1 and told in found[0]


def test_a_form_names_kinds_that_exist():
    from dataclasses import replace

    form = replace(LIBRARY.forms["lvat-appeal"], contested=("judged",), relief=("money",), stages=("S99",))
    found = told_of(replace(LIBRARY, forms={**LIBRARY.forms, form.id: form}))
    assert [problem.partition("there is no ")[2].partition(" — ")[0] for problem in found] == [
        "kind of event judged",
        "kind of relief money",
        "stage S99",
    ]


def test_only_the_provisions_nobody_has_read_are_warned_of():
    act = LIBRARY.acts["dir-2013-33"]
    assert act.status == "unverified" and "8(3)" in act.seen
    assert unverified_of(act, ["8(3)", "9(1)"]) == []
    assert unverified_of(act, ["8(3)", "18(9)", "18(9)"]) == ["18(9)"]
    assert unverified_of(LIBRARY.acts["lt.abti"], ["134(1)"]) == []


def test_a_provision_seen_is_one_that_a_clause_may_name():
    for act in LIBRARY.acts.values():
        assert not act.seen or act.status == "unverified", act.id
        assert list(act.seen) == sorted(set(act.seen), key=by_article), act.id


# A fault in a clause stops who drafts, and nobody else


def library_with(tmp_path: Path, path: str, text: str) -> str:
    file = tmp_path / "own" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return str(tmp_path / "own")


def test_a_broken_clause_stops_drafting_only(tmp_path, on_sample):
    own = library_with(tmp_path, "templates/clauses/x/wrong.yaml", "id: [")
    assert open_readable(own).faults and not open_readable().faults
    assert on_sample("--library", own, "precedent", "search", "detention").code == 0
    assert on_sample("--library", own, "case", "show", "2021-004").code == 0
    assert on_sample("--library", own, "case", "edit", "2021-004", "--name", "Two").code == 0
    assert on_sample("--library", own, "draft", "plan", "2021-004", "lvat-appeal").code == 4
    assert on_sample("--library", own, "office", "check-library").code == 4
    with pytest.raises(LibraryFault):
        open_library(own)


@pytest.mark.parametrize(
    ("path", "room"),
    [("precedents/wrong.yaml", "precedents"), ("rules/acts.yaml", "acts"), ("rules/notes.yaml", "rules")],
)
def test_a_room_at_fault_stops_the_practice_and_whoever_looks_into_it(tmp_path, on_sample, path, room):
    own = library_with(tmp_path, path, "id: [")
    assert on_sample("--library", own, "case", "show", "2021-004").code == 4
    searched = on_sample("--library", own, "precedent", "search", "locked up without a judge")
    assert searched.code == (4 if room == "precedents" else 0)
    assert ("litigator office check-library" in searched.err) is (room != "precedents")
    with pytest.raises(LibraryFault):
        open_readable(own)
    part = open_in_part(own)
    with pytest.raises(LibraryFault, match="1 problem"):
        len(getattr(part, room))
    others = {"precedents", "acts", "thesaurus", "rules"} - {room}
    assert all(len(getattr(part, other)) for other in others)


def test_rules_are_tried_though_a_clause_is_broken(tmp_path):
    """A wrong rule must not slip by because something else is wrong too."""
    own = library_with(tmp_path, "templates/clauses/x/wrong.yaml", "id: [")
    rules = (built_in() / "rules" / "office" / "time_limits.yaml").read_text(encoding="utf-8")
    assert open_readable(own).law.rules
    wrong = rules.replace("2026-03-16", "2026-03-17")
    assert wrong != rules
    folder = Path(own) / "rules"
    folder.mkdir()
    (folder / "time_limits.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(LibraryFault, match="problem"):
        open_readable(own)
    part = open_in_part(own)
    assert part.precedents and part.thesaurus
    with pytest.raises(LibraryFault):
        part.law.fingerprints  # noqa: B018


def test_a_library_at_fault_is_kept_too_and_tells_its_faults_in_the_language_spoken(tmp_path, monkeypatch):
    own = library_with(tmp_path, "templates/clauses/x/wrong.yaml", "id: [")
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "cache"))
    first = open_readable(own)
    gathered = []
    real = gathering._gather
    monkeypatch.setattr(gathering, "_gather", lambda *given: gathered.append(1) or real(*given))
    assert open_readable(own) == first and not gathered
    told = {problem.what for problems in first.faults.values() for problem in problems}
    tongue.speak("lt")
    try:
        again = {problem.what for problems in open_readable(own).faults.values() for problem in problems}
    finally:
        tongue.speak("en")
    assert gathered and told.isdisjoint(again)
    with pytest.raises(LibraryFault):
        open_library(own)
