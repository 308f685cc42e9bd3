"""What to type, or where to write it, so that a fact is known: the way out of every gap."""

import re
from collections.abc import Collection, Mapping

from litigator.casefile import CaseFile
from litigator.drafting.wording import Sentence, say
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.shapes import Question, Required

EVENT_BEHIND = {
    "asylum.registered": "asylum_registered",
    "asylum.refused": "asylum_registration_refused",
    "removal.date": "removal_scheduled",
    "pushback.date": "pushback",
    "decision.date": "decision_adopted",
    "decision.delivered": "decision_delivered",
    "judgment.date": "judgment_pronounced",
    "judgment.delivered": "judgment_delivered",
    "final_decision.date": "final_decision_pronounced",
    "final_decision.served": "final_decision_served",
}
STAGE_BEHIND = {"decision.": "S1", "judgment.": "S2", "final_decision.": "S3"}
LINE_BEHIND = {
    "asylum.claimed": "record the day the claim was lodged: litigator case edit {case} --lodged DATE",
    "detention.": "record the stay or its order: litigator claimant detention PERSON PLACE SINCE --order-date DATE",
    "deadline.": "record what starts the time limit: litigator case event {case} KIND DATE --stage STAGE --proof HOW",
    "claimant.": "say it of the person: litigator claimant edit {person} --born DATE --nationality CODE --address ADDRESS --gender f|m|x",
    "representative.": "say who represents: litigator case party {case} representative NAME --address ADDRESS --email EMAIL --phone NUMBER --number NUMBER",
    "respondent.": "say who is opposed: litigator case party {case} respondent NAME --address ADDRESS --email EMAIL",
    "proceedings.": "open the stage with its number: litigator case stage {case} S2a --forum FORUM --number NUMBER",
    "judgment.": "open the stage with its number: litigator case stage {case} S2a --forum FORUM --number NUMBER",
    "final_decision.": "open the stage with its number: litigator case stage {case} S3 --forum FORUM --number NUMBER",
}
_STATEMENT = re.compile(r"litigator case statement \S+ \w+ TEXT")


def no_such_fact(name: str, where: str, known: Collection[str]) -> Problem:
    """A name that no fact has, with the one that was meant."""
    return Problem(say("there is no fact {name}", name=name), where, nearest_name(name, known))


def nearest_name(name: str, known: Collection[str]) -> str:
    """«did you mean …?» with the nearest of the names that are `known`; nothing where none is near."""
    from rapidfuzz import process

    nearest = process.extractOne(name, sorted(known), score_cutoff=70)
    return say("did you mean {name}?", name=nearest[0]) if nearest else ""


def mend_of(required: Required, case: CaseFile, language: str) -> Sentence:
    """Who asks for a fact of a form, and what to type or where to write it, for a draft in `language`."""
    if not required.mend:
        return say("required by {why}", why=required.why)
    mend = typed_for(required.mend, case.reference, None if language == case.language else language)
    return say("required by {why}; {mend}", why=required.why, mend=mend)


def typed_for(mend: Mapping[str, str], case: str, language: str | None) -> dict[str, str]:
    """What to type, with the case named; a statement in another language than that of the case (`language`) is typed with it."""
    told = {tongue: words.replace("CASE", case) for tongue, words in mend.items()}
    if language is None:
        return told
    return {tongue: _STATEMENT.sub(rf"\g<0> --language {language}", words) for tongue, words in told.items()}


def question_of(name: str, library: Library) -> Sentence:
    """The question behind a fact that is not known, as it is put to the lawyer."""
    question = _question(name, library)
    if question is None:
        return say("{fact} is not known", fact=name)
    return say("{question}", question={"lt": question.lt, "en": question.en})


def answer_to(name: str, library: Library, case: CaseFile) -> Sentence:
    """What makes the fact known: an answer where it is a question, an event or a line of the case where it is not."""
    question = _question(name, library)
    if question is not None:
        kind = {"yes_no": "yes|no", "number": "NUMBER", "date": "DATE"}.get(question.type, "TEXT")
        asked = name.removeprefix("answers.")
        return say(
            "litigator case edit {case} --answer {question}={kind}", case=case.reference, question=asked, kind=kind
        )
    event = EVENT_BEHIND.get(name)
    if event is not None:
        labels = library.vocabularies.get("event", {}).get(event, {"en": event})
        typed = "record {event}: litigator case event {case} {kind} DATE{options}"
        return say(typed, event=labels, case=case.reference, kind=event, options=_options(name, case))
    line = next((mend for known, mend in LINE_BEHIND.items() if name.startswith(known)), "add it to the case")
    return say(line, case=case.reference, person=case.claimants[0].reference if case.claimants else "PERSON")


def _options(name: str, case: CaseFile) -> str:
    """What the event must say besides its day so that it is known whose day it is: the stage, the number of the decision that was delivered."""
    code = next((code for part, code in STAGE_BEHIND.items() if name.startswith(part)), "")
    if not code:
        return ""
    stages = [stage.key for stage in case.stages if stage.code.startswith(code)] or [
        f"{code}a" if code == "S2" else code
    ]
    adopted = [event.number for event in case.events if event.kind == "decision_adopted" and event.number]
    number = f" --number {adopted[-1]}" if name == "decision.delivered" and adopted else ""
    told = " --number NUMBER" if name.endswith(".date") else f"{number} --proof delivery"
    return f" --stage {stages[-1]}{told}"


def _question(name: str, library: Library) -> Question | None:
    return library.questions.get(name.removeprefix("answers.")) if name.startswith("answers.") else None
