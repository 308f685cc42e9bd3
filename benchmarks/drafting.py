"""Drafting a 24-page appeal (30 clauses, 300 paragraphs) in one process, beside its peers in the same run: lxml that parses and serialises the
same document and zips it again, and docxtpl on the same template. Then 500 clauses, 60 clauses, a thousand drafts, and a cold process.

`rendered` is what the peers do: clauses composed, one fill, the strict parse of the result, the archive; the facts and the plan before it are
in the line below it. Proving the product (values, numbers, references, marks, weekdays) is apart and must cost less. Both templates are measured: the house's own, whose
other parts are few and small, and one that python-docx makes, with the parts Word brings along.

docxtpl is handed ready what it has no word for: the clauses stand in its template already, with the citations, references and lists in them.
"""

import gc
import io
import re
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import _drafting_library as made
from _side_by_side import compare, versions
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from litigator.casefile import CaseFile
from litigator.cli import COLLECTING
from litigator.dates.written import written
from litigator.documents.package import BODY, open_package, parse_part, write_package
from litigator.documents.packing import QUICK, whole
from litigator.drafting import assembling, prove
from litigator.drafting.citing import typed_citations
from litigator.drafting.compose import ComposedClause
from litigator.drafting.composition import Composition
from litigator.drafting.facts import fact_hash
from litigator.drafting.properties import neutral_properties
from litigator.drafting.prove import part_text
from litigator.library.contents import Library
from litigator.library.gathering import open_library
from litigator.sample import CLOCK, specimens

ROUNDS = 31
HOLDS: list[bool] = []


def main() -> int:
    versions("lxml", "docxtpl", "python-docx", "jinja2", "msgspec")
    case = replace(next(case for case in specimens() if case.reference == "2021-004"), statements=())
    with tempfile.TemporaryDirectory() as folder:
        for title, template in (("Word's parts", made.template_of_word()), ("the house's parts", made.template())):
            thirty = open_library(str(made.make_library(Path(folder) / title[:3], 30, template)))
            warm(f"24 pages, {title}", case, thirty, 0.45)
            five_hundred = open_library(str(made.make_library(Path(folder) / title[:3], 500, template)))
            warm(f"500 clauses, {title}", case, five_hundred, 1.1, rounds=9)
        beside_docxtpl(case, thirty)
        thousand(case, thirty)
        sixty(case, open_library(str(made.make_library(Path(folder), 60, made.template()))))
        cold(Path(folder))
    return 0 if all(HOLDS) else 1


def held(title: str, value: float, spread: str = "", hold: float | None = None, unit: str = "") -> None:
    """Print a number, and whether it is at most what it is held to."""
    verdict = ""
    if hold is not None:
        HOLDS.append(value <= hold)
        verdict = f"; hold ≤ {hold}: {'holds' if HOLDS[-1] else 'MISSED'}"
    print(f"{title}: {value:.2f}{unit} ({spread}{verdict})")


class Timed:
    """One draft as `assemble` makes it, with the CPU of its steps: planned, rendered (composed, filled, parsed strictly, archived), proved."""

    def __init__(self, case: CaseFile, library: Library) -> None:
        started = process_time()
        self.plan, self.template = assembling.plan_for(case, made.FORM, library, today=CLOCK)
        faults = [*self.plan.problems, *assembling.unknown_names(self.plan, self.template, library)]
        self.planned = process_time() - started
        started = process_time()
        self.composition = Composition(self.plan, self.template, library, partial_draft=False)
        self.parts = self.composition.parts()
        faults += prove.broken_parts(self.parts)
        identity = self.composition.identity(fact_hash(self.plan.facts))
        self.data = write_package({**self.parts, **neutral_properties(self.parts, identity, "lt")}, level=QUICK)
        self.rendered = process_time() - started
        started = process_time()
        printed, numbered = self.composition.ledger.values, self.composition.numbered
        faults += self.composition.problems()
        faults += prove.proved(self.parts, self.template, printed=printed, numbered=numbered, language="lt")
        faults += typed_citations(self.parts, self.template, printed, library, filing=CLOCK)
        self.proved = process_time() - started
        self.drafted = self.planned + self.rendered
        assert not any(fault.severity == "error" for fault in faults), faults


