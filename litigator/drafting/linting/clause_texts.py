"""A clause examined: its head against its shape and the library, the marks and tags of its text line by line. Runs in the child."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import ruamel.yaml  # noqa: F401 - the reader of heads loads it late, and nothing can be loaded once the child has given up its rights

from litigator.clauses.clause import ClauseHead, parse_text
from litigator.clauses.conditions import facts_named, unfit_tests
from litigator.clauses.conditions import faults as condition_faults
from litigator.drafting.linting import answers, blocks, braces, code, mending, names, references, signs
from litigator.drafting.linting.asked import AskedClause
from litigator.drafting.linting.finding import Finding, Findings, Place
from litigator.drafting.linting.judging import Law
from litigator.drafting.linting.meaning import meant, nearest, nearest_spelling
from litigator.drafting.linting.places import Paragraph, Part
from litigator.drafting.linting.reading import read_part
from litigator.drafting.linting.texts import by_line, in_order, line_of, read_text
from litigator.drafting.linting.wording import tell
from litigator.errors import LibraryFault
from litigator.library.reading import parse

_STAR = re.compile(r"\*\*[^*]+\*\*|\*[^*]+\*")
_NEAR = 60
_SPOKEN = {"lt": tell("Lithuanian"), "en": tell("English")}


def examined(payload: bytes, name: str) -> dict[str, Any]:
    """The answer to the packed `AskedClause`: `problems`, `hostile`, `repairs`, and the mended text. Runs in the child."""
    asked = msgspec.msgpack.decode(payload, type=AskedClause)
    findings = Findings()
    vocabulary = names.names_from(asked.plain, asked.rich, ours=not asked.given) if asked.plain or asked.given else None
    head = _head(asked, findings, vocabulary)
    answer: dict[str, Any] = {"repairs": [], "dialect": "given" if asked.given else "ours"}
    for file, content in sorted(asked.texts.items()):
        if asked.only and file != asked.only:
            continue
        text = read_text(content, file, findings)
        _text(text, file, findings, vocabulary, asked, head)
        if asked.mend and file == asked.only:
            done, repairs = mending.mend_text(text, file)
            answer |= {"mended_text": done}
            answer["repairs"] = [Finding("repair", one.place, one.what, "", "warning").as_dict(name) for one in repairs]
    if not asked.texts and not asked.drawn:
        findings.wrong(
            "head",
            Place(asked.head_name, line=1),
            tell("the clause has no text"),
            tell("add {file}", file=f"{asked.head_name.removesuffix('.yaml')}.lt.md"),
        )
    hostile = any(finding.hostile for finding in findings.found)
    kept = findings.found if not asked.only else [one for one in findings.found if one.place.part == asked.only]
    answer |= {"problems": [one.as_dict(name) for one in in_order(kept)], "hostile": hostile}
    if hostile:
        answer.pop("mended_text", None)
    return answer


def _head(asked: AskedClause, findings: Findings, vocabulary: names.Names | None) -> ClauseHead | None:
    if asked.head is None:
        return None
    text = read_text(asked.head, asked.head_name, findings)
    try:
        head = parse(text, ClauseHead, name=asked.head_name)
    except LibraryFault as fault:
        for place, problem in by_line(fault, asked.head_name):
            what = tell("the head is not as it should be: {words}", words=problem.what)
            findings.wrong("head", place, what, problem.fix)
        return None
    _check_head(head, text, asked, findings, vocabulary)
    return head


def _check_head(
    head: ClauseHead, text: str, asked: AskedClause, findings: Findings, vocabulary: names.Names | None
) -> None:
    def at(word: str) -> Place:
        return Place(asked.head_name, line=line_of(text, word))

    if f"{head.id}.yaml" != asked.head_name:
        what = tell("the id is «{name}», the file is called «{file}»", name=head.id, file=asked.head_name)
        findings.wrong("head", at("id:"), what, tell("make them the same"))
    for fault in list(condition_faults(head.when)) or unfit_tests(head.when, asked.questions):
        findings.wrong(
            "condition",
            at("when:"),
            tell("the condition is not one: {words}", words=fault),
            tell("see docs/clauses.md"),
        )
    try:
        asked_for = [*head.requires, *facts_named(head.when)]
    except (KeyError, TypeError, AttributeError, StopIteration, RuntimeError):
        asked_for = list(head.requires)
    for name in asked_for:
        if vocabulary is not None and not vocabulary.has(name):
            near = meant(nearest_spelling(name, vocabulary.known, _NEAR))
            findings.wrong("name", at(name), tell("there is no name «{name}»", name=name), near)
    listed = (
        ("forms", "form", head.forms),
        ("issues", "issue", head.issues),
        ("precedents", "precedent", (*(cite.authority for cite in head.cites), *head.answers)),
        ("acts", "act", tuple(item.act for item in head.legislation)),
        ("exhibits", "kind of exhibit", head.evidence),
    )
    for room, kind, wanted in listed:
        for name in wanted:
            for what, fix in references.unknown(name, room, kind, asked.rooms):
                findings.wrong("reference", at(name), what, fix)
    _check_slot(head, at("slot:"), asked, findings)
    _check_languages(head, asked, findings)


def _check_slot(head: ClauseHead, place: Place, asked: AskedClause, findings: Findings) -> None:
    """The template of each form of the clause has its slot: without it the clause would be lost."""
    for form in head.forms:
        for template, there in asked.slots.get(form, {}).items():
            if head.slot not in there:
                what = tell("the template {template} has no slot «{slot}»", template=template, slot=head.slot)
                names = tell("its slots for clauses are: {words}", words=", ".join(there) or "–")
                findings.wrong("slot", place, what, meant(nearest(head.slot, there)) or names)


def _check_languages(head: ClauseHead, asked: AskedClause, findings: Findings) -> None:
    """The clause has a text in every language its forms are drawn in: a draft in a language it lacks stops. A fault where it is filed in it."""
    there = {name.split(".")[1] for name in (*asked.texts, *asked.drawn) if name.count(".") > 1}
    drawn = [asked.languages[form] for form in head.forms if form in asked.languages]
    for language in dict.fromkeys(language for languages in drawn for language in languages):
        if language not in there and there and not asked.only:
            stem = asked.head_name.removesuffix(".yaml")
            what = tell("the clause has no {language} text", language=_SPOKEN.get(language, language))
            filed = any(languages[0] == language for languages in drawn)
            place = Place(asked.head_name, line=1)
            findings.wrong("language", place, what, tell("add {file}", file=f"{stem}.{language}.md"), warning=not filed)


def _text(
    text: str,
    file: str,
    findings: Findings,
    vocabulary: names.Names | None,
    asked: AskedClause,
    head: ClauseHead | None,
) -> None:
    part = Part(file, None, [Paragraph(Place(file, line=number), line) for number, line in _lines(text)])
    read = read_part(part)
    law = Law(strict=True)
    signs.check(read, findings, strict=True)
    braces.check(read, findings, strict=True)
    blocks.check(read, findings, strict=True)
    code.check(read, findings, law)
    if vocabulary is not None:
        names.check(read, findings, vocabulary)
    answers.check(read, findings, asked.questions)
    for paragraph in part.paragraphs:
        references.check(paragraph, findings, asked.rooms)
        _stars(paragraph, findings)
    if head is not None:
        _agreement(text, file, findings, head)
    try:
        parse_text(text)
    except ValueError as error:
        if not any(one.place.part == file for one in findings.found):
            findings.wrong(
                "text",
                Place(file, line=1),
                tell("the text is not as clauses are written: {words}", words=str(error)),
                tell("see docs/clauses.md"),
            )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph under the number of its first line: a tag may run over the end of a line, as the notation reads lines together."""
    first, said = 0, list[str]()
    for number, line in enumerate((*text.split("\n"), ""), 1):
        begins = line.startswith(("# ", "> ", "- ", "  - "))
        if (not line.strip() or begins) and said:
            yield first, " ".join(said)
            said = []
        if line.strip():
            first = first if said else number
            said.append(line.strip())


