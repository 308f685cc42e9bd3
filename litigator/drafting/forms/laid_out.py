"""Tests of how a finished document is laid out: paper, margins, size of letters, numbered pages and paragraphs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from litigator.drafting.forms.finished import Finished, w
from litigator.drafting.wording import Sentence, say

TWIPS_IN_CM = 567
A4 = (11906, 16838)
SLACK = 30  # a twentieth of a centimetre: programs round


def _margins(document: Finished, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """`{at_least_cm: 3.5}`: every margin of every section is as wide."""
    least = float(given["at_least_cm"])
    for number, section in enumerate(document.body.iter(w("sectPr")), 1):
        margins = section.find(w("pgMar"))
        if margins is None:
            continue
        narrow = min(_number(margins.get(w(side))) for side in ("top", "bottom", "left", "right"))
        if narrow + SLACK < least * TWIPS_IN_CM:
            found = f"{narrow / TWIPS_IN_CM:.1f}"
            yield say(
                "a margin of section {number} is {found} cm; at least {least} are asked for",
                number=number,
                found=found,
                least=least,
            )


def _paper(document: Finished, given: str) -> Iterator[Sentence]:
    """`A4`: every section is of that size, upright or across."""
    for number, section in enumerate(document.body.iter(w("sectPr")), 1):
        size = section.find(w("pgSz"))
        if size is None:
            continue
        sides = sorted((_number(size.get(w("w"))), _number(size.get(w("h")))))
        if any(abs(side - wanted) > SLACK for side, wanted in zip(sides, A4, strict=True)):
            yield say("section {number} is not on {paper}", number=number, paper=given)


def _letters(document: Finished, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """`{body: 12, notes: 10}`: no text is set smaller, in points."""
    for part, wanted in (("word/document.xml", given.get("body")), ("word/footnotes.xml", given.get("notes"))):
        root = document.roots.get(part)
        if root is None or wanted is None:
            continue
        sizes = {size for size in _sizes(root, document) if size < float(wanted)}
        if sizes:
            yield say(
                "letters of {found} points stand where at least {least} are asked for",
                found=f"{min(sizes):g}",
                least=wanted,
            )


def _sizes(root: Any, document: Finished) -> Iterator[float]:
    """The size in points of every run that says something, by itself, by its paragraph's style or by what the document sets for all."""
    styles = _sizes_of_styles(document)
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        usual = styles.get(style.get(w("val")) if style is not None else "", styles.get("", 10.0))
        for run in paragraph.iter(w("r")):
            if any((text.text or "").strip() for text in run.iter(w("t"))):
                own = run.find(f"{w('rPr')}/{w('sz')}")
                yield usual if own is None else _number(own.get(w("val"))) / 2


def _sizes_of_styles(document: Finished) -> dict[str, float]:
    """By style id; under the empty name what holds where no style is named."""
    root = document.roots.get("word/styles.xml")
    if root is None:
        return {}
    own: dict[str, tuple[float | None, str | None]] = {}
    default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}")
    usual = 10.0 if default is None else _number(default.get(w("val"))) / 2
    normal = ""
    for style in root.iter(w("style")):
        size, based = style.find(f"{w('rPr')}/{w('sz')}"), style.find(w("basedOn"))
        name = style.get(w("styleId")) or ""
        own[name] = (
            None if size is None else _number(size.get(w("val"))) / 2,
            None if based is None else based.get(w("val")),
        )
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
            normal = name

    def of(name: str, depth: int = 0) -> float:
        size, based = own.get(name, (None, None))
        if size is not None:
            return size
        return of(based, depth + 1) if based and depth < 20 else usual

    return {"": of(normal), **{name: of(name) for name in own}}


def _page_numbers(document: Finished, given: Any) -> Iterator[Sentence]:
    """`true`: a header or footer shows the number of the page."""
    margins = [root for name, root in document.roots.items() if name.startswith(("word/header", "word/footer"))]
    fields = [
        (node.get(w("instr")) or node.text or "")
        for root in margins
        for node in root.iter(w("fldSimple"), w("instrText"))
    ]
    if given and not any("PAGE" in field.split() for field in fields):
        yield say("the pages are not numbered")


def _numbered_paragraphs(document: Finished, given: Any) -> Iterator[Sentence]:
    """`true`: the paragraphs are numbered by Word, by their style or by themselves."""
    numbered = next(document.body.iter(w("numPr")), None) is not None
    styles = document.roots.get("word/styles.xml")
    by_style = (
        ()
        if styles is None
        else [s.get(w("styleId")) for s in styles.iter(w("style")) if next(s.iter(w("numPr")), None) is not None]
    )
    used = {style.get(w("val")) for style in document.body.iter(w("pStyle"))}
    if given and not numbered and not used & set(by_style):
        yield say("the paragraphs are not numbered")


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


TESTS: Mapping[str, Callable[[Finished, Any], Iterable[Sentence]]] = {
    "margins": _margins,
    "paper": _paper,
    "letters": _letters,
    "page_numbers": _page_numbers,
    "numbered_paragraphs": _numbered_paragraphs,
}
