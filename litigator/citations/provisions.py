"""A provision as it is stored (`113(4)`, `5(1)(b)`, `P4-4`) printed as a lawyer writes it."""

import re

_PROTOCOL = re.compile(r"P(\d+)-(\d+.*)")
_STEPS = re.compile(r"\(([^)]+)\)")
_LT_STEPS = ("d.", "p.", "papunktis")


def provision_words(provision: str, language: str) -> str:
    """`113 str. 4 d.`, `5 str. 1 d. b p.`, `Protokolo Nr. 4 4 str.`; in English `Article 113(4)`, `Article 4 of Protocol No. 4`.

    A provision written in words (`Annex I`, `preamble`) is printed as it is.
    """
    protocol = _PROTOCOL.fullmatch(provision)
    if protocol:
        inner = provision_words(protocol[2], language)
        return f"Protokolo Nr. {protocol[1]} {inner}" if language == "lt" else f"{inner} of Protocol No. {protocol[1]}"
    head = provision.split("(")[0].strip()
    if not head or not head[0].isdigit():
        return provision
    if language == "en":
        return f"Article {provision}"
    steps = _STEPS.findall(provision)
    if not steps:
        return f"{head} str."
    if not steps[0].isdigit():
        # An article without numbered parts goes straight to its points: 5 str. b p.
        return f"{head} str. {' '.join(f'{step} p.' for step in steps)}"
    return " ".join([f"{head} str.", *(f"{step} {word}" for step, word in zip(steps, _LT_STEPS, strict=False))])


def by_article(provision: str) -> tuple[tuple[int, str], ...]:
    """Sorts provisions as an act has them: 36(3) before 114(1), 5(2) before 5(10)."""
    parts = re.findall(r"\d+|[^\d()\s-]+", provision)
    return tuple((int(part), "") if part.isascii() and part.isdigit() else (0, part) for part in parts)
