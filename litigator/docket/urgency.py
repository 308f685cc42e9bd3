"""How urgent a date is, as a word and a number, by a formula that is told with its terms. A warning to look, never a rule of law."""

from typing import NamedTuple

from litigator.docket.rows import Row

LAST_DAY, A_DAY, ENDS_THE_CASE, UNCONFIRMED, STATE, UNCOUNTED, UNDOCUMENTED = 60, 3, 30, 10, 20, 60, 30
MOST = 100
FAR = LAST_DAY // A_DAY + 1  # so many days ahead nearness adds nothing any more, for anybody
WORDS = ((85, "critical"), (60, "high"), (35, "medium"), (0, "low"))


class Urgency(NamedTuple):
    """0 to 100, the word for it, and the terms that add up to it: (points, why in English, why in Lithuanian)."""

    number: int
    terms: tuple[tuple[int, str, str], ...]

    @property
    def word(self) -> str:
        return word_of(self.number)

    def formula(self, language: str = "en") -> str:
        """The sum in words: `60 (the last day is today) + 30 (a miss ends the case) = 90`."""
        told = " + ".join(f"{points} ({lt if language == 'lt' else en})" for points, en, lt in self.terms if points)
        return f"{told} = {self.number}" if told else "0"


def word_of(number: int) -> str:
    return next(word for least, word in WORDS if number >= least)


def urgency(row: Row, days: int | None) -> Urgency:
    """Of a date that is open, `days` from its day to keep (None: it has none)."""
    if row.state == "undocumented":
        return Urgency(
            UNDOCUMENTED,
            ((UNDOCUMENTED, "it is done, and no document shows it", "atlikta, bet nėra tai rodančio dokumento"),),
        )
    terms = [_closeness(row, days)]
    if row.fatal and row.bound == "party":
        terms.append((ENDS_THE_CASE, "a miss ends the case", "praleidus byla baigiasi"))
        if row.confirmed_by is None and row.kind == "limit":
            terms.append((UNCONFIRMED, "nobody has confirmed the day", "dienos niekas nepatvirtino"))
    return Urgency(min(MOST, sum(points for points, _, _ in terms)), tuple(terms))


def nearness(days: int) -> int:
    """The points for a day of ours: full once it has come, nothing from `FAR` days on."""
    return LAST_DAY if days <= 0 else max(0, LAST_DAY - A_DAY * days)


def nearness_of_the_state(days: int) -> int:
    """The points for a limit that binds the State or a court."""
    return STATE if days < 0 else max(0, STATE - days)


def _closeness(row: Row, days: int | None) -> tuple[int, str, str]:
    if row.kind == "missing":
        return (UNCOUNTED, "it has begun and cannot be counted yet", "jis prasidėjo, bet dar negali būti apskaičiuotas")
    if days is None:
        return (0, "it has no day", "jis neturi dienos")
    if row.bound in ("state", "court"):
        points = nearness_of_the_state(days)
        if days < 0:
            return (points, "the State has let its own limit pass", "valstybė praleido savo terminą")
        return (points, f"the State's own limit, {days} days away", f"valstybės terminas, liko dienų: {days}")
    points = nearness(days)
    if days < 0:
        return (points, "the last day has passed", "paskutinė diena praėjo")
    if days == 0:
        return (points, "the last day is today", "paskutinė diena – šiandien")
    return (
        points,
        f"{days} days left: {LAST_DAY} less {A_DAY} a day",
        f"liko dienų: {days}; {LAST_DAY} be {A_DAY} už kiekvieną",
    )
