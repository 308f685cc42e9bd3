"""Which case a citation means: by its number, its ECLI, its name; and what of these belongs to another case, or to none."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from litigator.precedents.checking.finding import Severity
from litigator.precedents.checking.known import Known
from litigator.precedents.checking.looking_up import number_key, slips
from litigator.precedents.checking.question import Question, numbers_told, what_told
from litigator.precedents.checking.respondents import folded
from litigator.precedents.checking.suggesting import corrected, nearest, slip_of
from litigator.tongue import lasting

_TAIL = re.compile(
    r"(?P<people>[^.;:()“”„«»\"\d]{2,160}?)\s(?:v\.?|c\.|prieš)\s(?P<respondent>[^,;:()\d]{3,90}?)(?: \([^()\d]{1,40}\))?\s*(?:\[(?:GC|DK))?$"
)
"""A name that ends where a number begins: «… the Rule of Law v. Ukraine [GC], »."""
_TAIL_NUMBERED = re.compile(rf"{_TAIL.pattern[:-1]}[ ,(]{{0,3}}(?:(?:[Nn]o|[Nn]r|case [Nn]o|byla Nr)\.?)? ?$")
_HEAD = re.compile(r"[ ,(]{1,3}(?P<people>[^,;()\d]{2,80}?)\s(?:v\.?|prieš)\s(?P<respondent>[^,;()\d]{3,90})")
"""A name that follows the number of a case."""
_CE = re.compile(r"ECLI:CE:ECHR:(\d{4}):(\d\d)(\d\d)(?:JUD|DEC)(\d{7})(\d\d)")


def candidates(q: Question) -> list[Known]:
    """Every decision the citation may mean; unverified entries only where nothing else knows the case."""
    found = [known for number in q.numbers for known in q.sources.numbered(number, q.court)]
    if not found and q.ecli and not q.numbers:
        found = q.sources.with_ecli(q.ecli) or _by_parts_of_ecli(q)
    elif not found:
        found = [known for known in q.sources.with_ecli(q.ecli) if not known.numbers] if q.ecli else []
        found = found or (_by_name(q, q.name) if q.name else [])
    unique = list({(one.origin, one.id, one.date, one.year, one.grand, one.names): one for one in found}.values())
    sure = [known for known in unique if known.sure]
    q.unsure = bool(unique) and not sure
    return sure or unique


def _by_name(q: Question, name: str) -> list[Known]:
    """A name alone names no case: its day, or a slip of it, must be one of those known by that name.

    Where a number is cited that no source has, only a source that gives no number for that name and day can be the same case.
    """
    named, day = q.named_anywhere(name), q.day
    if q.numbers:
        return [known for known in named if not known.numbers and day is not None and known.date == day]
    if q.cited.form not in ("report", "full"):
        return []
    if day is None:
        return named
    fitting = [known for known in named if known.date == day or (known.date is None and known.year == day.year)]
    return fitting or [known for known in named if known.date is not None and slip_of(day, known.date)]


def _by_parts_of_ecli(q: Question) -> list[Known]:
    """An ECLI of Strasbourg holds number and date: a slip in one leaves the other."""
    found = _CE.fullmatch(q.ecli or "")
    return q.sources.numbered(f"{int(found[4])}/{found[5]}", "ECtHR") if found else []


def tell_unknown(q: Question) -> None:
    """No source has the number: say whose case it is by its name, its ECLI, a number one slip away; or that it is unknown."""
    name, number = q.name, ", ".join(q.numbers)
    by_ecli = q.sources.with_ecli(q.ecli) if q.ecli and q.numbers else []
    named = q.named_anywhere(name) if name else []
    near = [known for one in q.numbers for known in q.sources.near_numbers(one, q.court)]
    wrong = by_ecli or _meant(q, named, near)
    if wrong and number:
        right = wrong[0]
        q.unsure = not right.sure
        told = lasting(
            "no source has the number {number}; {name} is {right}",
            number=number,
            name=q.right_name(right),
            right=numbers_told(right),
        )
        only = number_key(q.numbers[0]) if len(q.numbers) == 1 else None
        mended = corrected(q.cited, q.numbers[0], right.numbers[0]) if only and right.numbers else None
        q.say("number_mismatch", told, mended or q.full(right), known=right)
        return
    told = (
        lasting("no source has the number {number}", number=number)
        if number
        else lasting("no source knows it by its name")
    )
    if q.ecli and not number:
        told = lasting("no source has {ecli}", ecli=q.ecli)
    similar = named or (q.sources.named(name, q.court, near=True) if name else []) or (near if not name else [])
    hint = lasting("known is {known}", known=nearest(similar, q.sources, q.tongue)) if similar else ""
    # A number alone, without name or paragraph, is as often the office's own application as an authority.
    bare = bool(number) and not (name or q.ecli or q.cited.pinpoints)
    q.say("unknown", told, hint, severity="note" if bare else "warning")
    _ecli_against_itself(q)


def _meant(q: Question, named: Sequence[Known], near: Sequence[Known]) -> list[Known]:
    """The case meant by a wrong number: of that name and day, or a number one slip away that has the name, the day or the ECLI cited."""
    day = q.day or q.cited.date
    slipped = q.slips()
    by_slip = [known for known in named if slipped & {number_key(number) for number in known.numbers}]
    by_day = [known for known in named if day is not None and known.date == day]
    if by_slip or by_day:
        return _of_day(by_slip or by_day, day)
    cases = {number_key(known.numbers[0]) for known in named if known.numbers}
    if day is None and not q.ecli and q.court == "ECtHR" and len(cases) == 1:
        return list(named)
    return [known for known in near if _agrees(q, known)]


def _agrees(q: Question, known: Known) -> bool:
    """Whether a case whose number is nearly the one cited is the case cited."""
    if q.ecli and known.ecli:
        return q.ecli == known.ecli
    if q.name and known.names:
        verdict = q.sources.naming.best(q.name, known.names, q.court)[0]
        same = any(q.sources.naming.same_case(q.name, name, q.court) for name in known.names)
        return same or (q.court != "CJEU" and verdict == "near")
    return q.cited.date is not None and known.date == q.cited.date


def named(q: Question, candidates: list[Known]) -> list[Known]:
    """Those of the candidates that bear the name cited; what is wrong with the name is told."""
    name = q.name
    with_names = [known for known in candidates if known.names]
    if q.court == "LT":
        _at_home(q, candidates)
        return candidates
    if not name or q.court == "other":
        _name_in_the_text(q, with_names)
        return candidates
    if not with_names:
        return _nameless(q, name, candidates)
    best = {id(known): q.sources.naming.best(name, known.names, q.court) for known in with_names}
    for verdict in ("same", "near"):
        alike = [known for known in with_names if best[id(known)][0] == verdict]
        if alike and verdict == "near":
            _misspelt(q, name, alike[0], best[id(alike[0])][1])
        elif alike and q.court == "ECtHR":
            _of_its_series(q, name, alike)
            _with_others(q, name, alike)
        if alike:
            return [*alike, *(known for known in candidates if not known.names)]
    if any(verdict == "swapped" for verdict, _ in best.values()):
        _wrong_name(q, name, with_names[0], lasting("the parties are swapped"))
        return candidates
    return _of_another_case(q, name, candidates, with_names)


def _of_its_series(q: Question, name: str, alike: Sequence[Known]) -> None:
    """«(no. 2)» belongs to one case of its name and to no other: it is told where the sources know the case that bears it."""
    parties = q.sources.naming.parties
    ours = parties(name).number
    theirs = {parties(one).number for known in alike for one in known.names}
    if ours in theirs or (ours == "1" and None in theirs):
        return
    numbers = {number_key(number) for known in alike for number in known.numbers}
    others = [known for known in q.named_anywhere(name) if not numbers & {number_key(one) for one in known.numbers}]
    bearer = next((known for known in others if any(parties(one).number == ours for one in known.names)), None)
    if bearer is not None:
        told = lasting("that is {others}", others=numbers_told(bearer))
        _wrong_name(q, name, alike[0], told, severity="warning" if ours is None else "error")


def _with_others(q: Question, name: str, alike: Sequence[Known]) -> None:
    """«and Others» belongs to the name in Strasbourg: another case of the same applicant may do without. Only full citations are asked."""
    naming = q.sources.naming
    ours = naming.parties(name)
    theirs = [naming.parties(one) for known in alike for one in known.names]
    if q.cited.form != "full" or not ours.against or any(one.others == ours.others for one in theirs):
        return
    if any(len(one.words) == len(ours.words) for one in theirs):
        _misspelt(q, name, alike[0], alike[0].name, severity="warning" if ours.others else "note")


def _misspelt(q: Question, name: str, known: Known, right: str, *, severity: Severity = "warning") -> None:
    between = {"lt": " prieš ", "fr": " c. "}.get(q.tongue, " v")
    should = right if between in right and not right.isupper() and known.origin != "texts" else q.right_name(known)
    told = lasting("the name reads «{name}»; {source} has «{should}»", name=name, source=known.source, should=should)
    q.say(
        "name_mismatch",
        told,
        corrected(q.cited, name, should) or q.full(known),
        known=known,
        severity=severity,
    )


def _wrong_name(q: Question, name: str, known: Known, why: str, *, severity: Severity = "error") -> None:
    should = q.right_name(known)
    told = lasting(
        "{numbers} is «{should}» in {source}, not «{name}»: {why}",
        numbers=", ".join(q.numbers) or lasting("this"),
        should=should,
        source=known.source,
        name=name,
        why=why,
    )
    # A name in capitals or in another language is not put into the lawyer's sentence: the authority is written out.
    q.say("name_mismatch", told, q.full(known), known=known, severity=severity)


def _of_another_case(q: Question, name: str, candidates: list[Known], with_names: list[Known]) -> list[Known]:
    """The name is of one case and the number of another: the date, or a slip of the hand, says which was meant."""
    others = q.named_anywhere(name)
    day = q.day
    slipped = q.slips()
    of_slip = [known for known in others if slipped & {number_key(number) for number in known.numbers}]
    of_day = [known for known in others if day is not None and known.date == day]
    by_ecli = [known for known in others if q.ecli and known.ecli == q.ecli]
    if by_ecli and not any(known.ecli == q.ecli for known in candidates):
        of_day = by_ecli  # name and ECLI agree: the number is the slip
    ours_of_day = not by_ecli and any(day is not None and known.date == day for known in candidates)
    if not ours_of_day and (of_day or (of_slip and not any(day and known.fits(day) for known in with_names))):
        right = (of_day or of_slip)[0]
        told = lasting(
            "{numbers} is the number of «{theirs}»; «{name}» is {right}",
            numbers=", ".join(q.numbers),
            theirs=q.right_name(with_names[0]),
            name=name,
            right=numbers_told(right),
        )
        mended = corrected(q.cited, q.numbers[0], right.numbers[0]) if len(q.numbers) == 1 and right.numbers else None
        q.say("number_mismatch", told, mended or q.full(right), known=right)
        return of_day or of_slip
    if others:
        _wrong_name(q, name, with_names[0], lasting("that is {others}", others=numbers_told(others[0])))
    elif q.court == "CJEU":
        # Cases in Luxembourg have usual names that no list gives: the judgment itself may tell.
        whole = not any(
            "represented by" in one for known in with_names for one in known.names
        )  # else it names others too
        if (whole or not ours_of_day) and not _in_its_words(q, name, candidates):
            _wrong_name(q, name, with_names[0], lasting("unless that is its usual name"), severity="warning")
    elif _translated(q, name, with_names):
        _wrong_name(q, name, with_names[0], lasting("unless that is its name in another language"), severity="warning")
    else:
        _wrong_name(q, name, with_names[0], lasting("that is another case, or none"))
    return candidates


def _in_its_words(q: Question, name: str, candidates: Sequence[Known]) -> bool:
    """Whether every word of a name stands in the text of the judgment: then it may be a usual name of it."""
    words = set(re.findall(r"\w{3,}", folded(name)))
    text = next((known for known in candidates if known.key is not None), None)
    if text is None or not words:
        return False
    return words <= {word for one in q.sources.paragraphs(text) for word in re.findall(r"\w{3,}", folded(one.text))}


def _at_home(q: Question, candidates: Sequence[Known]) -> None:
    """A name beside the number of a Lithuanian case: parties are initials there, and those of the library's entry must be among them."""
    found = _TAIL.search(q.before.rstrip(" ,(]")) or _TAIL_NUMBERED.search(q.before) or _HEAD.match(q.after)
    entry = next((q.sources.library.precedents[one.precedent] for one in candidates if one.precedent), None)
    if found is None or entry is None:
        return
    people = found["people"].split("byloje ")[-1].lstrip(" ,.(").rstrip(" ,(")
    told = " ".join(f"{people} v. {found['respondent']}".rstrip(" .").split()[-9:])
    theirs = _initials(f"{entry.name} {entry.name_lt or ''}")
    if theirs and not theirs & _initials(f"{people} {found['respondent']}"):
        detail = lasting(
            "{numbers} is «{name}» in {source}, not «{told}»",
            numbers=", ".join(q.numbers),
            name=entry.name,
            source=candidates[0].source,
            told=told,
        )
        q.say("name_mismatch", detail, q.full(candidates[0]), known=candidates[0], severity="warning")


