"""What is sent to the Court under Rule 39, looked over before it goes: names, size, readable text, the hours in which it is watched."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from litigator.drafting.wording import say
from litigator.errors import LitigatorError, Problem

STRASBOURG = ZoneInfo("Europe/Paris")
OPENS, CLOSES = time(8), time(16)
SATURDAY = 5
MOST = 50
_MEGABYTE = 1_000_000


def sending_problems(files: Sequence[Path], now: datetime) -> Iterator[Problem]:
    """Everything that would keep `files` from being taken or read, and whether anybody watches at `now` (a time with its offset).

    Source: the Practice Direction on requests for interim measures and the ECHR Rule 39 Site, as the fact sheet of the library has them.
    """
    for file in files:
        yield from _of_file(file)
    yield from hours(now)
    channel = say("send it by the Rule 39 Site, fax or post: never by e-mail")
    yield Problem(channel, say("the way of sending"), "", "warning")


def hours(now: datetime) -> Iterator[Problem]:
    """That requests are not watched at `now`, Strasbourg time. Public holidays of the Court are not known here."""
    there = now.astimezone(STRASBOURG)
    if there.weekday() < SATURDAY and OPENS <= there.time() < CLOSES:
        return
    what = say(
        "it is {now} in Strasbourg: requests are watched Monday to Friday, 8 to 16 h", now=f"{there:%Y-%m-%d %H:%M}"
    )
    fix = say("send it all the same, as early before the removal as can be")
    yield Problem(what, say("the hours of the Registry"), fix, "warning")


def _of_file(file: Path) -> Iterator[Problem]:
    from litigator.documents.confined import confined
    from litigator.documents.kinds import kind_of
    from litigator.documents.reading import bytes_of

    if not file.name.isascii():
        what = say("the file is named with other than ASCII signs")
        yield Problem(what, file.name, say("rename it: letters, figures, hyphens"))
    try:
        data = bytes_of(file)
        if kind_of(data) != "pdf":
            yield Problem(say("the file is no PDF"), file.name, say("save it as PDF"))
            return
        if len(data) > MOST * _MEGABYTE:
            what = say("the file has {size} MB; at most {most} are taken", size=len(data) // _MEGABYTE, most=MOST)
            yield Problem(what, file.name, say("part it"))
        letters: Any = confined("litigator.documents.pdf:letters_by_page", data, file.name)
    except LitigatorError as fault:
        yield Problem(fault.message, file.name, fault.fix)
        return
    blank = sum(1 for count in letters if not count)
    if blank:
        what = say("no text can be read on {count} of {all} pages", count=blank, all=len(letters))
        fix = say("save the text as PDF from the word processor, or have the pages read (OCR)")
        yield Problem(what, file.name, fix)
