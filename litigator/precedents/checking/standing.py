"""Which decision of the case is meant, and whether it stands: its date, formation, ECLI, kind, finality, treatment, verification."""

import re
from collections.abc import Sequence
from datetime import date

from litigator.citations.identity import ecthr_ecli
from litigator.deadlines.counting import add_months
from litigator.precedents.checking.days import impossible_day
from litigator.precedents.checking.finding import Severity
from litigator.precedents.checking.known import Known
from litigator.precedents.checking.question import Question, what_told
from litigator.precedents.checking.suggesting import corrected, date_in, day_in_words, slip_of

MONTHS_TO_REFER = 3
"""Article 43 § 1 of the Convention: until then a Chamber's judgment is not final."""
PROTOCOL_11 = date(1998, 11, 1)
PENDING = re.compile(
    r"\bpending\b|not yet|communicated case|relinquish|nagrinėjama byla|nagrinėjamą bylą|(?:te|dar )?benagrinėjam|dar nagrinėjam"
    r"|neišspręst|neišnagrinėt|pendante|en instance",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\bAG\b|advocate[- ]general|generalin\w+ advokat|avocat\w* général|\bopinion (?:of|in)\b|\bconclusions (?:de|dans)\b",
    re.IGNORECASE,
)
PHASE = re.compile(
    r"\((?:just satisfaction|merits|friendly settlement|revision|striking out|preliminary objections|satisfaction équitable"
    r"|fond|règlement amiable|révision|radiation|exceptions préliminaires)\)",
    re.IGNORECASE,
)
GRAND = re.compile(r"\[GC\]|\[DK\]|grand chamber|grande chambre|didži\w+ kolegij", re.IGNORECASE)
_JUDGMENT = re.compile(r"\b(?:judgments?|arrêts?)\b[^.;:()]{0,60}$", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:ECHR|CEDH|Reports[^,]{0,40}|Recueil[^,]{0,40}) ((?:19|20)\d\d)\b")
_CE = re.compile(r"ECLI:CE:ECHR:(\d{4}):(\d\d)(\d\d)(?:JUD|DEC)\d{9}")
_DEC = re.compile(r"\d{4}DEC\d")
_EU = re.compile(r"ECLI:EU:[CTF]:(\d{4}):\d+")


def dated(q: Question, pool: list[Known]) -> list[Known]:
    """Those of the pool that are of the day cited; a day that none of them has is told."""
    day = q.day
    if day is None:
        never = impossible_day(q.cited.text)
        if never:
            q.say("date_mismatch", f"there is no {never}", q.full(pool[0]) if pool else "")
        return _of_reported_year(q, pool)
    exact = [known for known in pool if known.date == day]
    if exact:
        return exact
    with_day = [known for known in pool if known.date is not None]
    loose = [known for known in pool if known.date is None and known.fits(day)]
    if loose and not any(known.year == day.year for known in with_day):
        return loose
    comparable = [known for known in with_day if _comparable(q, known)]
    if comparable and not _another_decision(q, comparable):
        right = min(comparable, key=lambda known: _remoteness(q, known, day))
        if not _may_be_the_chambers(q, comparable, right, day):
            _wrong_day(q, day, right)
            return [known for known in pool if known.date == right.date]
    reported = next((known for known in pool if known.year is not None and not known.date), None)
    if reported is not None and not with_day and _comparable(q, reported):
        told = f"it is dated {day_in_words(day, 'en')}; {reported.source} has it reported in {reported.year}"
        q.say("date_mismatch", told, q.full(reported), known=reported)
        return pool
    if with_day or reported is not None:
        first = with_day[0] if with_day else reported or pool[0]
        told = f"of this case only {what_told(first)} is known; a decision of {day_in_words(day, 'en')} is in no source"
        q.say("unverified", told, f"known is {q.full(first)}", known=first, severity="warning")
        return []
    return pool


def _remoteness(q: Question, known: Known, day: date) -> tuple[bool, bool, int]:
    """The decision meant by a wrong day is one a slip away, of the formation cited, the nearest in time."""
    assert known.date is not None
    return (not slip_of(day, known.date), bool(known.grand) != (q.grand), abs((known.date - day).days))