def _initials(name: str) -> set[str]:
    """The initials in a name, joined: «M. A. G. v Migration Department» → `MAG`."""
    return {"".join(filter(str.isalpha, found[0])) for found in re.finditer(r"(?<!\w)(?:[^\W\d_]\.[ -]?){2,}", name)}


def _name_in_the_text(q: Question, with_names: Sequence[Known]) -> None:
    """Where no name was read, but one plainly stands before the number, its State and its people must be those of the case."""
    found = _TAIL.search(q.before.rstrip(" ,(]")) if with_names and not q.name else None
    if found is None:
        return
    naming = q.sources.naming
    state = naming.state(found["respondent"])
    words = set(re.findall(r"\w+", folded(found["people"]).replace(".", "")))
    for known in with_names:
        for theirs in map(naming.parties, known.names):
            people = bool(words & set(theirs.words)) or theirs.joined in "".join(words)
            if people and (q.court != "ECtHR" or state in theirs.against):
                return
    if q.court == "ECtHR" and state is None:
        return
    told = f"{' '.join(found['people'].split()[-6:])} v. {found['respondent']}"
    severity: Severity = "error" if q.court == "ECtHR" else "warning"
    _wrong_name(q, told, with_names[0], lasting("that is another case, or none"), severity=severity)


def _nameless(q: Question, name: str, candidates: list[Known]) -> list[Known]:
    """No source names the case of that number; but where its day is another, name and day may be those of a case that is known."""
    others = q.named_anywhere(name)
    of_day = [known for known in others if q.day is not None and known.date == q.day]
    if not of_day or any(known.fits(known_day) for known in candidates if (known_day := q.day)):
        if others:
            told = lasting(
                "no source names {numbers}; a case of the name «{name}» is {others}",
                numbers=", ".join(q.numbers),
                name=name,
                others=numbers_told(others[0]),
            )
            q.say(
                "name_mismatch",
                told,
                lasting("known is {known}", known=q.full(others[0])),
                known=others[0],
                severity="warning",
            )
        return candidates
    told = lasting(
        "{numbers} is another case, of {what}; «{name}» is {right}",
        numbers=", ".join(q.numbers),
        what=what_told(candidates[0]),
        name=name,
        right=numbers_told(of_day[0]),
    )
    mended = corrected(q.cited, q.numbers[0], of_day[0].numbers[0]) if q.numbers and of_day[0].numbers else None
    q.say("number_mismatch", told, mended or q.full(of_day[0]), known=of_day[0])
    return of_day


