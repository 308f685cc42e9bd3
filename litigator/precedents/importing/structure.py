"""The lines of a judgment as its sections and numbered paragraphs.

A paragraph is what the court numbered, with the quotations and lists under it; headings are sections; the points of the operative part
and the footnotes have labels; each separate opinion counts anew. What has no number is a paragraph a line.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from litigator.errors import Refused
from litigator.precedents.importing.headings import (
    Heading,
    heading_of,
    is_enumerated,
    looks_like_heading,
    main_part,
    opens_operative,
    opens_opinion,
    surely_main,
)
from litigator.precedents.importing.running_numbers import Number, Start, quotations, starts
from litigator.precedents.judgment import Court, Paragraph, Section, SectionKind
from litigator.tongue import lasting, marked, phrase

MOST_PARAGRAPHS = 65_000
_NOTE = re.compile(
    r"\[(\d{1,3}|\*+)\]\s?\.?\s*|\(\s?(\*?\s?\d{0,3})\s?\)\s+(?=Language of the case|Langue de procédure|Proceso kalba|Original language)"
)
# Signs nobody sees, and those that steer a machine, which a terminal would obey and Word cannot hold; all but the kinds of space.
_UNSEEN = dict.fromkeys(
    sign for sign in (0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x20), *range(0x7F, 0xA0)) if not chr(sign).isspace()
)


@dataclass(slots=True)
class Structured:
    """The text in its parts. `missing` says in words what could not be made out."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    missing: tuple[str, ...] = ()


def cleaned(text: str) -> list[str]:
    """The lines of a text, without empty ones, every kind of space a plain one."""
    lines = (" ".join(line.split()) for line in text.translate(_UNSEEN).split("\n"))
    return [line for line in lines if line]


def structured(lines: Sequence[str], court: Court) -> Structured:
    """Sections and paragraphs of a judgment given line by line. Raises `Refused` where there are more than can be kept."""
    writing = _Writing(court)
    operative, opinions, notes = _parts(lines, court)
    ends = [place for place in (operative, opinions, notes) if place is not None]
    writing.main(lines[: min(ends, default=len(lines))])
    if operative is not None:
        writing.operative(lines[operative : min((p for p in (opinions, notes) if p is not None), default=len(lines))])
    if opinions is not None:
        writing.opinions(lines[opinions : notes if notes is not None else len(lines)])
    if notes is not None:
        writing.notes(lines[notes:])
    return writing.done()


def _parts(lines: Sequence[str], court: Court) -> tuple[int | None, int | None, int | None]:
    """Where the operative part, the separate opinions and the footnotes begin."""
    operative = next((place for place, line in enumerate(lines) if opens_operative(line)), None)
    if court == "CJEU" and operative is not None:  # judgments quote the operative part of others in these very words
        operative = max(place for place, line in enumerate(lines) if opens_operative(line))
    after = 0 if operative is None else operative
    notes = next(
        (
            place
            for place in range(after, len(lines))
            if (match := _NOTE.match(lines[place])) and match[1] in (None, "1", "*")
        ),
        None,
    )
    if operative is None and notes is not None and notes < len(lines) * 0.5:
        notes = None
    end = len(lines) if notes is None else notes
    opinions = None
    if operative is not None:
        opinions = next((place for place in range(operative + 1, end) if opens_opinion(lines[place])), None)
    return operative, opinions, notes


