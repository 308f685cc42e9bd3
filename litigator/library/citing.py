"""The library's families of citations, ready to run, and a text read with them: the door for notebooks and for the rooms above."""

from litigator.citations.citation import Citation
from litigator.citations.families import Families, compiled
from litigator.errors import LibraryFault, Problem
from litigator.library.contents import Library
from litigator.tongue import phrase

_READY: dict[str, Families] = {}


def families_of(library: Library) -> Families:
    """The families of `library`, compiled once for each state of it. Raises `LibraryFault` for a pattern that cannot be used."""
    if library.fingerprint not in _READY:
        ready = _compiled(library)
        _READY.clear()
        _READY[library.fingerprint] = ready
    return _READY[library.fingerprint]


def _compiled(library: Library) -> Families:
    states = {name for state in library.states.values() for name in (state.name, *state.lt.values())}
    acts = {act.id: [name for names in act.named.values() for name in names] for act in library.acts.values()}
    try:
        return compiled(library.families.values(), states, acts, library.countries.get("en", {}).values())
    except ValueError as error:
        where = "; ".join(sorted({path for room, path in library.files.items() if room.startswith("families/")}))
        raise LibraryFault(str(error), problems=(Problem(str(error), where, phrase("correct the pattern")),)) from error


def extract_citations(text: str, *libraries: str) -> tuple[Citation, ...]:
    """The citations of `text`, in order, read with the built-in library and the folders `libraries` over it.

    Each says where it stands (`start`, `end`), what it cites (`kind`, `id`, `numbers`, `pinpoints`, `name`, `date`) and, where it is a short
    form, what it stands for in the same text (`resolves_to`).
    """
    from litigator.citations.reading import extract
    from litigator.library.gathering import open_in_part

    return extract(text, families_of(open_in_part(*libraries)))