def _translated(q: Question, name: str, known: Sequence[Known]) -> bool:
    """Whether a differing name may be a translation: the same State, in another language than the sources speak."""
    naming = q.sources.naming
    ours = naming.parties(name)
    for one in known:
        for other in map(naming.parties, one.names):
            same_state = bool(ours.against & other.against)
            if same_state and ours.tongue != other.tongue and len(ours.joined) > 4 and q.court != "CJEU":
                return True
    return False


def numbers_agree(q: Question, pool: Sequence[Known]) -> None:
    """Each number of a joined case must be one of that case."""
    if len(q.numbers) < 2 or not pool:
        return
    of_case = {number_key(number) for known in pool for number in known.numbers}
    if not of_case & {number_key(number) for number in q.numbers}:
        return
    whole = any(known.sure and known.numbers_total is None and len(known.numbers) >= len(q.numbers) for known in pool)
    for number in q.numbers:
        key = number_key(number)
        if key in of_case:
            continue
        meant = [other for other in of_case if other in set(slips(key)) and other not in map(number_key, q.numbers)]
        elsewhere = q.sources.numbered(number, q.court)
        if meant or elsewhere or whole:
            right = meant[0] if meant else numbers_told(pool[0])
            other = (
                lasting("; that is «{name}»", name=q.right_name(elsewhere[0]))
                if elsewhere and elsewhere[0].names
                else ""
            )
            told = lasting(
                "{number} is no number of this case, which is {right}{other}",
                number=number,
                right=numbers_told(pool[0]),
                other=other,
            )
            mended = corrected(q.cited, number, right) if meant else None
            q.say("number_mismatch", told, mended or q.full(pool[0]), known=pool[0])


def _ecli_against_itself(q: Question) -> None:
    """An ECLI no source has must still agree with the number and the date beside it."""
    found, day = _CE.fullmatch(q.ecli or ""), q.day
    if found and q.numbers and f"{int(found[4])}/{found[5]}" not in q.numbers:
        told = lasting(
            "the ECLI is of the application {application}, the citation of {numbers}",
            application=f"{int(found[4])}/{found[5]}",
            numbers=", ".join(q.numbers),
        )
        q.say("ecli_mismatch", told)
    elif found and day and (int(found[1]), int(found[2]), int(found[3])) != (day.year, day.month, day.day):
        q.say(
            "ecli_mismatch",
            lasting(
                "the ECLI is of {theirs}, the citation of {day}",
                theirs=f"{found[1]}-{found[2]}-{found[3]}",
                day=day,
            ),
        )


def _of_day(found: Iterable[Known], day: date | None) -> list[Known]:
    """Those of that day first."""
    return sorted(found, key=lambda known: day is None or known.date != day)