def warm(title: str, case: CaseFile, library: Library, hold: float, rounds: int = ROUNDS) -> None:
    """Rendering and proving, beside the round trip of the same document."""
    one = Timed(case, library)
    same = assembling.assemble(case, made.FORM, library, today=CLOCK).data == one.data
    HOLDS.append(same)
    print(
        f"{title}: {len(one.composition.composed)} clauses, paragraphs 1…{one.composition.numbered.last}, {len(one.data):,} bytes",
        end="",
    )
    print(", the same that `assemble` makes" if same else ", NOT what `assemble` makes")
    trip = round_trip(one.data)
    drafts, trips = [], []
    for _ in range(rounds):
        drafts.append(Timed(case, library))
        trips.append(cpu(trip))
    rendered, drafted = [draft.rendered for draft in drafts], [draft.drafted for draft in drafts]
    held("  rendered / lxml round trip", *beside(rendered, trips), hold)
    held("  from the case file to the bytes / lxml round trip", *beside(drafted, trips))
    held("  proved / rendered", *beside([draft.proved for draft in drafts], rendered), 1.0)


def beside(ours: list[float], theirs: list[float]) -> tuple[float, str]:
    """The ratio of medians, and its range over the pairs."""
    pairs = sorted(one / other for one, other in zip(ours, theirs, strict=True))
    return statistics.median(ours) / statistics.median(theirs), f"pairs {pairs[0]:.2f}–{pairs[-1]:.2f}"


def cpu(work: Callable[[], Any]) -> float:
    started = process_time()
    work()
    return process_time() - started


