"""Fill a form: every field's words set in its box first, every misfit told, and only then a copy written whole."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litigator.documents.confined import confined
from litigator.drafting.filling.entries import Entry
from litigator.drafting.filling.fitting import Box, flowed, placed, set_whole
from litigator.drafting.filling.form import PdfField, PdfForm, form_problems, read_form
from litigator.drafting.filling.lettering import plain, undrawable
from litigator.drafting.filling.mapping import FormMapping, must_fit, without_field
from litigator.drafting.wording import say
from litigator.errors import DraftIncomplete, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled copy: its bytes, what each field holds, and what a person must still look at."""

    data: bytes
    values: Mapping[str, str]
    problems: tuple[Problem, ...]


def fill_form(
    data: bytes, name: str, entries: Mapping[str, Entry], mapping: FormMapping, *, without_xfa: bool = False
) -> Filled:
    """A copy of the form `data` with `entries` in the fields that a confirmed `mapping` gives them.

    Raises `DraftIncomplete` with every text that does not fit (nothing is cut, nothing written), `UsageFault` for a mapping that is not
    confirmed or is of another edition, `Refused` or `Unreadable` for the form itself.
    """
    form = read_form(data, name)
    must_fit(mapping, form, entries)
    values, problems = _values(form, entries, mapping)
    problems += [
        problem for problem in form_problems(form) if not (form.xfa and without_xfa and problem.severity == "error")
    ]
    if any(problem.severity == "error" for problem in problems):
        told = say("{form} is not filled: not everything fits", form=name)
        raise DraftIncomplete(told, problems=tuple(problems), fix=say("mend it, then fill the form again"))
    problems += _empty(form, mapping, entries)
    import msgspec

    order = msgspec.msgpack.encode({"form": data, "values": values, "keep_xfa": not without_xfa})
    told = confined("litigator.drafting.filling.inside:filled", order, name)
    return Filled(
        data=base64.b64decode(told["pdf"]),
        values={field: given["value"] for field, given in values.items()},
        problems=tuple(problems),
    )


def _values(
    form: PdfForm, entries: Mapping[str, Entry], mapping: FormMapping
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """What each field will hold and how it is drawn, and what stands in the way."""
    values: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for fields, words, key in _asked(form, entries, mapping):
        if fields[0].kind == "tick":
            state = _state(fields[0], words)
            if state is None:
                what = say("the field has several ticks: {choices}", choices=", ".join(fields[0].states[:12]))
                problems.append(Problem(what, _where(fields[0], key), say("name one of them (text: in the mapping)")))
            else:
                values[fields[0].name] = {"kind": "tick", "value": state}
            continue
        strange = undrawable(words)
        if strange:
            what = say("the form's letters have no {signs}", signs=" ".join(strange))
            problems.append(
                Problem(what, _where(fields[0], key), say("give it in Latin letters (text: in the mapping)"))
            )
            continue
        if fields[0].kind == "choice" and words not in fields[0].states:
            what = say("«{words}» is none of the form's choices", words=words[:40])
            problems.append(
                Problem(
                    what, _where(fields[0], key), say("choose: {choices}", choices=", ".join(fields[0].states[:12]))
                )
            )
            continue
        poured, rest = _poured(words, fields)
        short = entries[key].short if key in entries else ""
        if rest and short:
            poured, rest = _poured(short, fields)
        if rest:
            what = say("{count} characters do not fit, from «{words}»", count=len(rest), words=rest[:50])
            problems.append(
                Problem(what, _where(fields[-1], key), say("shorten it in the worksheet; nothing is cut here"))
            )
            continue
        values |= {field.name: _drawn(text, field) for field, text in zip(fields, poured, strict=True) if text}
    return values, problems


def _state(field: PdfField, words: str) -> str | None:
    """The tick to set: the only one there is, or the one the office named; None where nobody can tell which is meant."""
    if len(field.states) == 1:
        return field.states[0]
    return next((state for state in field.states if state.lstrip("/") == words.lstrip("/")), None)


def _asked(
    form: PdfForm, entries: Mapping[str, Entry], mapping: FormMapping
) -> Iterator[tuple[list[PdfField], str, str]]:
    """Each entry used with the fields it goes into, in the order of the mapping; words typed by the office one by one."""
    by_name = {field.name: field for field in form.fields}
    flows: dict[str, list[PdfField]] = {}
    for use in mapping.fields:
        field = by_name[use.field]
        if use.text:
            yield [field], plain(use.text), use.field
        elif use.tick:
            yield [field], "", use.field
        elif use.takes and entries[use.takes].text:
            entry = entries[use.takes]
            if entry.flows:
                flows.setdefault(use.takes, []).append(field)
            else:
                yield [field], entry.text, use.takes
    for key, fields in flows.items():
        yield fields, entries[key].text, key


def _poured(words: str, fields: Sequence[PdfField]) -> tuple[list[str], str]:
    """The words in the fields, one after the other; where a field is drawn in several places, the smallest counts."""
    boxes = [min(field.boxes, key=lambda box: box.width * box.height, default=Box(0, 0)) for field in fields]
    if len(fields) == 1:
        whole = all(set_whole(words, box) for box in fields[0].boxes) and fields[0].boxes
        return ([words], "") if whole else flowed([words], boxes)
    return flowed(words.split("\n"), boxes)


def _drawn(text: str, field: PdfField) -> dict[str, Any]:
    drawn = []
    for box in field.boxes:
        setting = set_whole(text, box)
        assert setting is not None, field.name
        places = [(line.text, line.left, line.bottom) for line in placed(setting, box)]
        drawn.append({"width": box.width, "height": box.height, "size": setting.size, "placed": places})
    return {"kind": "text", "value": text, "drawn": drawn}


def _where(field: PdfField, key: str) -> str:
    return say("page {page}, field «{label}» ({key})", page=field.page, label=field.label[:60], key=key)


def _empty(form: PdfForm, mapping: FormMapping, entries: Mapping[str, Entry]) -> list[Problem]:
    """What the form asks and the copy does not say: every field of it must be filled, and the rest is for a person."""
    given = {use.field for use in mapping.fields if use.text or use.tick or (use.takes and entries[use.takes].text)}
    blank = [
        field.label[:60]
        for field in form.fillable
        if field.name not in given and not field.value and field.kind != "tick"
    ]
    found = []
    if blank:
        what = say("{count} fields are left empty: {labels}", count=len(blank), labels="; ".join(blank[:12]))
        found.append(
            Problem(what, form.name, say("fill them by hand: the form is refused with fields left blank"), "warning")
        )
    homeless = ", ".join(without_field(mapping, entries))
    if homeless:
        told = say("no field takes {key}", key=homeless)
        found.append(Problem(told, form.name, say("give it a field in the mapping"), "warning"))
    hand = say("ticks, section H, dates and signatures are set by hand")
    found.append(Problem(hand, form.name, say("print it, have it signed, post the original"), "warning"))
    return found