def _stars(paragraph: Paragraph, findings: Findings) -> None:
    if "*" in _STAR.sub("", paragraph.text):
        fix = tell("write *italic* or **bold**, or remove it")
        findings.wrong("mark", paragraph.place, tell("an asterisk is left over"), fix)


def _agreement(text: str, file: str, findings: Findings, head: ClauseHead) -> None:
    """What the text rests on, the head names; what the head names, the text rests on."""
    marks = list(references.MARK.finditer(text))
    cited = {mark["name"] for mark in marks if mark["sign"] == "@"}
    named = {cite.authority for cite in head.cites}
    for name in sorted(cited - named):
        findings.wrong(
            "agree",
            Place(file, line=line_of(text, f"[@{name}")),
            tell("the text cites {name}, the head does not", name=name),
            tell("add it to cites"),
        )
    for name in sorted(named - cited):
        findings.wrong(
            "agree",
            Place(file, line=1),
            tell("the head cites {name}, the text does not", name=name),
            tell("cite it, or take it out of the head"),
        )
    provisions = {(mark["name"], (mark["rest"] or "").strip()) for mark in marks if mark["sign"] == "&"}
    listed = {(item.act, item.provision) for item in head.legislation}
    for act, provision in sorted(provisions ^ listed):
        line = line_of(text, f"[&{act} {provision}]") if (act, provision) in provisions else 1
        if (act, provision) in listed:
            what = tell("{act} {provision} stands in the head, and not in the text", act=act, provision=provision)
            fix = tell("mark it in the text, or take it out of legislation")
        else:
            what = tell("{act} {provision} stands in the text, and not in the head", act=act, provision=provision)
            fix = tell("add it to legislation")
        findings.wrong("agree", Place(file, line=line), what, fix)
