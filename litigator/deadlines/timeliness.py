"""Whether an act was in time: by midnight of the last day when posted or sent, before the office closes when handed in."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from litigator.deadlines.moments import clock
from litigator.deadlines.reckoning import Day, day_of
from litigator.errors import Unreadable, UsageFault
from litigator.tongue import lasting


def timely(due: Day | None, act: Mapping[str, Any], tz: str = "Europe/Vilnius") -> bool | None:
    """Whether an act was in time: posted or sent by 24:00 of the last day; handed in before the office closes (ABTĮ 65(5), 65(6)).

    Days and hours are those of `tz`, where the limit is counted. An act known only by the day it was `received` says nothing of a later
    receipt: the date sent decides. Raises `UsageFault` for what is not said, `Unreadable` for what cannot be read.
    """
    if due is None:
        return None
    if "sent" in act:
        return _sent_in_time(due, _moment(act["sent"]), tz)
    if "at" not in act:
        if "received" in act and _sent_in_time(due, _moment(act["received"]), tz):
            return True
        raise UsageFault(
            lasting("when the act was sent or done is not said"),
            fix='{"sent": "2024-05-10"} or {"at": "2025-03-12T16:30"}',
        )
    at = _moment(act["at"])
    if isinstance(due, datetime) or act.get("channel") != "in_person" or day_of(at, tz) != due:
        return _sent_in_time(due, at, tz)
    return _before_closing(at, act.get("court_closes"), tz)


def _before_closing(at: Day, closes: Any, tz: str) -> bool:
    """On the last day an act in person must come before the office closes, by the clock where it is."""
    if closes is None or not isinstance(at, datetime):
        raise UsageFault(
            lasting("handed in on the last day: the hour of the act and the hour the office closes decide"),
            fix='{"channel": "in_person", "at": "2025-03-12T16:30", "court_closes": "17:00"}',
        )
    hour, _, minute = str(closes).partition(":")
    try:
        end = time(int(hour), int(minute or 0))
    except ValueError:
        raise Unreadable(lasting("«{closes}» is no hour", closes=str(closes)[:20]), fix="17:00") from None
    here = at if at.tzinfo is None else at.astimezone(clock(tz))
    return here.time().replace(tzinfo=None) <= end


def _sent_in_time(due: Day, sent: Day, tz: str) -> bool:
    if not isinstance(due, datetime):
        return day_of(sent, tz) <= due
    if isinstance(sent, datetime):
        return (sent if sent.tzinfo is not None else sent.replace(tzinfo=due.tzinfo)) <= due
    if sent == due.date():
        raise UsageFault(
            lasting("the limit ended at {due}: the hour of the act decides", due=due),
            fix='{"at": "2024-05-08T12:00:00+03:00"}',
        )
    return sent < due.date()


def _moment(text: Any) -> Day:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise Unreadable(
            lasting("«{text}» is neither a day nor a moment", text=str(text)[:40]),
            fix=lasting("2024-05-10, or 2025-03-12T16:30"),
        ) from error
