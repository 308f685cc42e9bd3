"""Which decision of the case is meant: its date, formation, ECLI, kind."""

import re
from collections.abc import Sequence
from datetime import date

from litigator.citations.identity import ecthr_ecli
from litigator.precedents.checking.benches import said_grand
from litigator.precedents.checking.days import impossible_day
from litigator.precedents.checking.known import Known
from litigator.precedents.checking.question import Question, what_told
from litigator.precedents.checking.suggesting import corrected, date_in, day_in_words, day_told, slip_of
from litigator.tongue import lasting

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
GRAND = re.compile(
    r"[\[(]GC[\])]|\bGC,|[\[(]DK[\])]|\bDK\b|grand chamber|grande chambre|\bgr\. ?ch\.|didži\w+ kolegij", re.IGNORECASE
)
_JUDGMENT = re.compile(r"\b(?:judgments?|arrêts?)\b[^.;:()]{0,60}$", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:ECHR|CEDH|Reports[^,]{0,40}|Recueil[^,]{0,40}) ((?:19|20)\d\d)\b|\[((?:19|20)\d\d)\] ECR\b")
_CE = re.compile(r"ECLI:CE:ECHR:(\d{4}):(\d\d)(\d\d)(?:JUD|DEC)\d{9}")
_DEC = re.compile(r"\d{4}DEC\d")
_EU = re.compile(r"ECLI:EU:[CTF]:(\d{4}):\d+")


def dated(q: Question, pool: list[Known]) -> list[Known]:
    """Those of the pool that are of the day cited; a day that none of them has is told."""
    day = q.day
    if day is None:
        never = impossible_day(q.cited.text)
        if never:
            q.say("date_mismatch", lasting("there is no {never}", never=never), q.full(pool[0]) if pool else "")
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
        told = lasting(
            "it is dated {day}; {source} has it reported in {year}",
            day=day_told(day),
            source=reported.source,
            year=reported.year,
        )
        q.say("date_mismatch", told, q.full(reported), known=reported)
        return pool
    if with_day or reported is not None:
        first = with_day[0] if with_day else reported or pool[0]
        told = lasting(
            "of this case only {first} is known; a decision of {day} is in no source",
            first=what_told(first),
            day=day_told(day),
        )
        q.say("unverified", told, lasting("known is {known}", known=q.full(first)), known=first, severity="warning")
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
    days = {"day": day_told(day), "right": day_told(right.date), "source": right.source}
    told = (
        lasting("it is dated {day}; the Grand Chamber's judgment is of {right} in {source}", **days)
        if right.grand and q.court == "ECtHR"
        else lasting("it is dated {day}; it is of {right} in {source}", **days)
    )
    wrong = date_in(q.cited, day)
    mended = corrected(q.cited, wrong, day_in_words(right.date, q.tongue)) if wrong else None
    q.say(
        "date_mismatch",
        lasting("{told} ({slip})", told=told, slip=slip) if slip else told,
        mended or q.full(right),
        known=right,
    )


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
    year = int(found[1] or found[2])
    fitting = [known for known in pool if known.year == year]
    if fitting:
        return fitting
    if _says_decision(q) or PHASE.search(q.near):
        told = lasting(
            "of this case only {first} is known; a decision reported in {year} is in no source",
            first=what_told(pool[0]),
            year=year,
        )
        q.say("unverified", told, lasting("known is {known}", known=q.full(pool[0])), known=pool[0], severity="warning")
        return []
    told = lasting(
        "it is cited from the reports of {year}; {source} has it given in {theirs}",
        year=year,
        source=pool[0].source,
        theirs=pool[0].year,
    )
    q.say("date_mismatch", told, q.full(pool[0]), known=pool[0])
    return pool


