"""What Word's AutoCorrect and other keyboards put into a tag, and the plain sign each stands for."""

import re

DOUBLE = "„“”«»‟″"
SINGLE = "‘’‚‹›‛′`"
BLANKS = "\u00a0\u202f\u2007\u2009\u200a\u3000\u2002\u2003\t\u000b"
NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
DASHES = "–—−‑‐"
WIDE = {
    "｛": "{",
    "｝": "}",
    "％": "%",
    "＃": "#",
    "．": ".",
    "＿": "_",
    "｜": "|",
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
}
_CLOSES = {"'": SINGLE + "'", '"': DOUBLE + '"'}
_PLAIN = str.maketrans({**dict.fromkeys(BLANKS, " "), **dict.fromkeys(NOTHING, ""), **WIDE})
# A tag as it was meant, whatever signs it was typed with.
MEANT = re.compile(
    rf"(?P<open>[{{｛][{NOTHING}]*[{{｛%％])(?P<body>(?:(?![{{｛][{NOTHING}]*[{{｛%％]).)*?)(?P<close>[%％}}｝][{NOTHING}]*[}}｝])",
    re.DOTALL,
)


def plain(body: str) -> str:
    """What a tag says, typed with plain signs: quotation marks straight where they enclose a text, blanks and wide signs ordinary."""
    return "".join(plain_letters(body))


def plain_letters(body: str) -> list[str]:
    """The plain sign for each letter of `body` ("" where it goes), so that each stays in its own run."""
    letters: list[str] = []
    quoted, closers = "", ""
    for place, letter in enumerate(body):
        if quoted:
            done = letter in closers
            letters.append(quoted if done else letter)
            quoted = "" if done else quoted
            continue
        quoted, closers = _opened(letter, body[place + 1 :])
        letters.append(quoted or letter.translate(_PLAIN))
    return letters


def _opened(letter: str, rest: str) -> tuple[str, str]:
    """The straight mark that `letter` stands for, and what closes it: its own straight kind where that follows, else any of its family."""
    mark = next((mark for mark, family in _CLOSES.items() if letter in family), "")
    return mark, (mark if letter == mark and mark in rest else _CLOSES.get(mark, ""))


def strange_in(raw: str) -> list[str]:
    """The signs of a tag that are no plain typing, each once: those inside a quoted text, which may hold any letter, apart."""
    found: list[str] = []
    quoted, closers = "", ""
    for place, letter in enumerate(raw):
        if quoted:
            if letter in closers:
                found += [letter] if letter != quoted else []
                quoted = ""
            continue
        quoted, closers = _opened(letter, raw[place + 1 :])
        if not letter.isascii() or letter in "\x00\x0b\x0c`":
            found.append(letter)
    return list(dict.fromkeys(found))


def named(letter: str) -> str:
    """A sign with its number, so that one that cannot be seen can be told: «“» (U+201C)."""
    return f"«{letter}» (U+{ord(letter):04X})"


def plain_sign(letter: str) -> str:
    """The plain sign of a single letter outside quotation marks."""
    return letter.translate(_PLAIN)
