"""Tests over what a draft says, that no condition can put: whether each question names the law, whether a sum is stated.

Each takes the draft and what the form gives it, and yields a sentence for every fault.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from litigator.citations.provisions import acts_named
from litigator.drafting.authorities import act_names
from litigator.drafting.forms import abroad, elsewhere
from litigator.drafting.forms.drafted import Drafted
from litigator.drafting.proceedings import final_ruling
from litigator.drafting.wording import Sentence, in_language, say


def _each_names_law(drafted: Drafted, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """`{slot: questions, kinds: [eu]}`: each paragraph of the slot names an act of one of the kinds of rules/acts.yaml."""
    wanted = {act.id for act in drafted.library.acts.values() if act.kind in given["kinds"]}
    for number, text in enumerate(drafted.said(given["slot"]), 1):
        if not wanted & _acts_in(drafted, text):
            yield say(
                "paragraph {number} under {slot} names no act of the kind asked for",
                number=number,
                slot=_title(drafted, given["slot"]),
            )


def _names_law(drafted: Drafted, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """`{slots: [doubt, questions], acts: [eu.charter]}`: somewhere in those slots one of the acts is named."""
    text = "\n".join(words for slot in given["slots"] for words in drafted.said(slot))
    if not set(given["acts"]) & _acts_in(drafted, text):
        names = [drafted.library.acts[act].short for act in given["acts"] if act in drafted.library.acts]
        listed = {tongue: ", ".join(in_language(name, tongue) for name in names) for tongue in ("lt", "en")}
        yield say("none of these is named: {acts}", acts=listed)


def _acts_in(drafted: Drafted, text: str) -> set[str]:
    return {
        act for language in ("lt", "en") for act in acts_named(text, language, act_names(drafted.library, language))
    }


def _each_asks(drafted: Drafted, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """`{slot: questions}`: each paragraph of the slot is a question."""
    for number, text in enumerate(drafted.said(given["slot"]), 1):
        if not text.rstrip(' “”"»').endswith("?"):
            yield say(
                "paragraph {number} under {slot} is no question", number=number, slot=_title(drafted, given["slot"])
            )


def _names_nobody(drafted: Drafted, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """`{slots: [questions]}`: nobody the case is for is named there. Lithuanian endings are passed over: the stem is looked for."""
    words = [word for person in drafted.case.claimants for word in re.findall(r"\w{4,}", person.name)]
    stems = {re.sub(r"[aeėiouyų]?[sšmi]?$", "", word.casefold()) for word in words}
    for slot in given["slots"]:
        for number, text in enumerate(drafted.said(slot), 1):
            spoken = {word.casefold() for word in re.findall(r"\w+", text)}
            if any(word.startswith(stem) for stem in stems if len(stem) > 3 for word in spoken):
                yield say("paragraph {number} under {slot} names a person", number=number, slot=_title(drafted, slot))


def _amounts(drafted: Drafted, given: Iterable[str]) -> Iterator[Sentence]:
    """`[non_pecuniary_damage, pecuniary_damage]`: whoever asks for one of these states the sum."""
    labels = drafted.library.vocabularies.get("relief", {})
    for item in drafted.facts["relief"]:
        if item["code"] in given and item["amount"] is None:
            yield say("no sum is stated for: {relief}", relief=labels.get(item["code"], {"en": item["code"]}))


def _respondent_is(drafted: Drafted, given: Iterable[str]) -> Iterator[Sentence]:
    """`[lt.migration, lt.vsat]`: the respondent is one of these forums, in any of their names."""
    forums = [drafted.library.forums[name] for name in given if name in drafted.library.forums]
    names = {_folded(name) for forum in forums for name in (forum.names.en, *forum.names.lt.values())}
    for respondent in drafted.facts["respondents"]:
        name = _folded(respondent["name"] or "")
        if name and not any(name == known or known in name for known in names):
            yield say("{name} is not among the authorities the program knows", name=respondent["name"])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _more_than_a_reference(drafted: Drafted, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """`{slots: [facts], letters: 200}`: what is said there stands on its own and does not only send the reader to an annex."""
    for slot in given["slots"]:
        text = " ".join(drafted.said(slot))
        bare = re.sub(r"(?i)\b(see|žr\.?|annex(es)?|pried\w+|attached|pridedam\w+|\d+|no\.?|nr\.?)\b", " ", text)
        if text and sum(1 for character in bare if character.isalnum()) < int(given["letters"]):
            yield say("what stands under {slot} hardly says more than where to look", slot=_title(drafted, slot))


def _ascii_file_names(drafted: Drafted, given: Any) -> Iterator[Sentence]:
    """`true`: the files of the annexes have names of ASCII signs only."""
    for exhibit in drafted.case.exhibits:
        if given and exhibit.annex and exhibit.file and not exhibit.file.isascii():
            yield say(
                "the file of exhibit {key} is named with other than ASCII signs: {file}",
                key=exhibit.key,
                file=exhibit.file,
            )


def _final_decision_annexed(drafted: Drafted, given: Iterable[str]) -> Iterator[Sentence]:
    """`[judgment, order]`: an annex of one of these kinds is the final domestic decision: the one its event names, or one of its date."""
    ruling = final_ruling(drafted.case)
    annexed = [exhibit for exhibit in drafted.case.exhibits if exhibit.annex and exhibit.kind in given]
    if ruling and not any(ruling.proof_exhibit == one.key or ruling.on == one.dated for one in annexed):
        yield say("no annex is the final decision of {day}", day=ruling.on)


def _paired_clauses(drafted: Drafted, given: Mapping[str, str]) -> Iterator[Sentence]:
    """`{slot: violations, with: compliance}`: each complaint in the one slot has its clause in the other."""
    there = {clause.head.complaint for clause in drafted.clauses if clause.head.slot == given["with"]}
    for clause in drafted.clauses:
        if clause.head.slot == given["slot"] and clause.head.complaint not in there:
            yield say("the complaint of {clause} has nothing under {slot}", clause=clause.id, slot=given["with"])


def _title(drafted: Drafted, slot: str) -> Any:
    """How the form heads a slot, by language."""
    return next((known.title for known in drafted.form.statements if known.slot == slot), slot)


DRAFT_TESTS: Mapping[str, Callable[[Drafted, Any], Iterable[Sentence]]] = {
    "each_names_law": _each_names_law,
    "names_law": _names_law,
    "each_asks": _each_asks,
    "names_nobody": _names_nobody,
    "amounts": _amounts,
    "respondent_is": _respondent_is,
    "more_than_a_reference": _more_than_a_reference,
    "ascii_file_names": _ascii_file_names,
    "final_decision_annexed": _final_decision_annexed,
    "paired_clauses": _paired_clauses,
    **abroad.DRAFT_TESTS,
    **elsewhere.DRAFT_TESTS,
}
