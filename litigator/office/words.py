"""Every code a case uses must be a word of the library; the nearest one is offered."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from litigator.casefile import CaseFile
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.tongue import either, marked, phrase


def unknown_words(case: CaseFile, library: Library) -> Iterator[Problem]:
    """A problem for each code of `case` that no vocabulary of `library` has."""
    words = library.vocabularies
    slots = {one.slot: one for form in library.forms.values() for one in form.statements}
    used: list[tuple[str, str, Mapping[str, Any]]] = [
        *((marked("issue"), issue.code, library.issues) for issue in case.issues),
        *((marked("stage"), stage.code, library.stages) for stage in case.stages),
        *((marked("forum"), stage.forum, library.forums) for stage in case.stages),
        *((marked("kind of event"), event.kind, words.get("event", {})) for event in case.events),
        *((marked("kind of exhibit"), exhibit.kind, words.get("exhibit", {})) for exhibit in case.exhibits),
        *((marked("relief"), item.code, words.get("relief", {})) for item in case.relief),
        *((marked("party role"), party.role, words.get("party_role", {})) for party in case.parties),
        *((marked("statement slot"), one.slot, slots) for one in case.statements),
        *((marked("link"), link.kind, words.get("link", {})) for link in case.links),
        *((marked("question"), answer.fact, library.questions) for answer in case.answers),
        (marked("regime"), case.regime, words.get("regime", {})),
    ]
    for claimant in case.claimants:
        used.append((marked("role"), claimant.role, words.get("claimant_role", {})))
        used += [
            (marked("vulnerability"), need.code, words.get("vulnerability", {})) for need in claimant.vulnerabilities
        ]
        used += [(marked("use"), consent.use, words.get("consent_use", {})) for consent in claimant.consents]
        used += [(marked("place"), stay.place, library.places) for stay in claimant.detentions]
    for what, word, known in used:
        if word not in known:
            nearest = ", ".join(f"{code} ({title})" for code, title in _meant(word, known)) if word else ""
            yield Problem(
                phrase("there is no {what} «{word}»", what=phrase(what), word=word),
                case.reference,
                phrase("did you mean {names}?", names=nearest) if nearest else phrase("all of them: docs/words.md"),
            )


def _meant(word: str, known: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The three entries nearest to `word` by their code or by what they are called in either language, each with its title."""
    from rapidfuzz import process

    titles = {code: titles_of(entry) for code, entry in known.items()}
    names = {(code, name): name.casefold() for code, called in titles.items() for name in (code, *called)}
    best = process.extract(word.casefold(), names, limit=12, score_cutoff=60)
    codes = list(dict.fromkeys(place[0] for _, _, place in best))[:3]
    return [(code, either(titles[code][0], titles[code][1])) for code in codes]


def titles_of(entry: Any) -> tuple[str, str]:
    """What an entry of a vocabulary is called, in English and in Lithuanian."""
    if isinstance(entry, Mapping):
        return entry["en"], entry["lt"]
    if hasattr(entry, "title"):
        return entry.title["en"], entry.title["lt"]
    if hasattr(entry, "names"):
        return entry.names.en, str(entry.names.lt["nom"])
    return entry.en, entry.lt


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The three known words nearest to `word`."""
    from rapidfuzz import process

    return tuple(best[0] for best in process.extract(word, list(known), limit=3, score_cutoff=50))
