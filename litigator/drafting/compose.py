"""Clauses become Word paragraphs, by style name and before anything is filled in.

Numbering belongs to the styles of the template, so it runs on through the document; the numbers of paragraphs are
known here, statically, which is why references can be real Word fields that already read correctly.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from markupsafe import Markup, escape

from litigator.clauses.clause import TABLE_GRID, Clause, Drawn, Passage, Picture, Piece, Stretch
from litigator.digest import blake2s
from litigator.documents.package import bookmarked
from litigator.drafting import template as word
from litigator.drafting.steps import Steps, before_stops
from litigator.drafting.typography import bound
from litigator.drafting.wording import annex_words, heading_words
from litigator.shape import dataclass

Citing = Callable[[str, str | None], Sequence[tuple[str, bool]]]
Compiling = Callable[[str, str], Steps]
_PLAIN = '<w:r><w:t xml:space="preserve">'
_RUN_ENDS = "</w:t></w:r>"
_BETWEEN_TAGS = re.compile("(?<=>)[^<]+")
_OF_NOTES = ("footnote text", "footnote reference")
_STYLE_OF = {"paragraph": word.PARAGRAPH, "subparagraph": word.SUBPARAGRAPH, "quote": word.QUOTE}


@dataclass(frozen=True, slots=True)
class Reliance:
    """What a paragraph stands on: an authority (with pinpoint) or a provision of an act, and the paragraph's place in its clause."""

    kind: str
    id: str
    detail: str | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class ComposedClause:
    """A clause as the steps that write its Word paragraphs, the same in every draft that has these styles and this language.

    One drawn in Word brings footnotes and pictures; `lacking` are styles it names that the template has not.
    """

    id: str
    steps: Steps
    numbered: int
    reliances: tuple[Reliance, ...] = ()
    exhibits: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    notes: tuple[Steps, ...] = ()
    pictures: tuple[Picture, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def citations(self) -> Iterator[str]:
        return (reliance.id for reliance in self.reliances if reliance.kind == "cite")


def compose_clause(
    clause: Clause, language: str, styles: Mapping[str, str], cite: Citing, compiled: Compiling, *, titled: bool = True
) -> ComposedClause:
    """The Word paragraphs of `clause`. `cite` prints an authority as (words, italic) spans, `compiled` gives the steps of a source;
    `titled` False leaves the heading to a table cell.
    """
    text = clause.texts[language]
    numbers = _numbers(text.passages)
    reliances = tuple(
        Reliance(piece.kind, piece.text, piece.detail, max(number, 1))
        for passage, number in zip(text.passages, numbers, strict=True)
        for piece in passage.pieces
        if piece.kind in ("cite", "provision")
    )
    led_to = {1, *(reliance.paragraph for reliance in reliances)}
    paragraphs: list[str] = []
    if text.heading and titled:
        paragraphs.append(_paragraph(styles[word.SUBHEADING], _run(_literal(text.heading, language))))
    drawing = _Drawing(clause.id, language, styles, cite, led_to)
    if text.drawn:
        paragraphs.append(drawing.source(text.drawn.body))
    for passage, number in zip(text.passages, numbers, strict=True) if text.drawn is None else ():
        marked = passage.kind == "paragraph" and number in led_to
        bookmark = bookmark_of(clause.id, number) if marked else ""
        paragraphs.append(_paragraph(styles[_STYLE_OF[passage.kind]], _runs(passage, cite, language), bookmark))
    marks = [piece for passage in text.passages for piece in passage.pieces]
    notes = text.drawn.notes if text.drawn else ()
    return ComposedClause(
        clause.id,
        compiled("".join(paragraphs), f"clause {clause.id}"),
        numbers[-1] if numbers else 0,
        reliances,
        tuple(dict.fromkeys(piece.text for piece in marks if piece.kind == "exhibit")),
        tuple(dict.fromkeys(piece.text for piece in marks if piece.kind == "clause")),
        tuple(compiled(drawing.source(note), f"clause {clause.id}, footnote {n}") for n, note in enumerate(notes, 1)),
        text.drawn.pictures if text.drawn else (),
        tuple(style for style in styles_drawn(text.drawn) if style not in styles) if text.drawn else (),
    )


def styles_drawn(drawn: Drawn) -> tuple[str, ...]:
    """The styles that a clause drawn in Word takes from the template it goes into, each once."""
    stretches = (stretch for part in (drawn.body, *drawn.notes) for stretch in part)
    named = dict.fromkeys(stretch.text for stretch in stretches if stretch.kind == "style")
    return tuple(name for name in named if name != TABLE_GRID and name.casefold() not in _OF_NOTES)


class _Drawing:
    """A clause drawn in Word, put into the styles of a template; what it names that is not there stands in the plainest."""

    def __init__(
        self, clause_id: str, language: str, styles: Mapping[str, str], cite: Citing, led_to: Container[int]
    ) -> None:
        self.clause_id = clause_id
        self.language = language
        self.styles = styles
        self.cite = cite
        self.led_to = led_to

    def source(self, stretches: Iterable[Stretch]) -> str:
        return before_stops("".join(map(self._written, stretches)))

    def _written(self, stretch: Stretch) -> str:
        match stretch.kind:
            case "style":
                return self._style(stretch.text)
            case "opened" | "closed":
                marks = bookmarked(bookmark_of(self.clause_id, stretch.number))
                return marks[stretch.kind == "closed"] if stretch.number in self.led_to else ""
            case "note":
                return f"{{{{ refs.notes['{self.clause_id} {stretch.number}'] }}}}"
            case "piece" if stretch.piece is not None:
                return "".join(_piece_runs(stretch.piece, self.cite, self.language, stretch.text))
        return _BETWEEN_TAGS.sub(lambda words: bound(words[0], self.language), stretch.text)

    def _style(self, name: str) -> str:
        if name == TABLE_GRID and name not in self.styles:
            return self.styles.get("Normal Table", "TableNormal")
        return self.styles.get(name, self.styles.get("Normal", "Normal"))


def _numbers(passages: Sequence[Passage]) -> list[int]:
    """For each passage, how many numbered paragraphs the clause has up to it."""
    return list(accumulate(int(passage.kind == "paragraph") for passage in passages))


def gap_clause(key: str, styles: Mapping[str, str], compiled: Compiling) -> ComposedClause:
    """The paragraph that stands where a clause is to come: it prints the gap of that name."""
    source = _paragraph(styles[word.PARAGRAPH], _run(f"{{{{ gaps['{key}'] }}}}"), bookmark_of(key, 1))
    return ComposedClause(key, compiled(source, f"gap {key}"), 1)


@lru_cache(maxsize=4096)
def bookmark_of(clause_id: str, number: int) -> str:
    """The bookmark of a clause's nth numbered paragraph (Word allows 40 characters, letters first)."""
    return f"c_{blake2s(clause_id.encode(), digest_size=6).hexdigest()}_{number}"


def _runs(passage: Passage, cite: Citing, language: str) -> str:
    pieces = list(passage.pieces)
    for place, piece in enumerate(pieces[1:], 1):
        before = pieces[place - 1]
        if piece.kind == "exhibit" and before.kind == "text":
            # The annex reference brings its own space, so that none is left over where nothing of the kind is annexed.
            pieces[place - 1] = replace(before, text=before.text.rstrip(" "))
    runs: list[str] = []
    for run in (run for piece in pieces for run in _piece_runs(piece, cite, language)):
        if runs and runs[-1].startswith(_PLAIN) and run.startswith(_PLAIN):
            # One run for words that look alike: what Word searches and marks as changed, and a fifth of the document less to write.
            runs[-1] = runs[-1].removesuffix(_RUN_ENDS) + run.removeprefix(_PLAIN)
        else:
            runs.append(run)
    return before_stops("".join(runs))


def _piece_runs(piece: Piece, cite: Citing, language: str, look: str = "") -> Iterator[str]:
    match piece.kind:
        case "italic":
            yield _run(_literal(piece.text, language), "<w:i/>")
        case "bold":
            yield _run(_literal(piece.text, language), "<w:b/>")
        case "cite":
            for words, italic in cite(piece.text, piece.detail):
                yield _run(_literal(words, language), ("<w:i/>" if italic else "") + look)
        case "exhibit":
            yield f"{{{{ refs.exhibits.{piece.text} }}}}"
        case "clause":
            yield f"{{{{ refs.clauses['{piece.text}'] }}}}"
        case "tag":
            yield _run(piece.text, look)
        case "text":
            yield _run(_literal(piece.text, language), look)


def _literal(text: str, language: str) -> str:
    """Words of the library: set as the values are, and escaped."""
    return str(escape(bound(text, language)))


def _run(xml: str, properties: str = "") -> str:
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{xml}{_RUN_ENDS}'


def _paragraph(style: str, runs: str, bookmark: str = "") -> str:
    opened, closed = bookmarked(bookmark) if bookmark else ("", "")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{opened}{runs}{closed}</w:p>'


@lru_cache(maxsize=4096)
def reference(bookmark: str, number: int) -> Markup:
    """A real Word field showing the number of the bookmarked paragraph, with that number already in it."""
    return Markup(f'<w:fldSimple w:instr=" REF {bookmark} \\r \\h "><w:r><w:t>{number}</w:t></w:r></w:fldSimple>')


@lru_cache(maxsize=1024)
def text_run(words: str, language: str) -> Markup:
    return Markup(_run(_literal(words, language)))


def annex_references(numbers: Sequence[int], bookmarks: Sequence[str], language: str) -> Markup:
    """`(3 priedas)`, `(Annexes 3 and 4)`: the numbers are fields."""
    before, between, after = annex_words([str(number) for number in numbers], language)
    parts = [text_run(before, language)]
    for place, (number, bookmark) in enumerate(zip(numbers, bookmarks, strict=True)):
        if place:
            parts.append(text_run(between[place - 1], language))
        parts.append(reference(bookmark, number))
    return Markup("".join([*parts, text_run(after, language)]))


def paragraph_references(places: Iterable[tuple[str, int]], language: str) -> Markup:
    """`12, 15`: paragraph numbers of this document as fields; of a paragraph without one, the heading it stands under."""
    shown = (
        reference(bookmark, number) if number else text_run(heading_words(bookmark, language), language)
        for bookmark, number in places
    )
    return Markup(str(text_run(", ", language)).join(shown))


def statements_source(slot: str, style: str) -> str:
    """The lawyer's own paragraphs of one slot in the style it is drawn in: their words are values and are printed as such."""
    body = _paragraph(style, _run("{{ item.text }}") + "{{ item.mark }}" + _run("{{ item.stop }}"))
    named = body.replace("</w:pPr>", "</w:pPr>{{ item.opened }}").replace("</w:p>", "{{ item.closed }}</w:p>")
    return f"{{% for item in own.{slot} %}}{named}{{% endfor %}}"


def list_source(name: str, style: str) -> str:
    """A list of `name` with one styled paragraph an item (relief, annexes)."""
    body = _paragraph(style, _run("{{ item.text }}"))
    named = body.replace("</w:pPr>", "</w:pPr>{{ item.opened }}").replace("</w:p>", "{{ item.closed }}</w:p>")
    return f"{{% for item in own.{name} %}}{named}{{% endfor %}}"


def authorities_source(styles: Mapping[str, str]) -> str:
    """The table of authorities: groups with a heading, each authority with the paragraphs that rest on it."""
    heading = _paragraph(styles[word.AUTHORITY_HEADING], _run("{{ group.heading }}"))
    # The blank before the tab keeps a citation that fills its line from running into the numbers.
    between = '<w:r><w:t xml:space="preserve"> </w:t><w:tab/></w:r>'
    entry = _paragraph(styles[word.AUTHORITY], f"{{{{ entry.citation }}}}{between}{{{{ entry.places }}}}")
    return f"{{% for group in own.authorities %}}{heading}{{% for entry in group.entries %}}{entry}{{% endfor %}}{{% endfor %}}"


def citation_runs(spans: Sequence[tuple[str, bool]], language: str) -> Markup:
    """A formatted citation as Word runs."""
    return Markup("".join(_run(_literal(words, language), "<w:i/>" if italic else "") for words, italic in spans))
