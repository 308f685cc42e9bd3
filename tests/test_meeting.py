"""What meets what, and who: one act clears one limit, one person's release frees one person, nothing is cleared by a guess."""

from dataclasses import replace
from typing import Any

import pytest
from test_case_deadlines import APPEAL, CASE, COMPLAINT, JUDGMENT, LAW, LODGED, event, of, said, the

from litigator.casefile import Claimant, Stage
from litigator.deadlines.case_deadlines import case_deadlines

DETAINED = event("detained", "2022-05-18", at="2022-05-18T10:00:00+03:00")
PEOPLE = (Claimant(reference="P-1", name="a"), Claimant(reference="P-2", name="b"))


def detained(*people: str) -> Any:
    from datetime import datetime

    return replace(DETAINED, at=datetime.fromisoformat("2022-05-18T10:00:00+03:00"), claimants=people)


# In which proceedings


def test_a_start_without_its_proceedings_is_told_as_missing_and_not_lost() -> None:
    found = the(APPEAL, replace(JUDGMENT, stage=None))
    assert (found.kind, found.due) == ("missing", None)
    assert "--stage S2a" in found.problems[0].fix
    assert of(APPEAL, replace(JUDGMENT, stage=None), regime="other") == []


def test_an_act_without_its_proceedings_clears_nothing_and_is_asked_about() -> None:
    found = the(APPEAL, JUDGMENT, replace(LODGED, stage=None))
    assert not found.done
    assert "in which proceedings" in said(found)
    only = (Stage(key="first", code="S2a", forum="lt.vaat"),)
    assert the(APPEAL, JUDGMENT, replace(LODGED, stage=None), stages=only).done


def test_an_appeal_opened_by_one_judgment_does_not_clear_the_limit_of_another() -> None:
    stages = (
        *CASE.stages[:2],
        Stage(key="detention", code="S2b", forum="lt.vaat"),
        Stage(key="appeal", code="S3", forum="lt.lvat", opened_by="detention"),
    )
    assert not the(APPEAL, JUDGMENT, LODGED, stages=stages).done
    assert the(APPEAL, JUDGMENT, LODGED).done


# Which of two decisions

FIRST = event("decision_delivered", "2022-05-04", "asylum", key="refusal")
SECOND = event("decision_delivered", "2022-05-08", "asylum", key="ban")
COMPLAINED = event("complaint_lodged", "2022-05-11", "asylum", proof_exhibit="E-1")


def test_one_complaint_after_two_decisions_clears_neither_before_it_says_which() -> None:
    found = of(COMPLAINT, FIRST, SECOND, COMPLAINED)
    assert [one.done for one in found] == [False, False]
    assert all("may meet this limit or another" in said(one) and "--meets" in one.problems[-1].fix for one in found)


def test_a_complaint_that_names_its_decision_clears_that_one_only() -> None:
    found = {one.event: one.done for one in of(COMPLAINT, FIRST, SECOND, replace(COMPLAINED, started_by="refusal"))}
    assert found == {"refusal": True, "ban": False}


def test_two_complaints_clear_two_decisions_each_in_its_time() -> None:
    early = replace(COMPLAINED, key="early", on=FIRST.on)
    found = {one.event: one.met_by for one in of(COMPLAINT, FIRST, SECOND, early, COMPLAINED)}
    assert found == {"refusal": "early", "ban": "complaint_lodged"}


# Whom it concerns


def test_the_release_of_one_person_stops_no_clock_of_another() -> None:
    released = event("released", "2022-05-19", claimants=("P-1",))
    for start, done in ((detained(), False), (detained("P-2"), False), (detained("P-1"), True)):
        assert the("lt.foreigners.114-1", start, released, claimants=PEOPLE).done is done
    assert the("lt.foreigners.114-1", detained(), replace(released, claimants=()), claimants=PEOPLE).done


# Which start counts


def test_an_earlier_service_does_not_take_the_place_of_a_later_decision() -> None:
    earlier = (
        event("final_decision_pronounced", "2022-02-10", "appeal", key="one"),
        event("final_decision_served", "2022-02-20", "appeal", key="served"),
    )
    later = event("final_decision_pronounced", "2022-06-15", "appeal", key="two")
    assert [one.event for one in of("echr.35-1", *earlier, later)] == ["served", "two"]


def test_the_date_of_an_interim_order_is_not_taken_for_that_of_the_decision() -> None:
    order = event("order_pronounced", "2022-01-12", "appeal", key="order")
    served = event("final_decision_served", "2022-03-10", "appeal")
    assert the("echr.35-1", order, served).kind == "missing"
    judged = event("final_decision_pronounced", "2022-03-01", "appeal", key="judged")
    assert the("echr.35-1", order, judged, served).due is not None


def test_an_event_of_another_matter_does_not_take_away_an_opened_remedy() -> None:
    claimed = event("asylum_registered", "2021-09-01", "asylum")
    elsewhere = event("deciding_term_ended", "2020-01-10", "asylum", key="old")
    opened = [one for one in of("lt.abti.29-2", claimed, elsewhere) if one.event.startswith("asylum_registered ")]
    assert len(opened) == 1
    own = replace(elsewhere, key="own", on=claimed.on.replace(year=2022, month=3))
    assert not [one for one in of("lt.abti.29-2", claimed, own) if one.event.startswith("asylum_registered ")]


