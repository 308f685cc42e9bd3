"""The proof of a copy: no form of any name may be left in it, in a text, over several of them, in an attribute, a link, the name of a part."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from litigator.drafting.publishing.across import changes_across
from litigator.drafting.publishing.knowing import Reader
from litigator.drafting.publishing.links import as_read
from litigator.drafting.publishing.texts import Text
from litigator.errors import Problem, Refused
from litigator.privacy.elsewhere import Stranger, named_in
from litigator.privacy.folding import Word, folded, words_of
from litigator.privacy.naming import Names
from litigator.privacy.ordinary import LITTLE, ORDINARY
from litigator.privacy.replacing import Pseudonymiser
from litigator.tongue import phrase, plural

_OWN = frozenset(("email", "code", "phone"))
_LONG_ENOUGH = 5  # letters of a name that is looked for inside other words


class Telling:
    """Whether a string that is no text names somebody. Made once for all strings of a copy."""

    def __init__(self, pseudonymiser: Pseudonymiser, cited: str = "") -> None:
        """`cited`: the names of cited cases, run together; a whole name that stands there too is not looked for."""
        self._pseudonymiser, self._names = pseudonymiser, pseudonymiser.names
        self.wholes = {whole for whole in _whole_names(pseudonymiser) if whole not in cited}
        self._words = {base for base in self._names.bases if len(base) > 3 and base not in ORDINARY}
        self._inside = {base for base in self._words if len(base) >= _LONG_ENOUGH}

    def is_told(self, string: str) -> bool:
        """A word of a name, some form of one, a whole name joined, or what is somebody's alone."""
        return (
            any(
                word.text in self._words
                or _is_a_form(word, self._names)
                or (not word.text.isascii() and self._names.whose(word.text) and self._names.is_spelt(word.text))
                for word in words_of(string)
            )
            or self.is_whole(string)
            or any(one.kind in _OWN for one in self._pseudonymiser.values(string))
        )

    def is_inside(self, string: str) -> bool:
        """As `is_told`, or a name in the midst of other words: for what people write freely."""
        said = as_read(string)
        run_together = squeezed(said)
        return any(word in run_together for word in self._inside) or self.is_told(said)

    def is_whole(self, string: str) -> bool:
        run_together = squeezed(string)
        return any(whole in run_together for whole in self.wholes)


def prove(
    copy: bytes, name: str, texts: Sequence[Text], pseudonymiser: Pseudonymiser, reader: Reader
) -> tuple[str, ...]:
    """Where the links of the copy lead, once it is proved; raises `Refused` where any form of a name is left anywhere in it."""
    from litigator.documents.confined import confined

    told = confined("litigator.drafting.publishing.proving:strings_in_child", copy, name)
    left = [
        Problem(
            phrase("a name is left"), text.where, phrase("tell the maintainers; until then replace it in Word first")
        )
        for text in texts
        if pseudonymiser.replacements(text.text, reader.protected(text.text))
    ]
    by_place = {(text.part, text.number): text.where for text in texts}
    left += [
        Problem(phrase("a name is left, over several paragraphs or cells"), by_place[place])
        for place in changes_across(texts, pseudonymiser)
    ]
    cited = " ".join(text.text[start:end] for text in texts for start, end in reader.protected(text.text).all)
    left += _left_in_strings(told, Telling(pseudonymiser, squeezed(cited)))
    if left:
        raise Refused(
            plural(
                "{name}: names are left in {count} place, so no copy was written",
                "{name}: names are left in {count} places, so no copy was written",
                len(left),
                name=name,
            ),
            problems=tuple(left),
        )
    return tuple(told["links"])


def nobody_of_other_cases(name: str, texts: Sequence[Text], elsewhere: Iterable[Stranger], reader: Reader) -> None:
    """Raises `Refused` where people of other cases of the office are named: the file is of another case, or they must be hidden as well."""
    found = named_in([(text.where, text.text, reader.protected(text.text).firm) for text in texts], elsewhere)
    if found:
        raise Refused(
            phrase("{name} names people of other cases of the office, so no copy was written", name=name),
            problems=tuple(
                Problem(
                    phrase("{person} of {case} is named", person=one.person, case=one.case),
                    where,
                    f"--case {one.case} if the file is of that case; else replace them too: --also NAME",
                )
                for one, where in found
            ),
        )


def _left_in_strings(told: Mapping[str, Any], telling: Telling) -> list[Problem]:
    """Names outside the paragraphs, and whole names joined over what parts them there."""
    found = [_not_text(string) for string in told["free"] if telling.is_inside(string)]
    found += [_not_text(string) for string in told["strings"] if telling.is_told(string)]
    found += [_not_text(string) for string in told["fonts"] if telling.is_whole(string)]
    for part, text in told["joined"].items():
        run_together = squeezed(text)
        found += [
            Problem(phrase("a whole name is left, in pieces"), part)
            for whole in telling.wholes
            if whole in run_together
        ]
    return found


def _is_a_form(word: Word, names: Names) -> bool:
    """Whether a word of what is not text is some form of a name: with a capital, and none that names nobody as well."""
    return (
        word.capital
        and len(word.text) > 3
        and word.text not in names.ordinary
        and word.text not in LITTLE
        and bool(names.whose(word.text))
    )


def _not_text(string: str) -> Problem:
    return Problem(
        phrase("a name is left in what is not text"), f"«{string[:40]}»", phrase("take it out in Word first")
    )


def _whole_names(pseudonymiser: Pseudonymiser) -> set[str]:
    """The whole names, first to last and last to first, without what parts their words."""
    found = set()
    for person in pseudonymiser.people:
        for words in person.parts:
            parts = [folded(word) for word in words]
            if len(parts) > 1 and sum(map(len, parts)) > 6:
                found |= {"".join(parts), "".join(reversed(parts))}
    return found


def squeezed(text: str) -> str:
    """The letters of a text, folded, run together."""
    return "".join(letter for letter in folded(text) if letter.isalpha())
