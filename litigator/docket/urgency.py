"""How urgent a date is, as a word and a number, by a formula that is told with its terms. A warning to look, never a rule of law."""

from dataclasses import dataclass

from litigator.docket.rows import Row

LAST_DAY, A_DAY, ENDS_THE_CASE, UNCONFIRMED, STATE, UNCOUNTED, UNDOCUMENTED = 60, 3, 30, 10, 20, 60, 30
WORDS = ((85, "critical"), (60, "high"), (35, "medium"), (0, "low"))


@dataclass(frozen=True, slots=True)
class Urgency:
    """0 to 100, the word for it, and the terms that add up to it: (points, why in English, why in Lithuanian)."""

    number: int
    terms: tuple[tuple[int, str, str], ...]

    @property
    def word(self) -> str:
        return next(word for least, word in WORDS if self.number >= least)

    def formula(self, language: str = "en") -> str:
        """The sum in words: `60 (the last day is today) + 30 (a miss ends the case) = 90`."""
        told = " + ".join(f"{points} ({lt if language == 'lt' else en})" for points, en, lt in self.terms if points)
        return f"{told} = {self.number}" if told else "0"


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
        if row.confirmed_by is None and row.kind != "missing":
            terms.append((UNCONFIRMED, "nobody has confirmed the day", "dienos niekas nepatvirtino"))
    return Urgency(min(100, sum(points for points, _, _ in terms)), tuple(terms))


def _closeness(row: Row, days: int | None) -> tuple[int, str, str]:
    if row.kind == "missing":
        return (UNCOUNTED, "it has begun and cannot be counted yet", "jis prasidėjo, bet dar negali būti apskaičiuotas")
    if days is None:
        return (0, "it has no day", "jis neturi dienos")
    if row.bound in ("state", "court"):
        if days < 0:
            return (STATE, "the State has let its own limit pass", "valstybė praleido savo terminą")
        return (
            max(0, STATE - days),
            f"the State's own limit, {days} days away",
            f"valstybės terminas, liko dienų: {days}",
        )
    if days < 0:
        return (LAST_DAY, "the last day has passed", "paskutinė diena praėjo")
    if days == 0:
        return (LAST_DAY, "the last day is today", "paskutinė diena – šiandien")
    points = max(0, LAST_DAY - A_DAY * days)
    return (
        points,
        f"{days} days left: {LAST_DAY} less {A_DAY} a day",
        f"liko dienų: {days}; {LAST_DAY} be {A_DAY} už kiekvieną",
    )
