"""Forums, places, countries and languages in the language of the draft."""

from collections.abc import Sequence
from typing import Any

from litigator.casefile import Event
from litigator.drafting.typography import is_blank
from litigator.library.contents import Library


class Names:
    """Forums, places, countries and languages in the language of the draft."""

    def __init__(self, library: Library, language: str) -> None:
        self.library = library
        self.language = language

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


def said(text: str | None) -> str | None:
    """What is written, or None where nothing of it would show on paper: an address of spaces is no address."""
    return None if text is None or is_blank(text) else text


def title_of(event: Event, language: str) -> str | None:
    return said(event.title_en if language == "en" and event.title_en else event.title)