def formation(q: Question, pool: Sequence[Known], candidates: Sequence[Known]) -> None:
    """Whether the mark of the Grand Chamber stands where it belongs."""
    grand = [known for known in pool if known.grand and known.kind != "pending"]
    chamber = [known for known in pool if known.grand is False]
    if q.court == "CJEU" and chamber and not grand and not q.said("date_mismatch") and said_grand(q.before):
        told = lasting(
            "it is said to be of the Grand Chamber; {source} has it of another chamber", source=chamber[0].source
        )
        q.say("formation_mismatch", told, q.full(chamber[0]), known=chamber[0])
    if q.court != "ECtHR" or q.said("date_mismatch") or not pool or _says_decision(q):
        return
    if (q.grand or said_grand(q.before)) and chamber and not grand:
        other = next((known for known in candidates if known.grand and known.date), None)
        if other is not None and other.date is not None and q.day is not None:
            day = day_told(other.date)
            told = lasting(
                "the day given is that of the Chamber's judgment; the Grand Chamber's is of {day} in {source}",
                day=day,
                source=other.source,
            )
            wrong = date_in(q.cited, q.day)
            mended = corrected(q.cited, wrong, day_in_words(other.date, q.tongue)) if wrong else None
            q.say("date_mismatch", told, mended or q.full(other), known=other)
        elif other is None:
            told = lasting(
                "it is marked [GC]; {source} has it as no judgment of the Grand Chamber", source=chamber[0].source
            )
            q.say("formation_mismatch", told, q.full(chamber[0]), known=chamber[0])
    missing = grand and not chamber and q.cited.form == "full" and not q.grand
    if missing and q.tongue != "lt" and q.name and q.numbers and not GRAND.search(q.near):
        told = lasting("it is a judgment of the Grand Chamber in {source}: [GC] is missing", source=grand[0].source)
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
        told = lasting(
            "{cited} is cited as an opinion of the Advocate General; {source} has the judgment only",
            cited=cited,
            source=right.source,
        )
        q.say("unverified", told, known=right, severity="warning")
        return
    expected = right.ecli or _computed(right, decision="DEC" in cited)
    if expected is None and _remembered(q, right) not in (None, cited):
        told = lasting(
            "the library remembers {theirs}, not {cited}; nobody has seen it at its source",
            theirs=_remembered(q, right),
            cited=cited,
        )
        q.say("unverified", told, known=right, severity="warning")
        return
    if expected is None:
        year = _EU.fullmatch(cited)
        if year and right.date and int(year[1]) != right.date.year:
            told = lasting(
                "the ECLI is of {year}, the decision of {theirs} in {source}",
                year=year[1],
                theirs=right.date.year,
                source=right.source,
            )
            q.say("ecli_mismatch", told, known=right)
        return
    if cited == expected:
        return
    if q.day is None and _of_another_day(cited, expected):
        told = lasting(
            "{cited} is in no source; of this case only {first} is known, {expected}",
            cited=cited,
            first=what_told(right),
            expected=expected,
        )
        q.say("unverified", told, lasting("known is {known}", known=q.full(right)), known=right, severity="warning")
        return
    bare = corrected(q.cited, cited.removeprefix("ECLI:"), expected.removeprefix("ECLI:"))
    q.say(
        "ecli_mismatch",
        lasting("the ECLI is {expected} in {source}, not {cited}", expected=expected, source=right.source, cited=cited),
        bare or expected,
        known=right,
    )


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
        told = lasting(
            "the case is pending in {source}: nothing has been decided in it, and it must be cited so",
            source=pool[0].source,
        )
        q.say("pending_cited_as_decided", told, q.full(pool[0]), known=pool[0])
    if all(known.kind == "opinion" for known in pool) and not _says_opinion(q):
        told = lasting("this is an Advocate General's opinion in {source}, no judgment", source=pool[0].source)
        q.say("opinion_cited_as_judgment", told, q.full(pool[0]), known=pool[0])
    if q.court == "ECtHR" and not q.said("date_mismatch"):
        _decision_or_judgment(q, pool)
    if q.court == "CJEU" and all(known.kind == "order" for known in pool) and _JUDGMENT.search(q.just_before):
        q.say(
            "kind_mismatch",
            lasting("this is an order in {source}, no judgment", source=pool[0].source),
            q.full(pool[0]),
            known=pool[0],
        )


def _decision_or_judgment(q: Question, pool: Sequence[Known]) -> None:
    """A decision on admissibility is no judgment, and the other way round. Where no day is cited, another may have been given in the case."""
    kinds = {known.kind for known in pool}
    says = (
        "dec" in q.cited.marks or _DEC.search(q.ecli or "") is not None
    )  # what stands in its neighbour is not its own
    if says and kinds == {"judgment"}:
        first = pool[0]
        if q.day is not None and first.date == q.day:
            told = lasting(
                "it is cited as a decision (dec.); {source} has {first}", source=first.source, first=what_told(first)
            )
            q.say("kind_mismatch", told, q.full(first), known=first)
        elif q.day is None:
            told = lasting(
                "it is cited as a decision (dec.); of this case only {first} is known", first=what_told(first)
            )
            q.say(
                "kind_mismatch", told, lasting("known is {known}", known=q.full(first)), known=first, severity="warning"
            )
    elif not says and not _says_decision(q) and kinds == {"decision"}:
        first = pool[0]
        called = bool(_JUDGMENT.search(q.just_before)) or "judgment of" in q.cited.text
        told = (
            lasting("this is a decision on admissibility in {source}, no judgment", source=first.source)
            if called
            else lasting(
                "this is a decision on admissibility in {source}, no judgment: (dec.) is missing", source=first.source
            )
        )
        q.say("kind_mismatch", told, q.full(first), known=first, severity="error" if called else "warning")
