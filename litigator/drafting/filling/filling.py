"""Fill a form: every field's words set in its box first, every misfit told, and only then a copy written whole."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    data: bytes,
    name: str,
    entries: Mapping[str, Entry],
    mapping: FormMapping,
    *,
    applicant: str = "",
    without_xfa: bool = False,
) -> Filled:
    """A copy of the form `data` with `entries` (of `applicant`) in the fields that a confirmed `mapping` gives them.

    Raises `DraftIncomplete` with every text that does not fit (nothing is cut, nothing written), `UsageFault` for a mapping that is not
    confirmed or is of another edition, `Refused` or `Unreadable` for the form itself.
    """
    form = read_form(data, name)
    must_fit(mapping, form, entries, applicant)
    values, problems = _values(form, entries, mapping)
    problems += [
        problem for problem in form_problems(form) if not (form.xfa and without_xfa and problem.severity == "error")
    ]
    if any(problem.severity == "error" for problem in problems):
        told = say("{form} is not filled: not everything fits", form=name)
        raise DraftIncomplete(told, problems=tuple(problems), fix=say("mend it, then fill the form again"))
    problems += _empty(form, mapping, entries)
    import msgspec

    before = {field.name: field.value for field in form.fields}
    new = [field for field, given in values.items() if before[field] != given["value"]]
    order = msgspec.msgpack.encode({"form": data, "values": values, "new": new, "keep_xfa": not without_xfa})
    told = confined("litigator.drafting.filling.inside:filled", order, name)
    _must_be_seen(form, told["unseen"])
    return Filled(
        data=base64.b64decode(told["pdf"]),
        values={field: given["value"] for field, given in values.items()},
        problems=tuple(problems),
    )


def _must_be_seen(form: PdfForm, unseen: Sequence[str]) -> None:
    """Raises `DraftIncomplete` where something was written of which nothing is seen on the page."""
    if not unseen:
        return
    fix = say("leave it out of the mapping, and write it by hand")
    raise DraftIncomplete(
        say("{form} is not filled: not everything fits", form=form.name),
        problems=tuple(
            Problem(say("nothing is seen of what is written there"), _where(field, field.name), fix)
            for field in form.fields
            if field.name in unseen
        ),
        fix=say("mend it, then fill the form again"),
    )


def _values(
    form: PdfForm, entries: Mapping[str, Entry], mapping: FormMapping
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """What each field will hold and how it is drawn, and what stands in the way."""
    values: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for fields, words, key in _asked(form, entries, mapping):
        short = entries[key].short if key in entries else ""
        given = _given(fields, words, short, key)
        if isinstance(given, Problem):
            problems.append(given)
        else:
            values |= given
    return values, problems


def _given(fields: Sequence[PdfField], words: str, short: str, key: str) -> dict[str, dict[str, Any]] | Problem:
    """What `fields` hold of `words` (of `short`, the same in fewer signs, where the words do not fit), or why they cannot."""
    field, held = fields[0], None
    if field.kind == "tick":
        state = _state(field, words)
        if state is not None:
            return {field.name: {"kind": "tick", "value": state}}
        what = say("the field has several ticks: {choices}", choices=", ".join(field.states[:12]))
        return Problem(what, _where(field, key), say("name one of them (text: in the mapping)"))
    if field.kind == "choice":
        chosen = _chosen(field, words)
        if chosen is None:
            what = say("«{words}» is none of the form's choices", words=words[:40])
            fix = say("choose: {choices}", choices=", ".join((field.shown or field.states)[:12]))
            return Problem(what, _where(field, key), fix)
        held, words = chosen
    strange = undrawable(words)
    if strange:
        what = say("the form's letters have no {signs}", signs=" ".join(strange))
        return Problem(what, _where(field, key), say("give it in Latin letters (text: in the mapping)"))
    poured, rest = _poured(words, fields)
    if rest and short:
        poured, rest = _poured(short, fields)
    if rest:
        what = say("{count} characters do not fit, from «{words}»", count=len(rest), words=rest[:50])
        return Problem(what, _where(fields[-1], key), say("shorten it in the worksheet; nothing is cut here"))
    return {
        field.name: _drawn(text, field, held if held is not None else text)
        for field, text in zip(fields, poured, strict=True)
        if text
    }


def _state(field: PdfField, words: str) -> str | None:
    """The tick to set: the only one there is, or the one the office named, by its state or by what is seen of it; None where nobody can
    tell which is meant.
    """
    if len(field.states) == 1:
        return field.states[0]
    said = words.lstrip("/")
    named = [state for state in field.states if state.lstrip("/") == said]
    seen = [state for state, shown in zip(field.states, field.shown, strict=False) if shown == said]
    if named:
        return named[0]
    return seen[0] if len(seen) == 1 else None


def _chosen(field: PdfField, words: str) -> tuple[str, str] | None:
    """What a field with choices holds for these words, and what is drawn; None where they are none of its choices."""
    shown = field.shown or field.states
    for state, seen in zip(field.states, shown, strict=False):
        if words in (state, seen):
            return state, seen
    return (words, words) if field.free else None


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
    """The words in the fields, one after the other; where a field is drawn in several places, they fit the tightest of them."""
    boxes = [_tightest(field) for field in fields]
    if len(fields) > 1:
        return flowed(words.split("\n"), boxes)
    if set_whole(words, boxes[0]):
        return [words], ""
    poured, rest = flowed([words], boxes)
    return poured, rest or words


def _tightest(field: PdfField) -> Box:
    """A box as narrow as the narrowest and as low as the lowest place of a field: what fits it fits everywhere."""
    if not field.boxes:
        return Box(0, 0)
    width, height = min(box.width for box in field.boxes), min(box.height for box in field.boxes)
    return replace(field.boxes[0], width=width, height=height, size=max(box.size for box in field.boxes))


def _drawn(text: str, field: PdfField, held: str) -> dict[str, Any]:
    """What the field holds, and its lines in each of its places."""
    drawn = []
    for box in field.boxes:
        setting = set_whole(text, box)
        assert setting is not None, field.name
        places = [(line.text, line.left, line.bottom) for line in placed(setting, box)]
        drawn.append({"width": box.width, "height": box.height, "size": setting.size, "placed": places})
    return {"kind": "text", "value": held, "drawn": drawn}


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
