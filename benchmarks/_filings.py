"""Filings written from the judgments of a corpus: clean paragraphs, and paragraphs with one error each."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from docx import Document as WordDocument

from litigator.dates.written import EN_MONTHS, LT_MONTHS
from litigator.library.gathering import open_library
from litigator.precedents.cited import imported
from litigator.precedents.texts import Texts

FR_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
FR_STATES = {
    "Germany": "Allemagne", "Poland": "Pologne", "Russia": "Russie", "Turkey": "Turquie", "France": "France", "Italy": "Italie",
    "the United Kingdom": "Royaume-Uni", "Greece": "Grèce", "Romania": "Roumanie", "Austria": "Autriche", "Belgium": "Belgique",
    "Bulgaria": "Bulgarie", "Switzerland": "Suisse", "Ukraine": "Ukraine", "Hungary": "Hongrie", "Croatia": "Croatie",
}  # fmt: skip
FILLER = (
    "The applicant is held in a closed centre, and no court has looked into the grounds of his detention.",
    "The Government have not shown why a milder measure would not have been enough in his case.",
    "These facts are not in dispute between the parties, and they follow from exhibits 3 to 7 of the file.",
    "Pareiškėjas nuo sulaikymo dienos nebuvo išklausytas teisme, o sprendimas jam neišverstas.",
    "La requérante soutient que sa rétention n’a jamais été examinée par un juge indépendant.",
    "The officer told him: “you will stay here as long as we need you to stay, and nobody will ask”.",
)


@dataclass(frozen=True)
class Case:
    """A judgment of the corpus, with what a filing writes of it."""

    court: str
    name: str
    number: str
    day: date
    ecli: str
    grand: bool
    formation: str
    last: int
    paragraphs: tuple[tuple[int, str], ...]
    tongue: str = "en"
    point: int = 1
    gc: bool = False

    @property
    def people(self) -> str:
        return self.name.split(" v ")[0].split(" v. ")[0]


def cases(texts: Texts) -> Iterator[Case]:
    rows = texts.connection.execute(
        "SELECT key, court, ecli FROM judgment WHERE date IS NOT NULL AND ecli IS NOT NULL AND kind = 'judgment' ORDER BY id"
    )
    for key, court, ecli in rows.fetchall():
        cited = imported(texts, key)
        numbered = [
            (p.n, p.text) for p in texts.paragraphs(key) if p.n and p.section not in ("separate_opinion", "annex")
        ]
        plain = [
            (n, text) for n, text in numbered if 25 < len(text.split()) < 300 and not set(text) & set('“”‘’«»"[]…')
        ]
        if (
            not (cited.named_surely and cited.name and cited.date and plain and len(cited.numbers) == 1)
            or len(cited.name) > 90
        ):
            continue
        yield Case(
            court,
            cited.name,
            cited.numbers[0],
            cited.date,
            ecli,
            cited.grand,
            cited.formation,
            max(n for n, _ in numbered),
            tuple(plain),
        )


def written(day: date, tongue: str) -> str:
    if tongue == "lt":
        return f"{day.year} m. {LT_MONTHS[day.month - 1]} {day.day} d."
    months = FR_MONTHS if tongue == "fr" else EN_MONTHS
    return f"{day.day}{'er' if tongue == 'fr' and day.day == 1 else ''} {months[day.month - 1]} {day.year}"


def named(case: Case) -> str:
    """The name in the tongue of the filing."""
    people, between, state = case.name.rpartition(" v. " if case.court == "ECtHR" else " v ")
    if case.tongue == "en" or not between:
        return case.name
    if case.tongue == "fr":
        return f"{people.replace(' and Others', ' et autres')} c. {FR_STATES.get(state, state)}"
    states = {name: one.lt["acc"] for name, one in open_library().states.items()}
    if case.court == "ECtHR" and state not in states:
        return case.name
    return f"{people.replace(' and Others', ' ir kiti')} prieš {states.get(state, state)}"


def cite(case: Case, *, pin: bool = True, ecli: bool = True) -> str:
    name, day = named(case), written(case.day, case.tongue)
    if case.court == "ECtHR":
        mark = " [GC]" if case.grand or case.gc else ""
        point = f", § {case.point}" if pin else ""
        if case.tongue == "lt":
            court = "EŽTT Didžiosios kolegijos" if mark else "EŽTT"
            return f"{court} {day} sprendimas byloje {name}, Nr. {case.number}" + (
                f", {case.point} punktas" if pin else ""
            )
        return f"{name}{mark}, {'no' if case.tongue == 'fr' else 'no.'} {case.number}{point}, {day}"
    number = f"{case.number}, {case.ecli.removeprefix('ECLI:')}" if ecli else case.number
    if case.tongue == "lt":
        return f"Teisingumo Teismo {day} sprendimas {name}, {number}" + (f", {case.point} punktas" if pin else "")
    if case.tongue == "fr":
        return f"arrêt du {day}, {name}, {number}" + (f", point {case.point}" if pin else "")
    return f"judgment of {day}, {name}, {number}" + (f", paragraph {case.point}" if pin else "")


def quoted(case: Case, words: list[str]) -> str:
    left, right = {"en": "“”", "fr": "«»", "lt": "„“"}[case.tongue]
    return f"{left}{' '.join(words)}{right}"


def passage(case: Case, chance: random.Random) -> tuple[Case, list[str]]:
    """Some words of one of its paragraphs, and the case with that paragraph as its pinpoint."""
    number, text = chance.choice(case.paragraphs)
    words = text.split()
    length = min(len(words) - 6, chance.choice((10, 14, 20, 30)))
    start = chance.randrange(2, len(words) - length - 2) if len(words) - length > 6 else 2
    found = words[start : start + length]
    found[-1] = found[-1].rstrip(".,;:(")
    return replace(case, point=number), found


def few(case: Case, chance: random.Random) -> tuple[Case, list[str]]:
    """Three or four words of one of its paragraphs, letters only, and the case with that paragraph as its pinpoint."""
    while True:
        number, text = chance.choice(case.paragraphs)
        words = text.split()
        length = chance.choice((3, 4))
        start = chance.randrange(1, len(words) - length)
        found = words[start : start + length]
        if all(word.isalpha() for word in found) and sum(map(len, found)) > 10:
            return replace(case, point=number), found


def twice(
    case: Case, chance: random.Random, change: Callable[[list[str], random.Random], None] | None = None
) -> tuple[str, Case]:
    """A sentence with two quotations of one judgment, each with its paragraph; `change` is made to the second."""
    case, first = passage(case, chance)
    other, second = passage(case, chance)
    if change:
        change(second, chance)
    pin = {"en": f"in § {other.point}", "fr": f"au § {other.point}", "lt": f"{other.point} punkte"}[case.tongue]
    join = {"en": f"and {pin} that", "fr": f"et, {pin}, que", "lt": f"o {pin} – kad"}[case.tongue]
    return f"In {cite(case)}, it was held that {quoted(case, first)}, {join} {quoted(case, second)}.", case


def named_after(case: Case, name: Case) -> str:
    """A case of Luxembourg with the name after its number; one of Strasbourg as ever."""
    if case.court == "ECtHR":
        return cite(replace(case, name=name.name), pin=False)
    return f"Case {case.number}, {name.name}, {case.ecli.removeprefix('ECLI:')}"


# Clean paragraphs


def clean(case: Case, chance: random.Random) -> list[str]:
    case = replace(case, point=chance.choice(case.paragraphs)[0])
    kind = chance.randrange(12)
    if kind == 0:
        return [f"That detention must be lawful follows from {cite(case)}."]
    if kind == 1:
        return [f"(see {cite(case, pin=False)}). The same holds here."]
    if kind == 8:
        case, words = few(case, chance)
        return [f"They were {quoted(case, words)} ({cite(case)})."]
    if kind == 9:
        return [twice(case, chance)[0]]
    if kind == 10:
        return [f"See {named_after(case, case)}."]
    case, words = passage(case, chance)
    if kind == 11:
        return [f"As was held, {quoted(case, [words[0], '…', *words[2:4], '…', words[-1]])} ({cite(case)})."]
    if kind == 2:
        return [f"As was held, {quoted(case, words)} ({cite(case)})."]
    if kind == 3:
        return [f"In {cite(case)}, it was said: {quoted(case, words)}."]
    if kind == 4 and len(words) > 12:
        return [f"{quoted(case, [*words[:6], '[…]', *words[8:]])} ({cite(case)})."]
    if kind == 5:
        return [f"{quoted(case, ['[' + words[0][0].upper() + ']' + words[0][1:], *words[1:]])} ({cite(case)})."]
    if kind == 6:
        return [f"The Court put it so in {cite(case)}:", " ".join(words)]
    return [f"{cite(case)}. {quoted(case, words)} (emphasis added)."]


PROPER = (
    "R.A. and Others v. Poland [GC], no. 42120/21, is still pending before the Grand Chamber.",
    "Directive 2013/33/EU, Article 8, was law when the applicant lodged his claim.",
    "Article 5 § 1 (f) and § 4 of the Convention, and Article 13 of the Convention, were breached.",
    "Pagal UTPĮ 113 straipsnio 4 dalį sulaikyti galima tik teismo sprendimu.",
    "See Khlaifia and Others v. Italy [GC], no. 16483/12, §§ 91-92, 15 December 2016, and Khlaifia and Others, cited above, § 105.",
    "EŽTT 2018 m. gruodžio 11 d. sprendimas byloje M.A. ir kiti prieš Lietuvą, Nr. 59793/17, 104 punktas.",
    "Teisingumo Teismo 2022 m. birželio 30 d. sprendimas M.A. prieš Valstybės sienos apsaugos tarnybą, C-72/22 PPU, EU:C:2022:505.",
    "Saadi c. Royaume-Uni [GC], no 13229/03, § 67, 29 janvier 2008; Amuur c. France, no 19776/92, 25 juin 1996.",
    "Chahal v. the United Kingdom, 15 November 1996, § 118, Reports of Judgments and Decisions 1996-V.",
    "M.S.S. v. Belgium and Greece [GC], no. 30696/09, ECHR 2011.",
)

# Planted errors: what is written, and what must be said of it

Plant = Callable[[Case, Case, random.Random], tuple[str, str]]


def digit(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    place = chance.choice([at for at, letter in enumerate(case.number) if letter.isdigit()])
    new = str((int(case.number[place]) + chance.randrange(1, 9)) % 10)
    return cite(replace(case, number=case.number[:place] + new + case.number[place + 1 :])), "number_mismatch"


def turned(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    pairs = [
        at
        for at in range(len(case.number) - 1)
        if case.number[at : at + 2].isdigit() and case.number[at] != case.number[at + 1]
    ]
    if not pairs:
        return digit(case, other, chance)
    at = chance.choice(pairs)
    number = case.number[:at] + case.number[at + 1] + case.number[at] + case.number[at + 2 :]
    return cite(replace(case, number=number)), "number_mismatch"


def other_name(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    return cite(replace(case, name=other.name), ecli=True), "name_mismatch"


def other_number(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    return cite(replace(case, number=other.number, ecli=case.ecli)), "number_mismatch"


def year(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    moved = case.day.replace(year=case.day.year + chance.choice((-1, 1)), day=min(case.day.day, 28))
    return cite(replace(case, day=moved)), "date_mismatch"


def swapped_day(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    if case.day.day > 12 or case.day.day == case.day.month:
        return year(case, other, chance)
    return cite(replace(case, day=date(case.day.year, case.day.day, case.day.month))), "date_mismatch"


def day(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    return cite(replace(case, day=case.day + timedelta(days=chance.choice((-1, 1, 10))))), "date_mismatch"


def past_the_end(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    return cite(replace(case, point=case.last + chance.choice((1, 7, 100)))), "pinpoint_out_of_range"


def wrong_ecli(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    if case.court == "ECtHR":
        return digit(case, other, chance)
    changed = case.ecli[:-1] + str((int(case.ecli[-1]) + chance.randrange(1, 9)) % 10)
    return cite(replace(case, ecli=changed)), "ecli_mismatch"


def turned_parties(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    if case.court != "ECtHR":
        return other_name(case, other, chance)
    people, _, state = case.name.rpartition(" v. ")
    return cite(replace(case, name=f"{state[:1].upper()}{state[1:]} v. {people}", tongue="en")), "name_mismatch"


def other_state(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    if case.court != "ECtHR":
        return other_name(case, other, chance)
    people, _, state = case.name.rpartition(" v. ")
    return cite(
        replace(case, name=f"{people} v. {'Portugal' if state != 'Portugal' else 'Norway'}", tongue="en")
    ), "name_mismatch"


def on_words(change: Callable[[list[str], random.Random], None], said: str = "quote_altered") -> Plant:
    def plant(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
        case, words = passage(case, chance)
        change(words, chance)
        return f"As was held, {quoted(case, words)} ({cite(case)}).", said

    plant.__name__ = change.__name__
    return plant


def word_changed(words: list[str], chance: random.Random) -> None:
    words[chance.randrange(1, len(words) - 1)] = "nevertheless"


def word_dropped(words: list[str], chance: random.Random) -> None:
    del words[
        chance.choice([at for at in range(1, len(words) - 1) if words[at].isalpha() and words[at] != words[at - 1]])
    ]


def word_added(words: list[str], chance: random.Random) -> None:
    words.insert(chance.randrange(1, len(words) - 1), "not")


def words_turned(words: list[str], chance: random.Random) -> None:
    at = chance.choice(
        [
            at
            for at in range(1, len(words) - 2)
            if words[at].isalpha() and words[at + 1].isalpha() and words[at].lower() != words[at + 1].lower()
        ]
    )
    words[at], words[at + 1] = words[at + 1], words[at]


def elsewhere(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    case, words = passage(case, chance)
    whole = " ".join(words).lower()
    others = [n for n, text in case.paragraphs if n != case.point and whole not in text.lower()]
    if not others:
        return past_the_end(case, other, chance)
    return (
        f"As was held, {quoted(case, words)} ({cite(replace(case, point=chance.choice(others)))}).",
        "pinpoint_out_of_range",
    )


def invented(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    name = f"{chance.choice(('Vaskonis', 'Trebelin', 'Ouafi'))} v. {case.name.rpartition(' v. ')[2] if ' v. ' in case.name else 'Malta'}"
    return f"{name}, no. {chance.randrange(70000, 89999)}/{chance.randrange(60, 79)}, § 44, 3 May 2013", "unknown"


def grand(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    if not case.formation or case.court != "ECtHR" or case.grand or case.tongue == "lt":
        return other_name(case, other, chance)
    return cite(replace(case, gc=True)), "formation_mismatch"


def misspelt(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    long = [word for word in case.people.split() if word.isalpha() and len(word) > 6]
    if case.court != "ECtHR" or not long:
        return other_name(case, other, chance)
    word = long[0]
    return cite(replace(case, name=case.name.replace(word, word[:3] + word[4:]), tongue="en")), "name_mismatch"


def few_changed(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    case, words = few(case, chance)
    words[chance.randrange(len(words))] = "nevertheless"
    return f"They were {quoted(case, words)} ({cite(case)}).", "quote_altered"


def fragment_changed(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    case, words = passage(case, chance)
    return (
        f"As was held, {quoted(case, [*words[:5], '…', 'perforce', '…', *words[-3:]])} ({cite(case)}).",
        "quote_altered",
    )


def second_changed(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    return twice(case, chance, word_changed)[0], "quote_altered"


def name_after(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    return f"See {named_after(case, other)}", "name_mismatch"


def as_decision(case: Case, other: Case, chance: random.Random) -> tuple[str, str]:
    if case.court != "ECtHR":
        return name_after(case, other, chance)
    words = cite(replace(case, tongue="en"))
    return words.replace(", no. ", " (dec.), no. "), "kind_mismatch"


ERRORS: tuple[Plant, ...] = (
    few_changed, fragment_changed, second_changed, name_after, as_decision,
    digit, turned, other_name, other_number, year, swapped_day, day, past_the_end, wrong_ecli, turned_parties, other_state,
    on_words(word_changed), on_words(word_dropped), on_words(word_added), on_words(words_turned), elsewhere, invented, misspelt, grand,
)  # fmt: skip
FIXED = (
    ("chamber_date", "Khlaifia and Others v. Italy [GC], no. 16483/12, § 91, 1 September 2015.", "date_mismatch"),
    ("chamber_date", "N.D. and N.T. v. Spain [GC], nos. 8675/15 and 8697/15, § 110, 3 October 2017.", "date_mismatch"),
    ("pending", "As the Court held in R.A. and Others v. Poland [GC], no. 42120/21, § 44, there was no remedy.", "pending_cited_as_decided"),
    ("opinion", "Judgment of 31 January 2019, D.H., C-704/17, EU:C:2019:85, paragraph 60.", "opinion_cited_as_judgment"),
    ("joined", "N.D. and N.T. v. Spain [GC], nos. 8675/15 and 8679/15, § 110, 13 February 2020.", "number_mismatch"),
    ("report year", "M.S.S. v. Belgium and Greece [GC], no. 30696/09, ECHR 2012.", "date_mismatch"),
    ("impossible day", "Saadi v. the United Kingdom [GC], no. 13229/03, § 67, 31 February 2008.", "date_mismatch"),
    ("unverified", "Nabil and Others v. Hungary, no. 62116/12, § 30, 22 September 2015.", "unverified"),
)  # fmt: skip
BY_DATE = (
    ("later", "Khlaifia and Others v. Italy [GC], no. 16483/12, § 91, 15 December 2016.", "later_than_filing", date(2015, 1, 10)),
    ("repealed", "Article 8 of Directive 2013/33/EU forbids it.", "repealed", date(2026, 8, 3)),
    ("not yet law", "Regulation (EU) 2024/1348 forbids it.", "not_in_force", date(2026, 2, 3)),
    ("not final", "M.A. and Others v. Lithuania, no. 59793/17, § 104, 11 December 2018.", "not_final", date(2019, 1, 15)),
)  # fmt: skip


def filing(paragraphs: list[str], path: Path) -> None:
    """A Word file of numbered paragraphs, of forty pages or so."""
    document = WordDocument()
    for number, text in enumerate(paragraphs, 1):
        document.add_paragraph(f"{number}. {text}")
    document.save(str(path))


def padded(paragraphs: list[str], chance: random.Random, pages: int = 40) -> list[str]:
    """The paragraphs with others between them, to the length of a filing (450 words a page)."""
    lacking = pages * 450 - sum(len(text.split()) for text in paragraphs)
    result: list[str] = []
    for place, text in enumerate(paragraphs):
        follows = place + 1 < len(paragraphs) and text.endswith(":")
        result.append(text)
        share = lacking // len(paragraphs) // 17
        result += (
            [] if follows else [" ".join(chance.choice(FILLER) for _ in range(3)) for _ in range(max(1, share // 3))]
        )
    return result
