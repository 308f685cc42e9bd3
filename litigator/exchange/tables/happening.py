"""What a row says has happened, or will: events of known kinds, hearings to come, notes of what nobody here can name."""

from dataclasses import replace
from datetime import date

from litigator.exchange.tables.entries import EVENT
from litigator.exchange.tables.known import name_key
from litigator.exchange.tables.rowwork import RowWork, perhaps
from litigator.exchange.tables.sheet import said
from litigator.tongue import phrase

AHEAD = ("hearing", "removal_scheduled")


def put_events(work: RowWork) -> None:
    """The row's events into the case: from columns that are an event's own, and from the columns `event` and `date`."""
    entry = work.entry
    for name, found in entry.said.items():
        if name.startswith(EVENT):
            for one in found:
                if one.day is not None:
                    _event(work, name.removeprefix(EVENT), one.day, clock=one.time)
    text = entry.text("event")
    on = entry.said["date"][0] if "date" in entry.said else None
    if text is not None:
        _named(work, text)
    elif on is not None:
        work.note(f"{on.header}: {on.day}{f' {on.time}' if on.time else ''}")
        work.tell(phrase("{header} stands without an event: kept as a note", header=said(on.header)))


def _named(work: RowWork, text: str) -> None:
    """An event by what the row calls it. Without a day it is the name of the row's deadline, or a note."""
    entry = work.entry
    meant = work.setting.meanings.event(text)
    if meant.near:
        work.tell(phrase("{text} is read as {code}", text=said(text), code=meant.code))
    due = entry.said.get("deadline", [])
    if "date" in entry.said:
        on = entry.said["date"][0]
        assert on.day is not None
        if meant.code is not None:
            _event(work, meant.code, on.day, clock=on.time, title=entry.text("event_title"))
        else:
            _unknown(work, text, on.day, meant.nearest)
    elif meant.code in AHEAD and due and due[0].day is not None:
        _event(work, meant.code, due[0].day, clock=due[0].time)
        entry.said["deadline"] = due[1:]
    elif not due:
        work.note(text)
        work.tell(phrase("when {text} happened is not said: kept as a note", text=said(text)))


def _unknown(work: RowWork, text: str, on: date, nearest: tuple[str, ...]) -> None:
    """What has no kind here: a note where it is over, a noted day where it lies ahead, so that the docket shows it."""
    title = ": ".join(filter(None, (text, work.entry.text("event_title"))))
    if on > work.setting.today:
        work.noted(on, title)
        work.tell(
            phrase(
                "{text} is no kind of event here: {on} stands in the docket as a noted day{nearest}",
                text=said(text),
                on=on,
                nearest=perhaps(nearest),
            )
        )
        return
    if not any((one.kind, one.on, one.title) == ("note", on, title) for one in work.case.events):
        work.add_event("note", on, title=title, what=phrase("note of {on}: {title}", on=on, title=said(title)))
    work.tell(
        phrase("{text} is no kind of event here: kept as a note{nearest}", text=said(text), nearest=perhaps(nearest))
    )


def _event(work: RowWork, kind: str, on: date, *, clock: str | None = None, title: str | None = None) -> None:
    """An event of a known kind, unless it is recorded already. One that starts or meets a limit must have happened."""
    law, today = work.setting.library.law, work.setting.today
    starts = kind in law.started_by
    if on > today and kind not in AHEAD and (starts or any(kind in rule.met_by for rule in law.rules.values())):
        work.refuse(
            phrase(
                "{kind} on {on} is in the future (today is {today}): what starts or meets a limit has happened",
                kind=kind,
                on=on,
                today=today,
            )
        )
        return
    title = " ".join(filter(None, (title, clock))) or None
    number = work.entry.text("document_number")
    same = next((one for one in work.case.events if (one.kind, one.on) == (kind, on)), None)
    if same is None:
        fitting = [stage.key for stage in work.case.stages if work.court in (None, stage.forum)]
        stage = fitting[0] if len(fitting) == 1 else None
        work.add_event(
            kind, on, title=title, number=number, stage=stage, what=phrase("{kind} on {on}", kind=kind, on=on)
        )
        if starts:
            work.tell(
                phrase(
                    "{kind} of {on} starts a time limit; nothing shows the date yet: litigator case correct, --proof",
                    kind=kind,
                    on=on,
                )
            )
        return
    filled = {
        name: value for name, value in (("title", title), ("number", number)) if value and not getattr(same, name)
    }
    if filled:
        changed = replace(same, **filled)  # type: ignore[arg-type]
        work.change(
            f"{same.key}: {', '.join(filled.values())}",
            events=tuple(changed if one is same else one for one in work.case.events),
        )
    elif title and same.title and name_key(title) != name_key(same.title):
        work.note(f"{kind} {on}: {title}")
