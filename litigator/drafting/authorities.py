"""The table of authorities: what the numbered paragraphs rest on, in the order in which pleadings list it.

Cases stand by court and by date; legislation by rank (the Constitution, treaties, Union law, statutes), its provisions as the act has them.
"""

from datetime import date
from typing import Any

from litigator.citations.provisions import Names, by_article, provision_words
from litigator.citations.style import Spans
from litigator.drafting import compose
from litigator.drafting.numbering import Numbered
from litigator.drafting.wording import WORDS
from litigator.drafting.workshop import Workshop
from litigator.library.contents import Library

COURTS = ("ECtHR", "CJEU", "LT", "UN")
RANKS = ("constitution", "treaty", "eu", "statute")


def act_names(library: Library, language: str) -> Names:
    """How a text in `language` may name each act of the library."""
    return {name: act.named.get(language, ()) for name, act in library.acts.items()}


def authority_groups(numbered: Numbered, workshop: Workshop, language: str) -> list[dict[str, Any]]:
    """The groups of the table, each with its heading and entries, the decisions as the text cites them."""
    library = workshop.library
    decisions: dict[str, list[tuple[tuple[date, str], dict[str, Any]]]] = {}
    for name in numbered.relied("cite"):
        precedent = library.precedents[name]
        order = (precedent.date or date.max, precedent.name.casefold())
        entry = _entry(
            compose.citation_runs(_opening(workshop.citation(name, language)), language),
            numbered,
            ("cite", name),
            language,
        )
        decisions.setdefault(precedent.court, []).append((order, entry))
    groups = [
        _group(court, [entry for _, entry in sorted(decisions[court], key=lambda pair: pair[0])], language)
        for court in COURTS
        if court in decisions
    ]
    acts = [_act(name, numbered, library, language) for name in _by_rank(numbered, library)]
    return [*groups, _group("acts", acts, language)] if acts else groups


def _group(name: str, entries: list[dict[str, Any]], language: str) -> dict[str, Any]:
    return {"heading": WORDS[language][name], "entries": entries}


def _entry(citation: Any, numbered: Numbered, key: tuple[str, str], language: str) -> dict[str, Any]:
    return {"citation": citation, "places": compose.paragraph_references(numbered.reliances[key], language)}


def _opening(spans: Spans) -> Spans:
    """A citation as it opens a line: «judgment of …» takes a capital, a name keeps its own letters."""
    (words, italic), *rest = spans
    return ((words if italic else words[:1].upper() + words[1:], italic), *rest)


def _by_rank(numbered: Numbered, library: Library) -> list[str]:
    places = {name: place for place, name in enumerate(library.acts)}
    return sorted(numbered.relied("provision"), key=lambda name: (RANKS.index(library.acts[name].kind), places[name]))


def _act(name: str, numbered: Numbered, library: Library, language: str) -> dict[str, Any]:
    act = library.acts[name]
    title = act.title.get(language, act.title["en"])
    details = sorted(numbered.details.get(("provision", name), []), key=by_article)
    provisions = ", ".join(provision_words(detail, language) for detail in details)
    words = f"{title}: {provisions}" if provisions else title
    return _entry(compose.text_run(words, language), numbered, ("provision", name), language)
