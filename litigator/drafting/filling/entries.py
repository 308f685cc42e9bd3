"""What the office has for the form: each entry with its name (`A.born`), what a form may call it, and its words or its tick."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litigator.drafting.filling.lettering import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing a field may take. `called` are words by which a form may ask for it. `flows`: long text that may run on through several
    fields. `tick`: the entry is a tick, set where it is true (`text` says it for people). `parts`: a field that asks for one of these alone
    asks for less than the case knows apart: the case holds a name whole, and which word of it is the surname nobody guesses.
    `only`: a word without which the field does not ask for this (the day of a date, alone). `never`: words of fields that sound like this
    and ask for something else. `short`: the same in fewer signs, for a field with a cell for each (`14051993`).
    """

    key: str
    called: tuple[str, ...]
    text: str = ""
    flows: bool = False
    tick: bool = False
    parts: tuple[str, ...] = ()
    only: str = ""
    never: tuple[str, ...] = ()
    short: str = ""

    @property
    def section(self) -> str:
        return self.key[0]


# The Registry gives its form out in the languages of the member States: beside the English words, the French and the German ones.
_NAMES = ("surname", "first", "nom", "prénom", "prénoms", "familienname", "vorname", "vornamen")
_BORN = ("date of birth", "born", "birth date", "date de naissance", "geburtsdatum")
_NATIONALITY = ("nationality", "citizenship", "nationalité", "staatsangehörigkeit")
_ADDRESS = ("address", "full address", "adresse", "anschrift")
_PHONE = ("telephone", "phone", "tel", "téléphone", "telefon")
_EMAIL = ("email", "e mail")
_FAX = ("fax", "telefax", "télécopie")


def entries_of(facts: Mapping[str, Any], boxes: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, Entry]:
    """Every entry for the form, of the case's `facts` (boxes A to C) and of the worksheet's `boxes` (E to G, I, comments)."""
    found = (*_applicant(facts["claimant"]), *_state(facts), *_representative(facts["representative"]), *_text(boxes))
    return {entry.key: entry for entry in found}


def _applicant(person: Mapping[str, Any]) -> Iterator[Entry]:
    yield Entry(
        key="A.name",
        called=("surname and first names", "full name", "name of the applicant"),
        text=_of(person["name"]),
        parts=_NAMES,
    )
    yield from _day("A.born", _BORN, person["born"], never=("place", "lieu", "geburtsort"))
    yield Entry(key="A.nationality", called=_NATIONALITY, text=_of(person["nationality"]))
    yield Entry(key="A.address", called=_ADDRESS, text=_of(person["address"]))
    yield Entry(key="A.phone", called=_PHONE, text=_of(person["phone"]))
    yield Entry(key="A.email", called=_EMAIL, text=_of(person["email"]))
    male, female = ("male", "sex male", "masculin", "männlich"), ("female", "sex female", "féminin", "weiblich")
    yield Entry(key="A.male", called=male, text="male" if person["gender"] == "m" else "", tick=True)
    yield Entry(key="A.female", called=female, text="female" if person["gender"] == "f" else "", tick=True)


def _day(key: str, called: tuple[str, ...], day: Any, *, never: tuple[str, ...] = ()) -> Iterator[Entry]:
    """A day as the form has it (`14/05/1993`), and in three for forms with a field each."""
    known = isinstance(day, date)
    text, short = (f"{day:%d/%m/%Y}", f"{day:%d%m%Y}") if known else (_of(day), "")
    yield Entry(key=key, called=called, text=text, short=short, never=never)
    for part, sign in (("day", "%d"), ("month", "%m"), ("year", "%Y")):
        words = tuple(f"{one} {part}" for one in called)
        yield Entry(key=f"{key}.{part}", called=words, text=day.strftime(sign) if known else "", only=part, never=never)


