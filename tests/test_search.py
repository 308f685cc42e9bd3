"""Search: people's words and courts' words, the language of queries, filters, jumps, facts with an honest past, an index that may be lost."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_shelf import place

from litigator.errors import NotFound, UsageFault
from litigator.library.gathering import open_library
from litigator.precedents.importing.linking import link
from litigator.precedents.searching import analysis, index, ranking
from litigator.precedents.searching.asking import And, Near, Not, Or, Phrase, Prefix, Word, asked
from litigator.precedents.searching.facts import Guard, guard_of, judgments_for
from litigator.precedents.searching.filters import Filters
from litigator.precedents.searching.findings import article, articles, findings
from litigator.precedents.searching.jumping import pinpointed
from litigator.precedents.searching.searching import Search
from litigator.precedents.searching.snippets import LENGTH, snippet
from litigator.precedents.searching.thesaurus import LANGUAGES, phrases_in, sequence, thesaurus_of
from litigator.precedents.searching.titles import likeness
from litigator.precedents.searching.voices import weight_of
from litigator.precedents.texts import Texts, open_texts

SHARED = Path(__file__).resolve().parents[2] / "shared"
HOSTILE = SHARED / "cases" / "hostile" / "values"
LIBRARY = open_library()
PRISON = [
    (1, "The applicant was born in 1970 and lives in Umbra.", "facts"),
    (2, "The governor read the applicant's letters to his counsel before they were posted.", "facts"),
    (3, "The applicant complained that the monitoring of his correspondence had no basis.", "law"),
    (4, "The Government submitted that the monitoring of correspondence was routine.", "law"),
    (
        5,
        "The Court considers that the interference with the prisoner's correspondence was not in accordance with the law.",
        "assessment",
    ),
    (6, "The applicant claimed EUR 900 in respect of costs and expenses.", "law"),
    (None, "Holds that there has been a violation of Article 8 of the Convention;", "operative"),
    (
        1,
        "I cannot agree about correspondence, correspondence and again correspondence of prisoners.",
        "separate_opinion",
    ),
]
DETAINED = [
    (1, "The applicant was arrested at the border and taken to a guarded centre.", "facts"),
    (2, "No order was made; the commander of the post signed a form.", "facts"),
    (
        3,
        "The Court reiterates that deprivation of liberty calls for prompt judicial review of its lawfulness.",
        "assessment",
    ),
    (4, "The detention lasted nine weeks without any decision of a court.", "assessment"),
    (None, "Holds that there has been a violation of Article 5 § 4 of the Convention;", "operative"),
    (None, "Holds that there has been no violation of Article 3 of the Convention;", "operative"),
]
EXPELLED = [
    (1, "The applicant came to Freedonia as a small child and was convicted of theft.", "facts"),
    (2, "The Court considers that the expulsion of a settled migrant calls for very serious reasons.", "assessment"),
    (
        3,
        "His family life, his children and his social ties weigh in the balance; expulsion was disproportionate.",
        "assessment",
    ),
]
TAXED = [
    (1, "The referring court asks about the deduction of input tax.", "procedure"),
    (2, "The taxable person may deduct value added tax where the invoice is in order.", "assessment"),
]
LITHUANIAN = [
    (1, "Pareiškėjas buvo sulaikytas pasienio užkardoje.", "facts"),
    (2, "Teisėjų kolegija pažymi, kad užsieniečio sulaikymas galimas tik teismo sprendimu.", "assessment"),
    (3, "Apylinkės teismas nemotyvavo savo nutarties dėl sulaikymo pratęsimo.", "assessment"),
]


def fill(folder: Path) -> None:
    with open_texts(folder, writing=True) as texts:
        place(
            texts, "001-1", "100/05", "2008-05-06", PRISON, title="CASE OF ŠVELNIŪNAS v. UMBRIA", state="Umbria",
            articles=("8", "8-1"), conclusion="Violation of Art. 8", formation="Fourth Section", importance="3",
        )  # fmt: skip
        place(
            texts, "001-2", ("200/09", "201/09"), "2012-03-04", DETAINED, title="CASE OF M.T.T. AND OTHERS v. FREEDONIA AND UMBRIA",
            state="Freedonia", articles=("5-4", "3"), formation="Grand Chamber", importance="1", issues=("a",),
        )  # fmt: skip
        place(
            texts,
            "001-3",
            "300/11",
            "2015-07-08",
            EXPELLED,
            title="CASE OF MASLINOV v. FREEDONIA",
            state="Freedonia",
            articles=("8",),
        )
        place(
            texts, "ECLI:EU:C:2017:1", "C-216/99 PPU", "2017-01-02", TAXED, title="Taxpayer v Office", court="CJEU",
            ecli="ECLI:EU:C:2017:1", keywords=("Value added tax", "Right to deduct"),
        )  # fmt: skip
        place(
            texts, "lt-1", "eA-1234-520/2022", "2022-09-10", LITHUANIAN, title="A. B. prieš Migracijos departamentą", court="LT",
            language="lt",
        )  # fmt: skip
        link(texts)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("judgments")
    fill(folder)
    return folder


@pytest.fixture
def search(shelf):
    with open_texts(shelf) as texts:
        yield Search(texts, LIBRARY)


def ids(found) -> list[str]:
    return [hit.id for hit in found.hits]


# Words


def test_people_ask_and_courts_answer(search):
    assert ids(search.search("locked up without a judge"))[0] == "001-2"
    assert ids(search.search("guards opened the mail of an inmate"))[0] == "001-1"
    assert ids(search.search("grew up here and was deported"))[0] == "001-3"


def test_without_the_thesaurus_the_same_words_find_nothing(search, monkeypatch):
    monkeypatch.setattr(Search, "_thesaurus", lambda _: None)
    assert search.search("kicked out of the country").hits == ()


def test_a_lithuanian_question_finds_both_languages(search):
    found = ids(search.search("sulaikė be teismo sprendimo"))
    assert found[:2] == ["lt-1", "001-2"] or found[:2] == ["001-2", "lt-1"]
    assert set(ids(search.search("užsieniečių sulaikymai"))[:2]) == {"lt-1", "001-2"}
    assert ids(search.search("užsieniečių sulaikymai nutartis nemotyvuota"))[0] == "lt-1"


def test_accents_may_be_left_out(search):
    assert ids(search.search("uzsienieciu sulaikymai pasienio uzkardoje"))[0] == "lt-1"
    assert ids(search.search("pareiskejas uzkarda"))[0] == "lt-1"


def test_an_english_question_finds_a_lithuanian_judgment(search):
    assert "lt-1" in ids(search.search("detention of an asylum seeker by court order"))


def test_the_courts_reasoning_is_shown_first_by_its_number(search):
    hit = search.search("correspondence of prisoners").hits[0]
    assert hit.id == "001-1"
    assert hit.paragraphs[0].n == 5
    assert 1 not in [one.n for one in hit.paragraphs if "cannot agree" in one.snippet][:1]
    assert "correspondence" in hit.paragraphs[0].snippet


def test_a_filter_that_no_judgment_meets_is_told(search):
    nothing = search.search("correspondence", filters=Filters(state=("Atlantis",), court=("XX",)))
    assert nothing.hits == () and set(nothing.notes) >= {
        "no imported judgment has the state «Atlantis»",
        "no imported judgment has the court «XX»",
    }
    assert not [
        note for note in search.search("correspondence", filters=Filters(court=("ECtHR",))).notes if "has the" in note
    ]


def test_days_the_wrong_way_round_are_told(search):
    found = search.search("applicant", filters=Filters(since=date(2018, 1, 1), until=date(2010, 1, 1)))
    assert found.hits == ()
    assert any("wrong way round" in note for note in found.notes)
    assert any("wrong way round" in note for note in search.search("applicant year:2020-2010").notes)


def test_how_often_a_judgment_is_cited_never_ranks_it(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        for name, number in (("plain", "1/10"), ("famous", "2/10")):
            place(texts, name, number, "2010-01-01", ["The eviction of the tenant was disproportionate."])
        for other in range(9):
            place(
                texts,
                f"c{other}",
                f"{other}/15",
                "2015-01-01",
                ["As in {Famous v. Freedonia, no. 2/10}, nothing about homes."],
            )
        link(texts)
    with open_texts(tmp_path) as texts:
        found = Search(texts, LIBRARY)
        scores = {hit.id: hit.score for hit in found.search("eviction of the tenant").hits}
        assert scores["plain"] == scores["famous"]
        first = found.search("eviction of the tenant", sort="cited-by").hits[0]
    assert (first.id, first.cited_by) == ("famous", 9)


def test_the_newest_first_where_it_is_asked_for(search):
    dates = [hit.date for hit in search.search("the applicant", sort="date").hits]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) > 2


def test_facets_count_what_matches(search):
    facets = search.search("detention OR correspondence", facets=True).facets
    assert facets["court"] == {"ecthr": 2}
    assert facets["finding"]["no_violation:3"] == 1
    assert facets["year"] == {"2012": 1, "2008": 1}
    assert facets["cited_by"] == {"0": 2}


def test_what_cannot_be_searched_is_said(search):
    with pytest.raises(UsageFault):
        search.search("x", mode="dreams")
    with pytest.raises(UsageFault):
        search.search("x", sort="beauty")
    with pytest.raises(UsageFault):
        search.search("x", limit=0)
    assert search.search("").hits == ()
    assert search.search("zzzzqqq").hits == ()


# Filters


def narrowed_by(filters: Filters) -> str:
    """What a filter holds, for the name of its test."""
    return " ".join(f"{name} {value}" for name, value in vars_of(filters).items() if value)


def vars_of(filters: Filters) -> dict[str, object]:
    return {name: getattr(filters, name) for name in Filters.__dataclass_fields__}


@pytest.mark.parametrize(
    "filters, expected",
    [
        (Filters(court=("ECtHR",)), {"001-1", "001-2", "001-3"}),
        (Filters(court=("Strasbourg", "LT")), {"001-1", "001-2", "001-3", "lt-1"}),
        (Filters(state=("freedonia",)), {"001-2", "001-3"}),
        (Filters(article=("5",)), {"001-2"}),
        (Filters(article=("Art. 5 § 4",)), {"001-2"}),
        (Filters(article=("5-1",)), set()),
        (Filters(violation=("8",)), {"001-1"}),
        (Filters(violation=("*",)), {"001-1", "001-2"}),
        (Filters(no_violation=("3",)), {"001-2"}),
        (Filters(violation=("3",)), set()),
        (Filters(formation=("GC",)), {"001-2"}),
        (Filters(importance=("1", "3")), {"001-1", "001-2"}),
        (Filters(issue=("a",)), {"001-2"}),
        (Filters(language=("lt",)), {"lt-1"}),
        (Filters(since=date(2012, 3, 4)), {"001-2", "001-3", "ECLI:EU:C:2017:1", "lt-1"}),
        (Filters(until=date(2012, 3, 4)), {"001-1", "001-2"}),
        (Filters(title=("maslinov",)), {"001-3"}),
    ],
    ids=lambda given: "-".join(sorted(given)) or "none" if isinstance(given, set) else narrowed_by(given),
)
def test_filters_narrow_before_anything_is_scored(search, filters, expected):
    everything = search.search("NOT zzzz", filters=filters, limit=50)
    assert set(ids(everything)) == expected
    assert everything.total == len(expected)
    assert set(ids(search.search("applicant court the sulaikymas tax", filters=filters, limit=50))) <= expected


def test_fields_in_the_query_are_filters(search):
    assert ids(search.search("applicant state:Umbria")) == ["001-1"]
    assert ids(search.search('applicant year:2012-2015 formation:"Grand Chamber"')) == ["001-2"]
    assert ids(search.search("violation:8 court:ECtHR")) == ["001-1"]
    assert ids(search.search("conclusion:no_violation:3 AND detention")) == ["001-2"]
    odd = search.search("applicant since:soon")
    assert odd.hits
    assert "no date" in odd.notes[0]


def test_articles_are_compared_in_one_spelling():
    assert {article("Art. 5 § 1 (f)"), article("5(1)(f)"), article("5-1-f")} == {"5-1-f"}
    assert article("Article 1 of Protocol No. 1") == article("P1-1") == "p1-1"
    assert articles(["5-1-f", "14+8"]) == {"5", "5-1", "5-1-f", "14", "8"}


def test_findings_are_read_from_conclusions_and_operative_parts():
    assert findings(["Violation of Art. 8;No violation of Art. 3"]) == {"violation:8", "no_violation:3"}
    assert findings(["Holds that there has been no violation of Article 1 of Protocol No. 1"]) == {"no_violation:p1-1"}
    assert findings(["there has been a violation of Articles 8 and 13"]) == {"violation:8", "violation:13"}
    assert findings(["Dit qu’il n’y a pas eu violation de l’article 3 de la Convention"]) == {"no_violation:3"}
    assert findings(["Declares the complaint under Article 8 admissible"]) == set()


# The language of queries


@pytest.mark.parametrize(
    "query, expected",
    [
        ("detention AND border", {"001-2"}),
        ("correspondence OR expulsion", {"001-1", "001-3"}),
        ("applicant NOT correspondence", {"001-2", "001-3"}),
        ("(letters OR border) AND applicant NOT court:CJEU", {"001-1", "001-2"}),
        ('"deprivation of liberty" OR "settled migrant"', {"001-2", "001-3"}),
        ('"liberty of deprivation" OR zzz', set()),
        ("deprivation NEAR/2 liberty", {"001-2"}),
        ("liberty NEAR/2 deprivation", {"001-2"}),
        ("deprivation NEAR/1 liberty", set()),
        ("expul* OR corresp*", {"001-1", "001-3"}),
        ("prisoners AND letters", {"001-1"}),
        ("state:Freedonia AND (family OR liberty)", {"001-2", "001-3"}),
        ("title:maslinov OR title:švelniūnas", {"001-1", "001-3"}),
        ("užsienietis AND sulaikymai", {"lt-1"}),
    ],
)
def test_operators_say_what_must_hold(search, query, expected):
    found = search.search(query, limit=50)
    assert set(ids(found)) == expected
    assert found.total == len(expected)
    assert found.notes == ()


def test_the_paragraphs_with_a_word_begun_are_shown(search):
    found = search.search("corresp*", filters=Filters(court=("ECtHR",)))
    assert ids(found) == ["001-1"]
    assert found.hits[0].paragraphs[0].n == 5
    assert "correspondence" in found.hits[0].paragraphs[0].snippet
    (lithuanian,) = search.search("sulaik*").hits
    assert {one.n for one in lithuanian.paragraphs} == {1, 2, 3}


def test_a_phrase_beside_plain_words_must_hold_and_is_shown(search):
    found = search.search('"not in accordance with the law" letters')
    assert ids(found) == ["001-1"]
    assert found.hits[0].paragraphs[0].n == 5


def test_boolean_mode_joins_words_by_and(search):
    assert ids(search.search("monitoring correspondence counsel", mode="boolean")) == ["001-1"]
    assert search.search("monitoring correspondence border", mode="boolean").hits == ()


@pytest.mark.parametrize(
    "query",
    [
        "correspondence AND",
        'correspondence "unclosed',
        "OR OR correspondence",
        "NEAR/3 correspondence",
        ") correspondence AND (",
    ],
)
def test_a_broken_query_is_read_as_words_and_says_so(search, query):
    found = search.search(query)
    assert ids(found)[:1] == ["001-1"]
    assert "read as plain words" in found.notes[0]


def test_capitals_and_brackets_of_a_plain_question_are_no_language():
    plain = asked("The Government (and the applicant) disagreed: why?")
    assert plain.tree is None
    assert not plain.strict
    assert plain.note is None


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR/3", "(", ")", '"', "a*", "court:x", "word", "*", ":"])).map(
        " ".join
    )
)
def test_no_query_can_break_the_reading(text):
    for strictly in (False, True):
        understood = asked(text, strictly=strictly)
        assert isinstance(understood.words, str)


WORDS = ("letters", "border", "family", "tax", "liberty", "counsel", "invoice", "theft")
LEAVES = st.one_of(
    st.sampled_from(WORDS).map(Word),
    st.sampled_from(["deprivation of liberty", "family life", "value added tax", "letters family"]).map(Phrase),
    st.sampled_from(["corresp", "expul", "tax", "zz"]).map(Prefix),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda items: And(tuple(items))),
        st.lists(inner, min_size=2, max_size=3).map(lambda items: Or(tuple(items))),
        inner.map(Not),
    ),
    max_leaves=6,
)


def written(node) -> str:
    if isinstance(node, And):
        return "(" + " AND ".join(map(written, node.items)) + ")"
    if isinstance(node, Or):
        return "(" + " OR ".join(map(written, node.items)) + ")"
    if isinstance(node, Not):
        return f"NOT {written(node.item)}"
    if isinstance(node, Phrase):
        return f'"{node.text}"'
    return f"{node.text}*" if isinstance(node, Prefix) else node.text


def holds(node, words: list[str], stems: set[str]) -> bool:
    if isinstance(node, And):
        return all(holds(item, words, stems) for item in node.items)
    if isinstance(node, Or):
        return any(holds(item, words, stems) for item in node.items)
    if isinstance(node, Not):
        return not holds(node.item, words, stems)
    if isinstance(node, Phrase):
        return f" {node.text} " in f" {' '.join(words)} "
    if isinstance(node, Prefix):
        return any(word.startswith(node.text) for word in words)
    return analysis.stems(node.text)[0] in stems


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TREES)
def test_a_query_finds_exactly_what_holds(shelf, tree):
    with open_texts(shelf) as texts:
        expected = set()
        for key, name, language in texts.connection.execute("SELECT key, id, language FROM judgment").fetchall():
            known = texts.judgment(key)
            text = "\n".join([*(one.text for one in known.paragraphs), *known.keywords])
            stems = set(analysis.stems(text)) if language != "lt" else set()
            if holds(tree, analysis.words(text), stems | set(analysis.words(text))):
                expected.add(name)
        found = Search(texts, LIBRARY).search(written(tree), mode="boolean", limit=50)
    assert set(ids(found)) == expected
    assert found.notes == ()


def test_near_reaches_no_farther_than_it_says():
    assert asked("a NEAR/3 b").tree == Near(Word("a"), Word("b"), 3)
    assert asked("a NEAR b").tree == Near(Word("a"), Word("b"), 10)


@pytest.mark.parametrize(
    "path", sorted(HOSTILE.glob("*.txt")) or [None], ids=lambda path: path.name if path else "none"
)
def test_hostile_values_are_answered(search, path):
    if path is None:
        pytest.skip("the hostile values of ../shared are not here")
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    for mode in ("words", "boolean", "facts"):
        assert len(search.search(text, mode=mode).hits) <= 10, mode


@pytest.mark.parametrize(
    "text",
    [
        "prison " * 150_000,
        "(" * 1_000_000,
        '"' * 100_000,
        "a OR " * 200_000,
        "\ud800 lone",
        "x" * 1_000_000,
        "\x00 OR 1=1",
    ],
    ids=len,
)
def test_a_query_of_any_size_is_answered(search, text):
    for mode in ("words", "boolean", "facts"):
        assert len(search.search(text, mode=mode).hits) <= 10, mode


# Jumps and names


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("200/09", "001-2"),
        ("no. 201/09", "001-2"),
        ("application no. 100/05", "001-1"),
        ("C-216/99", "ECLI:EU:C:2017:1"),
        ("ECLI:EU:C:2017:1", "ECLI:EU:C:2017:1"),
        ("eA-1234-520/2022", "lt-1"),
        ("001-3", "001-3"),
        ("id:001-3", "001-3"),
        ("number:300/11", "001-3"),
    ],
)
def test_a_number_jumps(search, typed, expected):
    found = search.search(typed)
    assert ids(found) == [expected]
    assert found.how == "number"


@pytest.mark.parametrize(
    "typed, how, paragraph",
    [
        ("200/09, § 4", "number", 4),
        ("no. 201/09 § 4", "number", 4),
        ("C-216/99, paragraph 2", "number", 2),
        ("Maslinov v. Freedonia, cited above, § 1", "name", 1),
        ("Maslinov § 3", "name", 3),
        ("Svelniunas v. Umbria, §§ 6-6", "name", 6),
        ("eA-1234-520/2022, 1 punktas", "number", 1),
    ],
)
def test_a_paragraph_named_behind_a_case_is_shown_first(search, typed, how, paragraph):
    found = search.search(typed)
    assert found.how == how
    assert found.hits[0].paragraphs[0].n == paragraph
    assert found.hits[0].paragraphs[0].snippet


@pytest.mark.parametrize(
    "typed, expected, paragraph",
    [
        ("M.T.T. and Others v. Freedonia and Umbria [GC], nos. 200/09 and 201/09, § 4, 4 March 2012", "001-2", 4),
        ("(see Maslinov v. Freedonia, no. 300/11, §§ 2-3, 8 July 2015)", "001-3", 2),
        ("judgment of 2 January 2017, Taxpayer, C‑216/99 PPU, EU:C:2017:1, paragraph 2", "ECLI:EU:C:2017:1", 2),
    ],
)
def test_a_whole_citation_that_is_pasted_leads_to_its_paragraph(search, typed, expected, paragraph):
    found = search.search(typed)
    assert (found.how, ids(found)) == ("number", [expected])
    assert found.hits[0].paragraphs[0].n == paragraph


def test_a_citation_of_what_is_not_imported_says_so_and_shows_the_librarys_own(search):
    found = search.search("Khlaifia and Others v. Italy [GC], no. 16483/12, § 90, 15 December 2016")
    assert found.hits == ()
    assert "no imported judgment is 16483/12" in found.notes[0]
    assert [hit.id for hit in found.entries] == ["ecthr-khlaifia-italy"]


def test_a_citation_among_other_words_is_a_question(search):
    found = search.search(
        "what did the Court say of letters and correspondence in Maslinov v. Freedonia, no. 300/11, about prisoners?"
    )
    assert found.how != "number"


def test_a_separate_opinion_is_no_paragraph_of_the_court(search):
    assert "cannot agree" not in search.search("100/05, § 1").hits[0].paragraphs[0].snippet


def test_a_paragraph_the_judgment_lacks_is_told(search):
    found = search.search("300/11, § 77")
    assert ids(found) == ["001-3"]
    assert found.notes == ("CASE OF MASLINOV v. FREEDONIA has no paragraph 77",)


def test_the_paragraph_of_an_article_is_none_of_a_judgment(search):
    assert pinpointed("M.T.T. v. Freedonia, Article 5 § 4") == ("M.T.T. v. Freedonia, Article 5 § 4", None)
    assert pinpointed("violation of Article 5 § 4")[1] is None
    assert pinpointed("5 straipsnio § 4")[1] is None
    found = search.search("no review: Article 5 § 4")
    assert found.how == "words"


def test_a_number_nobody_imported_finds_only_who_speaks_of_it(search):
    found = search.search("9999/99")
    assert found.hits == ()
    assert "no imported judgment is 9999/99" in found.notes[0]


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("Maslinov v. Freedonia", "001-3"),
        ("maslinow v freedonia", "001-3"),
        ("Svelniunas v. Umbria", "001-1"),
        ("ŠVELNIŪNAS", "001-1"),
        ("MTT v Freedonia", "001-2"),
        ("M.T.T. and Others v. Freedonia", "001-2"),
        ("taxpayer v office", "ECLI:EU:C:2017:1"),
        ("Maslinow", "001-3"),
        ("svelniunaz", "001-1"),
    ],
)
def test_a_name_is_found_as_people_type_it(search, typed, expected):
    found = search.search(typed)
    assert ids(found)[0] == expected
    assert found.how == "name"


def test_another_name_is_not_taken_for_one_of_ours(search):
    found = search.search("Petrovsky v. Ruritania")
    assert found.how == "words"
    assert any("has that name" in note for note in found.notes)
    assert likeness("Maslov v. Austria", "CASE OF BOULTIF v. SWITZERLAND") < 60


# Facts


FACTS = "The applicant, a fisherman, lost his boat, his nets and his licence when the harbour of the bay was closed by decree."


@pytest.fixture
def harbour(tmp_path) -> Path:
    """A leading case that shares no word with the facts, and who cites it in which words."""
    with open_texts(tmp_path, writing=True) as texts:
        place(
            texts,
            "leading",
            "1/90",
            "1995-01-01",
            ["A fair balance must be struck between general and individual interests."],
        )
        place(
            texts, "other", "2/90", "1996-01-01", ["The margin enjoyed by authorities is wide in matters of planning."]
        )
        place(
            texts, "earlier", "3/00", "2001-01-01",
            ["Another herring catcher had no quay; his licence, nets, boat and harbour were gone: see {Leading v. Freedonia, no. 1/90}."],
        )  # fmt: skip
        place(
            texts,
            "source",
            "4/05",
            "2006-01-01",
            [FACTS, "The fisherman's licence, boat and nets: see {Other v. Freedonia, no. 2/90}."],
        )
        place(
            texts,
            "same-case",
            "4/05",
            "2007-01-01",
            ["The fisherman of the harbour, his boat, his nets and his licence again."],
        )
        place(
            texts, "later", "5/08", "2010-01-01",
            ["A fisherman, a boat, nets, a licence and a harbour: see {Other v. Freedonia, no. 2/90}."],
        )  # fmt: skip
        for filler in range(6):
            place(
                texts,
                f"f{filler}",
                f"{filler}/80",
                "1990-01-01",
                [f"Something else altogether about matter {filler} and a decree."],
            )
        link(texts)
    return tmp_path


def answers(texts: Texts, guard: Guard) -> dict[str, float]:
    names = dict(texts.connection.execute("SELECT key, id FROM judgment"))
    scored, _ = judgments_for(index.open_index(texts), texts, FACTS, guard)
    return {names[one.key]: one.score for one in scored}


def test_facts_find_what_is_cited_in_such_words(harbour):
    with open_texts(harbour) as texts:
        found = Search(texts, LIBRARY).search(FACTS, mode="facts", source="source", until=date(2006, 1, 1))
    assert ids(found)[:2] == ["earlier", "leading"]
    assert found.how == "facts"


def test_nothing_of_the_case_itself_and_nothing_later_serves(harbour):
    with open_texts(harbour) as texts:
        guarded = answers(texts, guard_of(texts, "source", date(2006, 1, 1)))
        assert not {"source", "same-case", "later", "other"} & set(guarded)
        # the control: without the guard the case answers itself, and its own citing sentence finds what it cites
        open_ = answers(texts, Guard())
        assert {"source", "same-case", "later", "other"} <= set(open_)
        only_day = answers(texts, Guard(until=date(2006, 1, 1)))
        assert "other" in only_day
        assert "later" not in only_day


def test_the_guard_takes_every_judgment_of_the_same_case(harbour):
    with open_texts(harbour) as texts:
        keys = {texts.key_of("source"), texts.key_of("same-case")}
        assert set(guard_of(texts, "source", None).own) == keys
        assert guard_of(texts, "nobody", date(2006, 1, 1)).own == ()


def test_undated_judgments_do_not_serve_where_a_day_is_given(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "undated", "1/01", None, ["The fisherman lost his boat."])
        place(texts, "dated", "2/01", "2001-01-01", ["The fisherman lost his nets."])
    with open_texts(tmp_path) as texts:
        search = Search(texts, LIBRARY)
        assert ids(search.search("the fisherman lost his boat", mode="facts", until=date(2005, 1, 1))) == ["dated"]
        assert set(ids(search.search("the fisherman lost his boat", mode="facts"))) == {"undated", "dated"}


def test_plain_questions_do_not_hear_what_stands_around_citations(harbour):
    with open_texts(harbour) as texts:
        assert "leading" not in ids(Search(texts, LIBRARY).search("nets of a herring catcher"))


def test_similar_judgments_leave_out_the_case_itself(harbour):
    with open_texts(harbour) as texts:
        search = Search(texts, LIBRARY)
        found = ids(search.search("source", mode="similar"))
        assert not {"source", "same-case"} & set(found)
        assert {"earlier", "later"} <= set(found)
        with pytest.raises(NotFound):
            search.search("nobody", mode="similar")


def test_lithuanian_facts_find_english_judgments(search):
    text = "Pareiškėjas buvo uždarytas pasienyje be teismo sprendimo. Jo sulaikymo teismas netikrino devynias savaites."
    assert ids(search.search(text, mode="facts", filters=Filters(court=("ECtHR",))))[0] == "001-2"


# The library's own decisions


def test_decisions_of_the_library_answer_apart_unless_they_are_imported(tmp_path):
    entry = LIBRARY.precedents["ecthr-a-uk"]
    with open_texts(tmp_path, writing=True) as texts:
        place(
            texts,
            "001-9",
            entry.numbers[0],
            "2009-02-19",
            ["Indefinite detention of foreigners on security grounds."],
            precedent=entry.id,
        )
    with open_texts(tmp_path) as texts:
        found = Search(texts, LIBRARY, treatments={"001-9": "limited"}).search("indefinite detention of foreigners")
    assert [(hit.id, hit.precedent, hit.treatment) for hit in found.hits] == [("001-9", entry.id, "limited")]
    assert found.entries
    assert entry.id not in [hit.id for hit in found.entries]


def test_where_nothing_is_imported_the_library_answers():
    search = Search(None, LIBRARY)
    assert search.search("locked up without a judge").hits
    assert ids(search.search("16483/12"))[0] == "ecthr-khlaifia-italy"
    assert ids(search.search("A and Others v UK"))[0] == "ecthr-a-uk" or search.search("A and Others v UK").hits
    assert search.search("detention", filters=Filters(court=("CJEU",))).hits[0].court == "CJEU"
    assert search.search("detention", mode="facts").hits


# The thesaurus is data


ENTRIES = [entry for entry in LIBRARY.thesaurus.values() if entry.courts]


def test_the_thesaurus_is_broad():
    assert len(ENTRIES) > 400
    assert all(set(entry.people) | set(entry.courts) <= set(LANGUAGES) for entry in LIBRARY.thesaurus.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_say_leads_to_the_entry_it_stands_in(language):
    thesaurus = thesaurus_of(LIBRARY)
    lost = []
    for entry in ENTRIES:
        said = [phrase for phrase in phrases_in(entry.people, language) if sequence(phrase, language)]
        if said and not any(entry.id in thesaurus.added_to(phrase, language).entries for phrase in said):
            lost.append(entry.id)
    assert lost == []


def test_what_was_typed_weighs_most():
    asked_for = ranking.question("prison letters opened by the guards", thesaurus_of(LIBRARY))
    assert {term.weight for term in asked_for.own} == {1.0}
    assert asked_for.added
    assert max(term.weight for term in asked_for.added) < 1.0


def test_a_phrase_is_met_in_other_forms_and_order():
    thesaurus = thesaurus_of(LIBRARY)
    for text in ("they were opening my letters", "letters that I wrote were opened", "opened letters"):
        assert "prison-letters" in thesaurus.added_to(text, "en").entries
    assert "evicted" not in thesaurus.added_to("he kicked the ball", "en").entries


# The index


def test_an_index_is_brought_up_by_what_changed_alone(tmp_path, monkeypatch):
    fill(tmp_path)
    with open_texts(tmp_path) as texts:
        assert ids(Search(texts, LIBRARY).search("lighthouse")) == []
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "new", "7/77", "2020-01-01", ["The keeper of the lighthouse was dismissed."])
        place(
            texts,
            "001-3",
            "300/11",
            "2015-07-08",
            ["Now it is about a volcano."],
            title="CASE OF MASLINOV v. FREEDONIA",
        )
    put = []
    original = index._put
    monkeypatch.setattr(
        index, "_put", lambda texts, writers, key, **how: (put.append(key), original(texts, writers, key, **how))
    )
    with open_texts(tmp_path) as texts:
        search = Search(texts, LIBRARY)
        assert ids(search.search("lighthouse")) == ["new"]
        assert ids(search.search("volcano")) == ["001-3"]
        assert "001-3" not in ids(search.search("expulsion of a settled migrant", limit=50))
        assert len(put) == 2


@pytest.mark.parametrize("harm", ["gone", "older", "garbled", "half", "no state"])
def test_an_index_that_is_lost_is_made_again(tmp_path, harm):
    fill(tmp_path)
    with open_texts(tmp_path) as texts:
        expected = ids(Search(texts, LIBRARY).search("correspondence"))
    folder = tmp_path / "index"
    if harm == "gone":
        shutil.rmtree(folder)
    elif harm == "older":
        state = json.loads((folder / "state.json").read_text())
        (folder / "state.json").write_text(json.dumps({**state, "format": 1}))
    elif harm == "garbled":
        (folder / "state.json").write_text("{")
    elif harm == "half":
        for path in (folder / "paragraphs").glob("*.term"):
            path.unlink()
        (folder / "judgments" / "meta.json").write_text("{}")
    else:
        (folder / "state.json").unlink()
    index._OPEN.clear()
    with open_texts(tmp_path) as texts:
        assert ids(Search(texts, LIBRARY).search("correspondence")) == expected


def test_a_judgment_that_leaves_the_texts_leaves_the_index(tmp_path):
    fill(tmp_path)
    with open_texts(tmp_path) as texts:
        index.refresh(texts)
    with open_texts(tmp_path, writing=True) as texts:
        texts._clear(texts.key_of("001-1"))
    with open_texts(tmp_path) as texts:
        index.refresh(texts)
        index._OPEN.clear()
        assert index.open_index(texts).judgments.num_docs == 4


def test_passages_follow_where_citations_lead_later(tmp_path):
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "citing", "1/05", "2005-01-01", ["Of ferries and tides: see {Cited v. Freedonia, no. 9/99}."])
    with open_texts(tmp_path) as texts:
        index.refresh(texts)
    with open_texts(tmp_path, writing=True) as texts:
        place(texts, "cited", "9/99", "2000-01-01", ["Nothing of the kind."])
        link(texts)
    with open_texts(tmp_path) as texts:
        assert "cited" in ids(Search(texts, LIBRARY).search("the ferries and the tides of the sound", mode="facts"))


# What is shown


def test_whose_words_a_paragraph_holds():
    court = weight_of("law", "However, the Court considers that the measure was disproportionate to the aim.")
    party = weight_of("law", "The Government submitted that the measure was proportionate to the aim pursued.")
    costs = weight_of("law", "The applicant claimed EUR 3,000 in respect of costs and expenses.")
    assert court > 1 > party > costs
    assert weight_of("separate_opinion", "The Court") < weight_of("facts", "He was arrested.") < 1
    assert weight_of("assessment", "Teisėjų kolegija pažymi, kad sulaikymas buvo neteisėtas.") > 1


def test_a_snippet_holds_what_was_looked_for_and_stays_short():
    text = "Nothing here. " * 60 + "The correspondence of the prisoner was opened. " + "Nothing there. " * 60
    cut = snippet(text, {"correspond": 1.0, "prison": 1.0}, "en")
    assert "correspondence of the prisoner" in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) <= LENGTH + 2
    assert snippet("Short.", {}, "en") == "Short."


def test_meaning_orders_the_first_hits_where_it_is_asked_for(shelf):
    class Backwards:
        def nearness(self, question, texts):
            return [10.0 * place for place, _ in enumerate(texts)]

    with open_texts(shelf) as texts:
        plain = ids(Search(texts, LIBRARY).search("the applicant and his children", limit=3))
        turned = ids(Search(texts, LIBRARY, meaning=Backwards()).search("the applicant and his children", limit=3))
    assert len(plain) > 1
    assert turned == plain[::-1]


# The command and the notebook


@pytest.fixture
def place_of(tmp_path, monkeypatch, shelf) -> Path:
    monkeypatch.chdir(tmp_path)
    return shelf


def test_the_command_answers_in_json(say, place_of):
    said = say("precedent", "search", "locked up without a judge", "--judgments", place_of, "--json", "--limit", "2")
    answer = json.loads(said.out)
    assert said.code == 0
    assert answer["schema"] == "litigator/search/1"
    assert answer["hits"][0]["id"] == "001-2"
    assert set(answer["hits"][0]) == {
        "id",
        "title",
        "date",
        "court",
        "score",
        "paragraphs",
        "cited_by",
        "treatment",
        "precedent",
    }
    assert set(answer["hits"][0]["paragraphs"][0]) == {"n", "snippet"}
    assert answer["took_ms"] > 0


def test_a_dated_judgment_is_shown(say, place_of):
    said = say("precedent", "show", "001-3", "--judgments", place_of)
    assert said.code == 0
    assert "date  2015-07-08" in said.out


def test_a_batch_answers_as_single_questions_do(say, place_of, tmp_path):
    questions = ["locked up without a judge", "letters", "200/09", "(broken", "sulaikė pasienyje"]
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(questions)]
    (tmp_path / "q.jsonl").write_text(
        "\n".join([*lines, "no json", json.dumps({"id": "x"}), json.dumps({"id": "d", "text": "a", "date": "soon"})])
    )
    said = say(
        "precedent", "search", "--batch", tmp_path / "q.jsonl", "--judgments", place_of, "--json", "--limit", "3"
    )
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 0
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3, 4, None, "x", "d"]
    assert ["error" in answer for answer in answers] == [False] * 5 + [True] * 3
    for text, answer in zip(questions, answers, strict=False):
        single = json.loads(say("precedent", "search", text, "--judgments", place_of, "--json", "--limit", "3").out)
        assert [hit["id"] for hit in answer["hits"]] == [hit["id"] for hit in single["hits"]]
        assert [hit["paragraphs"] for hit in answer["hits"]] == [
            [one["n"] for one in hit["paragraphs"] if one["n"] is not None] for hit in single["hits"]
        ]


def test_a_batch_of_facts_keeps_the_past_honest(say, harbour, monkeypatch):
    monkeypatch.chdir(harbour)
    line = {"id": "F", "text": FACTS, "source": "source", "date": "2006-01-01"}
    (harbour / "q.jsonl").write_text(json.dumps(line))
    said = say(
        "precedent", "search", "--batch", harbour / "q.jsonl", "--mode", "facts", "--judgments", harbour, "--json"
    )
    assert [hit["id"] for hit in json.loads(said.out)["hits"]][:2] == ["earlier", "leading"]


def test_one_thing_is_asked(say, place_of):
    assert say("precedent", "search", "--judgments", place_of).code == 2
    assert say("precedent", "search", "x", "--batch", "y", "--judgments", place_of).code == 2
    assert say("precedent", "similar", "nobody", "--judgments", place_of).code == 5
    assert say("precedent", "search", "--batch", "nowhere.jsonl", "--judgments", place_of).code == 5


def test_filters_facets_and_similar_on_the_command_line(say, place_of):
    narrowed = say(
        "precedent",
        "search",
        "the applicant",
        "--state",
        "Freedonia",
        "--since",
        "2013",
        "--judgments",
        place_of,
        "--json",
    )
    assert [hit["id"] for hit in json.loads(narrowed.out)["hits"]] == ["001-3"]
    shown = say("precedent", "search", "detention OR letters", "--facets", "--judgments", place_of)
    assert "court: ecthr 2" in shown.out
    assert say("precedent", "similar", "001-2", "--judgments", place_of).code == 0


def test_facts_from_a_file(say, place_of, tmp_path):
    (tmp_path / "facts.txt").write_text(
        "The applicant was taken to a guarded centre at the border and no court decided on it for nine weeks."
    )
    said = say("precedent", "search", "--file", tmp_path / "facts.txt", "--judgments", place_of, "--json")
    answer = json.loads(said.out)
    assert answer["hits"][0]["id"] == "001-2"
    assert (answer["mode"], answer["query"]) == ("facts", "facts.txt")


def test_facts_of_a_case_of_the_office(say, sample, place_of):
    from litigator.office import reading_office
    from litigator.office.searching import facts_of_case

    with reading_office(str(sample)) as office:
        reference = office.cases()[0].reference
        case = office.case_file(reference)
        text = facts_of_case(case, office.library)
    assert not any(claimant.name in text for claimant in case.claimants)
    said = say("--db", sample, "precedent", "search", "--case", reference, "--judgments", place_of, "--json")
    answer = json.loads(said.out)
    assert said.code == 0
    assert answer["query"] == reference
    assert text not in said.out


def test_the_notebook_gives_the_same_answers(say, place_of):
    import litigator

    found = litigator.search("locked up without a judge", folder=str(place_of), filters={"court": "ECtHR"}, limit=2)
    single = json.loads(
        say(
            "precedent",
            "search",
            "locked up without a judge",
            "--court",
            "ECtHR",
            "--judgments",
            place_of,
            "--json",
            "--limit",
            "2",
        ).out
    )
    assert ids(found) == [hit["id"] for hit in single["hits"]]
    with pytest.raises(UsageFault):
        litigator.search("x", folder=str(place_of), filters={"colour": "blue"})