def round_trip(data: bytes) -> Callable[[], bytes]:
    """Parse and serialise every XML part of the document with lxml and zip it; it is unzipped beforehand."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def trip() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                if name.endswith((".xml", ".rels")):
                    content = etree.tostring(etree.fromstring(content), xml_declaration=True, encoding="UTF-8")
                archive.writestr(name, content)
        return buffer.getvalue()

    return trip


def beside_docxtpl(case: CaseFile, library: Library) -> None:
    """The same template by docxtpl: as fast a tenth, text and numbers the same."""
    one = Timed(case, library)
    template, facts = flat_template(one), printed_facts(one.plan.facts)
    environment = Environment(autoescape=True)
    environment.filters["before_stop"] = lambda value: str(value).removesuffix(".")

    def stock() -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(facts, jinja_env=environment, autoescape=True)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    theirs, ours = (parse_part(open_package(data, "it")[BODY]) for data in (stock(), one.data))
    same = part_text(theirs).replace("\u00a0", " ") == part_text(ours).replace("\u00a0", " ")
    numbers = [list(prove.paragraph_numbers(body, one.template).values()) for body in (theirs, ours)]
    HOLDS.append(same and numbers[0] == numbers[1])
    print(f"text and numbers the same as docxtpl's: {'holds' if HOLDS[-1] else 'MISSED'}")
    drafts, stocks = [], []
    for _ in range(9):
        drafts.append(Timed(case, library).drafted)
        stocks.append(cpu(stock))
    ratio, spread = beside(stocks, drafts)
    HOLDS.append(ratio >= 10)
    print(
        f"docxtpl / from the case file to the bytes: {ratio:.1f} ({spread}; hold ≥ 10): {'holds' if HOLDS[-1] else 'MISSED'}"
    )


def flat_template(one: Timed) -> bytes:
    """The template with the clauses already in it and their tags left to fill; citations, references and lists stand there ready."""
    body = one.template.sources[BODY]
    composition = one.composition
    references = composition._references()
    for slot in one.template.slots:
        if slot.kind == "clauses":
            inside = "".join(
                _source(composition.composed[name], references) for name in composition._clauses_in(slot.name)
            )
        else:
            inside = ready(one, slot.kind)
        body = body.replace(f"{{{{ slots.{slot.key} }}}}", inside)
    parts = {part: whole(content) for part, content in one.parts.items()}
    headers = {part: source.encode() for part, source in one.template.sources.items()}
    return write_package({**parts, **headers, BODY: body.encode()})


def _source(clause: ComposedClause, references: dict[str, Any]) -> str:
    return "".join(_tag(step, references) for step in clause.steps)


def _tag(step: Any, references: dict[str, Any]) -> str:
    """A step as the tag it was; a reference as the field it becomes."""
    if step.kind == "text":
        return str(step.text)
    if step.kind == "if":
        return f"{{% if {_name(step.ask)} %}}{''.join(_tag(one, references) for one in step.steps)}{{% endif %}}"
    if step.ask.path[:1] == ("refs",):
        return str(references[step.ask.path[1]][step.ask.path[2]])
    return f"{{{{ {_name(step.ask)} }}}}"


def _name(ask: Any) -> str:
    return ".".join(ask.path) if ask.kind == "fact" else f"{_name(ask.parts[0])}|{ask.kind}"


def ready(one: Timed, kind: str) -> str:
    """A list as it was printed: the paragraphs of its styles in the finished document."""
    wanted = {"annexes": ("Annex Item",), "authorities": ("Authority Heading", "Authority Item")}[kind]
    styles = "|".join(one.template.styles[name] for name in wanted)
    xml = whole(one.parts[BODY]).decode()
    return "".join(re.findall(rf'<w:p><w:pPr><w:pStyle w:val="(?:{styles})"/>.*?</w:p>', xml)) if styles else ""


def printed_facts(value: Any) -> Any:
    """The facts as docxtpl can print them: dates in words."""
    if isinstance(value, dict):
        return {key: printed_facts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [printed_facts(inner) for inner in value]
    return written(value, "lt") if isinstance(value, date) else value


def thousand(case: CaseFile, library: Library) -> None:
    """A thousand cases of different facts, one process; of each the CPU from the case file to the bytes, no manifest and no disk in it."""
    spent, proofs = [], []
    gc.set_threshold(*COLLECTING)
    for one in made.cases(case, 1000):
        draft = Timed(one, library)
        spent.append(1000 * draft.drafted)
        proofs.append(1000 * draft.proved)
    spread = f"least {min(spent):.2f}, median {statistics.median(spent):.2f}"
    held("a thousand drafts, each from the case file to the bytes", statistics.mean(spent), spread, 4.0, " ms of CPU")
    print(f"  the proof of each besides: {statistics.mean(proofs):.2f} ms")


def sixty(case: CaseFile, library: Library) -> None:
    """Sixty clauses: numbers from 1 to N, every reference right."""
    one = Timed(case, library)
    body = parse_part(whole(one.parts[BODY]))
    numbers = list(prove.paragraph_numbers(body, one.template).values())
    assert numbers == list(range(1, one.composition.numbered.last + 1))
    wrong = prove.proved(one.parts, one.template, printed=[], numbered=one.composition.numbered, language="lt")
    HOLDS.append(not wrong)
    print(f"60 clauses: paragraphs 1…{numbers[-1]}, every reference right: {'holds' if not wrong else 'MISSED'}")


def cold(folder: Path) -> None:
    """`draft assemble --from case.json`, the whole process, beside `python -c pass`."""
    import msgspec

    saved = folder / "case.json"
    saved.write_bytes(msgspec.json.encode(next(case for case in specimens() if case.reference == "2021-004")))
    ours = [sys.executable, "-m", "litigator", "--today", "2026-05-20", "draft", "assemble", "2021-004", "lvat-appeal"]
    ours += ["--from", str(saved), "-o", str(folder / "appeal.docx")]
    HOLDS.append(compare("cold, the sample appeal from a saved case", ours, [sys.executable, "-c", "pass"], 12.0))


if __name__ == "__main__":
    sys.exit(main())
