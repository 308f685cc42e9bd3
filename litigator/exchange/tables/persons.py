"""The people of a row: found by their very name in the case, or added. Somebody spelt nearly so is told, and never taken for the same."""

import re
from dataclasses import replace
from typing import Any

from litigator.casefile import Claimant
from litigator.exchange.tables.entries import Entry
from litigator.exchange.tables.known import name_key
from litigator.exchange.tables.rowwork import RowWork, several
from litigator.exchange.tables.sheet import said
from litigator.tongue import marked, phrase

_NEAR = 86
_PERSONAL = (
    *("native_name", "born", "gender", "nationality", "claimant_language"),
    *("phone", "email", "address", "personal_code"),
)
_LABELS = {"born": marked("birthday"), "personal_code": marked("personal code")}


def names_in(entry: Entry) -> list[str]:
    """The people a row names: in one column, or given name and surname in two."""
    whole = several(entry.text("claimant"))
    if whole:
        return whole
    together = " ".join(part for part in (entry.text("given_name"), entry.text("surname")) if part)
    return [" ".join(together.split())] if together else []


def put_people(work: RowWork) -> None:
    """Everyone the row names into the case, and what it says of the one it names into their record."""
    references = [one for one in re.split(r"[;,\s]+", work.entry.text("claimant_reference") or "") if one]
    if references and len(references) != max(len(work.names), 1):
        work.refuse(
            phrase(
                "{count} references of people stand beside {count2} names",
                count=len(references),
                count2=len(work.names),
            )
        )
        return
    names = work.names or [""] * len(references)
    chosen = [_person(work, name, references[place] if references else None) for place, name in enumerate(names)]
    given = [column for column in _PERSONAL if column in work.entry.said]
    if not given or work.problems:
        return
    if len(chosen) == 1 and chosen[0] is not None:
        _describe(work, chosen[0], given)
        return
    for column in given:
        work.keep_apart(
            column, phrase("cannot be told whose it is") if chosen else phrase("belongs to nobody named here")
        )


def _person(work: RowWork, name: str, reference: str | None) -> Claimant | None:
    known = work.setting.known
    if reference is not None:
        found = next((one for one in work.case.claimants if one.reference == reference), None)
        if found is not None and (not name or name_key(found.name) == name_key(name)):
            return found
        if found is not None or reference in known.persons or not name:
            work.refuse(
                phrase("{reference} is somebody else here, or nobody, not {name}", reference=reference, name=said(name))
            )
            return None
    same = [one for one in work.case.claimants if name_key(one.name) == name_key(name)]
    if same and reference is None:
        return same[0]
    _tell_others(work, name)
    added = Claimant(reference=reference or known.free_person(), name=name)
    work.change(phrase("new claimant {name}", name=said(name)), claimants=(*work.case.claimants, added))
    return added


def _tell_others(work: RowWork, name: str) -> None:
    """Whoever is spelt nearly so in this case, or just so in another."""
    from rapidfuzz import fuzz

    for one in work.case.claimants:
        if fuzz.token_sort_ratio(name_key(one.name), name_key(name)) >= _NEAR:
            work.tell(
                phrase(
                    "{name} is near {name2} ({reference}) of the same case: kept as another person",
                    name=said(name),
                    name2=said(one.name),
                    reference=one.reference,
                )
            )
    there = work.setting.known.people.get(name_key(name), ())
    others = [f"{person} in {case}" for person, case in there if case != work.case.reference]
    if others:
        work.tell(
            phrase(
                "{name} stands in other cases too ({others}): kept as another person",
                name=said(name),
                others=", ".join(others[:3]),
            )
        )


def _describe(work: RowWork, person: Claimant, columns: list[str]) -> None:
    """What the row says of a person. A birthday or a code that differs from the office's makes them somebody else."""
    found: dict[str, Any] = {}
    for column in columns:
        value = _value(work, column)
        if value is None:
            work.keep_apart(column, phrase("is not known here"))
        elif column == "claimant_language":
            found["languages"] = (*person.languages, *(one for one in value if one not in person.languages))
        else:
            found[column] = value
    for name, value in found.items():
        before = getattr(person, name)
        if before and before != value and name in _LABELS:
            work.refuse(
                phrase(
                    "{name} ({reference}) has the {label} {before} here, not {value}",
                    name=said(person.name),
                    reference=person.reference,
                    label=phrase(_LABELS[name]),
                    before=before,
                    value=value,
                )
            )
            return
        if name != "languages" and not work.may_say(person.reference, name, value):
            return
        if before != value:
            changed = replace(person, **{name: value})
            shown = ", ".join(value) if isinstance(value, tuple) else value
            work.change(
                f"{said(person.name)}: {name.replace('_', ' ')} {said(shown)}",
                claimants=tuple(changed if one.reference == person.reference else one for one in work.case.claimants),
            )
            person = changed


def _value(work: RowWork, column: str) -> Any:
    """What a personal column says, as the office keeps it; None where it is not known here."""
    text, meanings = work.entry.text(column) or "", work.setting.meanings
    if column == "born":
        return work.entry.day("born")
    if column == "gender":
        return meanings.word("gender", text)
    if column == "nationality":
        return meanings.country(text)
    if column == "claimant_language":
        codes = [meanings.tongue(piece) for piece in re.split(r"[;,/]", text) if piece.strip()]
        return tuple(code for code in codes if code) if codes and all(codes) else None
    return text
