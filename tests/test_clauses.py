"""Clauses: the notation, three-valued conditions, and which ones fit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litigator.clauses.choosing import choose
from litigator.clauses.clause import Clause, ClauseHead, Piece, parse_text
from litigator.clauses.conditions import facts_named, faults, judge, unfit_tests
from litigator.clauses.parity import differences
from litigator.errors import LibraryFault

FACTS = {
    "detention": {"days": 120, "since": date(2021, 8, 12), "place": None},
    "answers": {"alternatives_considered": "no"},
    "issues": ["a3", "a6"],
    "said": [{"text": "Ilgai – čia.", "exhibits": []}],
    "limit": date(2021, 9, 1),
}


def clause(**changes: object) -> Clause:
    head = {
        "id": "a3-review",
        "version": 1,
        "slot": "merits",
        "order": 10,
        "forms": ("lvat-appeal",),
        "status": "draft",
        "why": "no review",
        "title": {"lt": "x"},
        "issues": ("a3",),
    }
    return Clause(head=ClauseHead(**{**head, **changes}), texts={"lt": parse_text("Tekstas.")}, hash="0")  # type: ignore[arg-type]


def test_the_notation_gives_paragraphs_headings_quotes_and_sub_items():
    text = parse_text("# Dėl teisės\n\nPirma pastraipa\ntęsiasi.\n\n> citata\n\n- vienas\n- du\n")
    assert text.heading == "Dėl teisės"
    assert [(p.kind, p.pieces[0].text) for p in text.passages] == [
        ("paragraph", "Pirma pastraipa tęsiasi."),
        ("quote", "citata"),
        ("subparagraph", "vienas"),
        ("subparagraph", "du"),
    ]


def test_each_mark_becomes_its_piece():
    pieces = (
        parse_text("A [@ecthr-mursic, 138] *b* **c** [&lt.utpi 113(4)][#decision] [>a4-x] {{ case.name }}.")
        .passages[0]
        .pieces
    )
    assert Piece("cite", "ecthr-mursic", "138") in pieces
    assert Piece("provision", "lt.utpi", "113(4)") in pieces
    assert [piece.kind for piece in pieces if piece.kind != "text"] == [
        "cite",
        "italic",
        "bold",
        "provision",
        "exhibit",
        "clause",
        "tag",
    ]


@pytest.mark.parametrize(
    "text", ["", "# Tik antraštė", "Neuždaryta {{ case.name", "Pažymėta [@ecthr-x", "a\n\n# vėlai", "*x"]
)
def test_a_mark_left_open_or_a_missing_paragraph_is_named(text):
    with pytest.raises(ValueError, match=r"."):
        parse_text(text)


def test_a_condition_over_a_missing_fact_is_unknown_and_names_it():
    verdict = judge({"all": [{"fact": "detention.place", "is": "x"}, {"fact": "detention.days", "over": "90"}]}, FACTS)
    assert verdict.truth is None
    assert verdict.unknown == ("detention.place",)


def test_one_false_decides_all_and_one_true_decides_any_whatever_is_unknown():
    unknown = {"fact": "detention.place", "is": "x"}
    assert judge({"all": [unknown, {"fact": "detention.days", "over": "900"}]}, FACTS).truth is False
    assert judge({"any": [unknown, {"fact": "issues", "has": "a3"}]}, FACTS).truth is True


def test_not_of_unknown_stays_unknown():
    assert judge({"not": {"fact": "detention.place", "is": "x"}}, FACTS).truth is None


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ({"fact": "detention.days", "at_least": "120"}, True),
        ({"fact": "detention.days", "over": "120"}, False),
        ({"fact": "issues", "has_any": ["b1", "a6"]}, True),
        ({"fact": "detention.since", "before": "2021-08-12"}, False),
        ({"fact": "detention.since", "from": "2021-08-12"}, True),
        ({"fact": "answers.alternatives_considered", "is": "no"}, True),
        ({"fact": "detention.place", "known": "true"}, False),
        ({"fact": "answers.alternatives_considered", "one_of": ["yes", "no"]}, True),
        ({"fact": "issues", "items_at_least": "2"}, True),
        ({"fact": "issues", "items_at_most": "1"}, False),
        ({"fact": "said", "letters_at_least": "8"}, True),
        ({"fact": "said", "letters_at_least": "9"}, False),
        ({"fact": "detention.since", "not_after": "limit"}, True),
        ({"fact": "limit", "not_after": "detention.since"}, False),
        ({"fact": "limit", "not_after": "detention.place"}, None),
        ({"fact": "detention.place", "items_at_least": "0"}, None),
    ],
)
def test_each_test_of_a_condition(condition, truth):
    assert judge(condition, FACTS).truth is truth


leaves = st.sampled_from(
    [
        {"fact": "detention.place", "is": "x"},
        {"fact": "detention.days", "over": "1"},
        {"fact": "detention.days", "over": "999"},
    ]
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=8,
)


@given(trees, st.sampled_from(["x", "y"]))
def test_supplying_a_fact_never_turns_a_known_verdict_round(tree, place):
    """Three-valued logic is monotone: what was decided without the fact stays decided with it."""
    before = judge(tree, FACTS).truth
    after = judge(tree, {**FACTS, "detention": {**FACTS["detention"], "place": place}}).truth
    assert after is not None
    assert before is None or before is after


def test_faults_in_the_form_of_a_condition_are_named():
    assert list(faults({"fact": "x", "is": "1"})) == []
    assert "not a test" in next(faults({"fact": "x", "like": "1"}))
    assert "stand alone" in next(faults({"all": [], "any": []}))
    assert "does not fit" in next(faults({"fact": "x", "before": "soon"}))
    assert "does not fit" in next(faults({"fact": "x", "letters_at_least": "many"}))
    assert "takes a list" in next(faults({"fact": "x", "one_of": "a"}))
    assert list(facts_named({"all": [{"fact": "x", "not_after": "y"}]})) == ["x", "y"]


def choice_of(given_clause: Clause, lodged: date | None = date(2021, 8, 1)):
    return choose([given_clause], form="lvat-appeal", issues=["a3"], facts=FACTS, lodged=lodged)[0]


def test_a_clause_is_in_with_its_reason_when_its_issue_is_pleaded_and_its_condition_holds():
    choice = choice_of(clause(when={"fact": "detention.days", "over": "90"}))
    assert choice.taken is True
    assert choice.why == ("a3 is pleaded", "detention.days is 120")


def test_a_clause_of_another_issue_or_retired_is_out():
    assert choice_of(clause(issues=("b1",))).taken is False
    assert choice_of(clause(status="retired")).taken is False


def test_the_date_the_claim_was_lodged_picks_the_regime():
    pre_pact = clause(valid_to=date(2026, 6, 11))
    assert choice_of(pre_pact, date(2026, 6, 11)).taken is True
    assert choice_of(pre_pact, date(2026, 6, 12)).taken is False
    assert choice_of(pre_pact, None).taken is None


LITHUANIAN = "# Antraštė\n\nNuo 2022 m. birželio 30 d. laikyta {{ detention.days }} d., {{ judgment.court_gen }} 14 dienų, 3,5 m.\n\n- a"
ENGLISH = "# Heading\n\nHeld since 30 June 2022, {{ detention.days }} days, {{ judgment.court }}, {{ term.was }} 14 days, 3.5 m.\n\n- a"


def test_two_texts_that_say_the_same_differ_in_nothing():
    assert list(differences(parse_text(LITHUANIAN), parse_text(ENGLISH))) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("30 June 2022", "29 June 2022"), "the day 2022-06-29 stands"),
        (("14 days", "30 days"), "the number 30 stands"),
        (("3.5 m", "3.6 m"), "the number 3.6 stands"),
        (("{{ judgment.court }}", "the court"), "the fact judgment.court is printed"),
        (("{{ detention.days }}", "{{ detention.days_without_order }}"), "the fact detention.days is printed"),
        (("# Heading\n\n", ""), "a heading stands"),
        (("\n\n- a", "\n\n> a"), "a quotation or a sub-item stands"),
    ],
)
def test_a_difference_between_two_languages_is_told(change, told):
    assert told in list(differences(parse_text(LITHUANIAN), parse_text(ENGLISH.replace(*change))))


def test_a_test_that_no_answer_to_the_question_fits_is_told():
    types = {"heard": "yes_no", "pages": "number", "since": "date", "place": "text"}

    def told(fact: str, **test: object) -> list[str]:
        return list(unfit_tests({"all": [{"fact": f"answers.{fact}", **test}]}, types))

    assert "`over` does not fit it; these do: is, one_of, known" in told("heard", over="90")[0]
    assert told("heard", **{"is": True}) == ["the question heard is answered yes or no, never `True`"]
    assert told("heard", one_of=["yes", "maybe"]) and told("place", before="2022-01-01") and told("pages", has="x")
    well: list[tuple[str, dict[str, object]]] = [
        ("heard", {"is": "no"}),
        ("heard", {"known": "true"}),
        ("pages", {"over": "90"}),
        ("since", {"before": "2022-01-01"}),
        ("place", {"is": "Vilnius"}),
        ("nobody-asks", {"over": "1"}),
    ]
    assert [told(fact, **test) for fact, test in well] == [[]] * len(well)
    assert list(unfit_tests({"fact": "detention.days", "over": "90"}, types)) == []


def test_a_test_that_cannot_be_asked_is_a_fault_of_the_library():
    with pytest.raises(LibraryFault) as caught:
        judge({"fact": "answers.alternatives_considered", "over": "90"}, FACTS)
    assert "cannot be asked of answers.alternatives_considered" in str(caught.value)
