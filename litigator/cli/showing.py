"""How `litigator precedent show` prints a judgment: its head, its parts, its paragraphs, in a readable width."""

import textwrap
from typing import Any

from litigator.cli.following import called, head_as_dict, turn_as_dict
from litigator.cli.marking import note_as_dict, print_note
from litigator.cli.shell import print_json, say, shown
from litigator.tongue import again, either, marked, phrase, plural, word

WIDTH = 100


def print_dossier(dossier: Any, *, with_notes: bool) -> None:
    """Everything known of a judgment but its text, on labelled lines; what must be known before it is cited comes first."""
    entry, judgment = dossier.authority.entry, dossier.judgment
    if entry is None and judgment is None:
        say(
            phrase(
                "{name} is not imported and not in the library; {cited}",
                name=shown(dossier.authority.name),
                cited=_cited(dossier),
            )
        )
        return
    for citation in dict.fromkeys(dossier.citations.values()):
        say(shown(citation))
    _print_warnings(dossier)
    rows = [*(_of_judgment(dossier) if judgment else []), *(_of_entry(dossier) if entry else [])]
    rows += [(marked("history"), _turn(turn)) for turn in dossier.history if not turn.grave and turn.kind != "note"]
    for label, value in rows:
        _wrapped(f"{phrase(label):>13}  {value}", " " * 15)
    if dossier.parts:
        say("")
        for part in dossier.parts:
            say(shown(f"{'  ' * part.level}{_range(part):>10}  {part.title}"))
    if entry:
        say("")
        say(textwrap.fill(shown(entry.holding), WIDTH))
    if with_notes:
        for found in dossier.notes:
            print_note(found)
    elif dossier.notes:
        say(plural("{count} notes: --notes shows them", "{count} notes: --notes shows them", len(dossier.notes)))


def _print_warnings(dossier: Any) -> None:
    """What must be known before it is cited."""
    for turn in dossier.history:
        if turn.grave:
            _wrapped(f"! {_turn(turn)}", "  ")
    if dossier.treatment.sentence():
        _wrapped(phrase("! marked {mark}", mark=dossier.treatment.sentence()), "  ")


def _turn(turn: Any) -> str:
    return f"{shown(turn.sentence)} [{turn.id}]" if turn.id else shown(turn.sentence)


def _of_judgment(dossier: Any) -> list[tuple[str, str]]:
    judgment = dossier.judgment
    paragraphs = f"1-{dossier.last_paragraph}" if dossier.last_paragraph else phrase("without numbers")
    return [
        (marked("id"), judgment.id),
        (
            marked("court"),
            " · ".join(map(word, filter(None, (judgment.court, judgment.formation, judgment.kind, judgment.language)))),
        ),
        (marked("numbers"), ", ".join(judgment.numbers) or "—"),
        (
            marked("date"),
            str(judgment.date or "—") + (phrase(", final {day}", day=judgment.final) if judgment.final else ""),
        ),
        ("ECLI", judgment.ecli or "—"),
        (marked("conclusion"), textwrap.shorten(judgment.conclusion or "—", 400, placeholder=" …")),
        (marked("articles"), " ".join(judgment.articles) or "—"),
        (
            marked("text"),
            phrase("paragraphs {paragraphs}; {said}", paragraphs=paragraphs, said=dossier.verification.sentence()),
        ),
        *([(either("missing", "trūksta"), ", ".join(map(again, judgment.missing)))] if judgment.missing else []),
        (either("followed", "citavimas"), _cited(dossier)),
    ]


def _of_entry(dossier: Any) -> list[tuple[str, str]]:
    entry = dossier.authority.entry
    outcomes = "; ".join(" ".join(filter(None, (o.article, o.result, o.kind, o.scope))) for o in entry.outcomes)
    paragraphs = "; ".join(f"{key.pinpoint} ({key.about}; {key.basis})" for key in entry.key_paragraphs)
    checked = dossier.entry_verification
    return [
        (marked("entry"), entry.id),
        (marked("status"), word(entry.status)),
        *([] if dossier.judgment else [("ECLI", f"{entry.ecli} ({entry.ecli_basis})" if entry.ecli else "—")]),
        (marked("outcome"), outcomes or phrase("none")),
        (marked("issues"), " ".join(entry.issues)),
        (marked("against us"), phrase("yes") if entry.adverse else phrase("no")),
        (marked("paragraphs"), paragraphs or phrase("none noted")),
        (marked("may be cited"), word(dossier.may_be_cited)),
        *([(marked("entry checked"), shown(checked.sentence()))] if checked and checked.state != "unchecked" else []),
        (marked("verified in"), "; ".join(entry.verification.sources)),
        (marked("notes"), entry.notes or "—"),
        *([] if dossier.judgment else [(either("followed", "citavimas"), _cited(dossier))]),
    ]


