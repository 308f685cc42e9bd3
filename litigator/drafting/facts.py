"""A case file as the plain facts that clauses and templates name.

Every name a template may use is always there; its value is None when the case does not say. So a missing fact and a
misspelt name are told apart. `vocabulary` lists the names; `docs/facts.md` is printed from it.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litigator.casefile import CaseFile, Claimant, Event, Party, Stage
from litigator.deadlines.detention import has_order, held
from litigator.drafting.limit import NO_LIMIT, TimeLimit
from litigator.drafting.typography import is_blank
from litigator.library.contents import Library
from litigator.library.shapes import Form

STATEMENT_SLOTS = ("facts", "judgment", "grounds", "remedies")
JUDGMENTS = ("judgment_pronounced", "order_pronounced", "detention_ordered", "detention_reviewed")
FINAL = ("final_decision_pronounced", "judgment_pronounced", "order_pronounced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a draft: the form, the language, the day and place of filing, and the limit it must meet."""

    form: Form
    language: str
    today: date
    place: str
    limit: TimeLimit | None = None


def facts_of(case: CaseFile, library: Library, setting: Setting) -> dict[str, Any]:
    """The facts of `case` for one draft: nested mappings, lists, text, whole numbers and dates, nothing else."""
    words = _Names(library, setting)
    people = [claimant for claimant in case.claimants if claimant.role != "witness"]
    persons = [_person(claimant, words) for claimant in people]
    return {
        "case": _case(case, people, setting.language),
        "claimant": persons[0] if persons else _person(None, words),
        "claimants": persons,
        "claimants_count": len(people),
        "minors_count": sum(1 for claimant in people if is_minor(claimant, setting.today)),
        **_parties(case, setting.language),
        "forum": words.forum(setting.form.forum),
        "decision": _decision(case, words),
        "judgment": _judgment(case, words),
        "final_decision": _final_decision(case, words),
        "deadline": setting.limit.facts() if setting.limit else dict(NO_LIMIT),
        "detention": _detention(people, words, setting.today),
        "asylum": {
            "claimed": case.asylum_claim_lodged or _day(case, "asylum_claimed"),
            "registered": _day(case, "asylum_registered"),
            "refused": _day(case, "asylum_registration_refused"),
        },
        "pushback": _pushback(case),
        "removal": {"date": _day(case, "removal_scheduled")},
        "issues": [issue.code for issue in case.issues],
        "vulnerabilities": sorted({need.code for claimant in people for need in claimant.vulnerabilities}),
        "answers": _answers(case, library),
        "statements": {slot: _statements(case, slot, setting.language) for slot in STATEMENT_SLOTS},
        "relief": _relief(case, library, setting.language),
        "annexes": annexes_of(case, setting.language, setting.form.annex_order),
        "filing": {"date": setting.today, "place": setting.place},
        "term": _agreeing(library.terms.get(setting.language, {}), agreement(people)),
    }


def fact_hash(facts: Mapping[str, Any]) -> str:
    """The hash that says two drafts stand on the same facts."""
    import msgspec

    return hashlib.sha256(msgspec.json.encode(facts, order="deterministic")).hexdigest()


def vocabulary(library: Library, form: Form) -> set[str]:
    """Every dotted name a template or clause of `form` may use, `[]` standing for the items of a list."""
    blank = CaseFile(
        reference="-",
        name="-",
        opened=date(2000, 1, 1),
        claimants=(Claimant(reference="-", name="-"),),
        parties=tuple(Party(key=role, role=role, name="-") for role in ("representative", "respondent", "third_party")),
    )
    setting = Setting(form=form, language="en", today=date(2000, 1, 1), place="-")
    names = set(_names(facts_of(blank, library, setting), ""))
    names |= {f"statements.{slot}[].{part}" for slot in STATEMENT_SLOTS for part in ("text", "exhibits")}
    names |= {f"relief[].{part}" for part in ("code", "text", "amount", "currency")}
    names |= {f"annexes[].{part}" for part in ("number", "key", "title", "pages", "dated", "kind")}
    for language in library.terms:
        names |= set(_names(_agreeing(library.terms[language], "m"), "term"))
    return names | {"loop.index", "loop.first", "loop.last", "loop.length"}


