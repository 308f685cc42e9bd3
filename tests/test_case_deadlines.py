"""The time limits of a case: what starts them, what meets them, how they live, what follows the last decision, days in detention."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litigator.casefile import CaseFile, Claimant, Detention, Event, Outcome, Stage
from litigator.deadlines.case_deadlines import CaseDeadline, case_deadlines, titles
from litigator.deadlines.chains import Avenue, FinalDecision, avenues, final_decision, seized_bodies
from litigator.deadlines.detention import held
from litigator.deadlines.timeliness import timely
from litigator.errors import UsageFault
from litigator.library.gathering import open_library

LIBRARY = open_library()
LAW = LIBRARY.law
TODAY = date(2022, 6, 20)
APPEAL, COMPLAINT, DECIDE, INACTION, STRASBOURG, EMERGENCY, COURT_FIXED = (
    *("lt.foreigners.140-4", "lt.foreigners.138-1", "lt.foreigners.81-1", "lt.abti.29-2"),
    *("echr.35-1", "lt.foreigners.140_25-1", "lt.detention.court_fixed"),
)
CASE = CaseFile(
    reference="2022-001",
    name="x",
    opened=date(2022, 1, 1),
    stages=(
        Stage(key="asylum", code="S1", forum="lt.migration"),
        Stage(key="first", code="S2a", forum="lt.vaat", opened_by="asylum"),
        Stage(key="appeal", code="S3", forum="lt.lvat", opened_by="first"),
        Stage(key="other", code="S2c", forum="lt.vaat"),
    ),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(kind: str, on: str, stage: str | None = None, **more: Any) -> Event:
    return Event(**{"key": kind, "kind": kind, "on": day(on), "stage": stage, "proof": "delivery", **more})


JUDGMENT = event("judgment_pronounced", "2022-06-13", "first", proof="pronouncement")
LODGED = event("appeal_lodged", "2022-06-17", "appeal", proof_exhibit="E-1")


def dates(*events: Event, today: date | None = TODAY, **changes: Any) -> tuple[CaseDeadline, ...]:
    return case_deadlines(replace(CASE, events=events, **changes), LAW, today=today)


def of(rule: str, *events: Event, **changes: Any) -> list[CaseDeadline]:
    return [one for one in dates(*events, **changes) if one.deadline.rule == rule]


def the(rule: str, *events: Event, **changes: Any) -> CaseDeadline:
    (found,) = of(rule, *events, **changes)
    return found


def said(found: CaseDeadline) -> str:
    return "\n".join(str(problem) for problem in found.problems)


# What starts a limit


def test_a_judgment_opens_the_limit_for_the_appeal() -> None:
    found = the(APPEAL, JUDGMENT)
    assert (found.kind, found.due, found.event, found.stage) == (
        "limit",
        day("2022-06-27"),
        "judgment_pronounced",
        "first",
    )
    assert (found.met, found.done, found.problems) == (False, False, ())


def test_an_event_still_to_come_starts_nothing_and_without_a_day_all_are_counted() -> None:
    assert of(APPEAL, JUDGMENT, today=day("2022-06-12")) == []
    assert of(APPEAL, JUDGMENT, today=day("2022-06-13")) != []
    assert of(APPEAL, JUDGMENT, today=None) != []


def test_an_event_of_another_stage_or_regime_starts_nothing_here() -> None:
    assert of(APPEAL, JUDGMENT, regime="other") == []
    assert of(APPEAL, replace(JUDGMENT, stage="other")) == []
    assert [one.due for one in of("lt.abti.132-1", replace(JUDGMENT, stage="other"))] == [day("2022-07-13")]


def test_of_two_events_that_may_start_a_limit_the_preferred_one_does() -> None:
    claimed = event("asylum_claimed", "2022-01-03", "asylum")
    registered = event("asylum_registered", "2022-01-10", "asylum")
    assert [one.event for one in of(DECIDE, claimed)] == ["asylum_claimed"]
    assert [one.event for one in of(DECIDE, claimed, registered)] == ["asylum_registered"]
    elsewhere = replace(registered, stage="other")
    assert [one.event for one in of(DECIDE, claimed, elsewhere)] == ["asylum_registered", "asylum_claimed"]


def test_service_after_the_pronouncement_is_judged_by_the_day_of_the_decision() -> None:
    pronounced = event("final_decision_pronounced", "2022-01-20", "appeal")
    served = event("final_decision_served", "2022-02-10", "appeal")
    assert [(one.event, one.due) for one in of(STRASBOURG, pronounced, served)] == [
        ("final_decision_served", day("2022-08-10"))
    ]


def test_each_start_of_a_rule_is_a_limit_of_its_own() -> None:
    again = replace(JUDGMENT, key="again", on=day("2022-06-15"))
    assert [(one.event, one.due) for one in of(APPEAL, JUDGMENT, again)] == [
        ("judgment_pronounced", day("2022-06-27")),
        ("again", day("2022-06-29")),
    ]


@pytest.mark.parametrize(("proof", "words"), [("none", "nothing proves"), ("notice", "from a notice only")])
def test_a_date_that_is_not_proven_is_warned_of(proof: Any, words: str) -> None:
    (problem,) = the(APPEAL, replace(JUDGMENT, proof=proof)).problems
    assert words in problem.what
    assert problem.severity == "warning"


NOTIFIED = event("decision_notified", "2025-03-01", "asylum", proof="notice")
DELIVERED = event("decision_delivered", "2025-03-10", "asylum")
LATER = day("2025-03-20")


@pytest.mark.parametrize("proof", ["none", "notice"])
def test_a_notice_before_an_unproven_delivery_gives_two_days_and_the_earlier_is_kept(proof: Any) -> None:
    found = the(COMPLAINT, NOTIFIED, replace(DELIVERED, proof=proof), today=LATER)
    assert (found.due, found.keep, found.event) == (day("2025-03-17"), day("2025-03-17"), "decision_delivered")
    assert [one.due for one in found.deadline.alternatives] == [day("2025-03-24")]
    assert "counted from decision_notified" in said(found)
    assert any("If it began only on 2025-03-10" in line for line in found.deadline.trace("en"))
    assert any("Jei terminas prasidėjo tik 2025-03-10" in line for line in found.deadline.trace("lt"))


def test_once_delivery_is_proved_the_notice_starts_nothing() -> None:
    found = the(COMPLAINT, NOTIFIED, DELIVERED, today=LATER)
    assert (found.due, found.deadline.alternatives, found.problems) == (day("2025-03-24"), (), ())


def test_a_notice_alone_starts_the_limit_and_is_doubted() -> None:
    found = the(COMPLAINT, NOTIFIED, today=LATER)
    assert (found.due, found.event) == (day("2025-03-17"), "decision_notified")
    assert "it runs from delivery" in said(found)


def test_a_notice_after_the_delivery_or_in_another_stage_counts_for_nothing() -> None:
    unproven = replace(DELIVERED, proof="none")
    for notice in (replace(NOTIFIED, on=day("2025-03-11")), replace(NOTIFIED, stage="first")):
        assert the(COMPLAINT, notice, unproven, today=LATER).deadline.alternatives == ()


@pytest.mark.parametrize(("sent", "last"), [("2025-04-10", "2025-04-18"), ("2025-04-18", "2025-04-29")])
def test_what_the_court_serves_electronically_is_served_on_the_next_working_day(sent: str, last: str) -> None:
    served = event("order_delivered", sent, "first", proof="e_service")
    assert the("lt.abti.152-3", served, today=day("2025-05-01")).due == day(last)
    by_hand = the("lt.abti.152-3", replace(served, proof="delivery"), today=day("2025-05-01")).due
    assert by_hand is not None and by_hand < day(last)


# What cannot be counted yet


def test_what_cannot_be_computed_is_missing_and_the_rest_is_computed() -> None:
    found = dates(event("detained", "2022-06-13"), JUDGMENT)
    missing = [one for one in found if one.kind == "missing"]
    assert {one.deadline.rule for one in missing} == {
        "lt.foreigners.114-1",
        "lt.foreigners.116-1",
    }
    assert all(one.due is None and one.keep is None for one in missing)
    assert all("counted in hours" in said(one) and "detained" in said(one) for one in missing)
    assert all("It cannot be counted yet" in one.deadline.trace("en")[0] for one in missing)
    assert all("Dar negalima apskaičiuoti" in one.deadline.trace("lt")[0] for one in missing)
    assert APPEAL in {one.deadline.rule for one in found if one.kind == "limit"}


def test_with_its_moment_the_detention_is_counted_in_hours() -> None:
    moment = datetime.fromisoformat("2022-06-13T14:30:00+03:00")
    found = the("lt.foreigners.114-1", event("detained", "2022-06-13", at=moment))
    assert (found.kind, found.due) == ("limit", moment + timedelta(hours=48))


def test_a_served_decision_whose_date_nobody_entered_is_asked_for_not_guessed() -> None:
    served = event("final_decision_served", "2022-02-10", "appeal")
    found = the(STRASBOURG, served)
    assert (found.kind, found.due) == ("missing", None)
    assert "needs the day the decision was taken" in said(found)
    assert the(STRASBOURG, event("final_decision_pronounced", "2022-01-20", "appeal"), served).kind == "limit"


def test_a_rule_that_did_not_apply_then_gives_nothing() -> None:
    assert of(EMERGENCY, event("decision_delivered", "2021-12-31", "asylum")) == []
    assert of(EMERGENCY, event("decision_delivered", "2022-01-01", "asylum")) != []


# What meets a limit


@pytest.mark.parametrize("stage", ["first", "appeal"])
def test_an_act_in_the_same_stage_or_in_the_one_it_opened_meets_the_limit(stage: str | None) -> None:
    found = the(APPEAL, JUDGMENT, replace(LODGED, stage=stage))
    assert (found.met_by, found.life.state, found.done) == ("appeal_lodged", "met", True)
    assert found.problems == ()


@pytest.mark.parametrize(
    "change",
    [{"stage": "other"}, {"stage": "asylum"}, {"on": day("2022-06-12")}, {"on": day("2022-06-21")}],
    ids=["elsewhere", "in the stage before", "before the start", "after today"],
)
def test_an_act_elsewhere_or_at_another_time_meets_nothing(change: dict[str, Any]) -> None:
    found = the(APPEAL, JUDGMENT, replace(LODGED, **change))
    assert (found.met, found.life.state) == (False, "open")


def test_an_act_without_its_document_does_not_clear_a_limit_of_the_office() -> None:
    found = the(APPEAL, JUDGMENT, replace(LODGED, proof_exhibit=None))
    assert (found.life.state, found.met, found.done) == ("undocumented", True, False)
    assert "no document shows it" in said(found)
    assert f"litigator deadline done 2022-001 {APPEAL} --exhibit KEY" in said(found)


def test_a_limit_of_the_state_is_met_without_a_document_of_ours() -> None:
    decided = event("decision_adopted", "2022-06-20", "asylum")
    found = the(DECIDE, event("asylum_registered", "2022-01-10", "asylum"), decided)
    assert (found.life.state, found.done) == ("met", True)


@pytest.mark.parametrize(("on", "state"), [("2022-06-27", "met"), ("2022-06-28", "met late")])
def test_an_act_after_the_last_day_is_late_and_restoration_is_shown(on: str, state: str) -> None:
    found = the(APPEAL, JUDGMENT, replace(LODGED, on=day(on)), today=day("2022-07-01"))
    assert (found.life.state, found.done) == (state, True)
    assert ("met late: due 2022-06-27" in said(found)) is (state == "met late")
    assert ("ask for restoration by 2022-09-13, together with the act" in said(found)) is (state == "met late")


@pytest.mark.parametrize(
    ("on", "state", "words"),
    [
        ("2022-06-27", "met", ""),
        ("2022-07-01", "met", "after the earliest day that can be argued, 2022-06-27"),
        ("2022-07-02", "met late", "met late"),
    ],
)
def test_only_an_act_after_every_day_that_can_be_argued_is_late(on: str, state: str, words: str) -> None:
    delivered = event("decision_delivered", "2022-06-17", "asylum")
    lodged = event("complaint_lodged", on, "first", proof_exhibit="E-1")
    found = the(EMERGENCY, delivered, lodged, today=day("2022-07-10"))
    assert found.life.state == state
    assert words in said(found) and (bool(words) is bool(found.problems))


# In time

WEDNESDAY, MOMENT = day("2025-03-12"), datetime.fromisoformat("2024-05-08T14:30:00+03:00")


@pytest.mark.parametrize(
    ("act", "in_time"),
    [
        ({"sent": "2025-03-12", "received": "2025-03-20"}, True),
        ({"sent": "2025-03-13"}, False),
        ({"received": "2025-03-12"}, True),
        ({"channel": "in_person", "at": "2025-03-12T17:00", "court_closes": "17:00"}, True),
        ({"channel": "in_person", "at": "2025-03-12T17:01", "court_closes": "17:00"}, False),
        ({"channel": "e_filing", "at": "2025-03-12T23:59", "court_closes": "17:00"}, True),
        ({"channel": "e_filing", "at": "2025-03-13T00:00"}, False),
    ],
)
def test_an_act_is_in_time_until_midnight_if_sent_and_until_the_office_closes_if_handed_in(
    act: dict[str, str], in_time: bool
) -> None:
    assert timely(WEDNESDAY, act) is in_time


@pytest.mark.parametrize("act", [{}, {"received": "2025-03-13"}, {"channel": "post"}])
def test_an_act_whose_sending_is_not_known_is_not_guessed(act: dict[str, str]) -> None:
    with pytest.raises(UsageFault, match="when the act was sent or done is not said"):
        timely(WEDNESDAY, act)


@pytest.mark.parametrize(
    "act",
    ['{"sent": 5}', '{"sent": "2025-13-05"}', '{"at": "2025-03-12T9:30"}', '{"received": null}', "[]", "{", '"sent"'],
)
def test_an_act_that_cannot_be_read_is_refused_in_words(say: Any, act: str) -> None:
    said = say("deadline", "compute", "lt.foreigners.138-2", "2025-03-05", "--act", act)
    assert said.code in (2, 9), said.err
    assert "unexpected fault" not in said.err


def test_an_act_known_by_its_day_only_is_not_said_to_be_in_time_for_a_limit_in_hours_that_ended_that_day() -> None:
    assert timely(MOMENT, {"sent": "2024-05-07"}) is True
    assert timely(MOMENT, {"sent": "2024-05-09"}) is False
    with pytest.raises(UsageFault):
        timely(MOMENT, {"sent": "2024-05-08"})


def test_an_act_counted_in_hours_is_in_time_to_the_moment() -> None:
    assert timely(MOMENT, {"at": "2024-05-08T11:30:00+00:00"}) is True
    assert timely(MOMENT, {"at": "2024-05-08T11:31:00+00:00"}) is False


# The life of a limit


def mark(kind: str, on: str = "2022-06-14", **more: Any) -> Event:
    key = f"{kind}-{on}"
    return Event(
        **{
            "key": key,
            "kind": f"deadline_{kind}",
            "on": day(on),
            "limit": APPEAL,
            "started_by": "judgment_pronounced",
            "recorded_by": "rasa",
            **more,
        }
    )


def test_a_waived_limit_is_done_and_says_by_whom_and_why() -> None:
    life = the(APPEAL, JUDGMENT, mark("waived", title="the client left")).life
    assert (life.state, life.by, life.why) == ("waived", "rasa", "the client left")
    assert the(APPEAL, JUDGMENT, mark("waived")).done
    assert not the(APPEAL, JUDGMENT).done


def test_another_day_stands_in_the_place_of_the_computed_one_which_stays_beside_it() -> None:
    found = the(APPEAL, JUDGMENT, mark("overridden", due=day("2022-06-24"), title="the court said so"))
    assert (found.due, found.keep, found.deadline.due) == (day("2022-06-24"), day("2022-06-24"), day("2022-06-27"))
    assert (found.life.by, found.life.why, found.done) == ("rasa", "the court said so", False)


def test_an_act_after_the_overriding_day_is_late() -> None:
    marked = mark("overridden", due=day("2022-06-16"))
    assert the(APPEAL, JUDGMENT, marked, LODGED).life.state == "met late"
    assert the(APPEAL, JUDGMENT, replace(marked, due=day("2022-06-17")), LODGED).life.state == "met"


def test_reopening_takes_back_a_waiver_and_another_day_and_leaves_who_has_it() -> None:
    marks = (
        mark("assigned", person="jonas"),
        mark("waived"),
        mark("overridden", due=day("2022-06-24")),
        mark("reopened", "2022-06-15"),
    )
    found = the(APPEAL, JUDGMENT, *marks)
    assert (found.due, found.life.state, found.life.person) == (day("2022-06-27"), "open", "jonas")
    again = the(APPEAL, JUDGMENT, *marks, mark("waived", "2022-06-16"))
    assert again.life.state == "waived"


def test_the_last_of_two_decisions_counts() -> None:
    found = the(
        APPEAL,
        JUDGMENT,
        mark("assigned", person="jonas"),
        mark("assigned", "2022-06-15", person="rasa"),
    )
    assert found.life.person == "rasa"


def test_a_confirmation_lapses_when_the_day_moves_and_is_told() -> None:
    confirmed = mark("confirmed", due=day("2022-06-27"))
    assert the(APPEAL, JUDGMENT, confirmed).life.confirmed_by == "rasa"
    moved = the(APPEAL, replace(JUDGMENT, on=day("2022-06-14")), confirmed)
    assert (moved.due, moved.life.confirmed_by) == (day("2022-06-28"), None)
    assert "it was confirmed for 2022-06-27 and has moved since" in said(moved)


def test_a_confirmation_is_of_the_day_in_force_the_overriding_one_included() -> None:
    overridden = mark("overridden", due=day("2022-06-24"))
    assert the(APPEAL, JUDGMENT, mark("confirmed", due=day("2022-06-27")), overridden).life.confirmed_by is None
    assert the(APPEAL, JUDGMENT, overridden, mark("confirmed", due=day("2022-06-24"))).life.confirmed_by == "rasa"


@pytest.mark.parametrize("change", [{"started_by": "other"}, {"limit": COMPLAINT}, {"on": day("2022-06-21")}])
def test_a_decision_on_another_limit_or_start_or_still_to_come_changes_nothing(change: dict[str, Any]) -> None:
    assert the(APPEAL, JUDGMENT, replace(mark("waived"), **change)).life.state == "open"


def test_a_limit_that_cannot_be_counted_yet_may_be_waived() -> None:
    served = event("final_decision_served", "2022-02-10", "appeal")
    waived = mark("waived", limit=STRASBOURG, started_by="final_decision_served", title="no case")
    found = the(STRASBOURG, served, waived)
    assert (found.kind, found.life.state, found.done) == ("missing", "waived", True)


# The end of a court's detention order


def stay(**more: Any) -> Detention:
    return Detention(
        **{
            "place": "pabrade",
            "since": day("2022-01-10"),
            "order_number": "A-1",
            "order_date": day("2022-01-12"),
            "order_until": day("2022-04-12"),
            **more,
        }
    )


def orders(*stays: Detention) -> list[CaseDeadline]:
    person = Claimant(reference="P-1", name="Ona", detentions=stays)
    return [one for one in dates(claimants=(person,)) if one.kind == "order"]


def test_the_end_of_the_ordered_detention_is_a_date_that_the_court_fixed() -> None:
    (found,) = orders(stay())
    assert (found.deadline.rule, found.due) == (COURT_FIXED, day("2022-04-12"))
    assert found.deadline.starts == day("2022-01-12")
    assert (found.life.state, found.event) == ("open", "P-1 pabrade 2022-01-10")


@pytest.mark.parametrize(
    ("until", "state"), [("2022-04-11", "met"), ("2022-04-12", "met"), ("2022-04-13", "open"), (None, "open")]
)
def test_who_left_in_time_was_not_held_beyond_the_order(until: str | None, state: str) -> None:
    (found,) = orders(stay(until=day(until) if until else None))
    assert found.life.state == state


@pytest.mark.parametrize("change", [{"order_until": None}, {"order_until": day("2022-01-11")}])
def test_an_order_without_an_end_or_ending_before_it_began_gives_no_date(change: dict[str, Any]) -> None:
    assert orders(stay(**change)) == []
    assert len(orders(stay(), stay(since=day("2022-02-01"), order_date=None))) == 2


# Letters, answers, hearings

LETTER = event("letter_in", "2022-06-01", "first", author="echr", limit="echr.observations", due=day("2022-07-13"))


def test_a_letter_that_fixes_a_day_gives_the_limit_it_names() -> None:
    found = the("echr.observations", LETTER)
    assert (found.kind, found.due, found.event) == ("limit", day("2022-07-13"), "letter_in")
    assert the(
        "echr.observations", LETTER, event("observations_lodged", "2022-06-15", "first", proof_exhibit="E-1")
    ).done


def test_a_day_that_a_court_fixes_for_a_limit_with_a_length_of_its_own_is_not_passed_over() -> None:
    earlier = replace(LETTER, stage="appeal", author="lt.lvat", limit="lt.abti.139-2", due=day("2022-06-10"))
    found = the("lt.abti.139-2", earlier)
    assert found.keep == day("2022-06-10") or "2022-06-10" in said(found)


@pytest.mark.parametrize("change", [{"due": None}, {"limit": None}, {"limit": "no.such.rule"}])
def test_a_letter_without_its_day_or_its_limit_gives_none(change: dict[str, Any]) -> None:
    assert of("echr.observations", replace(LETTER, **change)) == []


def test_a_letter_whose_day_lies_before_it_is_told_not_counted() -> None:
    found = the("echr.observations", replace(LETTER, due=day("2022-05-31")))
    assert (found.kind, found.due) == ("missing", None)
    assert "is before its start" in said(found)


ASKED = event("letter_out", "2022-06-01", "first", author="vsat", due=day("2022-06-15"))
CAME = event("letter_in", "2022-06-10", "first", author="vsat")


def answer(*events: Event) -> CaseDeadline:
    (found,) = [one for one in dates(*events) if one.kind == "answer"]
    return found


@pytest.mark.parametrize(
    ("came", "state"),
    [
        (None, "open"),
        (CAME, "answered"),
        (replace(CAME, author=None), "answered"),
        (replace(CAME, author="migration"), "open"),
        (replace(CAME, stage="other"), "open"),
        (replace(CAME, on=day("2022-05-31")), "open"),
        (replace(CAME, on=day("2022-06-21")), "open"),
        (replace(CAME, started_by="letter_out", stage="other", author="migration"), "answered"),
        (replace(CAME, started_by="another"), "open"),
    ],
    ids=[
        *("nothing", "an answer", "of nobody named", "of another author", "in another stage", "an earlier letter"),
        *("after today", "names its letter", "names another letter"),
    ],
)
def test_a_letter_waits_for_its_answer_and_for_no_other(came: Event | None, state: str) -> None:
    found = answer(ASKED, *([came] if came else []))
    assert (found.due, found.life.state, found.done) == (day("2022-06-15"), state, state == "answered")


def test_a_letter_without_a_day_waits_for_nothing() -> None:
    assert [one for one in dates(replace(ASKED, due=None)) if one.kind == "answer"] == []


def test_hearings_and_removals_lie_ahead_and_start_and_meet_nothing() -> None:
    hearing = event("hearing", "2022-09-01", "first", title="Posėdis")
    moment = datetime.fromisoformat("2022-08-01T05:40:00+03:00")
    removal = event("removal_scheduled", "2022-08-01", at=moment)
    found = [(one.kind, one.due, one.deadline.source) for one in dates(hearing, removal)]
    assert found == [("hearing", day("2022-09-01"), "Posėdis"), ("removal", moment, "removal_scheduled")]
    for kind in ("hearing", "removal", "answer"):
        assert titles(kind, None)["lt"] != titles(kind, None)["en"]


# What a State's expired limit opens

REGISTERED = event("asylum_registered", "2021-03-01", "asylum")


def test_a_limit_of_the_state_that_nothing_met_opens_the_remedy_from_the_day_it_ended() -> None:
    opened = the(INACTION, REGISTERED, today=day("2021-10-01"))
    assert the(DECIDE, REGISTERED).due == day("2021-09-01")
    assert (opened.deadline.starts, opened.due) == (day("2021-09-01"), day("2021-11-03"))
    assert (opened.event, opened.kind, opened.life.state) == (f"asylum_registered {DECIDE}", "limit", "open")


def test_a_decision_in_time_opens_nothing_and_the_remedy_taken_meets_it() -> None:
    decided = event("decision_adopted", "2021-08-31", "asylum")
    assert of(INACTION, REGISTERED, decided) == []
    lodged = event("complaint_lodged", "2021-10-15", "first", proof_exhibit="E-1")
    assert the(INACTION, REGISTERED, lodged).life.state == "met"
    assert the(INACTION, REGISTERED, replace(lodged, on=day("2021-08-15"))).life.state == "open"


def test_before_the_state_has_let_its_limit_pass_no_remedy_is_open() -> None:
    assert of(INACTION, REGISTERED, today=day("2021-08-31")) == []
    assert of(INACTION, REGISTERED, today=day("2021-09-02")) != []


def test_where_the_remedys_own_event_is_recorded_it_alone_starts_it() -> None:
    ended = event("deciding_term_ended", "2021-09-03", "asylum")
    assert [one.event for one in of(INACTION, REGISTERED, ended)] == ["deciding_term_ended"]


def test_what_the_office_decides_about_an_opened_remedy_holds_for_it_alone() -> None:
    waived = mark("waived", limit=INACTION, started_by=f"asylum_registered {DECIDE}")
    assert the(INACTION, REGISTERED, waived).life.state == "waived"
    assert the(DECIDE, REGISTERED, waived).life.state == "open"


# Days in detention


@pytest.mark.parametrize(
    ("on", "days", "ordered", "ongoing"),
    [
        ("2021-08-11", 0, 0, False),
        ("2021-08-12", 0, 0, True),
        ("2021-08-13", 1, 0, True),
        ("2022-02-10", 182, 0, True),
        ("2022-03-10", 210, 28, True),
        ("2022-07-05", 327, 145, False),
        ("2030-01-01", 327, 145, False),
    ],
)
def test_days_are_counted_to_any_day_and_those_before_the_order_had_none(
    on: str, days: int, ordered: int, ongoing: bool
) -> None:
    stays = (
        Detention(place="pabrade", since=day("2021-08-12"), until=day("2022-02-10")),
        stay(
            since=day("2022-02-10"),
            until=day("2022-07-05"),
            order_date=day("2022-02-10"),
            order_until=day("2022-08-10"),
        ),
    )
    found = held(stays, day(on))
    assert (found.days, found.with_order, found.without_order, found.ongoing) == (
        days,
        ordered,
        days - ordered,
        ongoing,
    )


@pytest.mark.parametrize(
    ("change", "ordered"),
    [
        ({}, 90),
        ({"order_number": None, "order_date": None}, 0),
        ({"order_until": None}, 98),
        ({"order_until": day("2022-01-11")}, 0),
        ({"order_date": None}, 92),
    ],
    ids=["late order, over before the end", "no order", "no end", "ended before it began", "no date of the order"],
)
def test_an_order_covers_the_days_from_its_own_date_to_the_one_it_allows(change: dict[str, Any], ordered: int) -> None:
    found = held([stay(until=day("2022-04-20"), **change)], day("2022-06-01"))
    assert (found.days, found.with_order) == (100, ordered)


def test_a_day_in_two_places_is_counted_once() -> None:
    both = [stay(until=day("2022-02-10"), order_date=None), stay(place="kybartai", order_number=None, order_date=None)]
    found = held(both, day("2022-03-01"))
    assert (found.days, found.with_order, found.ongoing) == (50, 31, True)


DAYS = st.dates(day("2021-01-01"), day("2023-12-31"))
STAYS = st.lists(
    st.builds(
        lambda since, length, number, order, until: Detention(
            place="x",
            since=since,
            until=since + timedelta(days=length) if length is not None else None,
            order_number=number,
            order_date=order,
            order_until=until,
        ),
        DAYS,
        st.none() | st.integers(0, 400),
        st.none() | st.just("A-1"),
        st.none() | DAYS,
        st.none() | DAYS,
    ),
    max_size=5,
)


@settings(max_examples=300, deadline=None)
@given(stays=STAYS, first=DAYS, second=DAYS)
def test_days_with_and_without_an_order_are_all_the_days_and_never_grow_fewer(
    stays: list[Detention], first: date, second: date
) -> None:
    early, late = (held(stays, on) for on in sorted((first, second)))
    assert early.with_order + early.without_order == early.days
    assert 0 <= early.with_order <= late.with_order
    assert 0 <= early.without_order <= late.without_order
    assert late.days - early.days <= abs((second - first).days)
    assert held(reversed(stays), first) == held(stays, first)


# What follows the last decision

DECIDED = FinalDecision(decided=day("2024-01-10"), served=day("2024-01-20"), in_force=day("2024-01-10"))
SOON = day("2024-02-01")


def bodies(final: FinalDecision = DECIDED, today: date = SOON, **seized: Any) -> dict[str, Avenue]:
    found = avenues(
        final,
        LIBRARY.competences.values(),
        LAW,
        seized={name.replace("_", "."): state for name, state in seized.items()},
        today=today,
    )
    return {one.forum: one for one in found}


def words(things: Iterable[Any], language: str = "en") -> str:
    return "\n".join(one[language] for one in things)


def test_the_bodies_stand_side_by_side_in_the_order_of_their_last_days() -> None:
    found = bodies()
    assert set(found) == set(LIBRARY.competences)
    days = [one.deadline.keep for one in found.values() if one.deadline and one.deadline.keep]
    assert days == sorted(days)
    assert (found["echr"].deadline.due, found["lt.kt"].deadline.due) == (day("2024-05-20"), day("2024-05-10"))  # type: ignore[union-attr]
    assert found["un.hrc"].deadline.safe == day("2029-01-10")  # type: ignore[union-attr]
    assert {name for name, one in found.items() if one.open == "no"} == set()


def test_a_way_is_open_for_certain_only_where_the_competence_and_the_limit_are_verified() -> None:
    for name, found in bodies().items():
        sure = LIBRARY.competences[name].status == "verified" and found.deadline is not None
        assert found.open == ("yes" if sure and found.deadline.status == "verified" else "unverified"), name
    assert {one.open for one in bodies().values()} == {"yes", "unverified"}


def test_without_service_strasbourg_is_counted_from_the_decision_and_it_is_said() -> None:
    found = bodies(replace(DECIDED, served=None))["echr"]
    assert found.deadline is not None
    assert found.deadline.due == day("2024-05-10")
    assert "service is not recorded" in words(found.doubts)
    assert "service is not recorded" not in words(bodies()["echr"].doubts)


def test_without_the_day_of_coming_into_force_the_constitutional_court_has_no_day() -> None:
    found = bodies(replace(DECIDED, in_force=None))["lt.kt"]
    assert (found.deadline, found.open) == (None, "unverified")
    assert "into force is not recorded" in words(found.doubts)
    assert "neįrašyta sprendimo įsiteisėjimo diena" in words(found.doubts, "lt")


@pytest.mark.parametrize(
    ("state", "barred", "free"),
    [
        ("pending", {"echr", "un.hrc", "un.crc", "un.cat"}, {"lt.kt"}),
        ("decided", {"echr", "un.crc", "un.cat"}, {"lt.kt", "un.hrc"}),
    ],
)
def test_a_matter_that_another_body_has_or_has_decided_is_barred_where_the_treaty_says_so(
    state: Any, barred: set[str], free: set[str]
) -> None:
    found = bodies(un_wgad=state)
    assert {name for name in barred if "un.wgad" not in words(found[name].bars)} == set()
    assert {name for name in free if found[name].bars} == set()
    assert {found[name].open for name in barred} == {"no"}
    assert ("jau išnagrinėjo" if state == "decided" else "nagrinėja") in words(found["echr"].bars, "lt")
    assert not any("un.wgad" in words(one.bars) for one in bodies().values())


def test_a_domestic_remedy_that_is_sought_bars_no_body_but_itself() -> None:
    assert {name for name, one in bodies(lt_kt="pending").items() if one.bars} == {"lt.kt"}


def test_a_body_that_has_the_matter_already_is_barred_to_itself() -> None:
    assert "it has this matter already" in words(bodies(echr="pending")["echr"].bars)
    assert bodies(echr="pending")["echr"].open == "no"


@pytest.mark.parametrize(("decided", "barred"), [("2023-01-02", True), ("2023-01-03", False)])
def test_a_decision_before_the_body_had_competence_bars_it(decided: str, barred: bool) -> None:
    final = FinalDecision(decided=day(decided), served=day(decided), in_force=day(decided))
    found = bodies(final, day("2023-02-01"))["un.crc"]
    assert ("competence over Lithuania only from 2023-01-03" in words(found.bars)) is barred
    assert ("kompetentinga tik nuo 2023-01-03" in words(found.bars, "lt")) is barred
    assert (found.open == "no") is barred


def test_a_competence_that_has_ended_bars_the_body() -> None:
    ended = [replace(one, valid_to=day("2023-12-31")) for one in LIBRARY.competences.values()]
    found = avenues(DECIDED, ended, LAW, seized={}, today=SOON)
    assert all("its competence over Lithuania ended on 2023-12-31" in words(one.bars) for one in found)


@pytest.mark.parametrize(("today", "ended"), [("2024-05-20", False), ("2024-05-21", True)])
def test_a_limit_that_has_passed_bars_the_way(today: str, ended: bool) -> None:
    found = bodies(today=day(today))["echr"]
    assert ("the limit ended on 2024-05-20" in words(found.bars)) is ended
    assert ("terminas baigėsi 2024-05-20" in words(found.bars, "lt")) is ended
    assert (found.open == "no") is ended


def test_what_is_not_verified_of_a_body_is_a_doubt_and_no_bar() -> None:
    found = bodies()
    for name, one in LIBRARY.competences.items():
        assert ("is not verified" in words(found[name].doubts)) is (
            one.status == "unverified" or one.same_matter == "unknown"
        )
    assert not any(one.bars for one in found.values())


@pytest.mark.parametrize(
    "final", [DECIDED, FinalDecision(decided=day("2019-01-10")), FinalDecision(decided=day("2022-01-10"))]
)
def test_every_bar_and_doubt_is_told_in_both_languages(final: FinalDecision) -> None:
    told = [
        one for body in bodies(final, echr="pending", un_hrc="decided").values() for one in (*body.bars, *body.doubts)
    ]
    assert len(told) > 10
    assert [one["en"] for one in told if not one["lt"].strip() or one["lt"] == one["en"]] == []


def test_the_final_decision_is_the_last_ruling_of_the_appeal_court_with_its_own_days() -> None:
    events = (
        event("judgment_pronounced", "2023-05-01", "first", key="a"),
        event("judgment_delivered", "2023-05-05", "first", key="b"),
        event("judgment_pronounced", "2024-01-10", "appeal", key="c"),
        event("judgment_delivered", "2024-01-20", "appeal", key="d"),
        event("judgment_in_force", "2024-01-10", "appeal", key="e"),
    )
    assert final_decision(replace(CASE, events=events)) == DECIDED
    assert final_decision(replace(CASE, events=events[:2])) is None
    assert final_decision(replace(CASE, events=events[:3])) == FinalDecision(decided=day("2024-01-10"))


def test_the_bodies_seized_are_read_from_the_stages() -> None:
    stages = (
        Stage(key="a", code="S7", forum="echr"),
        Stage(key="b", code="S8", forum="un.hrc", closed=day("2024-01-01")),
        Stage(key="c", code="S8", forum="un.cat", outcomes=(Outcome(result="inadmissible", on=day("2024-01-01")),)),
        Stage(key="d", code="S3", forum="lt.lvat"),
    )
    assert seized_bodies(replace(CASE, stages=stages)) == {"echr": "pending", "un.hrc": "decided", "un.cat": "decided"}
