"""A case file as the plain facts that clauses and templates name.

Every name a template may use is always there; its value is None when the case does not say. So a missing fact and a
misspelt name are told apart. `vocabulary` lists the names; `docs/facts.md` is printed from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from litigator.casefile import CaseFile, Claimant, Party
from litigator.digest import sha256
from litigator.drafting import claimants, proceedings
from litigator.drafting.forms.short_names import short_names
from litigator.drafting.limit import NO_LIMIT, TimeLimit
from litigator.drafting.names import Names, said, title_of
from litigator.library.contents import Library
from litigator.library.shapes import Form, StatementSlot
from litigator.shape import dataclass

PRINTED_ROLES = ("representative", "respondent", "third_party", "intervener")


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
    words = Names(library, setting.language)
    people = [claimant for claimant in case.claimants if claimant.role != "witness"]
    facts = {
        "case": _case(case, people, setting.language),
        **claimants.facts_of_people(case, people, words, setting.today),
        **_parties(case, setting.language),
        "forum": words.forum(setting.form.forum),
        "decision": proceedings.contested_act(case, words),
        "judgment": proceedings.judgment(case, words, setting.form.contested or proceedings.JUDGMENTS),
        "final_decision": proceedings.final_decision(case, words),
        "proceedings": proceedings.proceedings(case, words),
        "deadline": _deadline(setting),
        "detention": claimants.detention(people, words, setting.today),
        "asylum": {
            "claimed": case.asylum_claim_lodged or proceedings.day_of(case, "asylum_claimed"),
            "registered": proceedings.day_of(case, "asylum_registered"),
            "refused": proceedings.day_of(case, "asylum_registration_refused"),
        },
        "pushback": proceedings.pushback(case),
        "removal": proceedings.removal(case, setting.language),
        "issues": [issue.code for issue in case.issues],
        "vulnerabilities": sorted({need.code for claimant in people for need in claimant.vulnerabilities}),
        "answers": _answers(case, library),
        "statements": {
            slot: _statements(case, slot, setting.language) for slot in _slots_to_print(case, library, setting)
        },
        **_asked_for(case, library, setting),
        **_enclosed(case, setting),
        "filing": {"date": setting.today, "place": setting.place},
        "term": _words_agreeing(library, setting, claimants.agreement(people)),
    }
    facts["short_names"] = short_names(library, setting.form, setting.language, facts)
    return facts


def statement_slots(library: Library, form: Form | None = None) -> dict[str, StatementSlot]:
    """The slots a lawyer may write for: those `form` declares, or (no form, or one of the office's own that declares none) all there are."""
    declared = form.statements if form is not None else ()
    found: dict[str, StatementSlot] = {}
    for slot in declared or (slot for one in library.forms.values() for slot in one.statements):
        found.setdefault(slot.slot, slot)
    return found


def _slots_to_print(case: CaseFile, library: Library, setting: Setting) -> list[str]:
    """The slots of the form, and those of the case that no form knows: what stands there is told, never lost in silence."""
    declared = statement_slots(library, setting.form)
    others = [item.slot for item in case.statements if item.slot not in declared]
    everywhere = statement_slots(library) if others else {}
    return list(dict.fromkeys((*declared, *(slot for slot in others if slot not in everywhere))))


def fact_hash(facts: Mapping[str, Any]) -> str:
    """The hash that says two drafts stand on the same facts."""
    import msgspec

    return sha256(msgspec.json.encode(facts, order="deterministic")).hexdigest()


def vocabulary(library: Library, form: Form) -> set[str]:
    """Every dotted name a template or clause of `form` may use, `[]` standing for the items of a list."""
    blank = CaseFile(
        reference="-",
        name="-",
        opened=date(2000, 1, 1),
        claimants=(Claimant(reference="-", name="-"),),
        parties=tuple(Party(key=role, role=role, name="-") for role in PRINTED_ROLES),
    )
    setting = Setting(form=form, language=form.language, today=date(2000, 1, 1), place="-")
    names = set(_names(facts_of(blank, library, setting), ""))
    names |= {f"statements.{slot}[].{part}" for slot in statement_slots(library, form) for part in ("text", "exhibits")}
    names |= {"relief_codes[]", "annex_kinds[]", "new_exhibits[]"}
    names |= {f"new_exhibits[].{part}" for part in ("number", "title", "because")}
    names |= {f"relief[].{part}" for part in ("code", "text", "amount", "currency")}
    names |= {f"annexes[].{part}" for part in ("number", "key", "title", "pages", "dated", "kind")}
    names |= {
        name.replace("claimants", group, 1) for name in names if name[:9] == "claimants" for group in claimants.BY_AGE
    }
    for language in library.terms:
        names |= set(_names(_agreeing(library.terms[language], "m"), "term"))
    return names | {"loop.index", "loop.first", "loop.last", "loop.length"}


def whole_vocabulary(library: Library) -> set[str]:
    """Every name that some form of the library may use."""
    return set().union(*(vocabulary(library, form) for form in library.forms.values()))


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


def _case(case: CaseFile, people: Sequence[Claimant], language: str) -> dict[str, Any]:
    """The case by its references, and by its claimants. What the office calls it among its own people is never printed."""
    current = next((stage for stage in reversed(case.stages) if stage.closed is None), None)
    return {
        "reference": case.reference,
        "name": claimants.called(people, language),
        "number": current.number if current else None,
        "language": case.language,
        "goal": case.goal,
        "opened": case.opened,
        "events": [title_of(event, language) or event.kind for event in case.events],
    }


def _parties(case: CaseFile, language: str) -> dict[str, Any]:
    parts = ("name", "organisation", "address", "email", "phone", "number")

    def of(role: str) -> list[dict[str, Any]]:
        return [
            {**{part: said(getattr(party, part)) for part in parts}, "name": named(party)}
            for party in case.parties
            if party.role == role
        ]

    def named(party: Party) -> str | None:
        """In an English draft the English name, where there is one."""
        return (said(party.name_en) if language == "en" else None) or said(party.name)

    representatives, respondents = of("representative"), of("respondent")
    return {
        "representative": representatives[0] if representatives else dict.fromkeys(parts),
        "respondent": respondents[0] if respondents else dict.fromkeys(parts),
        "respondents": respondents,
        "third_parties": of("third_party"),
        "interveners": of("intervener"),
    }


def _deadline(setting: Setting) -> dict[str, Any]:
    """The limit as it is stated, and whether the day of filing is past it (yes or no; None where no limit is known)."""
    limit = setting.limit
    if limit is None:
        return {**NO_LIMIT, "late": None}
    late = not limit.met and setting.today.isoformat() > limit.due.isoformat()[:10]
    return {**limit.facts(), "late": "yes" if late else "no"}


def _asked_for(case: CaseFile, library: Library, setting: Setting) -> dict[str, Any]:
    """What is asked: the items whose code the form prints, and their codes once each."""
    codes = setting.form.relief
    relief = [item for item in _relief(case, library, setting.language) if not codes or item["code"] in codes]
    return {"relief": relief, "relief_codes": list(dict.fromkeys(item["code"] for item in relief))}


def _enclosed(case: CaseFile, setting: Setting) -> dict[str, Any]:
    """The annexes, their kinds once each, and those that say why they were not filed earlier."""
    annexes = annexes_of(case, setting.language, setting.form.annex_order)
    because = {exhibit.key: reason for exhibit in case.exhibits if (reason := said(exhibit.new_because))}
    return {
        "annexes": annexes,
        "annex_kinds": list(dict.fromkeys(annex["kind"] for annex in annexes)),
        "new_exhibits": [
            {"number": annex["number"], "title": annex["title"], "because": because[annex["key"]]}
            for annex in annexes
            if annex["key"] in because
        ],
    }


_AGREED: list[tuple[Any, dict[tuple[Any, ...], Any]]] = []  # of the last library: its words, and the forms they took


def _words_agreeing(library: Library, setting: Setting, form: str) -> Any:
    """The words about the claimants in the form they take here; made once for a library, and never changed by a draft."""
    if not _AGREED or _AGREED[0][0] is not library.terms:
        _AGREED[:] = [(library.terms, {})]
    known, key = _AGREED[0][1], (setting.language, form, *sorted(setting.form.roles.items()))
    if key not in known:
        known[key] = _agreeing(_terms(library, setting), form)
    return known[key]


def _terms(library: Library, setting: Setting) -> Mapping[str, Any]:
    """The words about the claimants, with those a form calls otherwise changed: an appellant is no appellant in a complaint."""
    terms = library.terms.get(setting.language, {})
    renamed = {}
    for called, role in setting.form.roles.items():
        for spelled, meant in ((called, role), (called.capitalize(), role.capitalize())):
            if spelled in terms and meant in terms:
                renamed[spelled] = terms[meant]
    return {**terms, **renamed}


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


def _agreeing(terms: Any, form: str) -> Any:
    """`terms` with every set of forms replaced by the one that agrees: m, f, mp, fp; p and s stand for any plural and singular."""
    if not isinstance(terms, Mapping):
        return terms
    if set(terms) <= {"m", "f", "mp", "fp", "p", "s"}:
        several = form.endswith("p")
        order = (form, "p" if several else "s", "mp" if several else "m")
        return next((terms[key] for key in order if key in terms), None)
    return {name: _agreeing(inner, form) for name, inner in terms.items()}
