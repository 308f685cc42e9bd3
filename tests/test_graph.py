"""Who cites whom: sentences cut whole, depth measured, paragraphs counted, ways found, later history told, files written."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from small_shelf import place, resolve, shelf

from litigator.citations.authority import Precedent, Verification
from litigator.errors import NotFound, UsageFault
from litigator.exchange import citation_graph
from litigator.precedents import naming, reading
from litigator.precedents.graph import graph, history, network, paths
from litigator.precedents.graph.depth import RULE, Mention, depth_of, quoted_words, signal_before
from litigator.precedents.graph.graph import Target, numbers_of
from litigator.precedents.graph.sentences import Sentence, boundaries, sentence_around
from litigator.precedents.texts import Texts, open_texts

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def folder(tmp_path):
    return shelf(tmp_path / "judgments")


@pytest.fixture
def texts(folder):
    with open_texts(folder) as opened:
        yield opened


def key(texts: Texts, id_: str) -> int:
    found = texts.key_of(id_)
    assert found is not None
    return found


def target(texts: Texts, id_: str) -> Target:
    return Target(key=key(texts, id_))


# Sentences

SENTENCES = [
    (
        "First. The second (see ‹X v. Y, no. 1/23›, § 4) is whole. Third.",
        "The second (see X v. Y, no. 1/23, § 4) is whole.",
    ),
    ("He met Mr. Smith. In ‹M.S.S. v. Belgium›, cf. p. 4, it held so.", "In M.S.S. v. Belgium, cf. p. 4, it held so."),
    ("It held (see ‹A v. B›. And again C.) that much. Then no.", "It held (see A v. B. And again C.) that much."),
    ("It was so. (See ‹A v. B›.) Then it was not.", "(See A v. B.)"),
    ("What follows? ‹A v. B› follows! Nothing else.", "A v. B follows!"),
    ("Byla Nr. 5 baigta. Žr. ‹A prieš B›, 3 punktas. Toliau.", "Žr. A prieš B, 3 punktas."),
    ("Unclosed (bracket here. ‹A v. B› stands apart. End.", "A v. B stands apart."),
    ("12. The Court in ‹A v. B› was clear. More.", "12. The Court in A v. B was clear."),
    ("‹A v. B›", "A v. B"),
    ("A line before it.\nThen ‹A v. B› follows:\n“Words of it.”", "Then A v. B follows:"),
    (
        "A line that\nmerely runs on to ‹A v. B›\nand beyond. More.",
        "A line that\nmerely runs on to A v. B\nand beyond.",
    ),
    (
        "It relied on the report of ‹Amnesty v. UN›, ECHR 2001-I, and on ‹B›.",
        "It relied on the report of Amnesty v. UN, ECHR 2001-I, and on B.",
    ),
]


@pytest.mark.parametrize(("marked", "wanted"), SENTENCES)
def test_the_citing_sentence_is_whole_and_nothing_but_it(marked, wanted):
    start = marked.index("‹")
    end = marked.index("›") - 1
    text = marked.replace("‹", "").replace("›", "")
    found = sentence_around(text, (start, end))
    assert found.text == wanted
    assert found.text[found.start : found.end] == text[start:end]


def test_the_control_a_cut_at_every_stop_would_break_them():
    assert any(wanted not in [part.strip() + "." for part in marked.split(".")] for marked, wanted in SENTENCES)


def test_a_sentence_never_ends_within_another_citation():
    text = "See Arden. Other v. Coyle, no. 1/23. Then D."
    assert boundaries(text) == [0, 10, 36]
    assert boundaries(text, [(4, 35)]) == [0, 36]


def test_a_monstrous_sentence_is_cut_at_words_around_the_citation():
    text = f"{'word ' * 2000}see X v. Y now{' word' * 2000}."
    start = text.index("X v. Y")
    found = sentence_around(text, (start, start + 6))
    assert len(found.text) < 2_500
    assert found.text[found.start : found.end] == "X v. Y"
    assert found.text.startswith("…word")
    assert found.text.endswith("word…")


def test_a_span_outside_the_text_breaks_nothing():
    assert sentence_around("Short.", (40, 90)).text == "Short."
    assert sentence_around("", (0, 4)).text == ""


# Depth


def test_depth_is_measured_by_paragraphs_words_quotations_and_lists(texts):
    found = {link.head.id: link for link in graph.cited_by(texts, target(texts, "arden")).links}
    assert {id_: link.depth.level for id_, link in found.items()} == {
        "brook": "examined",
        "coyle": "mentioned",
        "dunne": "cited",
        "evers": "mentioned",
    }
    assert found["coyle"].depth.in_lists == 1
    assert "in a list of authorities" in found["coyle"].depth.explained()
    assert found["evers"].mentions[0].section == "separate_opinion"


def test_a_passage_quoted_in_paragraphs_of_its_own_counts_as_quoted(texts):
    brook = graph.cites(texts, key(texts, "brook")).links[0]
    assert brook.depth.quoted == 22
    assert quoted_words("He said “one two three”, no more.") == 0


def test_a_passage_quoted_in_lines_of_the_same_paragraph_counts_as_quoted(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "one", "1/10", "2010-01-01", ["Text."])
        quoting = place(
            texts,
            "quoting",
            "2/10",
            "2011-01-01",
            [
                "It held in {One v. Freedonia, no. 1/10, § 1}:\n“Nobody may be sent back\nbefore being heard.”\nMore words of its own."
            ],
        )
        resolve(texts)
        (link,) = graph.cites(texts, quoting).links
    assert (link.mentions[0].sentence.text, link.depth.quoted) == ("It held in One v. Freedonia, no. 1/10, § 1:", 8)


def test_the_word_before_a_citation_is_told_and_never_judged(texts):
    brook = graph.cites(texts, key(texts, "brook")).links[0]
    assert [mention.signal for mention in brook.mentions] == [None, None, "contrast", None]
    assert signal_before(Sentence("contrast A, and see also B", 23, 24)) is None
    assert signal_before(Sentence("see A; contrast B", 16, 17)) == "contrast"


def mention(place_, *, words=20, others=0, quoted=0, section="assessment", alone=True, text=None):
    return Mention(
        place=place_,
        n=place_ + 1,
        section=section,
        sentence=Sentence(text or f"sentence {place_} {words}", 0, 1),
        words=words,
        others=others,
        quoted=quoted,
        alone_in_paragraph=alone,
    )


@pytest.mark.parametrize(
    ("mentions", "level"),
    [
        ([], "mentioned"),
        ([mention(1, others=2)], "mentioned"),
        ([mention(1, section="facts"), mention(2, section="separate_opinion", words=900)], "mentioned"),
        ([mention(1, others=1)], "cited"),
        ([mention(1, words=300)], "cited"),
        ([mention(1, others=2), mention(2, others=3)], "cited"),
        ([mention(1, others=1, alone=False), mention(2, others=1, alone=False)], "cited"),
        ([mention(1), mention(2, others=2)], "discussed"),
        ([mention(1, words=60), mention(1, words=30)], "discussed"),
        ([mention(1, quoted=12)], "discussed"),
        ([mention(1, others=4, quoted=300)], "mentioned"),
        ([mention(one, words=20) for one in range(4)], "discussed"),
        ([mention(one, words=30) for one in range(4)], "examined"),
        ([mention(one, words=30, alone=False) for one in range(4)], "discussed"),
        ([mention(one, words=10, alone=False) for one in range(4)], "cited"),
        ([mention(one, words=170, others=1, alone=False) for one in range(3)], "examined"),
        ([mention(1, quoted=120)], "examined"),
        ([mention(1, words=90, text="same"), mention(1, words=90, text="same")], "cited"),
    ],
)
def test_the_level_follows_from_the_rule(mentions, level):
    assert depth_of(mentions).level == level
    assert level in RULE


# Cited by, cites


def test_cited_by_is_in_order_of_date_with_sentence_paragraph_and_pinpoint(texts):
    links = graph.cited_by(texts, target(texts, "arden"))
    assert [link.head.id for link in links.links] == ["evers", "dunne", "coyle", "brook"]
    dunne = links.links[1].mentions[0]
    assert (dunne.n, dunne.pinpoints) == (2, ("12", "13"))
    assert dunne.sentence.text.startswith("Mr. Dunne was not heard (see Arden")
    assert dunne.sentence.text.endswith("§§ 12 , 13).")


def test_cited_by_is_narrowed_by_paragraph_depth_day_and_page(texts):
    arden = target(texts, "arden")
    assert [link.head.id for link in graph.cited_by(texts, arden, paragraph=13).links] == ["dunne", "brook"]
    assert [link.head.id for link in graph.cited_by(texts, arden, level="examined").links] == ["brook"]
    assert [link.head.id for link in graph.cited_by(texts, arden, since=date(2016, 1, 1)).links] == ["evers", "dunne"]
    page = graph.cited_by(texts, arden, limit=1, offset=2)
    assert (page.total, [link.head.id for link in page.links]) == (4, ["coyle"])
    assert graph.cited_by(texts, arden, paragraph=20).total == 0


def test_what_is_not_imported_is_known_by_its_number(texts):
    assert [(one.id, one.judgments) for one in graph.missing(texts)] == [("7777/05", 2)]
    assert [(one.name, one.paragraphs) for one in graph.missing(texts, key(texts, "coyle"))] == [
        ("Hale v. Freedonia", (2,))
    ]
    assert [link.head.id for link in graph.cited_by(texts, Target(ids=("7777/05",))).links] == ["frost", "coyle"]
    assert graph.count_missing(texts, key(texts, "grove")) == 0


def test_a_judgment_that_cites_itself_is_not_cited_by_itself(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        own = place(texts, "own", "1/10", "2010-01-01", ["As said in {Own v. Freedonia, no. 1/10, § 1}."])
        resolve(texts)
        assert graph.cited_by(texts, Target(key=own)).total == 0
        assert graph.cites(texts, own).total == 0
        assert graph.count_citing(texts, Target(key=own, ids=("1/10",))) == 0


def test_the_most_cited_paragraphs_count_each_within_a_range_and_none_past_the_end(texts):
    found = graph.most_cited_paragraphs(texts, target(texts, "arden"))
    assert [(one.n, one.judgments) for one in found] == [(12, 3), (13, 2), (14, 1), (15, 1)]
    assert found[0].mentions == 4
    assert graph.citing_paragraphs(texts, target(texts, "arden"), [12, 99])[12] == tuple(
        key(texts, id_) for id_ in ("dunne", "coyle", "brook")
    )


def test_pinpoints_that_make_no_sense_point_nowhere():
    assert numbers_of(["91", "49-51", "12-9", "7.4", "x", "", "1-99999", "3-"]) == {91, 49, 50, 51}


def test_what_is_cited_in_the_same_paragraph_is_cited_together(texts):
    assert [(head.id, count) for head, count in graph.cited_together(texts, target(texts, "arden"))] == [("brook", 1)]


def test_one_question_reads_only_what_it_needs(texts):
    """Every statement behind an answer uses an index: none walks a table from end to end."""
    asked: list[str] = []
    texts.connection.set_trace_callback(asked.append)
    graph.cited_by(texts, target(texts, "arden"))
    graph.cites(texts, key(texts, "brook"))
    graph.most_cited_paragraphs(texts, target(texts, "arden"))
    graph.cited_together(texts, target(texts, "arden"))
    graph.missing(texts, key(texts, "coyle"))
    paths.way_between(texts, key(texts, "arden"), key(texts, "frost"))
    texts.connection.set_trace_callback(None)
    scans = [
        (step, statement)
        for statement in dict.fromkeys(asked)
        if statement.lstrip().upper().startswith("SELECT")
        for (*_, step) in texts.connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        if step.startswith("SCAN")
        and any(name in step.split() for name in ("citation", "paragraph", "judgment", "c", "p", "j"))
    ]
    assert len(asked) > 10
    assert scans == []


def test_the_control_a_question_over_everything_does_walk_the_table(texts):
    plan = texts.connection.execute("EXPLAIN QUERY PLAN SELECT count(*) FROM citation WHERE name = 'x'").fetchall()
    assert any(step[-1].startswith("SCAN") for step in plan)


# Ways


def test_the_shortest_way_is_told_in_sentences(texts):
    way = paths.way_between(texts, key(texts, "frost"), key(texts, "arden"))
    assert [step.sentence() for step in way.steps] == [
        "Frost v. Freedonia (2018) cites Brook v. Freedonia (2012) in § 2, at its § 3-5",
        "Brook v. Freedonia (2012) cites Arden and Others v. Freedonia (2010) in § 2, at its § 12",
    ]
    back = paths.way_between(texts, key(texts, "arden"), key(texts, "frost"))
    assert [step.forward for step in back.steps] == [False, False]


def test_no_way_is_no_way(texts):
    way = paths.way_between(texts, key(texts, "grove"), key(texts, "arden"))
    assert (way.steps, way.gave_up) == ((), False)
    assert paths.way_between(texts, key(texts, "arden"), key(texts, "arden")).steps == ()


def test_the_way_is_as_short_as_an_exhaustive_search_finds(tmp_path):
    import random

    chance = random.Random(5)
    with open_texts(tmp_path, writing=True) as texts:
        keys = []
        for number in range(60):
            cited = chance.sample(range(number), min(number, chance.choice((0, 1, 1, 2))))
            lines = [f"See {{Case{one} v. Freedonia, no. {one + 1}/10}}." for one in cited] or ["Nothing."]
            keys.append(place(texts, f"j{number}", f"{number + 1}/10", "2011-01-01", lines))
        resolve(texts)
        pairs = texts.connection.execute(
            "SELECT DISTINCT citing, cited FROM citation WHERE cited IS NOT NULL"
        ).fetchall()
        near = {one: set() for one in keys}
        for one, other in pairs:
            near[one].add(other)
            near[other].add(one)
        found = 0
        for _ in range(150):
            first, last = chance.sample(keys, 2)
            seen, front, steps = {first}, {first}, 0
            while front and last not in seen:
                front = {other for one in front for other in near[one]} - seen
                seen |= front
                steps += 1
            way = paths.way_between(texts, first, last)
            if last in seen and steps <= paths.FARTHEST:
                found += 1
                assert len(way.steps) == steps
            elif last not in seen:
                assert way.steps == () and not way.gave_up
        assert found > 20


# Later history

TODAY = date(2024, 6, 1)


def told(texts, id_, entry=None, today=TODAY):
    return [(turn.kind, turn.grave) for turn in history.later_history(texts, key(texts, id_), today, entry)]


@pytest.mark.parametrize(
    ("day", "known", "kinds"),
    [
        ("2024-05-02", {"formation": "FIRST SECTION"}, ["not_final"]),
        ("2024-03-01", {"formation": "FIRST SECTION"}, ["finality_unknown"]),
        ("2024-05-02", {"formation": "COMMITTEE"}, []),
        ("2024-05-02", {"formation": "GRAND CHAMBER"}, []),
        ("2024-05-02", {"kind": "decision"}, []),
        ("2024-05-02", {"final": date(2024, 8, 2)}, ["not_final"]),
        ("2024-01-02", {"final": date(2024, 4, 2)}, []),
        ("2010-01-02", {"formation": "FIRST SECTION"}, []),
        ("1996-01-02", {"formation": "CHAMBER"}, []),
        ("2024-05-02", {"court": "CJEU"}, []),
        (None, {}, []),
    ],
)
def test_what_is_not_final_yet_says_so(tmp_path, day, known, kinds):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "new", "5/22", day, ["Text."], **known)
        assert [kind for kind, _ in told(texts, "new")] == kinds


def test_a_formation_that_is_not_known_is_said_to_be_so(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "known", "5/22", "2024-05-02", ["Text."], formation="FIRST SECTION")
        place(texts, "unknown", "6/22", "2024-05-02", ["Text."])
        for id_, says in (("known", False), ("unknown", True)):
            (turn,) = history.later_history(texts, key(texts, id_), TODAY)
            assert ("formation is not known" in turn.sentence) is says


def test_the_day_a_judgment_becomes_final_is_no_day_before(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "new", "5/22", "2024-03-01", ["Text."], formation="FIRST SECTION")
        assert told(texts, "new", today=date(2024, 5, 31))[0] == ("not_final", True)
        assert told(texts, "new", today=date(2024, 6, 1))[0] == ("finality_unknown", False)


def test_later_decisions_in_the_same_case_are_told_by_what_they_are(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "chamber", "9/20", "2022-01-01", ["Text."], formation="SECOND SECTION")
        place(texts, "grand", "9/20", "2023-06-01", ["Text."], formation="GRAND CHAMBER")
        assert told(texts, "chamber") == [("grand_chamber", True)]
        assert told(texts, "grand") == [("earlier", False)]
        place(
            texts, "money", "9/20", "2024-01-10", ["T."], formation="GRAND CHAMBER", title="X v. Y (Just satisfaction)"
        )
        place(
            texts, "again", "9/20", "2024-02-10", ["T."], formation="GRAND CHAMBER", title="CASE OF X v. Y (REVISION)"
        )
        place(
            texts, "gone", "9/20", "2024-03-10", ["T."], formation="GRAND CHAMBER", conclusion="Struck out of the list"
        )
        assert [kind for kind, _ in told(texts, "grand")] == ["struck_out", "revised", "just_satisfaction", "earlier"]
        assert ("struck_out", True) in told(texts, "gone")


def test_the_control_a_judgment_in_another_case_changes_nothing(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "chamber", "9/20", "2015-01-01", ["Text."], formation="SECOND SECTION")
        place(texts, "grand", "10/20", "2017-06-01", ["Text."], formation="GRAND CHAMBER")
        assert told(texts, "chamber") == []


def test_the_same_judgment_in_another_language_is_no_later_one(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "en", "9/20", "2015-01-01", ["Text."], ecli="ECLI:CE:ECHR:2015:0101JUD000000920")
        place(texts, "fr", "9/20", "2015-01-01", ["Texte."], ecli="ECLI:CE:ECHR:2015:0101JUD000000920", language="fr")
        assert told(texts, "en") == [("version", False)]


def test_an_opinion_is_told_from_the_judgment_that_followed(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "ag", "C-1/20", "2021-01-01", ["Text."], court="CJEU", kind="opinion")
        assert told(texts, "ag") == [("opinion", True)]
        place(texts, "cj", "C-1/20", "2021-06-01", ["Text."], court="CJEU")
        assert ("judgment_given", True) in told(texts, "ag")
        assert told(texts, "cj") == [("earlier", False)]


def test_an_appeal_against_the_general_court_is_found_by_what_it_cites(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "gc", "T-5/18", "2019-01-01", ["Text."], court="CJEU")
        place(
            texts,
            "appeal",
            "C-9/19 P",
            "2020-01-01",
            [
                "The appellant asks to set aside the judgment in {Grocer v Commission, T-5/18}.",
                (None, "1. Sets aside the judgment of the General Court.", "operative"),
            ],
            court="CJEU",
        )
        place(
            texts,
            "other",
            "C-8/19 P",
            "2020-01-01",
            [*["Text."] * 40, "See also {Grocer v Commission, T-5/18}."],
            court="CJEU",
        )
        resolve(texts)
        turns = history.later_history(texts, key(texts, "gc"), TODAY)
        assert [(turn.kind, turn.id) for turn in turns] == [("appeal", "appeal")]
        assert "Sets aside the judgment" in turns[0].sentence


def entry(**known):
    facts = {
        "id": "ecthr-arden",
        "court": "ECtHR",
        "name": "Arden and Others v. Freedonia",
        "formation": "Chamber",
        "status": "decided",
        "holding": "Nobody is handed back unheard.",
        "issues": ("a",),
        "adverse": False,
        "verification": Verification(fileable="yes", identity="verified", outcome="verified"),
        "numbers": ("1001/08",),
    }
    return Precedent(**{**facts, **known})


def test_an_entry_says_what_it_knows_of_its_own_state():
    assert [turn.kind for turn in history.history_of_entry(entry(status="pending"), TODAY)] == ["pending"]
    assert [turn.kind for turn in history.history_of_entry(entry(date=date(2024, 5, 1)), TODAY)] == ["not_final"]
    final = entry(date=date(2024, 1, 1), final=date(2024, 4, 1), notes="Read § 12.")
    assert [(turn.kind, turn.sentence) for turn in history.history_of_entry(final, TODAY)] == [("note", "Read § 12.")]


# Names


def test_a_judgment_is_found_by_id_number_ecli_and_name(texts):
    for given in (
        "arden",
        "1001/08",
        "no. 1001/08",
        "Application no. 1001/08",
        "Arden and Others v. Freedonia",
        "arden",
        "ARDEN AND OTHERS",
    ):
        assert naming.authority(texts, {}, given).id == "arden", given


def test_a_built_in_entry_and_its_text_are_one(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(
            texts,
            "001-1",
            "1001/08",
            "2010-03-04",
            ["Text."],
            precedent="ecthr-arden",
            ecli="ECLI:CE:ECHR:2010:0304JUD000100108",
        )
        known = {"ecthr-arden": entry()}
        for given in (
            "ecthr-arden",
            "001-1",
            "1001/08",
            "ecli:ce:echr:2010:0304jud000100108",
            "Arden and Others v. Freedonia",
        ):
            found = naming.authority(texts, known, given)
            assert (found.name, found.id, found.entry.id) == ("ecthr-arden", "001-1", "ecthr-arden"), given
    assert naming.authority(None, known, "1001/08").key is None


def test_two_that_fit_are_told_and_never_chosen_between(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(
            texts,
            "chamber",
            "9/20",
            "2022-01-01",
            ["Text."],
            title="CASE OF ÉMILE v. FREEDONIA",
            formation="SECOND SECTION",
        )
        place(
            texts,
            "grand",
            "9/20",
            "2023-06-01",
            ["Text."],
            title="CASE OF ÉMILE v. FREEDONIA",
            formation="GRAND CHAMBER",
        )
        for given in ("9/20", "Emile v. Freedonia", "emile"):
            with pytest.raises(UsageFault, match="fits 2 judgments") as fault:
                naming.authority(texts, {}, given)
            assert "chamber" in fault.value.fix and "grand" in fault.value.fix
        place(
            texts,
            "grand-fr",
            "9/20",
            "2023-06-01",
            ["Texte."],
            title="AFFAIRE ÉMILE c. FREEDONIA",
            formation="GRAND CHAMBER",
            language="fr",
        )
        with pytest.raises(UsageFault) as fault:
            naming.authority(texts, {}, "9/20")
        assert "grand-fr" not in fault.value.fix


@pytest.mark.parametrize(
    "given", ["C-268/16 P", "C-268/16", "Case C‑268/16 P", "EU:C:2017:1001", "ecli:eu:c:2017:1001"]
)
def test_a_case_of_luxembourg_is_found_however_it_is_written(tmp_path, given):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "cj", "C-268/16 P", "2017-12-20", ["Text."], court="CJEU", ecli="ECLI:EU:C:2017:1001")
        assert naming.authority(texts, {}, given).id == "cj"
        with pytest.raises(NotFound):
            naming.authority(texts, {}, "C-268/1")


def test_what_is_not_here_is_not_guessed(texts):
    assert naming.authority(texts, {}, "7777/05").key is None
    for given in ("8888/05", "ECLI:CE:ECHR:2010:0101JUD000000000", "Ardent v. Sylvania"):
        with pytest.raises(NotFound):
            naming.authority(texts, {}, given)
    with pytest.raises(NotFound) as fault:
        naming.authority(texts, {}, "Ardn and Others v Freedonia")
    assert "Arden and Others" in fault.value.fix


# Reading


def test_parts_have_their_ranges(texts):
    found = [
        (part.title, part.first_n, part.last_n, part.level) for part in reading.parts_of(texts, key(texts, "arden"))
    ]
    assert found == [
        ("THE FACTS", 1, 10, 1),
        ("The Court’s assessment", 11, 20, 1),
        ("1. General principles", 13, 20, 2),
        ("FOR THESE REASONS", 21, 21, 1),
        ("DISSENTING OPINION", None, None, 1),
    ]


def test_a_paragraph_comes_with_the_passage_it_quotes(texts):
    brook = list(texts.paragraphs(key(texts, "brook")))
    assert [one.place for one in reading.numbered(brook, ("3",))] == [2, 3]
    with pytest.raises(NotFound, match="no paragraph 91"):
        reading.numbered(brook, ("2", "91"))
    with pytest.raises(NotFound, match="no paragraph x"):
        reading.numbered(brook, ("x",))


def test_a_committees_paragraph_is_read_by_its_label(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        views = place(texts, "views", "CAT/C/1/D/1/2001", "2001-01-01", ["Text."], court="UN", kind="views")
        texts.connection.execute("UPDATE paragraph SET n = NULL, label = '7.4'")
        assert [one.label for one in reading.numbered(list(texts.paragraphs(views)), ("7.4",))] == ["7.4"]
        with pytest.raises(NotFound):
            reading.numbered(list(texts.paragraphs(views)), ("7.5",))


def test_a_section_is_found_by_kind_or_by_words_of_its_title(texts):
    arden = key(texts, "arden")
    listed = list(texts.paragraphs(arden))
    assert len(reading.of_section(texts, arden, listed, "facts")) == 10
    assert [one.n for one in reading.of_section(texts, arden, listed, "general principles")] == list(range(13, 21))
    assert len(reading.of_section(texts, arden, listed, "separate opinion")) == 1
    with pytest.raises(NotFound, match="no section"):
        reading.of_section(texts, arden, listed, "costs")


# Files


def test_the_network_is_written_as_graphml_and_csv_that_carry_no_formula(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "=2+2", "1/10", "2010-01-01", ["Text."], title="=HYPERLINK(1) & <b>\x07")
        place(texts, "citing", "2/10", "2011-01-01", ["See {One v. Freedonia, no. 1/10, § 1} and {One again=1/10}."])
        resolve(texts)
        heads = network.nodes(texts, network.everything(texts))
        edges = list(network.edges(texts, heads))
        drawn = citation_graph.graphml(heads, edges)
        listed = citation_graph.table(heads, edges)
    root = ElementTree.fromstring(drawn)  # noqa: S314 — our own file
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert {node.get("id") for node in root.iter(f"{space}node")} == {"=2+2", "citing"}
    (edge,) = root.iter(f"{space}edge")
    assert (edge.get("source"), edge.get("target")) == ("citing", "=2+2")
    assert {data.get("key"): data.text for data in edge} == {"mentions": "2", "paragraphs": "1", "pinpoints": "1"}
    _, row = csv.reader(io.StringIO(listed.decode("utf-8-sig")))
    assert not any(cell.startswith(("=", "+", "@")) for cell in row)
    assert row[3] == "'=2+2"


def test_the_network_around_a_judgment_stops_at_its_bound(texts):
    assert {head.id for head in network.nodes(texts, network.around(texts, key(texts, "frost"))[0])} == {
        "frost",
        "brook",
    }
    keys, cut = network.around(texts, key(texts, "arden"), hops=2, most=3)
    assert (len(keys), cut) == (3, True)


# The commands, without an office


def test_the_commands_answer_without_an_office(say, folder, tmp_path):
    on = ("--judgments", folder, "--db", tmp_path / "none.db", "--today", "2024-06-01")
    answer = json.loads(say("precedent", "cited-by", "1001/08", *on, "--json").out)
    assert answer["schema"] == "litigator/cited-by/1"
    assert [one["id"] for one in answer["cited_by"]] == ["evers", "dunne", "coyle", "brook"]
    sentence = answer["cited_by"][1]["mentions"][0]
    assert sentence["sentence"][sentence["citation"]["start"] :].startswith("Arden and Others v. Freedonia")
    assert json.loads(say("precedent", "cites", "coyle", *on, "--json").out)["not_imported"][0]["id"] == "7777/05"
    place_ = json.loads(say("precedent", "graph", "arden", *on, "--json").out)
    assert (place_["cited_by"], place_["most_cited"][0]["n"]) == (4, 12)
    way = json.loads(say("precedent", "graph", "frost", "--to", "arden", *on, "--json").out)
    assert len(way["steps"]) == 2
    assert json.loads(say("precedent", "graph", *on, "--json").out)["not_imported"][0]["id"] == "7777/05"
    shown = json.loads(say("precedent", "show", "arden", *on, "--paragraphs", "12-13", "--json").out)
    assert [one["n"] for one in shown["text"]] == [12, 13]
    assert shown["text"][0]["cited_by"] == 3
    assert shown["judgment"]["verification"]["state"] == "unchecked"


def test_what_a_person_reads_is_whole_and_marked(say, folder, tmp_path):
    on = ("--judgments", folder, "--db", tmp_path / "none.db", "--today", "2024-06-01")
    said = say("precedent", "cited-by", "arden", *on, "--explain").out
    assert "‹Arden and Others v. Freedonia [GC], no. 1001/08, § 12›" in " ".join(said.split())
    assert "examined: in 4 paragraphs" in said
    assert "← cited by 3" in say("precedent", "show", "arden", "--paragraphs", "12", *on).out
    head = say("precedent", "show", "arden", *on).out
    assert "Arden and Others v. Freedonia [GC], no. 1001/08, 4 March 2010" in head
    assert "1-10  THE FACTS" in head


def test_a_citation_is_copied_alone_and_never_past_the_end(say, folder, tmp_path):
    on = ("--judgments", folder, "--db", tmp_path / "none.db")
    assert say("precedent", "show", "arden", "--cite", "12", *on).out == (
        "Arden and Others v. Freedonia [GC], no. 1001/08, § 12, 4 March 2010\n"
    )
    assert "para 12" in say("precedent", "show", "arden", "--cite", "12", "--style", "oscola", *on).out
    assert "12 punktas" in say("precedent", "show", "arden", "--cite", "12", "--style", "lt", *on).out
    past = say("precedent", "show", "arden", "--cite", "22", *on)
    assert (past.code, past.out) == (5, "")
    assert say("precedent", "show", "arden", "--cite", "12", "--style", "bluebook", *on).code == 2


def test_what_is_not_imported_says_how_to_mend_it(say, tmp_path):
    said = say(
        "precedent", "cites", "ecthr-nabil-hungary", "--judgments", tmp_path / "none", "--db", tmp_path / "none.db"
    )
    assert said.code == 5
    assert "precedent import" in said.err


def test_a_network_file_is_named_by_its_ending(say, folder, tmp_path):
    on = ("--judgments", folder, "--db", tmp_path / "none.db")
    assert say("precedent", "graph", "-o", tmp_path / "all.graphml", *on).code == 0
    assert say("precedent", "graph", "arden", "-o", tmp_path / "around.csv", *on).code == 0
    assert say("precedent", "graph", "arden", "-o", tmp_path / "around.xls", *on).code == 2
    assert len((tmp_path / "around.csv").read_text("utf-8-sig").splitlines()) == 6


def test_a_judgments_hostile_words_reach_no_terminal(say, tmp_path):
    folder = tmp_path / "hostile"
    with open_texts(folder, writing=True) as texts:
        place(texts, "bad", "1/10", "2010-01-01", ["\x1b[31mRed\u202e."], title="CASE OF \x1b]0;x\x07 v. FREEDONIA")
        place(texts, "citing", "2/10", "2011-01-01", ["See \x1b[31m{One\u202e v. Freedonia, no. 1/10, § 1}."])
        resolve(texts)
    on = ("--judgments", folder, "--db", tmp_path / "none.db")
    for arguments in (
        ("cited-by", "bad"),
        ("show", "bad"),
        ("show", "bad", "--paragraphs", "1"),
        ("graph", "bad"),
        ("list", "--imported"),
    ):
        said = say("precedent", *arguments, *on)
        assert said.code == 0, arguments
        assert not set(said.out + said.err) & {"\x1b", "\x07", "\u202e"}, arguments
