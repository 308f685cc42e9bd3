"""One line of the docket: plain values, as the table keeps them and the desk shows them."""

import json
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A date of a case. Days and moments are ISO text; `day` is the one to keep, `due` the last one, `starts` what it runs from.

    `uid` stays the same however the date moves; `revision` grows each time it does, and `gone` marks a date that the events no longer give
    (it is kept so that calendars can be told). `rule_version` and `calendar` are those it was computed with, `rule_print` the fingerprint of
    both. `alternatives` and `problems` are JSON lists, for the few who read them.
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

    @property
    def who(self) -> str | None:
        """Who has it: the person it was given to, else whoever has the case."""
        return self.person or self.owner

    def problem_list(self) -> list[dict[str, str]]:
        return list(json.loads(self.problems))

    def alternative_list(self) -> list[dict[str, Any]]:
        return list(json.loads(self.alternatives))


COLUMNS = tuple(field.name for field in fields(Row))
MOVING = ("starts", "due", "computed", "safe", "day", "state", "closed", "gone")
TOLD = (*MOVING, "status", "rule_version", "rule_print")