def _may_be_the_chambers(q: Question, comparable: Sequence[Known], right: Known, day: date) -> bool:
    """Where only the Grand Chamber's judgment is known, an earlier day that is no slip of its day may be the Chamber's."""
    only_grand = all(known.grand for known in comparable)
    named_grand = q.grand or bool(GRAND.search(q.near))
    earlier = right.date is not None and day < right.date
    return q.court == "ECtHR" and only_grand and earlier and not named_grand and not slip_of(day, right.date or day)


def _wrong_day(q: Question, day: date, right: Known) -> None:
    assert right.date is not None
    slip = slip_of(day, right.date)
    what = "the Grand Chamber's judgment" if right.grand and q.court == "ECtHR" else "it"
    told = f"it is dated {day_in_words(day, 'en')}; {what} is of {day_in_words(right.date, 'en')} in {right.source}"
    wrong = date_in(q.cited, day)
    mended = corrected(q.cited, wrong, day_in_words(right.date, q.tongue)) if wrong else None
    q.say("date_mismatch", f"{told} ({slip})" if slip else told, mended or q.full(right), known=right)


def _comparable(q: Question, known: Known) -> bool:
    """Whether a known decision is of the kind cited: no date of a decision is held against a judgment's."""
    if _says_decision(q):
        return known.kind == "decision"
    if PHASE.search(q.near):
        return bool(known.date and q.day and slip_of(q.day, known.date))
    if _says_opinion(q):
        return known.kind == "opinion"
    return known.kind not in ("decision", "opinion", "order") or q.court not in ("ECtHR", "CJEU")


def _of_reported_year(q: Question, pool: list[Known]) -> list[Known]:
    """«ECHR 2016-V» holds what was given in 2016."""
    found = _REPORT.search(q.cited.text)
    years = {known.year for known in pool}
    if found is None or None in years or not pool:
        return pool
    year = int(found[1])
    fitting = [known for known in pool if known.year == year]
    if fitting:
        return fitting
    if _says_decision(q) or PHASE.search(q.near):
        told = f"of this case only {what_told(pool[0])} is known; a decision reported in {year} is in no source"
        q.say("unverified", told, f"known is {q.full(pool[0])}", known=pool[0], severity="warning")
        return []
    told = f"it is cited from the reports of {year}; {pool[0].source} has it given in {pool[0].year}"
    q.say("date_mismatch", told, q.full(pool[0]), known=pool[0])
    return pool


def formation(q: Question, pool: Sequence[Known], candidates: Sequence[Known]) -> None:
    """Whether the mark of the Grand Chamber stands where it belongs."""
    grand = [known for known in pool if known.grand and known.kind != "pending"]
    chamber = [known for known in pool if known.grand is False]
    if q.court != "ECtHR" or q.said("date_mismatch") or not pool or _says_decision(q):
        return
    if q.grand and chamber and not grand:
        other = next((known for known in candidates if known.grand and known.date), None)
        if other is not None and other.date is not None and q.day is not None:
            day = day_in_words(other.date, "en")
            told = f"the day given is that of the Chamber's judgment; the Grand Chamber's is of {day} in {other.source}"
            wrong = date_in(q.cited, q.day)
            mended = corrected(q.cited, wrong, day_in_words(other.date, q.tongue)) if wrong else None
            q.say("date_mismatch", told, mended or q.full(other), known=other)
        elif other is None:
            told = f"it is marked [GC]; {chamber[0].source} has it as no judgment of the Grand Chamber"
            q.say("formation_mismatch", told, q.full(chamber[0]), known=chamber[0])
    missing = grand and not chamber and q.cited.form == "full" and not q.grand
    if missing and q.tongue != "lt" and q.name and q.numbers and not GRAND.search(q.near):
        told = f"it is a judgment of the Grand Chamber in {grand[0].source}: [GC] is missing"
        q.say("formation_mismatch", told, q.full(grand[0]), known=grand[0], severity="warning")


def _another_decision(q: Question, known: Sequence[Known]) -> bool:
    """Whether day and ECLI agree with each other and with nothing known: an order or another judgment in the same case."""
    if not q.ecli or q.day is None or any(one.ecli == q.ecli for one in known):
        return False
    day = _day_of_ecli(q.ecli)
    if day is not None:
        return day == q.day
    year = _EU.fullmatch(q.ecli)
    return (
        year is not None
        and int(year[1]) == q.day.year
        and not any(slip_of(q.day, one.date) for one in known if one.date)
    )