def _state(facts: Mapping[str, Any]) -> Iterator[Entry]:
    """The worksheet is against Lithuania: the rules of its time limits and its remedies are Lithuania's."""
    yield Entry(
        key="B.state",
        called=("ltu lithuania", "lithuania", "ltu", "ltu lituanie", "ltu litauen"),
        text="Lithuania",
        tick=True,
    )


def _representative(party: Mapping[str, Any]) -> Iterator[Entry]:
    yield Entry(
        key="C.name",
        called=("surname and first names of the representative", "name of the representative"),
        text=_of(party["name"]),
        parts=_NAMES,
        never=(*_FAX, "email", "telephone", "address", "nationality"),
    )
    yield Entry(
        key="C.organisation", called=("organisation", "capacity relationship function"), text=_of(party["organisation"])
    )
    yield Entry(
        key="C.address", called=(*_ADDRESS, "address of the representative"), never=_FAX, text=_of(party["address"])
    )
    yield Entry(
        key="C.phone", called=(*_PHONE, "telephone of the representative"), never=_FAX, text=_of(party["phone"])
    )
    yield Entry(key="C.email", called=(*_EMAIL, "email of the representative"), never=_FAX, text=_of(party["email"]))


def _text(boxes: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[Entry]:
    facts = "\n".join(row[0] for row in boxes.get("E", ()))
    yield Entry(
        key="E.text",
        called=("statement of the facts", "facts", "exposé des faits", "darlegung des sachverhalts"),
        text=plain(facts),
        flows=True,
    )
    complaints = [row for row in boxes.get("F", ()) if len(row) == 2]
    yield Entry(
        key="F.articles",
        called=("article invoked", "article", "article invoqué", "geltend gemachter artikel"),
        text=plain("\n".join(row[0] for row in complaints)),
        flows=True,
    )
    yield Entry(
        key="F.explanations",
        called=("explanation", "statement of alleged violations and arguments", "explication", "erläuterung"),
        text=_rows(complaints),
        flows=True,
    )
    remedies = [row for row in boxes.get("G", ()) if len(row) == 2]
    complained = plain("\n".join(row[0] for row in remedies))
    yield Entry(key="G.complaints", called=("complaint", "grief", "beschwerdepunkt"), text=complained, flows=True)
    yield Entry(
        key="G.remedies",
        called=(
            "information about remedies used and the date of the final decision",
            "remedies used",
            "informations relatives aux recours exercés et date de la décision définitive",
            "angaben zu den eingelegten rechtsbehelfen und datum der endgültigen entscheidung",
        ),
        text=_rows(remedies),
        flows=True,
    )
    unused = "\n".join(row[0] for row in boxes.get("G", ()) if len(row) == 1)
    yield Entry(
        key="G.unused",
        called=(
            "remedy not used which remedy and why not",
            "why not used",
            "unused remedy",
            "please state which appeal or remedy you have not used and explain why not",
            "recours non exercé lequel et pourquoi",
            "nicht eingelegter rechtsbehelf welcher und warum nicht",
        ),
        text=plain(unused),
        flows=True,
    )
    documents = [plain(row[0]) for row in boxes.get("I", ())]
    listed = (
        "list of documents",
        "accompanying documents",
        "liste des documents joints",
        "liste der beigefügten unterlagen",
    )
    yield Entry(key="I.documents", called=listed, text="\n".join(documents), flows=True)
    for number, title in enumerate(documents, 1):
        yield Entry(key=f"I.{number}", called=(f"document {number}", f"accompanying document {number}"), text=title)
    yield Entry(
        key="I.comments",
        called=(
            "any other comments",
            "do you have any other comments about your application",
            "autres remarques",
            "sonstige bemerkungen",
        ),
        text=plain("\n".join(row[0] for row in boxes.get("comments", ()))),
        flows=True,
    )


def _rows(rows: Sequence[Sequence[str]]) -> str:
    """Two columns as one text: each row begins with its first column, so that nothing hangs on how two boxes stand side by side."""
    return plain("\n".join(f"{title}: {words}" for title, words in rows))


def _of(value: Any) -> str:
    return "" if value is None else plain(str(value))
