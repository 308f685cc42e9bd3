"""The walk through a document: each citation in its turn, each quotation beside the judgments cited around it, the findings in order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from litigator.citations.citation import Citation
from litigator.citations.reading import extract
from litigator.documents.document import Block, Document
from litigator.library.citing import families_of
from litigator.library.contents import Library
from litigator.precedents.checking.acts import act_of, act_remarks
from litigator.precedents.checking.celexes import celex_remarks
from litigator.precedents.checking.comparing import compared
from litigator.precedents.checking.finding import Finding, Remark, Severity, Status, placed
from litigator.precedents.checking.known import Known, Sources
from litigator.precedents.checking.paragraphs import (
    Bookshelf,
    Heard,
    another_day,
    from_notes,
    heard,
    pinpoint_remark,
    short,
    text_of,
    uncompared,
    why_not,
)
from litigator.precedents.checking.question import Around, Asked, Question
from litigator.precedents.checking.quotations import NOTES, WORDS, Attribution, Placed, attributed, quotations
from litigator.precedents.checking.terms import heard_exactly, is_term
from litigator.precedents.checking.usual_names import UsualNames
from litigator.tongue import lasting

BETWEEN = "\n¶\n"
"""What stands between two blocks when citations are looked for: no citation goes on in the next paragraph."""


def citations_in(document: Document, library: Library) -> list[Placed]:
    """The citations of a document, each with its block and its place there."""
    starts = [0, *accumulate(len(block.text) + len(BETWEEN) for block in document.blocks)]
    text = BETWEEN.join(block.text for block in document.blocks)
    found = []
    for citation in extract(text, families_of(library)):
        block = bisect_right(starts, citation.start) - 1
        first, length = starts[block], len(document.blocks[block].text)
        found.append(
            Placed(citation=citation, block=block, start=citation.start - first, end=min(citation.end - first, length))
        )
    return found


class Walk:
    """The check of one document in the making: what each citation was found to be, so that those after it may refer back."""

    def __init__(self, document: Document, sources: Sources, asked: Asked) -> None:
        self.blocks: Sequence[Block] = document.blocks
        self.language = document.language
        self.sources = sources
        self.asked = asked
        self.shelf = Bookshelf(sources)
        self.usual_names = UsualNames(sources.library.usual_names.values())
        self.here = citations_in(document, sources.library)
        self.by_id: dict[str, tuple[Known, ...]] = {}
        self.first: dict[str, tuple[Placed, Sequence[Remark]]] = {}
        self.known: dict[int, tuple[Known, ...]] = {}
        self.quoted: dict[int, list[tuple[int, Remark]]] = {}
        self.found_at: dict[int, list[int]] = {}
        self.not_compared: dict[int, list[str]] = {}
        self.inside: dict[int, str] = {}
        self.acts_not_held: dict[str, None] = {}

    def findings(self) -> Iterator[Finding]:
        """Every finding, in the order of the document."""
        befores = [None, *self.here]
        told: list[list[Remark] | None] = [None] * len(self.here)
        for short_ones in (False, True):  # a short form may stand before the full citation
            for place, one in enumerate(self.here):
                if (one.citation.form in ("short", "ibid")) is short_ones:
                    told[place] = self._citation(one, befores[place])
        self._quotations()
        for one, remarks in zip(self.here, told, strict=True):
            if remarks is not None:
                yield from self._findings_of(one, remarks)

    def warnings(self) -> Iterator[str]:
        """What was not looked at."""
        if self.acts_not_held:
            names = list(self.acts_not_held)
            more = lasting(" and {count} more", count=len(names) - 6) if len(names) > 6 else ""
            yield lasting(
                "acts the library does not hold, of which nothing was checked: {acts}{more}",
                acts=", ".join(names[:6]),
                more=more,
            )

    # Citations

    def _citation(self, one: Placed, before: Placed | None) -> list[Remark] | None:
        """What is wrong with one citation, quotations apart; None for a provision of an act the library does not hold."""
        cited = one.citation
        if cited.kind == "statute":
            return self._provision(one, before)
        if cited.form in ("short", "ibid"):
            known, told = self._referred(cited, one)
        else:
            answer = compared(Question(cited, self._around(one, before), self.sources, self.asked, self.language))
            known, told = answer.known, list(answer.remarks)
            if cited.id:
                self.by_id.setdefault(cited.id, known)
                self.first.setdefault(cited.id, (one, told))
        self.known[id(one)] = known
        beside = celex_remarks(one, before, self.blocks[one.block].text)
        if beside is not None:
            return beside
        pinpoint = pinpoint_remark(one, known, self.sources)
        if pinpoint is None or (cited.form == "short" and self._may_be_another(one, known)):
            return told
        return [*told, pinpoint]

    def _may_be_another(self, one: Placed, known: tuple[Known, ...]) -> bool:
        """Whether a short form («Von Hannover, cited above») fits another case of that name cited before, which has such a paragraph."""
        name = one.citation.name
        return name is not None and any(
            pinpoint_remark(one, other, self.sources) is None
            for other in self.by_id.values()
            if other
            and other != known
            and other[0].names  # Lithuanian cases have none, and are called by no name
            and self.sources.naming.best(name, other[0].names, other[0].court)[0] == "same"
        )

    def _provision(self, one: Placed, before: Placed | None) -> list[Remark] | None:
        cited, around = one.citation, self._around(one, before)
        act = act_of(cited, self.sources.library)
        name = self.usual_names.remark(cited, around.before, around.after)
        named = [name] if name else []
        if act is None:
            self.acts_not_held[cited.name or cited.text] = None
            return named or None
        return [*named, *act_remarks(cited, act, self.sources.library, self.asked.filing)]

    def _around(self, one: Placed, before: Placed | None) -> Around:
        text = self.blocks[one.block].text
        begin = before.end if before is not None and before.block == one.block else 0
        if before is not None and begin and before.citation.resolves_to in (one.citation.id, *one.citation.numbers):
            begin = 0  # «„X v. Y“, no. 1/20»: the name before is that of this very citation
        return Around(before=text[begin : one.start], after=text[one.end : one.end + 200])

    def _referred(self, cited: Citation, one: Placed) -> tuple[tuple[Known, ...], list[Remark]]:
        """What a short form refers back to: the full citation before it. Of one that nobody knows no more is known."""
        if cited.candidates:
            return (), [self._ambiguous(cited)]
        if cited.resolves_to is None or cited.resolves_to not in self.by_id:
            told = lasting("it refers to a citation before it, and no full one stands there")
            return (), [Remark(status="unknown", severity="note", detail=told)]
        known = self.by_id[cited.resolves_to]
        if known:
            return known, list(another_day(one, known))
        full, remarks = self.first[cited.resolves_to]
        status: Status = next((remark.status for remark in remarks), "unknown")
        where = self.blocks[full.block].where
        told = lasting(
            "it stands for «{text}»{where}, which no source bears out: see there",
            text=full.citation.text,
            where=lasting(" ({where})", where=where) if where else "",
        )
        return (), [Remark(status=status, severity="note", detail=told)]

    def _ambiguous(self, cited: Citation) -> Remark:
        """A short name that two citations before it bear: only the lawyer knows which is meant."""
        first, *others = [f"«{self.first[one][0].citation.text}»" for one in cited.candidates if one in self.first] or [
            ""
        ]
        for other in others:
            first = lasting("{first} or {other}", first=first, other=other)
        told = lasting(
            "«{name}» may be {first}: both are cited in this text", name=cited.name or cited.text, first=first
        )
        severity: Severity = "note" if cited.form == "ibid" else "warning"
        return Remark(
            status="ambiguous",
            severity=severity,
            detail=told,
            suggestion=lasting("name the State, or the number"),
        )

    # Quotations

    def _quotations(self) -> None:
        cases = [one for one in self.here if one.citation.kind != "statute"]
        in_notes = [one for one in cases if self.blocks[one.block].style in NOTES]
        for attribution in attributed(self.blocks, list(quotations(self.blocks, least=1)), cases):
            if attribution.quotation.words < WORDS and attribution.quotation.marked:
                self._short(attribution, cases)
                continue
            answer = heard(attribution, self.known, self.shelf, self.language)
            if in_notes and (answer is None or (answer.remark and answer.remark.severity == "note")):
                answer = from_notes(attribution.quotation, in_notes, self.known, self.shelf) or answer
            answer = answer or uncompared(attribution, self.known)
            if answer is not None:
                self._take(answer, cases)
            elif attribution.closely and attribution.quotation.marked:
                self._left(attribution, why_not(attribution.candidates[0], self.known, self.language))

    def _short(self, attribution: Attribution, cases: Sequence[Placed]) -> None:
        """A term, or a quotation of a few words: right beside its citation it must stand there word for word."""
        if not attribution.closely or is_term(attribution, self.blocks[attribution.quotation.block].text, self.known):
            return
        answer = heard_exactly(attribution, self.known, self.shelf, self.language)
        if isinstance(answer, Heard):
            self._take(answer, cases)
        else:
            self._left(attribution, answer or why_not(attribution.candidates[0], self.known, self.language))

    def _left(self, attribution: Attribution, why: str) -> None:
        """Words nobody compared: never said to stand."""
        told = lasting("«{text}» {why}", text=short(attribution.quotation.text), why=why)
        self.not_compared.setdefault(id(attribution.candidates[0]), []).append(told)

    def _take(self, answer: Heard, cases: Sequence[Placed]) -> None:
        quotation = answer.quotation
        if answer.remark is not None:
            self.quoted.setdefault(id(answer.placed), []).append((quotation.block, answer.remark))
            return
        if answer.paragraph is not None:
            self.found_at.setdefault(id(answer.placed), []).append(answer.paragraph)
        for one in cases:  # what the judgment itself cites in the words quoted is the court's, and stands as quoted
            if one.block == quotation.block and quotation.start <= one.start and one.end <= quotation.end:
                self.inside[id(one)] = answer.placed.citation.text

    # Findings

    def _findings_of(self, one: Placed, remarks: Sequence[Remark]) -> Iterator[Finding]:
        """What is wrong with a citation, or that it agrees."""
        at = self._at(one)
        if id(one) in self.inside:
            yield replace(
                at, detail=lasting("it stands so in the words quoted from {inside}", inside=self.inside[id(one)])
            )
            return
        for remark in remarks:
            yield placed(remark, at)
        for block, remark in self.quoted.get(id(one), ()):
            yield replace(placed(remark, at), where=self.blocks[block].where or at.where)
        if not remarks and not self.quoted.get(id(one)):
            yield replace(at, detail=self._agrees(one))

    def _at(self, one: Placed) -> Finding:
        known = self.known.get(id(one), ())
        return Finding(
            citation=one.citation.text,
            where=self.blocks[one.block].where,
            status="ok",
            severity="ok",
            detail="",
            source="; ".join(dict.fromkeys(source.source for source in known)),
            id=one.citation.id or one.citation.resolves_to,
            precedent=next((source.precedent for source in known if source.precedent), None),
            block=one.block,
            start=one.start,
            end=one.end,
        )

    def _agrees(self, one: Placed) -> str:
        """What «ok» rests on, and what could not be looked at."""
        if one.citation.kind == "statute":
            act = act_of(one.citation, self.sources.library)
            note = f" ({act.note})" if act is not None and act.status == "unverified" and act.note else ""
            day = lasting("on {day}", day=self.asked.filing) if self.asked.filing else lasting("on any day")
            return lasting(
                "the library knows the act, and nothing there says that it was not law {day}{note}", day=day, note=note
            )
        known = self.known.get(id(one), ())
        first, *others = dict.fromkeys(source.source for source in known) or [""]
        for other in others:
            first = lasting("{first}; {other}", first=first, other=other)
        told = lasting("it agrees with {sources}", sources=first)
        if one.citation.pinpoints and text_of(known) is None:
            told = lasting("{told}; its text is not imported, so that the paragraph cited was not looked at", told=told)
        places = dict.fromkeys(self.found_at.get(id(one), ()))
        left = self.not_compared.get(id(one), ())
        if places:
            stand = ", § ".join(map(str, places))
            told = (
                lasting("{told}; the other words quoted stand in § {places}", told=told, places=stand)
                if left
                else lasting("{told}; the words quoted stand in § {places}", told=told, places=stand)
            )
        for one_left in left:
            told = lasting("{first}; {other}", first=told, other=one_left)
        return told
