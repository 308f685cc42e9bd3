"""`case undo`: what was recorded last is taken back whole, what came from others or after is not."""

import json

import pytest


@pytest.fixture
def by(say, sample):
    assert say("--db", sample, "--user", "sample", "office", "user", "add", "ruta", "--name", "Rūta").code == 0
    return lambda who, *arguments: say("--db", sample, "--today", "2026-05-20", "--user", who, *arguments)


def timeline(by) -> list[str]:
    return [event["key"] for event in json.loads(by("ruta", "case", "show", "2025-002", "--json").out)["events"]]


def docket(by) -> list[tuple[str, str]]:
    listed = json.loads(by("ruta", "deadline", "list", "--case", "2025-002", "--json").out)["deadlines"]
    return [(line["rule"], line["due"]) for line in listed]


def test_an_event_is_taken_back_with_the_limit_it_started(by):
    before, limits = timeline(by), docket(by)
    recorded = by("ruta", "case", "event", "2025-002", "removal_scheduled", "2026-06-30")
    assert recorded.code == 0, recorded.err
    added = next(key for key in timeline(by) if key not in before)
    would = by("ruta", "case", "undo", "2025-002", "--dry-run")
    assert "would be taken back; nothing is written" in would.out and added in timeline(by)
    told = by("ruta", "case", "undo", "2025-002", added)
    assert told.code == 0 and f"{added} is taken back; ruta recorded it on" in told.out
    assert "it was: kind removal_scheduled, on 2026-06-30" in told.err
    assert (timeline(by), docket(by)) == (before, limits)


def test_what_another_recorded_or_came_after_is_not_taken_back(by):
    assert by("ruta", "case", "event", "2025-002", "note", "2026-05-19", "--title", "one").code == 0
    first = timeline(by)[-1]
    assert by("sample", "case", "event", "2025-002", "note", "2026-05-20", "--title", "two").code == 0
    assert by("ruta", "case", "undo", "2025-002", first).code == 7
    refused = by("ruta", "case", "undo", "2025-002")
    assert refused.code == 7 and "was recorded by sample" in refused.err
    assert by("ruta", "case", "undo", "2025-002", "--of-others").code == 0
    assert by("ruta", "case", "undo", "2025-002", first, "--json").code == 0
    assert first not in timeline(by)


def test_a_decision_is_taken_back_and_a_waiver_answered_with_its_reason(by):
    limits = docket(by)
    rule = "lt.foreigners.140-4"
    assert by("sample", "deadline", "assign", "2025-002", rule, "ruta").code == 0
    undone = json.loads(by("sample", "case", "undo", "2025-002", "--json").out)
    assert (undone["event"]["kind"], undone["reopened"]) == ("deadline_assigned", False)
    assert by("sample", "deadline", "waive", "2025-002", rule, "--reason", "settled").code == 0
    assert (rule, limits[0][1]) not in docket(by)
    assert by("sample", "case", "undo", "2025-002").code == 2
    assert by("sample", "case", "undo", "2025-002", "--reason", "not settled after all").code == 0
    assert docket(by) == limits
    assert "deadline_waived" in " ".join(timeline(by))
