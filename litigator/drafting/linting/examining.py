"""A Word template examined by every rule, in the child: its findings as plain values, and on request its copy with comments or mended.

Two dialects are known. Ours is what `draft assemble` fills: names of facts, `if` and `for`, slots. A template of another program
is docxtpl's: more words, filters and cell tags, but no code. One that names none of our facts is taken for another program's.
"""

import base64
import html  # noqa: F401 - docxtpl-lint loads it when it needs it, and nothing can be loaded once the child has given up its rights
import io
import re
from collections.abc import Sequence
from typing import Any

import jinja2.nodes
import msgspec
import rapidfuzz.fuzz
import rapidfuzz.process  # noqa: F401
from lxml import etree

from litigator.documents.package import open_package, write_package
from litigator.drafting.linting import (
    annotating,
    answers,
    blocks,
    borrowed,
    braces,
    code,
    leavings,
    losses,
    mending,
    names,
    outside,
    patched,
    references,
    signs,
    slots,
)
from litigator.drafting.linting.asked import Asked
from litigator.drafting.linting.finding import Finding, Findings, Place
from litigator.drafting.linting.judging import PROGRAM, Law
from litigator.drafting.linting.names import Names
from litigator.drafting.linting.places import Part, filled_parts, styles_of
from litigator.drafting.linting.reading import ReadPart, read_part
from litigator.drafting.linting.wording import tell
from litigator.drafting.strangers import load_what_is_loaded_late
from litigator.drafting.template import read_template
from litigator.errors import LitigatorError, Problem, Refused
from litigator.tongue import phrase

# One tag that cannot be read leaves others without their pair: those are well.
_FOLLOWS = re.compile(r"close|stands where|without an|stands inside")
_UPSET = {"signs", "word", "nested", "open", "cut", "block", "level"}
_READER_PLACE = re.compile(r"((?:word|docProps)/[\w/.]+?\.xml)(?:, paragraph (\d+))?")
_OFFICE_INSIDE = (".docx", ".xlsx", ".pptx")


def examined(payload: bytes, name: str) -> dict[str, Any]:
    """The answer to the packed `Asked`: `problems`, `hostile`, `dialect`, `repairs`, and the copies (base64). Runs in the child."""
    asked = msgspec.msgpack.decode(payload, type=Asked)
    try:
        return _examined(asked, name)
    except etree.LxmlError as error:
        raise Refused(
            phrase("{name} cannot be read as a document", name=name), problems=(Problem(str(error)[:200], name),)
        ) from error


def _examined(asked: Asked, name: str) -> dict[str, Any]:
    parts, embedded = _opened(asked.data, name)
    vocabulary = names.names_from(asked.plain, asked.rich, ours=not asked.given)
    read = [read_part(part) for part in filled_parts(parts)]
    strict = not asked.given and (not asked.plain or names.looks_ours(read, vocabulary) or _has_slots(read))
    if strict and embedded is not None:
        raise embedded
    findings = _findings(asked, name, parts, read, vocabulary if strict or asked.given else None, strict=strict)
    hostile = any(finding.hostile for finding in findings)
    answer: dict[str, Any] = {
        "problems": [finding.as_dict(name) for finding in findings],
        "hostile": hostile,
        "named": any(names.uses_of(tag) for part in read for tag in part.tags),
        "dialect": "ours" if strict else ("given" if asked.given else "foreign"),
        "repairs": [],
    }
    if asked.annotate and not hostile:
        answer["annotated"] = _packed(annotating.annotated(parts, findings))
    if asked.mend and not hostile:
        done, repairs = mending.mend_parts(parts)
        answer["mended"] = _packed(done)
        answer["repairs"] = [Finding("repair", one.place, one.what, "", "warning").as_dict(name) for one in repairs]
        answer["left"] = len(_findings_of(asked, name, done, vocabulary, strict=strict))
    return answer


def _findings_of(asked: Asked, name: str, parts: dict[str, bytes], vocabulary: Names, *, strict: bool) -> list[Finding]:
    read = [read_part(part) for part in filled_parts(parts)]
    again = msgspec.structs.replace(asked, data=write_package(parts))
    return _findings(again, name, parts, read, vocabulary if strict or asked.given else None, strict=strict)


def _packed(parts: dict[str, bytes]) -> str:
    return base64.b64encode(write_package(parts)).decode()


def _opened(data: bytes, name: str) -> tuple[dict[str, bytes], Refused | None]:
    """The parts, and the refusal that stands if the template is ours: another program may put office files into its own."""
    try:
        return open_package(data, name), None
    except Refused as refused:
        inside = [
            problem.where.lower() for problem in refused.problems if problem.what == "it carries an embedded object"
        ]
        if (
            not inside
            or len(inside) < len(refused.problems)
            or not all(where.endswith(_OFFICE_INSIDE) for where in inside)
        ):
            raise
        return open_package(data, name, only_read=True), refused