def ecli(q: Question, pool: Sequence[Known]) -> None:
    """An ECLI must be the one a source has, or the one that number and date give."""
    cited = q.ecli
    if not cited or not pool or any(known.ecli == cited for known in pool):
        return
    right = next((one for one in pool if one.ecli), None) or next((one for one in pool if one.date), pool[0])
    if "opinion" in q.cited.marks:
        told = f"{cited} is cited as an opinion of the Advocate General; {right.source} has the judgment only"
        q.say("unverified", told, known=right, severity="warning")
        return
    expected = right.ecli or _computed(right, decision="DEC" in cited)
    if expected is None and _remembered(q, right) not in (None, cited):
        told = f"the library remembers {_remembered(q, right)}, not {cited}; nobody has seen it at its source"
        q.say("unverified", told, known=right, severity="warning")
        return
    if expected is None:
        year = _EU.fullmatch(cited)
        if year and right.date and int(year[1]) != right.date.year:
            told = f"the ECLI is of {year[1]}, the decision of {right.date.year} in {right.source}"
            q.say("ecli_mismatch", told, known=right)
        return
    if cited == expected:
        return
    if q.day is None and _of_another_day(cited, expected):
        told = f"{cited} is in no source; of this case only {what_told(right)} is known, {expected}"
        q.say("unverified", told, f"known is {q.full(right)}", known=right, severity="warning")
        return
    bare = corrected(q.cited, cited.removeprefix("ECLI:"), expected.removeprefix("ECLI:"))
    q.say("ecli_mismatch", f"the ECLI is {expected} in {right.source}, not {cited}", bare or expected, known=right)


def _remembered(q: Question, known: Known) -> str | None:
    """The ECLI the library has of the decision, though only from memory."""
    entry = q.sources.library.precedents.get(known.precedent or "")
    return entry.ecli if entry is not None else None


def _computed(known: Known, *, decision: bool) -> str | None:
    """The ECLI that number and date of a decision of Strasbourg give."""
    number = next((number for number in known.numbers if re.fullmatch(r"\d{1,6}/\d{2}", number)), None)
    if known.court != "ECtHR" or known.date is None or number is None:
        return None
    return ecthr_ecli(number, known.date, decision=decision)


def _day_of_ecli(ecli: str) -> date | None:
    found = _CE.fullmatch(ecli)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _of_another_day(cited: str, expected: str) -> bool:
    """Whether an ECLI is whole in itself and of another decision in the same case: its day is no slip of the day known."""
    ours, theirs = _day_of_ecli(cited), _day_of_ecli(expected)
    if ours is not None and theirs is not None:
        return cited[-9:] == expected[-9:] and ours != theirs and not slip_of(ours, theirs)
    first, second = _EU.fullmatch(cited), _EU.fullmatch(expected)
    return first is not None and second is not None and first[1] != second[1] and cited[-3:] != expected[-3:]


def _says_decision(q: Question) -> bool:
    return (
        "dec" in q.cited.marks
        or _DEC.search(q.ecli or "") is not None
        or bool(re.search(r"\(d[eé]c\.?\)|sprendim\w+ dėl priimtinumo", q.near, re.IGNORECASE))
    )


def _says_opinion(q: Question) -> bool:
    return (
        "opinion" in q.cited.marks or q.celex_kind == "opinion" or (q.court == "CJEU" and bool(OPINION.search(q.near)))
    )


def what_it_is(q: Question, pool: Sequence[Known]) -> None:
    """A pending case has decided nothing, an opinion is no judgment: a text that cites them must say so."""
    if not pool:
        return
    if all(known.kind == "pending" for known in pool) and "pending" not in q.cited.marks and not PENDING.search(q.near):
        told = f"the case is pending in {pool[0].source}: nothing has been decided in it, and it must be cited so"
        q.say("pending_cited_as_decided", told, q.full(pool[0]), known=pool[0])
    if all(known.kind == "opinion" for known in pool) and not _says_opinion(q):
        told = f"this is an Advocate General's opinion in {pool[0].source}, no judgment"
        q.say("opinion_cited_as_judgment", told, q.full(pool[0]), known=pool[0])
    if q.court == "ECtHR" and not q.said("date_mismatch"):
        _decision_or_judgment(q, pool)
    if q.court == "CJEU" and all(known.kind == "order" for known in pool) and _JUDGMENT.search(q.just_before):
        q.say("kind_mismatch", f"this is an order in {pool[0].source}, no judgment", q.full(pool[0]), known=pool[0])