class _Writing:
    """The judgment as it is written down, paragraph by paragraph."""

    def __init__(self, court: Court) -> None:
        self._court = court
        self._out = Structured()
        self._gathered: list[str] = []
        self._number: Number | None = None
        self._label: str | None = None
        self._kind: SectionKind = "heading"
        self._part: SectionKind = "heading"
        self._levels: list[tuple[int, SectionKind]] = []
        self._gaps: list[str] = []
        self._numbered = False

    # The parts

    def main(self, lines: Sequence[str]) -> None:
        """Everything before the operative part."""
        quoted = quotations(lines)
        found = starts(lines, quoted, minor=self._court in ("UN", "LT", "other"))
        self._note_gaps(found)
        first = min(found, default=len(lines))
        headings = _headings(lines, found, quoted)
        self._kind = self._part = "heading" if found or any(main_part(line) for line in lines[:60]) else "other"
        for place, line in enumerate(lines):
            if place in headings:
                self._open(heading_of(line, cjeu=self._court == "CJEU"), line)
            elif place in found:
                if self._kind == "heading":
                    self._open_silently("procedure" if self._court == "ECtHR" else "other")
                self._begin(found[place].number, line[found[place].text :])
            elif place < first and self._kind == "heading":
                self._gathered.append(line)
            elif self._number is None:
                self._end()
                self._gathered.append(line)
            else:
                self._gathered.append(line)
        self._end()

    def operative(self, lines: Sequence[str]) -> None:
        """The points the court decided, each with its number as a label, and the signatures."""
        self._open(Heading("operative", 1), lines[0])
        found = starts(lines[1:], quotations(lines[1:]))
        closing = False
        for place, line in enumerate(lines[1:]):
            if place in found and not closing:
                self._begin(None, line[found[place].text :], label=str(found[place].number[0]))
            elif not closing and _closes(line):
                closing = True
                self._begin(None, line)
            elif not self._gathered and not found:
                self._begin(None, line)
            else:
                self._gathered.append(line)
        self._end()

    def opinions(self, lines: Sequence[str]) -> None:
        """Each separate opinion, numbered anew where it is numbered."""
        bounds = [place for place, line in enumerate(lines) if opens_opinion(line) and _is_title(lines, place)]
        for start, end in zip(bounds, [*bounds[1:], len(lines)], strict=True):
            self._open(Heading("separate_opinion", 1), lines[start])
            body = lines[start + 1 : end]
            quoted = quotations(body)
            found = starts(body, quoted)
            headings = _headings(body, found, quoted)
            for place, line in enumerate(body):
                if place in headings:
                    self._open(Heading("separate_opinion", max(2, heading_of(line, cjeu=False).level)), line)
                elif place in found:
                    self._begin(found[place].number, line[found[place].text :])
                elif self._number is None:
                    self._end()
                    self._gathered.append(line)
                else:
                    self._gathered.append(line)
            self._end()

    def notes(self, lines: Sequence[str]) -> None:
        """The footnotes, each with its mark as a label."""
        self._open(Heading("annex", 1), "Notes")
        for line in lines:
            match = _NOTE.match(line)
            if match:
                self._begin(None, line[match.end() :], label=f"[{(match[1] or match[2]).strip()}]")
            else:
                self._gathered.append(line)
        self._end()

    def done(self) -> Structured:
        out = self._out
        missing = [] if self._numbered else [marked("paragraph numbers")]
        if self._gaps:
            several = len(self._gaps) > 1 or "–" in self._gaps[0]
            which = ", ".join(self._gaps[:12])
            missing.append(
                str(
                    lasting("paragraphs {numbers}", numbers=which)
                    if several
                    else lasting("paragraph {number}", number=which)
                )
            )
        if not out.sections:
            missing.append(marked("sections"))
        out.missing = tuple(missing)
        return out

    # One paragraph after another

    def _begin(self, number: Number | None, text: str, label: str | None = None) -> None:
        self._end()
        self._number, self._label = number, label
        if text:
            self._gathered.append(text)

    def _end(self) -> None:
        """What was gathered becomes a paragraph."""
        text = "\n".join(self._gathered)
        number, label = self._number, self._label
        self._gathered.clear()
        self._number = self._label = None
        if not text:
            return
        if len(self._out.paragraphs) >= MOST_PARAGRAPHS:
            raise Refused(
                phrase("it has more than {most:,} paragraphs", most=MOST_PARAGRAPHS), fix=phrase("import it in parts")
            )
        major, minor = number or (None, 0)
        if number is not None:
            self._numbered = True
        if minor:
            label = f"{major}.{minor}"
        self._out.paragraphs.append(
            Paragraph(
                place=len(self._out.paragraphs),
                text=text,
                n=None if minor else major,
                section=self._kind,
                label=label,
            )
        )

    def _open(self, heading: Heading, title: str) -> None:
        """A heading ends the paragraph before it and says what kind of part its paragraphs belong to."""
        self._end()
        while self._levels and self._levels[-1][0] >= heading.level:
            self._levels.pop()
        above = self._levels[-1][1] if self._levels else self._part
        if heading.level == 1:
            self._part = heading.kind or self._part
            above = self._part
        if heading.said_by_others and above == "assessment":
            above = "law"
        self._kind = heading.kind or ("other" if above == "heading" else above)
        self._levels.append((heading.level, self._kind))
        self._out.sections.append(
            Section(kind=self._kind, title=title, first=len(self._out.paragraphs), level=heading.level)
        )

    def _open_silently(self, kind: SectionKind) -> None:
        """Numbered paragraphs begin where no heading announced a part."""
        self._end()
        self._kind = self._part = kind

    def _note_gaps(self, found: Mapping[int, Start]) -> None:
        majors = sorted({start.number[0] for start in found.values()})
        for before, after in zip(majors, majors[1:], strict=False):
            if after - before == 2:
                self._gaps.append(str(before + 1))
            elif after - before > 2:
                self._gaps.append(f"{before + 1}–{after - 1}")


def _headings(lines: Sequence[str], found: Mapping[int, Start], quoted: Sequence[bool]) -> frozenset[int]:
    """The lines that are headings: main parts by their words, others where they stand right before a numbered paragraph."""
    places = set()
    upcoming = False
    first = min(found, default=len(lines))
    for place in range(len(lines) - 1, -1, -1):
        if place in found:
            upcoming = True
            continue
        if place - 1 in found and found[place - 1].text == len(lines[place - 1]):  # its number stands alone above it
            upcoming = False
            continue
        line = lines[place]
        main = (main_part(line) is not None) if place < first else (surely_main(line) and not quoted[place])
        if main or (upcoming and not quoted[place] and looks_like_heading(line)):
            places.add(place)
            upcoming = True
        else:
            upcoming = False
    return frozenset(place for place in places if place > first or _is_of_the_text(lines, places, place))


def _is_of_the_text(lines: Sequence[str], places: set[int], place: int) -> bool:
    """Whether a heading before the first number is one of the text, and not a line of the first page."""
    if main_part(lines[place]) is not None or is_enumerated(lines[place]):
        return True
    return any(above < place and main_part(lines[above]) is not None for above in places)


def _closes(line: str) -> bool:
    """The line after the last point: where and when it was done, or who signed it."""
    return line.startswith(
        ("Done in ", "Done at ", "Fait en ", "Delivered in", "[Signatures]", "[Signature]", "Signatures", "Priimta ")
    )


def _is_title(lines: Sequence[str], place: int) -> bool:
    """A title of an opinion stands alone; the sentence that announces the opinions runs on."""
    return place == 0 or not lines[place - 1].endswith(("annexed to this judgment:", ","))