def _has_slots(read: Sequence[ReadPart]) -> bool:
    return any("[[" in paragraph.text for part in read for paragraph in part.part.paragraphs)


def _findings(
    asked: Asked, name: str, parts: dict[str, bytes], read: list[ReadPart], vocabulary: Names | None, *, strict: bool
) -> list[Finding]:
    findings = Findings()
    callables = frozenset() if strict else frozenset(asked.plain) - PROGRAM
    if vocabulary is None:
        callables = frozenset(_called(read))
    law = Law(strict, callables, None if asked.filters is None else frozenset(asked.filters))
    styles = set(styles_of(parts).values())
    for part in read:
        _check_part(part, findings, law, vocabulary)
        answers.check(part, findings, asked.questions)
        if strict and asked.slotted:
            slots.check(part, findings, styles, asked)
            slots.check_marks(part, findings, asked.acts)
        elif strict:
            for paragraph in part.part.paragraphs:
                references.check(paragraph, findings, asked.rooms)
    outside.check_other_parts(parts, findings, law, vocabulary)
    if any(finding.hostile for finding in findings.found):
        return in_order(findings.found, [part.part for part in read])
    borrowed.check(io.BytesIO(asked.data), [part.part for part in read], findings)
    for part in read:
        patched.check(part, findings)
    if strict and asked.slotted:
        _as_the_reader_says(asked.data, name, findings, [part.part for part in read])
    return in_order(findings.found, [part.part for part in read])


def _check_part(read: ReadPart, findings: Findings, law: Law, vocabulary: Names | None) -> None:
    signs.check(read, findings, strict=law.strict)
    braces.check(read, findings, strict=law.strict)
    blocks.check(read, findings, strict=law.strict)
    code.check(read, findings, law)
    if vocabulary is not None:
        names.check(read, findings, vocabulary)
    losses.check(read, findings)
    leavings.check(read.part, findings, strict=law.strict)
    outside.check_hidden_in(read.part, findings, law, vocabulary)


def _called(read: Sequence[ReadPart]) -> set[str]:
    """Names that a template of another program calls as functions, where nobody said which names it has; the program's own never count."""
    called = {
        node.node.name
        for part in read
        for tag in part.tags
        if tag.tree is not None
        for node in tag.tree.find_all(jinja2.nodes.Call)
        if isinstance(node.node, jinja2.nodes.Name)
    }
    return called - PROGRAM


def _as_the_reader_says(data: bytes, name: str, findings: Findings, parts: list[Part]) -> None:
    """What the reader that `draft assemble` uses refuses, where no rule spoke of that place: lint passes nothing that drafting would stop at."""
    try:
        read_template(data, name)
    except LitigatorError as fault:
        for problem in fault.problems or (Problem(fault.message),):
            place = _place_of(problem.where, parts)
            rules = {one.rule for one in findings.found if one.place.part == place.part}
            if place.part.startswith(outside.REMARKS) or (_FOLLOWS.search(problem.what) and _UPSET & rules):
                continue  # told where the remark, or the tag that upset the others, stands
            if not (findings.has(place) if place.paragraph else rules):
                what = tell("drafting stops here: {words}", words=problem.what)
                found = Finding("reader", place, what, problem.fix, hostile=isinstance(fault, Refused))
                findings.add(found)


def _place_of(where: str, parts: list[Part]) -> Place:
    match = _READER_PLACE.search(where)
    if match is None:
        return Place("word/document.xml")
    part = next((part for part in parts if part.name == match[1]), None)
    number = int(match[2] or 0)
    if part is not None and 0 < number <= len(part.paragraphs):
        return part.paragraphs[number - 1].place
    return Place(match[1])


def in_order(found: list[Finding], parts: list[Part]) -> list[Finding]:
    """The findings in the order of the document, each once: Word keeps a text box twice, for old and new programs."""
    order = {part.name: number for number, part in enumerate(parts)}
    kept: dict[Any, Finding] = {}
    for finding in found:
        place = finding.place
        spot = (place.part, "boxed") if place.boxed else (place.part, place.paragraph, place.named, place.line)
        kept.setdefault((finding.rule, str(finding.what), spot), finding)
    return sorted(
        kept.values(),
        key=lambda one: (order.get(one.place.part, len(order)), one.place.part, one.place.paragraph, one.place.line),
    )


load_what_is_loaded_late()
