"""The law that the day of the asylum claim picks: what in a draft rests on wordings that nobody has read, and what issue is left without a clause."""

from collections.abc import Iterator
from datetime import date

from litigator.drafting.forms.drafted import Drafted
from litigator.drafting.wording import in_language, say
from litigator.errors import Problem


def regime_problems(drafted: Drafted) -> Iterator[Problem]:
    """Warnings for a claim lodged after the last day whose national law was read, issue by issue. Silent where no such day has passed."""
    lodged: date | None = drafted.facts["asylum"]["claimed"]
    if lodged is None:
        return
    unread = {act.id: act for act in drafted.library.acts.values() if act.read_to is not None and lodged > act.read_to}
    if not unread:
        return
    for issue in (*drafted.facts["issues"], ""):
        resting = {}
        for clause in drafted.clauses:
            acts = {item.act for item in clause.head.legislation} & set(unread)
            if acts and (issue in clause.head.issues if issue else not clause.head.issues):
                resting[clause.id] = acts
        where = say("issue {issue}", issue=issue) if issue else say("clauses")
        if resting:
            named = sorted({act for acts in resting.values() for act in acts})
            short = {
                tongue: ", ".join(in_language(unread[act].short, tongue) for act in named) for tongue in ("lt", "en")
            }
            what = "the claim was lodged on {day}, and the wording of {acts} since {until} is not verified: {clauses}"
            until = max(day for act in named if (day := unread[act].read_to) is not None)
            yield Problem(
                say(what, day=lodged, acts=short, until=until, clauses=", ".join(resting)),
                where,
                say("read the wording in force and correct the clauses"),
                "warning",
            )
        elif issue and not any(issue in clause.head.issues for clause in drafted.clauses):
            what = "the claim was lodged on {day}, and no clause of this form is left for the law of that day"
            yield Problem(say(what, day=lodged), where, say("write the argument as a statement"), "warning")
