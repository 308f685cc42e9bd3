"""What to type, or where to write it, so that a fact is known: the way out of every gap."""

from litigator.casefile import CaseFile
from litigator.drafting.wording import Sentence, say
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
LINE_BEHIND = {
    "asylum.claimed": "record the day the claim was lodged: litigator case edit {case} --lodged DATE",
    "detention.": "record the stay or its order: litigator claimant detention PERSON PLACE SINCE --order-date DATE",
    "deadline.": "record what starts the time limit: litigator case event {case} KIND DATE --stage STAGE --proof HOW",
    "representative.": "write it under parties (role: representative) in the case file: litigator case show {case} --json > {case}.json, then draft with --from {case}.json",
    "proceedings.": "open the stage with its number: litigator case stage {case} S2a --forum FORUM --number NUMBER",
    "judgment.": "open the stage with its number: litigator case stage {case} S2a --forum FORUM --number NUMBER",
    "final_decision.": "open the stage with its number: litigator case stage {case} S3 --forum FORUM --number NUMBER",
}


def mend_of(required: Required, case: CaseFile) -> Sentence:
    """Who asks for a fact of a form, and what to type or where to write it."""
    if not required.mend:
        return say("required by {why}", why=required.why)
    mend = {language: words.replace("CASE", case.reference) for language, words in required.mend.items()}
    return say("required by {why}; {mend}", why=required.why, mend=mend)


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
        return say(
            "record {event}: litigator case event {case} {kind} DATE", event=labels, case=case.reference, kind=event
        )
    line = next((mend for known, mend in LINE_BEHIND.items() if name.startswith(known)), "add it to the case")
    return say(line, case=case.reference)


def _question(name: str, library: Library) -> Question | None:
    return library.questions.get(name.removeprefix("answers.")) if name.startswith("answers.") else None
