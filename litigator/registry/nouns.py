"""Which table keeps which noun of a case file, and what tells two of a kind apart."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from litigator import casefile, records


@dataclass(frozen=True, slots=True)
class Kind:
    """A list of a case (or person, or stage): its field there, the noun, the table, and the key of one item."""

    field: str
    noun: type
    row: type
    key: Callable[[Any], Any]
    place: str = "position"


OF_CASE = (
    Kind("parties", casefile.Party, records.PartyRow, lambda item: item.key),
    Kind("issues", casefile.Issue, records.IssueRow, lambda item: item.code),
    Kind("stages", casefile.Stage, records.StageRow, lambda item: item.key),
    Kind("events", casefile.Event, records.EventRow, lambda item: item.key),
    Kind("exhibits", casefile.Exhibit, records.ExhibitRow, lambda item: item.key),
    Kind("relief", casefile.Relief, records.ReliefRow, lambda item: (item.code, item.stage, item.detail)),
    Kind(
        "statements",
        casefile.Statement,
        records.StatementRow,
        lambda item: (item.slot, item.language, item.position),
        place="place",
    ),
    Kind("answers", casefile.Answer, records.AnswerRow, lambda item: item.fact),
    Kind("links", casefile.Link, records.LinkRow, lambda item: (item.kind, item.case)),
)
OF_PERSON = (
    Kind(
        "vulnerabilities",
        casefile.Vulnerability,
        records.VulnerabilityRow,
        lambda item: (item.code, item.identified_on, item.source),
    ),
    Kind("consents", casefile.Consent, records.ConsentRow, lambda item: (item.use, item.on)),
    Kind("detentions", casefile.Detention, records.DetentionRow, lambda item: (item.place, item.since)),
)
OF_STAGE = (Kind("outcomes", casefile.Outcome, records.OutcomeRow, lambda item: (item.result, item.article, item.on)),)
INNER: dict[type, tuple[Kind, ...]] = {
    casefile.Stage: OF_STAGE,
    casefile.Claimant: OF_PERSON,
    casefile.CaseFile: OF_CASE,
}


@cache
def plain_fields(noun: Any) -> tuple[str, ...]:
    """The fields of `noun` that are columns: all but its lists of other nouns, and what the registry itself keeps."""
    lists = {kind.field for kind in INNER.get(noun, ())}
    own = {casefile.CaseFile: {"claimants", "version"}, casefile.Claimant: {"role", "version"}}.get(noun, set())
    return tuple(field.name for field in fields(noun) if field.name not in lists | own)
