"""From a final domestic decision onwards: every body that may then be turned to, side by side, each with its last day and its bars."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from litigator.casefile import CaseFile
from litigator.deadlines.competence import Competence
from litigator.deadlines.law import Law
from litigator.deadlines.reckoning import Deadline, Question, reckon
from litigator.deadlines.rule import Words
from litigator.errors import LitigatorError


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalDecision:
    """The last domestic decision: when it was taken, served and came into force. A day that is not known is None, and is not guessed."""

    decided: date
    served: date | None = None
    in_force: date | None = None


def final_decision(case: CaseFile) -> FinalDecision | None:
    """The last final decision that the events of `case` tell of; None where there is none, or its day is not recorded."""
    codes = {stage.key: stage.code for stage in case.stages}
    rulings = [
        event
        for event in case.events
        if event.kind == "final_decision_pronounced"
        or (
            event.kind in ("judgment_pronounced", "order_pronounced")
            and codes.get(event.stage or "", "").startswith("S3")
        )
    ]
    if not rulings:
        return None
    ruling = max(rulings, key=lambda event: event.on)

    def first(*kinds: str) -> date | None:
        days = [
            one.on for one in case.events if one.kind in kinds and one.stage == ruling.stage and one.on >= ruling.on
        ]
        return min(days, default=None)

    return FinalDecision(
        decided=ruling.on,
        served=first("final_decision_served", "judgment_delivered"),
        in_force=first("judgment_in_force"),
    )


def seized_bodies(case: CaseFile) -> dict[str, Literal["pending", "decided"]]:
    """The bodies that the case is already before, or was: by the stages S5 to S8."""
    return {
        stage.forum: "decided" if stage.outcomes or stage.closed else "pending"
        for stage in case.stages
        if stage.code in ("S5", "S7", "S8")
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Avenue:
    """One body: its limit, or why there is none to show; `bars` stop the way, `doubts` are to be looked up before it is taken."""

    forum: str
    names: Words
    rule: str
    deadline: Deadline | None
    competent: bool
    bars: tuple[Words, ...]
    doubts: tuple[Words, ...]

    @property
    def open(self) -> Literal["yes", "no", "unverified"]:
        """Whether the way is open; `unverified` where the body's competence, or its limit, must be looked up first."""
        if self.bars:
            return "no"
        sure = self.competent and self.deadline is not None and self.deadline.status == "verified"
        return "yes" if sure else "unverified"


def avenues(
    final: FinalDecision,
    competences: Iterable[Competence],
    law: Law,
    *,
    seized: Mapping[str, Literal["pending", "decided"]],
    today: date,
) -> tuple[Avenue, ...]:
    """What follows `final`, in the order of the last days. `seized` says which bodies have the same matter already, or have decided it.

    A domestic remedy, such as the Constitutional Court, bars no international body: its being sought is no other procedure.
    """
    bodies = [one for one in competences if one.rule in law.rules]
    domestic = {one.forum for one in bodies if one.same_matter == "none"}
    found = [
        _avenue(
            final, one, law, {name: seized[name] for name in seized if name not in domestic or name == one.forum}, today
        )
        for one in bodies
    ]
    return tuple(sorted(found, key=_by_last_day))


def _by_last_day(avenue: Avenue) -> tuple[bool, str, str]:
    day = avenue.deadline.keep if avenue.deadline else None
    return (day is None, day.isoformat() if day else "", avenue.forum)


def _avenue(
    final: FinalDecision, body: Competence, law: Law, seized: Mapping[str, Literal["pending", "decided"]], today: date
) -> Avenue:
    bars = [*_competence_bars(final, body), *_same_matter_bars(body, seized)]
    doubts = [*_doubts(final, body), *([body.note] if body.note and body.status == "verified" else [])]
    start = {"served": final.served or final.decided, "decided": final.decided, "in_force": final.in_force}
    begun = start[body.counts_from]
    deadline: Deadline | None = None
    if begun is None:
        doubts.append(
            {
                "en": "the day the decision came into force is not recorded, and the limit runs from it",
                "lt": "neįrašyta sprendimo įsiteisėjimo diena, o terminas skaičiuojamas nuo jos",
            }
        )
    else:
        try:
            deadline = reckon(law.rules[body.rule], begun, law, Question(decided=final.decided))
        except LitigatorError as error:
            lacks = f"termino {body.rule} nuo {begun} apskaičiuoti negalima: tą dieną taisyklė negaliojo arba trūksta duomenų"
            doubts.append({"en": error.message, "lt": lacks})
    if deadline is not None and deadline.due is not None and deadline.due.isoformat()[:10] < today.isoformat():
        bars.append({"en": f"the limit ended on {deadline.due}", "lt": f"terminas baigėsi {deadline.due}"})
    return Avenue(
        forum=body.forum,
        names=body.names,
        rule=body.rule,
        deadline=deadline,
        competent=body.status == "verified",
        bars=tuple(bars),
        doubts=tuple(doubts),
    )


def _competence_bars(final: FinalDecision, body: Competence) -> Iterable[Words]:
    if body.valid_from is not None and final.decided < body.valid_from:
        yield {
            "en": f"the body has had competence over Lithuania only from {body.valid_from}; continuing violations apart",
            "lt": f"institucija Lietuvos atžvilgiu kompetentinga tik nuo {body.valid_from}, išskyrus tęstinius pažeidimus",
        }
    if body.valid_to is not None and final.decided > body.valid_to:
        yield {
            "en": f"its competence over Lithuania ended on {body.valid_to}",
            "lt": f"kompetencija Lietuvos atžvilgiu baigėsi {body.valid_to}",
        }


def _same_matter_bars(body: Competence, seized: Mapping[str, Literal["pending", "decided"]]) -> Iterable[Words]:
    for other, state in seized.items():
        if other == body.forum:
            yield {"en": "it has this matter already", "lt": "šis klausimas jai jau pateiktas"}
        elif body.same_matter == "examined" or (body.same_matter == "being_examined" and state == "pending"):
            said = {"pending": ("is examining", "nagrinėja"), "decided": ("has examined", "jau išnagrinėjo")}[state]
            yield {
                "en": f"{other} {said[0]} the same matter ({body.same_matter_source})",
                "lt": f"tą patį klausimą {said[1]} {other} ({body.same_matter_source})",
            }


def _doubts(final: FinalDecision, body: Competence) -> Iterable[Words]:
    if body.status == "unverified":
        yield {
            "en": f"its competence over Lithuania is not verified: look it up before relying on it ({body.source})",
            "lt": f"jos kompetencija Lietuvos atžvilgiu nepatikrinta: prieš remdamiesi patikrinkite ({body.source})",
        }
    if body.same_matter == "unknown":
        yield {
            "en": f"whether it hears a matter another body has, is not verified ({body.same_matter_source})",
            "lt": f"nepatikrinta, ar priima klausimą, kurį turi kita institucija ({body.same_matter_source})",
        }
    if body.counts_from == "served" and final.served is None:
        yield {
            "en": "service is not recorded: counted from the day the decision was taken, the earliest there can be",
            "lt": "neįrašyta įteikimo diena: skaičiuojama nuo sprendimo priėmimo, t. y. nuo anksčiausios galimos dienos",
        }
