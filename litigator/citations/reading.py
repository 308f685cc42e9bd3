"""The public door: a text and the families of the library in, its citations out, each in its place in the text as it was given."""

from litigator.citations.citation import Citation, Form, Kind
from litigator.citations.continuing import continued
from litigator.citations.draft import Draft
from litigator.citations.families import Families
from litigator.citations.finding import found_in
from litigator.citations.folding import Folded, fold
from litigator.citations.grammar import day_of
from litigator.citations.introducing import introduced
from litigator.citations.joining import numbers_with_names
from litigator.citations.mentions import mentions
from litigator.citations.pinpoints import after_quotation, cited_later
from litigator.citations.resolving import resolved, share_reports


def extract(text: str, families: Families) -> tuple[Citation, ...]:
    """Every citation of `text`, in order, none overlapping another. `text[c.start:c.end] == c.text` holds for each.

    Short forms point with `resolves_to` to the `id` of the full citation in the same text. It never raises for any text.
    """
    folded = fold(text)
    strong, weak = found_in(folded.text, families)
    strong, weak = numbers_with_names(folded.text, strong, weak)
    share_reports(folded.text, strong, weak)
    strong = sorted((*strong, *(draft for draft in weak if draft.together)), key=lambda draft: draft.start)
    weak = [draft for draft in weak if not draft.together]
    for draft in strong:
        if not draft.id:
            draft.id = _report_id(folded.text, draft, draft.form)
    known = introduced(folded.text, strong)
    drafts = resolved(folded.text, strong, weak, known)
    drafts = sorted((*drafts, *mentions(folded.text, drafts, known, families)), key=lambda draft: draft.start)
    for draft in drafts:
        if draft.form == "short" and draft.reports and not draft.resolves_to:
            draft.form, draft.id = "report", _report_id(folded.text, draft, "report")
    _take_after_quotations(folded.text, drafts)
    drafts = continued(folded.text, drafts)
    return tuple(_citation(text, folded, draft) for draft in drafts)


def _report_id(text: str, draft: Draft, form: Form) -> str | None:
    """What a citation without a number is called: its volume of Series A, else name and date, else name and report."""
    if form not in ("full", "report"):
        return None
    volume = " ".join((draft.reports[0] if draft.reports else "").replace(",", "").split())
    if volume[:8].casefold() in ("series a", "série a", "serija a") and "os" not in volume and " and " not in volume:
        return f"Series A no. {volume.split()[-1]}"
    if volume[:1].isdigit() and ")" in volume:
        volume = f"({volume}"
    name = " ".join(text[draft.named[0] : draft.named[1]].split()) if draft.named else ""
    if name.startswith("Konstitucin"):
        name = "Konstitucinio Teismo"
    day = day_of(draft.date) if draft.date else None
    return ", ".join(part for part in (name, day.isoformat() if day else volume) if part) or None


def _take_after_quotations(text: str, drafts: list[Draft]) -> None:
    """Give a citation without a paragraph the one that stands in brackets after the quotation it introduces."""
    limit = len(text)
    for draft in reversed(drafts):
        if draft.kind == "statute":
            continue
        if not draft.pins:
            later = cited_later(text, draft.end, limit) if draft.form == "short" else None
            draft.pins = later or after_quotation(text, draft.end, limit)
        limit = draft.start


def _citation(text: str, folded: Folded, draft: Draft) -> Citation:
    start, end = folded.span(draft.start, draft.end)
    while end > start and text[end - 1] in " ,([\u00a0\n":
        end -= 1
    while start < end and text[start] in " ,([\u00a0\n":
        start += 1
    name = draft.title
    if draft.named:
        first, last = folded.span(*draft.named)
        name = " ".join(text[first:last].split()).strip(" ,*")
    form: Form = draft.form
    kind: Kind = draft.kind
    return Citation(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        form=form,
        id=None if form in ("short", "ibid") else draft.id,
        numbers=draft.numbers,
        pinpoints=draft.pins,
        name=name or None,
        date=day_of(draft.date) if draft.date else None,
        ecli=draft.ecli,
        marks=draft.marks,
        resolves_to=draft.resolves_to,
        candidates=draft.candidates,
    )
