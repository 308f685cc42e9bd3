"""What stands on the page of the week: figures, a chart of the days ahead, short tables, bars of detention, the grid of issues by forum; all words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

BAD, WARN, PLAIN = "bad", "warn", "plain"  # a tone never says what the words do not


class Figure(NamedTuple):
    """A number with what it counts."""

    number: str
    label: str
    tone: str = PLAIN


class Item(NamedTuple):
    """A line of a table: what stands in front (a day), what it is about, a second line, a mark, and the tone."""

    front: str
    head: str
    body: str = ""
    mark: str = ""
    tone: str = PLAIN


class Table(NamedTuple):
    """Items under a heading; `more` of them are left out, and `empty` is said when there are none."""

    key: str
    heading: str
    items: tuple[Item, ...]
    more: str
    empty: str


class Day(NamedTuple):
    """A day ahead: how many limits of ours fall on it that end a case, how many others, how many of the State's."""

    label: str
    weekday: str
    fatal: int
    ours: int
    state: int
    is_rest: bool


class Bar(NamedTuple):
    """Days in detention, and how many of them no court had ordered."""

    label: str
    days: int
    part: int
    sum: str
    told: str


class Grid(NamedTuple):
    """How many cases each issue (across) has before each forum (down); 0 is a gap."""

    issues: tuple[tuple[str, str], ...]
    forums: tuple[str, ...]
    numbers: tuple[tuple[int, ...], ...]
    notes: tuple[str, ...]


class Page(NamedTuple):
    """The whole page. `legend` names the three kinds of the chart."""

    language: str
    office: str
    title: str
    span: str
    figures: tuple[Figure, ...]
    ahead: str
    legend: tuple[str, str, str]
    days: tuple[Day, ...]
    tables: tuple[Table, ...]
    held: str
    bars: tuple[Bar, ...]
    held_legend: tuple[str, str]
    held_more: str
    held_empty: str
    gaps: str
    grid: Grid
    foot: str

    def table(self, key: str) -> Table:
        return next(one for one in self.tables if one.key == key)


_EN = {
    "title": "The week",
    "span": "{} to {}, and the {} days after",
    "figures": ("overdue", "due in {} days", "end a case, not confirmed", "people held", "new cases"),
    "ahead": "The next four weeks, day by day",
    "legend": ("ends a case", "other limits of ours, hearings", "the State's"),
    "comes": "What comes",
    "done": "Done this week",
    "fell": "Fell due and stands open",
    "unconfirmed": "Not confirmed, and a miss ends the case",
    "moved": "Decided and moved",
    "new": "New cases",
    "held": "In detention",
    "held_legend": ("days", "of them without a court"),
    "gaps": "Where the cases stand, and the gaps",
    "none": {
        "comes": "Nothing falls in these days.",
        "done": "Nothing was met.",
        "fell": "Nothing was missed.",
        "unconfirmed": "Everything that ends a case is confirmed.",
        "moved": "Nothing was decided about a limit, nothing moved.",
        "new": "No case was opened.",
        "held": "Nobody is held.",
    },
    "more": "and {} more",
    "others": "Fewer before: {}.",
    "never": "No case at all before: {}.",
    "without": "Issues without any case: {}.",
    "foot": "litigator report, computed on {}. References only; the docket itself is the alarm.",
    "foot_names": "litigator report, computed on {}. It names people: keep it in the office.",
    "late": "late",
    "kinds": {
        "deadline_confirmed": "confirmed",
        "deadline_waived": "waived",
        "deadline_overridden": "overridden",
        "deadline_reopened": "reopened",
        "deadline_assigned": "assigned",
    },
    "to": "to {}",
    "corrected": "the day was corrected",
    "by": "by {}",
    "days": "{} days, {} without a court",
    "until": "order until {}",
    "no order": "no court order",
    "next": "next {}",
    "expired": "expired {}",
    "nobody": "nobody has it",
    "standings": {"overdue": "overdue", "expired": "the State let it pass", "awaiting": "no answer", "due": "arguable"},
    "words": {"critical": "critical", "high": "high", "medium": "medium", "low": "low"},
    "undated": "no day",
    "weekdays": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
}
_LT = {
    "title": "Savaitė",
    "span": "{} – {} ir dar {} d. į priekį",
    "figures": ("praleista", "per {} d.", "baigia bylą, nepatvirtinta", "laikomi asmenys", "naujos bylos"),
    "ahead": "Keturios savaitės į priekį, diena po dienos",
    "legend": ("baigia bylą", "kiti mūsų terminai, posėdžiai", "valstybės"),
    "comes": "Kas ateina",
    "done": "Atlikta šią savaitę",
    "fell": "Suėjo ir liko neatlikta",
    "unconfirmed": "Nepatvirtinta, o praleidus byla baigiasi",
    "moved": "Nuspręsta ir pasikeitė",
    "new": "Naujos bylos",
    "held": "Laikomi asmenys",
    "held_legend": ("dienos", "iš jų be teismo"),
    "gaps": "Kur yra bylos ir kur spragos",
    "none": {
        "comes": "Šiomis dienomis nieko nėra.",
        "done": "Nieko neatlikta.",
        "fell": "Niekas nepraleista.",
        "unconfirmed": "Viskas, kas baigia bylą, patvirtinta.",
        "moved": "Dėl terminų nieko nenuspręsta, niekas nepasikeitė.",
        "new": "Naujų bylų nėra.",
        "held": "Niekas nelaikomas.",
    },
    "more": "ir dar {}",
    "others": "Mažiau bylų: {}.",
    "never": "Nė vienos bylos: {}.",
    "without": "Klausimai be bylų: {}.",
    "foot": "litigator report, apskaičiuota {} Tik bylų numeriai; prieš pasikliaudami klauskite terminų knygos.",
    "foot_names": "litigator report, apskaičiuota {} Čia yra vardų: neišneškite iš organizacijos.",
    "late": "pavėluotai",
    "kinds": {
        "deadline_confirmed": "patvirtinta",
        "deadline_waived": "atsisakyta",
        "deadline_overridden": "pakeista",
        "deadline_reopened": "atnaujinta",
        "deadline_assigned": "paskirta",
    },
    "to": "kam: {}",
    "corrected": "pataisyta diena",
    "by": "kas: {}",
    "days": "dienų: {}, iš jų be teismo: {}",
    "until": "nutartis iki {}",
    "no order": "teismo nutarties nėra",
    "next": "toliau {}",
    "expired": "baigėsi {}",
    "nobody": "niekas neatsako",
    "standings": {
        "overdue": "praleista",
        "expired": "praleido valstybė",
        "awaiting": "atsakymo nėra",
        "due": "ginčijama",
    },
    "words": {"critical": "kritinis", "high": "didelis", "medium": "vidutinis", "low": "mažas"},
    "undated": "be dienos",
    "weekdays": ("Pr", "An", "Tr", "Kt", "Pn", "Št", "Sk"),
}
WORDS: Mapping[str, Mapping[str, Any]] = {"en": _EN, "lt": _LT}
