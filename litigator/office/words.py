"""Every code a case uses must be a word of the library; the nearest one is offered."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from litigator.casefile import CaseFile
from litigator.errors import Problem
from litigator.library.contents import Library


def unknown_words(case: CaseFile, library: Library) -> Iterator[Problem]:
    """A problem for each code of `case` that no vocabulary of `library` has."""
    words = library.vocabularies
    used: list[tuple[str, str, Mapping[str, Any]]] = [
        *(("issue", issue.code, library.issues) for issue in case.issues),
        *(("stage", stage.code, library.stages) for stage in case.stages),
        *(("forum", stage.forum, library.forums) for stage in case.stages),
        *(("event", event.kind, words.get("event", {})) for event in case.events),
        *(("exhibit", exhibit.kind, words.get("exhibit", {})) for exhibit in case.exhibits),
        *(("relief", item.code, words.get("relief", {})) for item in case.relief),
        *(("party role", party.role, words.get("party_role", {})) for party in case.parties),
        *(("link", link.kind, words.get("link", {})) for link in case.links),
        *(("question", answer.fact, library.questions) for answer in case.answers),
        ("regime", case.regime, words.get("regime", {})),
    ]
    for claimant in case.claimants:
        used.append(("role", claimant.role, words.get("claimant_role", {})))
        used += [("vulnerability", need.code, words.get("vulnerability", {})) for need in claimant.vulnerabilities]
        used += [("use", consent.use, words.get("consent_use", {})) for consent in claimant.consents]
        used += [("place", stay.place, library.places) for stay in claimant.detentions]
    for what, word, known in used:
        if word not in known:
            nearest = near(word, known)
            yield Problem(
                f"there is no {what} «{word}»", case.reference, f"did you mean {', '.join(nearest)}?" if nearest else ""
            )


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The three known words nearest to `word`."""
    from rapidfuzz import process

    return tuple(best[0] for best in process.extract(word, list(known), limit=3, score_cutoff=50))
