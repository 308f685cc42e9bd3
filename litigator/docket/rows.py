"""One line of the docket: plain values, as the table keeps them and the desk shows them."""

from typing import Any, NamedTuple


class Row(NamedTuple):
    """A date of a case. Days and moments are ISO text; `day` is the one to keep, `due` the last one, `starts` what it runs from.

    `uid` stays the same however the date moves; `revision` grows each time it does or passes to somebody else (`had`: who had it before, a
    line each), and `gone` marks a date that the events no longer give
    (it is kept so that calendars can be told). `rule_version` and `calendar` are those it was computed with, `rule_print` the fingerprint of
    both. `alternatives` and `problems` are JSON lists, for the few who read them. A tuple, because a page of rows is then as quick to make
    as to fetch.
    """

    uid: str
    reference: str
    kind: str
    rule: str
    event: str
    stage: str | None
    forum: str | None
    issue: str | None
    issues: str
    owner: str | None
    person: str | None
    bound: str | None
    fatal: bool
    title_lt: str
    title_en: str
    starts: str
    due: str | None
    computed: str | None
    safe: str | None
    day: str | None
    alternatives: str
    restorable_until: str | None
    status: str
    rule_version: str
    rule_print: str
    calendar: str | None
    source: str
    state: str
    met_by: str | None
    met_on: str | None
    confirmed_by: str | None
    by: str | None
    why: str | None
    opens_lt: str | None
    opens_en: str | None
    problems: str
    done: bool
    closed: bool
    gone: bool = False
    revision: int = 0
    had: str = ""

    @property
    def who(self) -> str | None:
        """Who has it: the person it was given to, else whoever has the case."""
        return self.person or self.owner

    def problem_list(self) -> list[dict[str, str]]:
        return _listed(self.problems)

    def alternative_list(self) -> list[dict[str, Any]]:
        return _listed(self.alternatives)


def _listed(text: str) -> list[Any]:
    if text == "[]":
        return []
    import json

    return list(json.loads(text))


COLUMNS = Row._fields
MOVING = ("starts", "due", "computed", "safe", "day", "state", "closed", "gone")
TOLD = (*MOVING, "status", "rule_version", "rule_print")