def _cited(dossier: Any) -> str:
    most = ", ".join(f"§ {one.n} ({one.judgments})" for one in dossier.most_cited)
    if most:
        return phrase(
            "cited by {cited_by} imported, most at {most}; cites {cites}",
            cited_by=dossier.cited_by,
            most=most,
            cites=dossier.cites,
        )
    return phrase("cited by {cited_by} imported; cites {cites}", cited_by=dossier.cited_by, cites=dossier.cites)


def print_paragraphs(read: list[Any]) -> None:
    """Paragraphs with their numbers, highlighted words in ‹ ›, who cites each, and what was noted there."""
    for one in read:
        paragraph = one.paragraph
        number = f"{paragraph.n}. " if paragraph.n is not None else (f"{paragraph.label} " if paragraph.label else "")
        text = _with_highlights(paragraph.text, one.notes)
        text = text if number and text.startswith(number.strip()) else number + text
        for line in text.split("\n"):
            say(textwrap.fill(shown(line), WIDTH, subsequent_indent="    "))
        if one.cited_by:
            names = "; ".join(f"{called(head)} ({head.date.year if head.date else '—'})" for head in one.citing)
            more = (
                phrase(" and {count} more", count=one.cited_by - len(one.citing))
                if one.cited_by > len(one.citing)
                else ""
            )
            _wrapped(phrase("      ← cited by {count}: {names}", count=one.cited_by, names=names + more), " " * 8)
        for found in one.notes:
            print_note(found)
        say("")


def _with_highlights(text: str, notes: Any) -> str:
    """The text with each highlighted passage in ‹ ›, where it stands as it was highlighted."""
    spans = {(one.start, one.start + len(one.note.words)) for one in notes if one.note.words and one.start is not None}
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}‹{text[start:end]}›{text[end:]}"
    return text


def dossier_as_json(dossier: Any, read: list[Any] | None) -> None:
    """The dossier as one document: a built-in entry keeps the fields it always had, the imported judgment stands in `judgment`."""
    from dataclasses import asdict

    found, judgment = dossier.authority, dossier.judgment
    about = asdict(found.entry) if found.entry else _as_entry(dossier)
    imported = None
    if judgment is not None:
        imported = {key: value for key, value in asdict(judgment).items() if key not in ("paragraphs", "sections")}
        imported |= {
            "last_paragraph": dossier.last_paragraph,
            "sections": [asdict(part) for part in dossier.parts],
            "verification": asdict(dossier.verification),
        }
    print_json(
        "precedent",
        **about,
        citations=dossier.citations,
        may_be_cited=dossier.may_be_cited,
        judgment=imported,
        treatment=dossier.treatment.current,
        marks=[asdict(mark) for mark in dossier.treatment.in_force],
        history=[turn_as_dict(turn) for turn in dossier.history],
        cited_by=dossier.cited_by,
        cites=dossier.cites,
        not_imported=dossier.missing,
        most_cited=[asdict(one) for one in dossier.most_cited],
        office_notes=[note_as_dict(one) for one in dossier.notes],
        **({} if read is None else {"text": [_paragraph(one) for one in read]}),
    )


def _as_entry(dossier: Any) -> dict[str, Any]:
    found, judgment = dossier.authority, dossier.judgment
    return {
        "id": found.id or found.name,
        "name": judgment.title if judgment else None,
        "court": judgment.court if judgment else None,
        "numbers": found.numbers,
        "date": judgment.date if judgment else None,
        "ecli": found.ecli,
    }


def _paragraph(one: Any) -> dict[str, Any]:
    paragraph = one.paragraph
    return {
        "n": paragraph.n,
        "label": paragraph.label,
        "place": paragraph.place,
        "section": paragraph.section,
        "text": paragraph.text,
        "cited_by": one.cited_by,
        "citing": [head_as_dict(head) for head in one.citing],
        "notes": [note_as_dict(found) for found in one.notes],
    }


def _range(part: Any) -> str:
    if part.first_n is None:
        return ""
    return f"{part.first_n}" if part.first_n == part.last_n else f"{part.first_n}-{part.last_n}"


def _wrapped(text: str, indent: str) -> None:
    say(textwrap.fill(shown(text), WIDTH, subsequent_indent=indent))