def test_a_suspended_case_is_said_to_stand_still() -> None:
    stages = (*CASE.stages, Stage(key="reference", code="S4", forum="cjeu", opened_by="first"))
    assert "suspended" in said(the(APPEAL, JUDGMENT, stages=stages))
    assert "suspended" not in said(the(APPEAL, JUDGMENT))


# Letters


def test_one_unnamed_answer_to_two_letters_answers_neither() -> None:
    letters = [event("letter_out", f"2022-05-0{n}", key=f"asked-{n}", due=JUDGMENT.on) for n in (1, 2)]
    came = event("letter_in", "2022-05-20")
    states = [
        one.life.state for one in case_deadlines(replace(CASE, events=(*letters, came)), LAW) if one.kind == "answer"
    ]
    assert states == ["open", "open"]
    named = replace(came, started_by="asked-2")
    states = [
        one.life.state for one in case_deadlines(replace(CASE, events=(*letters, named)), LAW) if one.kind == "answer"
    ]
    assert states == ["open", "answered"]


# The second person


@pytest.mark.parametrize(("recorder", "stands"), [("rasa", True), ("jonas", False)])
def test_a_confirmation_by_whoever_recorded_or_corrected_the_start_does_not_stand(recorder: str, stands: bool) -> None:
    confirmed = event(
        "deadline_confirmed",
        "2022-06-14",
        limit=APPEAL,
        started_by=JUDGMENT.key,
        due=JUDGMENT.on.replace(day=27),
        recorded_by="jonas",
    )
    assert (the(APPEAL, replace(JUDGMENT, recorded_by=recorder), confirmed).life.confirmed_by == "jonas") is stands


# At the desk


def test_the_desk_fills_in_the_only_proceedings_or_asks(on_sample) -> None:
    assert on_sample("case", "event", "2021-004", "decision_delivered", "2026-05-18", "--proof", "delivery").code == 0
    said_there = on_sample("deadline", "list", "--case", "2021-004", "--json").out
    assert '"decision_delivered"' in said_there
    asked = on_sample("case", "event", "2021-004", "appeal_lodged", "2026-05-19")
    assert asked.code == 2
    assert "--stage" in asked.err


@pytest.mark.parametrize("kind", ["deadline_confirmed", "deadline_waived"])
def test_a_decision_of_the_office_is_not_typed_in_as_an_event(on_sample, kind: str) -> None:
    refused = on_sample("case", "event", "2021-004", kind, "2026-05-20", "--limit", APPEAL, "--meets", "judgment")
    assert refused.code == 2
    assert "litigator deadline" in refused.err


def test_a_stay_is_ended_by_recording_its_last_day(on_sample) -> None:
    stay = ("claimant", "detention", "P-0001", "kybartai", "2026-05-01")
    assert on_sample(*stay).code == 0
    assert "yes" in on_sample("claimant", "days", "2021-004").out
    assert on_sample(*stay, "--until", "2026-05-11").code == 0
    assert "yes" not in on_sample("claimant", "days", "2021-004").out


def test_removing_an_event_takes_the_decisions_about_its_limits_with_it(on_sample) -> None:
    assert on_sample("deadline", "waive", "2021-004", APPEAL, "--reason", "no need").code == 0
    assert "no need" in on_sample("case", "timeline", "2021-004").out
    assert on_sample("case", "correct", "2021-004", "judgment", "--remove").code == 0
    assert "no need" not in on_sample("case", "timeline", "2021-004").out
    assert on_sample("office", "doctor").code == 0


def test_a_misspelt_regime_is_refused(on_sample, tmp_path) -> None:
    text = on_sample("case", "show", "2021-004", "--json").out
    path = tmp_path / "case.json"
    path.write_text(text.replace('"regime": "foreigners"', '"regime": "foreigner"'), encoding="utf-8")
    refused = on_sample("case", "edit", "2021-004", "--from", path)
    assert refused.code == 2
    assert "foreigners" in refused.err
    path.write_text(text, encoding="utf-8")
    assert on_sample("case", "edit", "2021-004", "--from", path).code == 0


def test_a_whole_edited_case_is_held_to_what_has_happened(on_sample, tmp_path) -> None:
    path = tmp_path / "case.json"
    text = on_sample("case", "show", "2021-004", "--json").out
    path.write_text(text.replace('"on": "2026-05-12"', '"on": "2027-05-12"'), encoding="utf-8")
    refused = on_sample("case", "edit", "2021-004", "--from", path)
    assert refused.code == 2
    assert "future" in refused.err


def test_what_is_computed_with_another_library_is_told_to_be_stale_without_it(on_sample, tmp_path) -> None:
    from pathlib import Path

    rules = Path(__file__).resolve().parents[1] / "rules" / "lt" / "time_limits.yaml"
    text = rules.read_text(encoding="utf-8")
    begin = text.index("- id: lt.foreigners.117-2")
    entry = text[begin : text.index("\n- id:", begin)].replace('source: "', 'source: "Changed, ')
    (tmp_path / "rules" / "lt").mkdir(parents=True)
    (tmp_path / "rules" / "lt" / "time_limits.yaml").write_text(entry + "\n", encoding="utf-8")
    letter = (
        "case",
        "event",
        "2021-004",
        "letter_in",
        "2026-05-19",
        "--limit",
        "lt.foreigners.117-2",
        "--due",
        "2026-05-29",
    )
    said_then = on_sample("--library", tmp_path, *letter)
    assert said_then.code == 0, said_then.err
    assert "rules have changed" in on_sample("deadline", "list").err
