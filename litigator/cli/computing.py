"""Answers to `deadline compute` and `read-date`, one or many, in the shape scripts rely on."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from litigator.cli.shell import Desk
from litigator.dates.grammar import read
from litigator.deadlines.examples import moment_or_day
from litigator.deadlines.reckoning import Deadline, Question, reckon
from litigator.deadlines.rule import Step, Unit
from litigator.deadlines.timeliness import timely
from litigator.errors import LitigatorError, Unreadable, UsageFault
from litigator.library.contents import Library
from litigator.library.gathering import open_readable
from litigator.tongue import heard, phrase

_WORDS: tuple[Unit, ...] = ("hour", "day", "working_day", "week", "month", "year")
UNITS: Mapping[str, Unit] = {
    **{word: word for word in _WORDS},
    **{f"{word}s": word for word in _WORDS},
    "workday": "working_day",
    "workdays": "working_day",
}


def answer_one(desk: Desk, rule: str, start: str, question: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The answer to one question as the contract has it: dates as text, the trace in sentences. `headline` is for a person."""
    library = open_readable(*desk.libraries)
    act = _act(question.get("act"))
    days = {name: desk.day_or_none(question.get(name)) for name in ("decided", "fixed")}
    begun = start if "T" in start else desk.day(start).isoformat()
    deadline = _reckoned(library, rule, begun, {**question, **days})
    answer: dict[str, Any] = {
        "headline": _headline(deadline),
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
        "restorable_until": _shown(deadline.restorable_until),
        "trace": deadline.trace(language),
    }
    return answer if act is None else {**answer, "timely": timely(deadline.due, act, deadline.tz)}


def _headline(deadline: Deadline) -> str:
    if deadline.due is not None:
        return phrase("last day {due}", due=_shown(deadline.due)) + (
            phrase(", keep {safe}", safe=deadline.safe) if deadline.safe else ""
        )
    return (
        phrase("no last day in the law; keep {safe}", safe=deadline.safe) if deadline.safe else phrase("no time limit")
    )


def reading_of(text: str, today: date) -> dict[str, Any]:
    """What `text` says as a date: the day or the reason there is none, and every day it may mean."""
    found = read(text, today=today)
    return {"text": found.text, "date": found.date, "readings": list(found.readings), "error": found.error}


def read_batch(path: Path, today: date) -> None:
    """A text a line in, a reading a line out."""
    for number, line in enumerate(_lines(path), 1):
        try:
            asked = msgspec.json.decode(line)
            text = asked["text"] if isinstance(asked, dict) else asked
            if not isinstance(text, str):
                raise TypeError(phrase("no text"))
            answer = reading_of(text, today)
        except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, TypeError) as error:
            answer = {
                "text": None,
                "date": None,
                "readings": [],
                "error": phrase("line {number} cannot be read: {error}", number=number, error=error),
            }
        sys.stdout.write(msgspec.json.encode(answer, enc_hook=str).decode() + "\n")


def answer_batch(path: Path, libraries: Sequence[str]) -> None:
    """A line a question in, a line an answer out, in the same order; one that cannot be answered says why and stops nothing."""
    library = open_readable(*libraries)
    for number, line in enumerate(_lines(path), 1):
        sys.stdout.write(msgspec.json.encode(_line_answer(library, line, number), enc_hook=str).decode() + "\n")


def _lines(path: Path) -> list[bytes]:
    """The lines of a file that are not empty."""
    try:
        return [line for line in path.read_bytes().splitlines() if line.strip()]
    except OSError as error:
        raise Unreadable(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error


def _line_answer(library: Library, line: bytes, number: int) -> dict[str, Any]:
    case: Any = None
    try:
        case = msgspec.json.decode(line)
        if not isinstance(case, dict):
            raise Unreadable(phrase("line {number} is no case", number=number))
        decided = case.get("decision_date")
        deadline = _reckoned(
            library,
            _text(case, "rule"),
            _text(case, "trigger_date"),
            {**case, "decided": _read_day(decided) if decided else None, "fixed": None},
        )
        answer = {
            "id": case.get("id"),
            "due": _shown(deadline.due),
            "safe": _shown(deadline.safe),
            "version": deadline.version,
            "status": deadline.status,
        }
        return {**answer, "timely": timely(deadline.due, case["act"], deadline.tz)} if case.get("act") else answer
    except LitigatorError as error:
        return {"id": case.get("id") if isinstance(case, dict) else number, "error": error.message}
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError, AttributeError) as error:
        return {
            "id": case.get("id") if isinstance(case, dict) else number,
            "error": phrase("the case cannot be read: {error}", error=error),
        }


def _text(case: Mapping[str, Any], name: str) -> str:
    value = case.get(name)
    if not isinstance(value, str):
        raise Unreadable(phrase("the case names no {name}", name=name))
    return value


def _reckoned(library: Library, rule: str, start: str, asked: Mapping[str, Any]) -> Deadline:
    found = library.rule(rule)
    if asked.get("service") and asked["service"] not in {library.services[name].proof for name in found.deemed}:
        raise UsageFault(
            phrase("{rule} knows no fiction of service for {service}", rule=rule, service=asked["service"]),
            fix=phrase("leave --service out"),
        )
    takes_length = any(version.kind in ("question", "letter") for version in found.versions)
    question = Question(
        decided=asked["decided"],
        fixed=asked["fixed"],
        publication_days=_count(asked, "publication_days"),
        distance_days=_count(asked, "distance_days"),
        length=_length(asked) if takes_length else (),
        service=asked.get("service"),
        tz=asked.get("tz"),
    )
    try:
        begun = moment_or_day(start) if "T" in start else _read_day(start)
    except ValueError:
        raise Unreadable(
            phrase("«{start}» is neither a day nor a moment", start=start[:40]),
            fix=phrase("2022-06-20, or 2024-05-06T14:30:00+03:00"),
        ) from None
    return reckon(found, begun, library.law, question)


def _read_day(text: Any) -> date:
    """A day of a batch: in figures, or as a person writes it, but never counted from today."""
    found = read(text) if isinstance(text, str) else None
    if found is None or found.date is None:
        raise Unreadable(
            phrase(
                "«{text}» is not read as a date: {error}",
                text=str(text)[:40],
                error=heard(found.error) if found else phrase("it is no text"),
            )
        )
    return found.date


def _count(asked: Mapping[str, Any], name: str) -> int | None:
    value = asked.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise UsageFault(phrase("{name} is a whole number of days, not {value}", name=name, value=str(value)[:20]))
    return value


def _length(asked: Mapping[str, Any]) -> tuple[Step, ...]:
    length, unit = asked.get("length"), asked.get("unit")
    if length is None or unit is None:
        return ()
    known = UNITS.get(unit) if isinstance(unit, str) else None
    if known is None or not isinstance(length, int) or isinstance(length, bool) or length < 1:
        raise UsageFault(
            phrase("{length} {unit} is no length", length=length, unit=unit),
            fix=phrase("a whole number of: {values}", values=", ".join(sorted(set(UNITS.values())))),
        )
    return (Step(value=length, unit=known),)


def _act(text: str | None) -> Mapping[str, Any] | None:
    if text is None:
        return None
    try:
        act = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise UsageFault(phrase("--act is not JSON: {error}", error=error)) from error
    if not isinstance(act, dict):
        raise UsageFault(phrase("--act is a JSON object"), fix='{"sent": "2024-05-10"}')
    return act


def _shown(moment: date | datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()
