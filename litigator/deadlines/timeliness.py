"""Whether an act was in time: by midnight of the last day when posted or sent, before the office closes when handed in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from litigator.deadlines.reckoning import Day, day_of
from litigator.errors import Unreadable, UsageFault

_HERE = "Europe/Vilnius"


def timely(due: Day | None, act: Mapping[str, Any]) -> bool | None:
    """Whether an act was in time: posted or sent by 24:00 of the last day; handed in before the office closes (ABTĮ 65(5), 65(6)).

    An act known only by the day it was `received` says nothing of a later receipt: the date sent decides. Raises `UsageFault` for what is not
    said, `Unreadable` for what cannot be read.
    """
    if due is None:
        return None
    if "sent" in act:
        return _sent_in_time(due, _read_moment(act["sent"]))
    if "at" not in act:
        if "received" in act and _sent_in_time(due, _read_moment(act["received"])):
            return True
        raise UsageFault(
            "when the act was sent or done is not said", fix='{"sent": "2024-05-10"} or {"at": "2025-03-12T16:30"}'
        )
    at = _read_moment(act["at"])
    if not isinstance(at, datetime) or isinstance(due, datetime):
        return _sent_in_time(due, at)
    day = day_of(at, _HERE)
    if day != due:
        return day < due
    if act.get("channel") == "in_person" and act.get("court_closes"):
        return bool(at.strftime("%H:%M") <= str(act["court_closes"]))
    return True


def _sent_in_time(due: Day, sent: Day) -> bool:
    if not isinstance(due, datetime):
        return day_of(sent, _HERE) <= due
    if isinstance(sent, datetime):
        return (sent if sent.tzinfo is not None else sent.replace(tzinfo=due.tzinfo)) <= due
    if sent == due.date():
        raise UsageFault(
            f"the limit ended at {due}: the hour of the act decides", fix='{"at": "2024-05-08T12:00:00+03:00"}'
        )
    return sent < due.date()


def _read_moment(text: Any) -> Day:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise Unreadable(
            f"«{str(text)[:40]}» is neither a day nor a moment", fix="2024-05-10, or 2025-03-12T16:30"
        ) from error
