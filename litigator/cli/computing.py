"""Answers to `deadline compute`, one or many, in the shape scripts rely on."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from litigator.cli.shell import day
from litigator.deadlines.examples import moment_or_day
from litigator.deadlines.reckoning import Deadline, Question, reckon, timely
from litigator.deadlines.rule import Step
from litigator.errors import LitigatorError, Unreadable, UsageFault
from litigator.library.contents import Library
from litigator.library.gathering import open_library

UNITS = ("hour", "day", "working_day", "week", "month", "year")


def answer_one(rule: str, start: str, question: Mapping[str, Any], libraries: Sequence[str]) -> dict[str, Any]:
    """The answer to one question as the contract has it: dates as text, the trace in sentences."""
    library = open_library(*libraries)
    act = _act(question.get("act"))
    asked = {**question, "decided": question.get("decided")}
    deadline = _reckoned(library, rule, start, asked)
    answer: dict[str, Any] = {
        "rule": deadline.rule,
        "version": deadline.version,
        "status": deadline.status,
        "starts": _shown(deadline.starts),
        "due": _shown(deadline.due),
        "safe": _shown(deadline.safe),
        "alternatives": [{"due": _shown(other.due), "why": other.why} for other in deadline.alternatives],
        "roll": deadline.roll,
        "calendar": deadline.calendar,
        "source": deadline.source,
        "trace": deadline.trace("en"),
    }
    return answer if act is None else {**answer, "timely": timely(deadline.due, act)}


def answer_batch(path: Path, libraries: Sequence[str]) -> None:
    """A line a question in, a line an answer out, in the same order; one that cannot be answered says why and stops nothing."""
    library = open_library(*libraries)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            sys.stdout.write(msgspec.json.encode(_line_answer(library, line, number)).decode() + "\n")


def _line_answer(library: Library, line: bytes, number: int) -> dict[str, Any]:
    case: Any = None
    try:
        case = msgspec.json.decode(line)
        if not isinstance(case, dict):
            raise Unreadable(f"line {number} is no case")
        deadline = _reckoned(
            library, _text(case, "rule"), _text(case, "trigger_date"), {**case, "decided": case.get("decision_date")}
        )
        answer = {
            "id": case.get("id"),
            "due": _shown(deadline.due),
            "safe": _shown(deadline.safe),
            "version": deadline.version,
            "status": deadline.status,
        }
        return {**answer, "timely": timely(deadline.due, case["act"])} if case.get("act") else answer
    except LitigatorError as error:
        return {"id": case.get("id") if isinstance(case, dict) else number, "error": error.message}
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError, AttributeError) as error:
        return {
            "id": case.get("id") if isinstance(case, dict) else number,
            "error": f"the case cannot be read: {error}",
        }


def _text(case: Mapping[str, Any], name: str) -> str:
    value = case.get(name)
    if not isinstance(value, str):
        raise Unreadable(f"the case names no {name}")
    return value


def _reckoned(library: Library, rule: str, start: str, asked: Mapping[str, Any]) -> Deadline:
    found = library.rule(rule)
    takes_length = any(version.kind in ("question", "letter") for version in found.versions)
    question = Question(
        decided=day(asked["decided"]) if asked.get("decided") else None,
        publication_days=asked.get("publication_days"),
        distance_days=asked.get("distance_days"),
        length=_length(asked) if takes_length else (),
        tz=asked.get("tz"),
    )
    try:
        begun = moment_or_day(start)
    except ValueError:
        raise Unreadable(
            f"«{start[:40]}» is neither a day nor a moment", fix="2022-06-20, or 2024-05-06T14:30:00+03:00"
        ) from None
    return reckon(found, begun, library.calendars, question)


def _length(asked: Mapping[str, Any]) -> tuple[Step, ...]:
    length, unit = asked.get("length"), asked.get("unit")
    if length is None or unit is None:
        return ()
    if unit not in UNITS or not isinstance(length, int) or length < 0:
        raise UsageFault(f"{length} {unit} is no length", fix=f"units: {', '.join(UNITS)}")
    return (Step(value=length, unit=unit),)


def _act(text: str | None) -> Mapping[str, Any] | None:
    if text is None:
        return None
    try:
        act = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise UsageFault(f"--act is not JSON: {error}") from error
    if not isinstance(act, dict):
        raise UsageFault("--act is a JSON object", fix='{"sent": "2024-05-10"}')
    return act


def _shown(moment: date | datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()
