"""The claimants of a case as facts: each by name and birth, the children apart, how long they are held, and what form words about them take."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from litigator.casefile import CaseFile, Claimant
from litigator.deadlines.detention import has_order, held
from litigator.drafting import proceedings
from litigator.drafting.estimates import said_in
from litigator.drafting.names import Names, said

BY_AGE = ("children", "adults")
_MINOR = ("minor", "unaccompanied_minor")


def facts_of_people(case: CaseFile, people: Sequence[Claimant], words: Names, today: date) -> dict[str, Any]:
    """The claimants one by one, the first of them, how many they are, and those who were or are children."""
    persons = [_person(claimant, words, _speaker(claimant, people, today)) for claimant in people]
    minors = [person for claimant, person in zip(people, persons, strict=True) if is_minor(claimant, today)]
    return {
        "claimant": persons[0] if persons else _person(None, words),
        "claimants": persons,
        "claimants_count": len(people),
        "minors_count": len(minors),
        "minors_alone_count": sum(1 for person in minors if person["acts_through"] is None),
        **_by_age(case, people, persons, today),
    }


def _by_age(
    case: CaseFile, people: Sequence[Claimant], persons: Sequence[Mapping[str, Any]], today: date
) -> dict[str, Any]:
    """The same persons, those who were children when the facts began apart from the others: who has come of age since complains as a child."""
    then = [is_minor(claimant, proceedings.facts_began(case, claimant) or today) for claimant in people]
    young = [was or _noted_minor(claimant) for was, claimant in zip(then, people, strict=True)]
    children = [person for person, was in zip(persons, young, strict=True) if was]
    adults = [person for person, was in zip(persons, young, strict=True) if not was]
    return {"children": children, "adults": adults, "children_count": len(children)}


def _person(claimant: Claimant | None, words: Names, acts_through: str | None = None) -> dict[str, Any]:
    plain = ("reference", "name", "native_name", "role", "gender", "address", "email", "phone", "personal_code")
    if claimant is None:
        return dict.fromkeys((*plain, "born", "nationality", "languages", "acts_through"))
    return {
        **{name: said(getattr(claimant, name)) for name in plain},
        "native_name": None if _same(claimant.native_name, claimant.name) else said(claimant.native_name),
        "born": claimant.born or _guessed(said(claimant.born_estimate), words.language),
        "nationality": words.country(claimant.nationality),
        "languages": words.languages(claimant.languages),
        "acts_through": acts_through,
    }


def _speaker(claimant: Claimant, people: Sequence[Claimant], today: date) -> str | None:
    """The name of the person through whom the claimant acts; None where nobody is recorded, or the child has come of age since."""
    if _noted_minor(claimant) and not is_minor(claimant, today):
        return None
    return next((said(person.name) for person in people if person.reference == claimant.acts_through), None)


def _guessed(estimate: str | None, language: str) -> str | None:
    """A birth that is guessed, as `language` says it; words of which that cannot be said stay as they were typed, and the plan tells it."""
    return estimate and (said_in(language, estimate) or estimate)


def _same(first: str | None, second: str) -> bool:
    """Whether the two read alike, however they were typed."""
    return first is not None and _folded(first) == _folded(second)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_minor(claimant: Claimant, day: date) -> bool:
    """Whether the claimant is under 18 on `day`, by birth date, by the year that is guessed, or by what was noted of them."""
    if claimant.born:
        before_birthday = (day.month, day.day) < (claimant.born.month, claimant.born.day)
        return day.year - claimant.born.year - before_birthday < 18
    if guessed := re.search(r"\b(?:19|20)\d\d\b", claimant.born_estimate or ""):
        return day.year - int(guessed[0]) < 18
    return _noted_minor(claimant)


def _noted_minor(claimant: Claimant) -> bool:
    """Whether it was noted of the claimant, at any time, that they are a child."""
    return any(need.code in _MINOR for need in claimant.vulnerabilities)


def called(people: Sequence[Claimant], language: str) -> str | None:
    """«A», «A ir B», «A ir kiti»: as courts call a case by the people who brought it."""
    names = [name for person in people if (name := said(person.name)) is not None]
    joins, others = ("ir", "kiti") if language == "lt" else ("and", "Others")
    if len(names) < 2:
        return names[0] if names else None
    return f"{names[0]} {joins} {names[1] if len(names) == 2 else others}"


def detention(people: Sequence[Claimant], words: Names, today: date) -> dict[str, Any]:
    """Of the claimant held longest: the last place, the first day, the days, and those without a court's order."""
    each = [(held(claimant.detentions, today), claimant.detentions) for claimant in people]
    inside, longest = max(each, key=lambda one: one[0].days, default=(None, ()))
    if inside is None or not longest:
        nothing = ("place", "place_gen", "place_loc", "since", "until", "order_number", "order_court", "order_date")
        return {**dict.fromkeys(nothing), "days": 0, "days_without_order": 0, "ongoing": False}
    stays = sorted(longest, key=lambda stay: stay.since)
    last = stays[-1]
    place = words.place(last.place)
    ordered = next((stay for stay in reversed(stays) if has_order(stay)), None)
    return {
        "place": place["name"],
        "place_gen": place["gen"],
        "place_loc": place["loc"],
        "since": stays[0].since,
        "until": last.until,
        "days": inside.days,
        "days_without_order": inside.without_order,
        "ongoing": last.until is None,
        "order_number": ordered.order_number if ordered else None,
        "order_court": words.forum(ordered.order_court)["name"] if ordered and ordered.order_court else None,
        "order_date": ordered.order_date if ordered else None,
    }


def agreement(people: Sequence[Claimant]) -> str:
    """The form that words about the claimants take: m, f for one; mp, fp for several."""
    women = bool(people) and all(claimant.gender == "f" for claimant in people)
    return ("f" if women else "m") + ("p" if len(people) > 1 else "")