def _names(value: Any, path: str) -> Iterator[str]:
    if path:
        yield path
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _names(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        yield f"{path}[]"
        for inner in value[:1]:
            yield from _names(inner, f"{path}[]")


class _Names:
    """Forums, places, countries and languages in the language of the draft."""

    def __init__(self, library: Library, setting: Setting) -> None:
        self.library = library
        self.language = setting.language

    def forum(self, forum_id: str | None) -> dict[str, Any]:
        forum = self.library.forums.get(forum_id or "")
        if forum is None:
            return {"name": forum_id, "gen": None, "dat": None, "loc": None, "address": None}
        return {**self._cases(forum.names), "address": forum.address}

    def place(self, place_id: str) -> dict[str, Any]:
        place = self.library.places.get(place_id)
        return self._cases(place.names) if place else {"name": place_id, "gen": None, "dat": None, "loc": None}

    def _cases(self, names: Any) -> dict[str, Any]:
        if self.language == "lt":
            return {"name": names.lt["nom"], **{case: names.lt.get(case) for case in ("gen", "dat", "loc")}}
        return {"name": names.en, "gen": names.en, "dat": names.en, "loc": names.en}

    def country(self, code: str | None) -> str | None:
        """The State whose national a person is: as `rules/states.yaml` has it, else as the world's list of names does."""
        if code is None:
            return None
        state = next((known for known in self.library.states.values() if known.code == code), None)
        if state is not None:
            return state.lt["nom"] if self.language == "lt" else state.name
        return self.library.countries.get(self.language, {}).get(code, code)

    def languages(self, codes: Sequence[str]) -> str | None:
        names = self.library.tongues.get(self.language, {})
        return ", ".join(names.get(code, code) for code in codes) or None


def _case(case: CaseFile, people: Sequence[Claimant], language: str) -> dict[str, Any]:
    """The case by its references, and by its claimants. What the office calls it among its own people is never printed."""
    current = next((stage for stage in reversed(case.stages) if stage.closed is None), None)
    return {
        "reference": case.reference,
        "name": _called(people, language),
        "number": current.number if current else None,
        "language": case.language,
        "goal": case.goal,
        "opened": case.opened,
        "events": [_title(event, language) or event.kind for event in case.events],
    }


def _person(claimant: Claimant | None, words: _Names) -> dict[str, Any]:
    plain = ("reference", "name", "native_name", "role", "gender", "address", "email", "phone", "personal_code")
    if claimant is None:
        return dict.fromkeys((*plain, "born", "nationality", "languages", "acts_through"))
    return {
        **{name: _said(getattr(claimant, name)) for name in plain},
        "native_name": None if _same(claimant.native_name, claimant.name) else _said(claimant.native_name),
        "born": claimant.born or _said(claimant.born_estimate),
        "nationality": words.country(claimant.nationality),
        "languages": words.languages(claimant.languages),
        "acts_through": claimant.acts_through,
    }


def _said(text: str | None) -> str | None:
    """What is written, or None where nothing of it would show on paper: an address of spaces is no address."""
    return None if text is None or is_blank(text) else text


def _same(first: str | None, second: str) -> bool:
    """Whether the two read alike, however they were typed."""
    return first is not None and _folded(first) == _folded(second)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_minor(claimant: Claimant, day: date) -> bool:
    """Whether the claimant is under 18 on `day`, by birth date or by what was noted of them."""
    if claimant.born:
        before_birthday = (day.month, day.day) < (claimant.born.month, claimant.born.day)
        return day.year - claimant.born.year - before_birthday < 18
    return any(need.code in ("minor", "unaccompanied_minor") for need in claimant.vulnerabilities)


def _called(people: Sequence[Claimant], language: str) -> str | None:
    """«A», «A ir B», «A ir kiti»: as courts call a case by the people who brought it."""
    names = [name for person in people if (name := _said(person.name)) is not None]
    joins, others = ("ir", "kiti") if language == "lt" else ("and", "Others")
    if len(names) < 2:
        return names[0] if names else None
    return f"{names[0]} {joins} {names[1] if len(names) == 2 else others}"


def _title(event: Event, language: str) -> str | None:
    return _said(event.title_en if language == "en" and event.title_en else event.title)


def _parties(case: CaseFile, language: str) -> dict[str, Any]:
    parts = ("name", "organisation", "address", "email", "phone", "number")

    def of(role: str) -> list[dict[str, Any]]:
        return [
            {**{part: _said(getattr(party, part)) for part in parts}, "name": named(party)}
            for party in case.parties
            if party.role == role
        ]

    def named(party: Party) -> str | None:
        """In an English draft the English name, where there is one."""
        return (_said(party.name_en) if language == "en" else None) or _said(party.name)

    representatives, respondents = of("representative"), of("respondent")
    return {
        "representative": representatives[0] if representatives else dict.fromkeys(parts),
        "respondent": respondents[0] if respondents else dict.fromkeys(parts),
        "respondents": respondents,
        "third_parties": of("third_party"),
    }


def _events(case: CaseFile, kinds: Iterable[str], stages: Callable[[Stage], bool] | None = None) -> list[Event]:
    wanted = set(kinds)
    open_to = {stage.key for stage in case.stages if stages is None or stages(stage)}
    found = [event for event in case.events if event.kind in wanted and (stages is None or event.stage in open_to)]
    return sorted(found, key=lambda event: event.on)


def _day(case: CaseFile, kind: str) -> date | None:
    found = _events(case, (kind,))
    return found[0].on if found else None


def _decision(case: CaseFile, words: _Names) -> dict[str, Any]:
    """The contested act: the last decision adopted at stage S1."""
    adopted = _events(case, ("decision_adopted",), lambda stage: stage.code == "S1") or _events(
        case, ("decision_adopted",)
    )
    if not adopted:
        return dict.fromkeys(("title", "number", "date", "delivered", "author", "author_gen"))
    act = adopted[-1]
    delivered = [
        event for event in _events(case, ("decision_delivered",)) if event.number == act.number and event.on >= act.on
    ]
    author = words.forum(act.author) if act.author else {"name": None, "gen": None}
    return {
        "title": _title(act, words.language),
        "number": act.number,
        "date": act.on,
        "delivered": delivered[-1].on if delivered else None,
        "author": author["name"],
        "author_gen": author["gen"],
    }


def _judgment(case: CaseFile, words: _Names) -> dict[str, Any]:
    """The judgment or order of first instance that an appeal is brought against: the last one of a stage S2."""
    return _ruling(
        case, words, JUDGMENTS, lambda stage: stage.code.startswith("S2"), ("judgment_delivered", "order_delivered")
    )


def _final_decision(case: CaseFile, words: _Names) -> dict[str, Any]:
    """The final domestic decision: the last ruling of an appeal stage, with the day it was served."""
    ruling = _ruling(
        case, words, FINAL, lambda stage: stage.code.startswith("S3"), ("final_decision_served", "judgment_delivered")
    )
    return {**{part: ruling[part] for part in ("court", "court_gen", "number", "date")}, "served": ruling["delivered"]}


def _ruling(
    case: CaseFile, words: _Names, kinds: Iterable[str], stages: Callable[[Stage], bool], services: Iterable[str]
) -> dict[str, Any]:
    given = _events(case, kinds, stages)
    if not given:
        return dict.fromkeys(("court", "court_gen", "number", "date", "delivered"))
    ruling = given[-1]
    stage = next(stage for stage in case.stages if stage.key == ruling.stage)
    served = [event for event in _events(case, services) if event.stage == ruling.stage and event.on >= ruling.on]
    court = words.forum(stage.forum)
    return {
        "court": court["name"],
        "court_gen": court["gen"],
        "number": ruling.number or stage.number,
        "date": ruling.on,
        "delivered": served[-1].on if served else None,
    }


def _detention(people: Sequence[Claimant], words: _Names, today: date) -> dict[str, Any]:
    """Of the claimant held longest: the last place, the first day, the days, and those without a court's order."""
    longest = max((claimant.detentions for claimant in people), key=lambda stays: held(stays, today).days, default=())
    if not longest:
        nothing = ("place", "place_gen", "place_loc", "since", "until", "order_number", "order_court", "order_date")
        return {**dict.fromkeys(nothing), "days": 0, "days_without_order": 0, "ongoing": False}
    stays = sorted(longest, key=lambda stay: stay.since)
    last = stays[-1]
    place = words.place(last.place)
    ordered = next((stay for stay in reversed(stays) if has_order(stay)), None)
    inside = held(stays, today)
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


def _pushback(case: CaseFile) -> dict[str, Any]:
    found = _events(case, ("pushback",))
    return {"date": found[0].on if found else None, "count": len(found)}


def _answers(case: CaseFile, library: Library) -> dict[str, Any]:
    given = {answer.fact: answer.value for answer in case.answers}
    return {name: _answer(given.get(name), question.type) for name, question in library.questions.items()}


def _answer(value: str | None, kind: str) -> Any:
    if value is None or kind in ("yes_no", "text"):
        return value
    return int(value) if kind == "number" else date.fromisoformat(value)


def _statements(case: CaseFile, slot: str, language: str) -> list[dict[str, Any]]:
    own = [item for item in case.statements if item.slot == slot and item.language == language]
    return [
        {"text": item.text, "exhibits": list(item.exhibits)} for item in sorted(own, key=lambda item: item.position)
    ]


def _relief(case: CaseFile, library: Library, language: str) -> list[dict[str, Any]]:
    labels = library.vocabularies.get("relief", {})
    return [
        {
            "code": item.code,
            "text": (item.detail if language == "lt" else item.detail_en) or labels.get(item.code, {}).get(language),
            "amount": None if item.amount is None else f"{item.amount:.2f}",
            "currency": item.currency,
        }
        for item in case.relief
    ]


def annexes_of(case: CaseFile, language: str, order: str = "log") -> list[dict[str, Any]]:
    """The exhibits marked for annexing, numbered in the order of the log, or by date where the form wants it (undated last)."""
    marked = [exhibit for exhibit in case.exhibits if exhibit.annex]
    if order == "date":
        marked.sort(key=lambda exhibit: (exhibit.dated is None, exhibit.dated or date.max))
    return [
        {
            "number": number,
            "key": exhibit.key,
            "title": exhibit.title if language == "lt" else (exhibit.title_en or exhibit.title),
            "pages": exhibit.pages,
            "dated": exhibit.dated,
            "kind": exhibit.kind,
        }
        for number, exhibit in enumerate(marked, 1)
    ]


def agreement(people: Sequence[Claimant]) -> str:
    """The form that words about the claimants take: m, f for one; mp, fp for several."""
    women = bool(people) and all(claimant.gender == "f" for claimant in people)
    return ("f" if women else "m") + ("p" if len(people) > 1 else "")


def _agreeing(terms: Any, form: str) -> Any:
    """`terms` with every set of forms replaced by the one that agrees: m, f, mp, fp; p and s stand for any plural and singular."""
    if not isinstance(terms, Mapping):
        return terms
    if set(terms) <= {"m", "f", "mp", "fp", "p", "s"}:
        several = form.endswith("p")
        order = (form, "p" if several else "s", "mp" if several else "m")
        return next((terms[key] for key in order if key in terms), None)
    return {name: _agreeing(inner, form) for name, inner in terms.items()}
