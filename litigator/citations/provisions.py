"""A provision as it is stored (`113(4)`, `5(1)(b)`, `P4-4`; `101(p4)` is a point of an article without paragraphs) printed as a lawyer writes it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from litigator.citations import provision_lists

# Patterns are compiled where they are first used: most drafts need two of them.
_PROTOCOL = r"P(\d+)-(\d+.*)"
_ARTICLE = r"(\d+[⁰¹²³⁴⁵⁶⁷⁸⁹]*)"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LT_STEPS = ("d.", "p.", "papunktis")
Names = Mapping[str, Sequence[str]]


def provision_words(provision: str, language: str) -> str:
    """`113 str. 4 d.`, `5 str. 1 d. b p.`, `101 str. 4 p.`, `Protokolo Nr. 4 4 str.`; in English `Article 113(4)`, `Article 101, point 4`.

    A provision written in words (`Annex I`, `preamble`) is printed as it is.
    """
    protocol = re.fullmatch(_PROTOCOL, provision)
    if protocol:
        inner = provision_words(protocol[2], language)
        return f"Protokolo Nr. {protocol[1]} {inner}" if language == "lt" else f"{inner} of Protocol No. {protocol[1]}"
    head = provision.split("(")[0].strip()
    if not head or not head[0].isdigit():
        return provision
    steps = re.findall(r"\(([^)]+)\)", provision)
    point = re.fullmatch(r"p(\d+)", steps[0]) if len(steps) == 1 else None
    if point:
        return f"{head} str. {point[1]} p." if language == "lt" else f"Article {head}, point {point[1]}"
    if language == "en":
        return f"Article {provision}"
    if not steps:
        return f"{head} str."
    if not steps[0].isdigit():
        # An article without numbered parts goes straight to its points: 5 str. b p.
        return f"{head} str. {' '.join(f'{step} p.' for step in steps)}"
    return " ".join([f"{head} str.", *(f"{step} {word}" for step, word in zip(steps, _LT_STEPS, strict=False))])


def by_article(provision: str) -> tuple[tuple[int, str], ...]:
    """Sorts provisions as an act has them: 36(3) before 114(1), 5(2) before 5(10), 140(4) before 140²⁰, protocols and annexes last."""
    article = re.match(_ARTICLE, provision)
    if article is None:
        last = 0 if provision.casefold().startswith("preamble") else (1 if re.match(_PROTOCOL, provision) else 2)
        return ((last * 10**6, ""), *((int(part), "") if part.isdecimal() else (0, part) for part in _parts(provision)))
    number = re.match(r"\d+", provision)
    plain = int(number[0]) if number else 0
    raised = article[0].removeprefix(str(plain)).translate(_RAISED)
    rest = _parts(provision[article.end() :])
    steps = ((int(part), "") if part.isdecimal() else (0, part) for part in rest)
    return ((plain, ""), (int(raised or 0), ""), *steps)


def article_of(provision: str) -> str:
    """The article alone: `113` of `113(4)`, `P4-4`, `140²⁵`; of a provision in words, the words."""
    found = re.match(rf"(?:P\d+-)?{_ARTICLE}", provision)
    return found[0] if found else provision


def _parts(words: str) -> list[str]:
    return re.findall(r"\d+|[^\d()\s-]+", words)


def acts_named(text: str, language: str, names: Names) -> set[str]:
    """The acts that `text` names. `names` gives, for each act, how its name may begin (a declined name by its stem)."""
    return {act for act, _, _ in _mentions(" ".join(text.split()), language, names)}


def provisions_named(text: str, language: str, names: Names) -> list[tuple[str, str]]:
    """The provisions that `text` names together with their act, as (act, `113(4)`), in the forms that can be read without doubt."""
    text = " ".join(text.split())
    found: list[tuple[str, str]] = []
    for act, start, end in _mentions(text, language, names):
        protocol = re.search(r"(?:Nr|No)\. (\d+)$", text[start:end])
        if language == "en":
            listed = provision_lists.before(text, start, protocol=protocol is not None)
        else:
            listed = provision_lists.after(text, end)
        found += [(act, f"P{protocol[1]}-{provision}" if protocol else provision) for provision in listed.provisions]
    return list(dict.fromkeys(found))


def _mentions(text: str, language: str, names: Names) -> list[tuple[str, int, int]]:
    """(act, where its name begins, where it ends), the longest name first: «Vaiko teisių konvencija» is no «Konvencija»."""
    places = sorted(
        (place, -len(name), act)
        for act, known in names.items()
        for name in known
        for place in _places(text, name, stem=language == "lt")
    )
    found: list[tuple[str, int, int]] = []
    for place, length, act in places:
        if not found or place >= found[-1][2]:
            found.append((act, place, place - length))
    return found


def _places(text: str, name: str, *, stem: bool) -> Iterator[int]:
    """Where a name stands as a word of its own; of a `stem` only a number ends with it."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        following = text[end : end + 1]
        goes_on = following.isdigit() if stem and name[-1].isdigit() else following.isalnum() and not stem
        if not goes_on and not text[place - 1 : place].isalnum():
            yield place
        place = text.find(name, end)