def _decision_or_judgment(q: Question, pool: Sequence[Known]) -> None:
    """A decision on admissibility is no judgment, and the other way round. Where no day is cited, another may have been given in the case."""
    kinds = {known.kind for known in pool}
    says = (
        "dec" in q.cited.marks or _DEC.search(q.ecli or "") is not None
    )  # what stands in its neighbour is not its own
    if says and kinds == {"judgment"}:
        first = pool[0]
        if q.day is not None and first.date == q.day:
            told = f"it is cited as a decision (dec.); {first.source} has {what_told(first)}"
            q.say("kind_mismatch", told, q.full(first), known=first)
        elif q.day is None:
            told = f"it is cited as a decision (dec.); of this case only {what_told(first)} is known"
            q.say("kind_mismatch", told, f"known is {q.full(first)}", known=first, severity="warning")
    elif not says and not _says_decision(q) and kinds == {"decision"}:
        first = pool[0]
        called = bool(_JUDGMENT.search(q.just_before)) or "judgment of" in q.cited.text
        told = f"this is a decision on admissibility in {first.source}, no judgment" + (
            "" if called else ": (dec.) is missing"
        )
        q.say("kind_mismatch", told, q.full(first), known=first, severity="error" if called else "warning")


def when(q: Question, pool: Sequence[Known], candidates: Sequence[Known]) -> None:
    """A filing rests on nothing that came after it, and says of what is not final that it is not."""
    filing = q.asked.filing
    days = [known.date for known in pool if known.date]
    given = q.day or min(days, default=None)
    bare = not (q.name or q.day or q.ecli or q.cited.pinpoints)  # a number alone may be the office's own application
    if filing is None or given is None or bare or q.said("date_mismatch"):
        return
    if given > filing:
        told = f"it is of {day_in_words(given, 'en')}, after the filing on {day_in_words(filing, 'en')}"
        q.say("later_than_filing", told)
        return
    if q.court == "ECtHR":
        _finality(q, pool, candidates, filing)


def _finality(q: Question, pool: Sequence[Known], candidates: Sequence[Known], filing: date) -> None:
    """A Chamber's judgment is final after three months, or never: when the Grand Chamber has taken the case."""
    this = next((known for known in pool if known.date and known.kind in ("judgment", None)), None)
    if (
        this is None
        or this.date is None
        or any(known.grand or known.committee for known in pool)
        or this.date < PROTOCOL_11
    ):
        return
    final = next((known.final for known in pool if known.final), None)
    ends = add_months(this.date, MONTHS_TO_REFER)
    if (final is not None and final > filing) or (final is None and filing < ends):
        told = f"a judgment of {day_in_words(this.date, 'en')} is not final before {day_in_words(final or ends, 'en')} (Article 44 of the Convention)"
        q.say("not_final", told + ", unless a Committee gave it", known=this, severity="warning")
    grander = next(
        (
            one
            for one in candidates
            if one.grand and one.date and one.kind in ("judgment", None) and this.date < one.date <= filing
        ),
        None,
    )
    if grander is not None and grander.date and not q.grand:
        told = f"the Grand Chamber gave judgment in the case on {day_in_words(grander.date, 'en')}: the Chamber's, cited here, did not become final"
        q.say("not_final", told, q.full(grander), known=grander, severity="warning")


def treated(q: Question, pool: Sequence[Known]) -> None:
    """What the office has marked as overruled or not followed."""
    names = [name for known in pool for name in (known.id, known.precedent, known.ecli, *known.numbers) if name]
    standing = q.asked.marks.of(dict.fromkeys(names))
    if standing.current in ("overruled", "not_followed", "criticised", "limited"):
        severity: Severity = "error" if standing.current == "overruled" else "warning"
        q.say("overruled", f"the office has marked it: {standing.sentence()}", severity=severity)


def proved(q: Question, pool: Sequence[Known]) -> None:
    """What only an unverified entry knows is not known."""
    if not pool or q.said("unverified") or any(remark.severity == "error" for remark in q.remarks):
        return
    if all(known.origin == "library" and (known.wanting or not known.sure) for known in pool):
        entry = pool[0]
        why = entry.wanting or "its identity was not verified"
        mend = "" if "may not" in why else f"litigator precedent verify {entry.id}"
        q.say("unverified", f"only {entry.source} has it, and {why}", mend, known=entry, severity="warning")
