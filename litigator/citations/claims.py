"""From a claim to a citation in the making: what its groups say, where its name stands, and whether it counts by itself.

A claim with a number, a report or a reference back counts. One that has only a name, or a name and a paragraph, is `weak`: it counts when
the same text introduced that name.
"""

import re
from collections.abc import Iterator
from typing import Any

from litigator.citations import naming, normalising, pinpoints
from litigator.citations.draft import Claim, Draft, Groups
from litigator.citations.families import Families
from litigator.citations.family import Family
from litigator.citations.placing import PLACES
from litigator.citations.words import EU_PARTIES


def case_of(claim: Claim, text: str, limit: int, families: Families) -> Draft | None:
    """A case by its number, its report, its date, or by name alone; None where the claim turns out to be something else."""
    family = claim.family
    draft = Draft(claim.start, claim.end, family.kind, family.form)
    # A name that does not depend on what follows is looked for first: without it, what follows need not be read.
    told_first = family.naming not in ("dated", "court")
    if told_first and not PLACES[family.naming](draft, claim, text, limit):
        return None
    groups, draft.end = _whole(claim, text, families)
    read_groups(draft, groups, family)
    if not told_first and not PLACES[family.naming](draft, claim, text, limit):
        return None
    _judge_form(draft, groups, family, families)
    if family.kind == "ecthr" and _is_of_luxembourg(text, draft, groups):
        return None
    if family.kind in ("cjeu", "lt") and _is_of_a_thing(draft, claim, text):
        return None
    if family.form == "number" and not _stands_as_number(draft, claim, text):
        draft.weak = True
    if draft.form == "report" and not draft.reports and _LUXEMBOURG.match(text, draft.end):
        return None
    if draft.weak:
        return draft
    if draft.form == "number" and draft.date and claim.match["called"]:
        _leave_out_lodging(draft, text)
    if family.naming == "versus" and draft.date is None and draft.named:
        draft.date = naming.date_before(text, draft.named[0], limit)
    if not draft.pins:
        draft.pins, draft.start = pinpoints.before(text, draft.start, limit)
    _mark_by_words_around(draft, text, limit)
    return draft


def _leave_out_lodging(draft: Draft, text: str) -> None:
    """«the application (no. …) on 17 February 1983», «of 10 April 1992»: it was lodged that day, nothing was decided."""
    for word in ("on", "of"):
        lodged = text.find(f" {word} {draft.date}", draft.start, draft.end)
        if lodged >= 0 and not text.endswith(
            ("decision", "judgment", "report", "delivered", "adopted"), draft.start, lodged
        ):
            draft.date, draft.end = None, lodged
            return


def _judge_form(draft: Draft, groups: Groups, family: Family, families: Families) -> None:
    """How it cites: with its number, with a report, back to an earlier one, or by name."""
    if family.form == "ibid":
        return
    if draft.numbers:
        draft.form = (
            "full" if draft.form in ("short", "report") or (draft.form == "number" and draft.named) else draft.form
        )
    elif draft.reports:
        draft.form = "short" if draft.short and draft.named else "report"
    else:
        _judge_by_name(draft, groups, families)


def _is_of_luxembourg(text: str, draft: Draft, groups: Groups) -> bool:
    """Whether what looks like a case of Strasbourg has an ECLI of Luxembourg, or an institution of the Union for a party."""
    # `301/81` is a number of both courts; one of five digits before its stroke is Strasbourg's, whatever stands next.
    unclear = all(len(number) < 7 for number in draft.numbers)
    if unclear and not draft.reports and not draft.pins and _ECLI_OF_THE_UNION.match(text, draft.end):
        return True
    if draft.named and unclear and text.startswith(EU_PARTIES, draft.named[0]):
        return True
    return any(respondent.startswith(EU_PARTIES) for respondent in groups.get("respondent", ()))


def _whole(claim: Claim, text: str, families: Families) -> tuple[Groups, int]:
    """The groups of the pattern and of what follows it, and where that ends."""
    groups: dict[str, list[str]] = claim.match.capturesdict()
    if claim.family.tail is None:
        return groups, claim.end
    tail = families.tails[claim.family.tail].match(text, claim.end)
    if tail.end() > claim.end:
        for name, captures in tail.capturesdict().items():
            if captures:
                groups[name] = groups.get(name, []) + captures
    return groups, tail.end()


def read_groups(draft: Draft, groups: Groups, family: Family) -> None:
    """What the groups of a match say."""
    numbers = _numbers(groups.get("number", ()), family)
    eclis = [full for one in groups.get("ecli", ()) if (full := normalising.ecli(one))]
    draft.numbers = tuple(dict.fromkeys((*numbers, *eclis)))
    draft.ecli = eclis[0] if eclis else None
    if len(numbers) == 2 and groups.get("through"):
        draft.numbers = tuple(dict.fromkeys((*normalising.through(*numbers), *eclis)))
    if numbers:
        draft.id = numbers[0]
    elif eclis:
        draft.id = normalising.application_of_ecli(eclis[0]) or eclis[0]
    for symbol in groups.get("symbol", ()):  # the symbol of a document says the number of its communication
        draft.id = normalising.symbol(symbol)
        draft.numbers = (draft.id,)
    for celex in groups.get("celex", ()):
        draft.numbers, draft.id = (celex,), normalising.case_of_celex(celex) or celex
    draft.pins = pinpoints.listed(groups.get("pin", ()))
    draft.date = next(iter(groups.get("date", ())), None)
    draft.reports = tuple(groups.get("report", ()))
    draft.paged = bool(groups.get("page"))
    if draft.reports:
        told = " ".join((*groups.get("told", ()), *groups.get("also", ())))
        draft.together = "judgments of" in told or "respectively" in told
    draft.marks = tuple(dict.fromkeys(_marks(groups)))
    draft.short = draft.short or bool(groups.get("cited"))


def _numbers(written: Any, family: Family) -> list[str]:
    if family.kind == "cjeu":
        return [family.numbered.format(number) for one in written for number in normalising.spread(one)]
    if family.kind == "lt":
        return [normalising.lithuanian(one) for one in written]
    if family.reading == "symbol" and family.kind == "un":
        return [normalising.symbol(one) for one in written]
    if family.numbered == "{}":
        return [number for one in written for number in normalising.applications(one.replace(" ", ""))]
    return [family.numbered.format(one) for one in written]


_MARKS = {
    "DK": "GC",
    "nutarimas": "dec",
    "déc": "dec",
    "Dec": "dec",
    **dict.fromkeys(("Grand Chamber", "Didžioji kolegija", "Grande Chambre", "grande chambre", "gr. ch"), "GC"),
}


def _marks(groups: Groups) -> Iterator[str]:
    for written in groups.get("mark", ()):
        word = written.strip("[]() .").rstrip(".")
        yield "opinion" if word[:5].lower() in ("opini", "concl") else _MARKS.get(word, word)
    if groups.get("pending"):
        yield "pending"
    if any("PPU" in number for number in groups.get("number", ())):
        yield "PPU"


def _judge_by_name(draft: Draft, groups: Groups, families: Families) -> None:
    """Without number and report it is a reference back, a judgment told by its date, or a name that must be known to count."""
    respondent = next(iter(groups.get("respondent", ())), None)
    decided = next(iter(groups.get("decided", ())), "")
    if draft.short and not (respondent is None and _SAID.match(groups.get("cited", ["cited"])[0])):
        draft.form = "short"
    elif draft.date and (families.is_state(respondent) if respondent else decided.startswith("judg")):
        # «the Smith judgment of 3 May 2018» alone may be of any court at home: before 1999 Strasbourg's were called so.
        draft.form = "report"
        draft.weak = draft.weak or (not respondent and not draft.pins and draft.date[-4:] > "1998")
    else:
        draft.form, draft.weak = "short", True


# «mentioned above» and «minėtas» are said of laws and offices too: the name must be one the text introduced.
_SAID = re.compile(r"(?:(?:mentioned|quoted|referred to|see) above|(?:minė|cituo)\w+$|[Ss]prendim|[Bb]yl|[Nn]utart)")


# What shows that a number is one, and what the words around add


def _names_a_case(name: str, number: str) -> bool:
    """Whether a name without its State may be that of an application: a gazette, a journal or an act has numbers too."""
    if " v. " in name or " v " in name:
        return True
    return len(number) >= 7 and not _YEAR.match(number) and not _PRINTED.search(name)


_PRINTED = re.compile(r"\b(?:Gazette|Journal|Bulletin|OG|NN|OJ|Act|Law|Series|Reports|Letter|Order|Circular|Form)\b")
_YEAR = re.compile(r"(?:19|20)\d\d/")
_PENDING_CASE = re.compile(
    r"\b(?:pending|communicated|joined|present|instant|leading|pilot|related|registered|Strasbourg|Court's|applicants?'s?) cases? $"
)
_BEFORE_OTHERS = re.compile(
    r"[ ,]{1,3}(?:pending )?(?:before|in|at|of|by) the (?!(?:European )?Court\b(?! of Appeal)|Grand Chamber)"
)
_LEADS = re.compile(
    r"(?:[(\[\];,:]|\b(?:see|in|to|and|also|cf\.?|compare|with|voir|et|ir|žr\.|or|for|on|v\.|of|the)) {0,3}$"
)


def _stands_as_number(draft: Draft, claim: Claim, text: str) -> bool:
    """A bare `no. 12345/06` is an application when the text says so, when a name stands before it, or when what follows is a citation's."""
    if _is_of_others(draft, claim, text):
        return False
    if claim.match["called"]:
        return True
    if draft.named is not None and _names_a_case(text[draft.named[0] : draft.named[1]], draft.numbers[0]):
        return True
    if _PENDING_CASE.search(text, max(0, claim.start - 30), claim.start):
        return (
            len(draft.numbers[0]) >= 7
            and not _YEAR.match(draft.numbers[0])
            and not _BEFORE_OTHERS.match(text, draft.end)
        )
    lead = _LEADS.search(text, max(0, claim.start - 12), claim.start)
    if lead is None and claim.start and text[claim.start - 1] != "\n":
        return False
    if text.endswith(("case, ", "file, ", "judgment, ", "decision, "), max(0, claim.start - 12), claim.start):
        return False
    first = draft.numbers[0].split("/")[0]
    followed = bool(draft.pins or draft.date or draft.reports or draft.short)
    return len(first) >= 5 or (len(first) >= 3 and followed and not first.startswith(("19", "20")))


# «invoice (no. 16483/12)», «asylum application no. 55555/20»: papers have numbers too.
_PAPER = re.compile(
    r"\b(?:[Ii]nvoices?|[Rr]eceipts?|[Ll]etters?|[Oo]rders?|[Dd]ecrees?|[Pp]ermits?|[Pp]assports?|[Cc]ontracts?|[Cc]ertificates?|[Pp]olic(?:y|ies)"
    r"|[Tt]ickets?|[Vv]isas?|[Cc]ards?|[Ss]tatements?|[Pp]rotocols?|[Rr]egisters?|[Dd]ocuments?|[Aa]ccounts?|[Dd]ossiers?|[Ff]actures?|[Ss]ąskait\w{1,4}"
    r"|[Ff]aktūr\w{1,4}|[Rr]ašt\w{1,4}|[Įį]sakym\w{1,3}|[Pp]ažym\w{1,4}|[Ss]utart\w{1,4}|[Ll]eidim\w{1,3}|[Pp]as(?:as|o|ą|e|ui))[ ,(]{1,3}$"
)
# «vitamin C-1000/12», «room C-12/14», «Sąskaita Nr. SF-2107-822/2023»: things have letters with numbers too.
_THING = re.compile(
    r"\b(?:[Rr]ooms?|[Cc]ells?|[Vv]itamin\w{0,3}|[Mm]odels?|[Ee]xhibits?|[Aa]nnex(?:es)?|[Bb]locks?|[Ff]lats?|[Ff]lights?|[Vv]ehicles?|[Cc]ars?|[Ll]orry|[Tt]rains?|[Ss]helf|[Bb]ox"
    r"|[Cc]hambre|[Cc]ellule|[Vv]oiture|[Vv]itamine|[Mm]odèle|[Pp]ièce|[Kk]ambar\w{1,3}|[Kk]amer\w{1,3}|[Pp]atalp\w{1,3}|[Pp]ried\w{1,2}|[Bb]ut\w{1,2}|[Mm]odel\w{1,2}) $"
)


def _is_of_a_thing(draft: Draft, claim: Claim, text: str) -> bool:
    """Whether a number with its letters is that of a thing or a paper: the word right before says so, and nothing with it that it is a case."""
    if not draft.numbers or draft.named or draft.ecli or draft.date or draft.pins:
        return False
    before = text[max(0, claim.start - 24) : claim.start].removesuffix("Nr. ")
    paper = _PAPER.search(before)
    return _THING.search(before) is not None or (paper is not None and paper[0][:5].lower() != "order")


_SOUGHT = re.compile(
    r"\b(?:[Aa]sylum|[Rr]esidence(?: permit)?|[Vv]isa|[Cc]itizenship|[Ll]egal[- ]aid|[Rr]egistration|[Pp]ermit|[Pp]atent|[Tt]rade ?mark|[Pp]lanning) $"
)
_MADE_TO = re.compile(
    r"[)\]]?,? (?:\p{Ll}{2,12} ){0,3}(?:with|to|before|at|by|in) (?:the|a|an) (?!(?:European )?Court(?! of (?:Appeal|Cassation|First))(?!\w))(?:[\w'-]{1,20} ){0,5}?"
    r"(?:Department|Ministry|Minister|District|Regional|Administrative|Supreme|Constitutional|High|City|County|Municipal|Appeal|Police|Guard|Office"
    r"|Agency|Service|Board|Inspectorate|Directorate|Municipality|Embassy|Consulate|Tribunal|Authority)(?!\w)"
    r"|[)\]]?(?: \w{2,14}){0,3} (?:\w{3,14} (?:departament|tarnyb|teism|policij|savivaldyb)|(?:departament|ministerij|tarnyb|policij|savivaldyb))\w{1,4}".replace(
        r"\p{Ll}", "[a-z]"
    )
)


# «Asmens byla Nr. 5521/22», «Antstolio byla (Nr. 5522/22)»: a Lithuanian file has such a number; a case of Strasbourg is said to be one.
_FILE = re.compile(
    r"(?:\b(?P<sort>Asmens|Antstol\w{1,3}|Vykdom\w{2,4}|Tyrimo|Civilin\w{1,4}|Baudžiam\w{2,4}|Administracin\w{1,4}|Teismo|Prieglobsčio|Užsieniečio"
    r"|Tarnybos|Tarnybin\w{1,4}|Šeimos|Kliento|Skolos|Bankroto|Paveldėjimo|Ikiteisminio|Drausm\w{1,4}|Archyvin\w{1,4}|Mokesčių|Elektronin\w{1,4}) )?"
    r"\b(?:[Bb]yl|[Ss]prendim|[Nn]utart)\w{1,5}(?P<opened>[ ,(]{1,3})$",
    re.IGNORECASE,
)
_STRASBOURG = re.compile(r"EŽTT|Žmogaus [Tt]eisių [Tt]eism|Strasb")


def _is_file(draft: Draft, claim: Claim, text: str) -> bool:
    """Whether the number stands right after «byla» or «sprendimas» and nothing says that it is one of Strasbourg."""
    if claim.match["called"] or not (found := _FILE.search(text, max(0, claim.start - 40), claim.start)):
        return False
    if draft.named is not None and (" prieš " in (name := text[draft.named[0] : draft.named[1]]) or " v" in name):
        return False
    if not found["sort"] and found["opened"].strip() and (draft.pins or draft.date or draft.reports):
        return False
    return _STRASBOURG.search(text, max(0, claim.start - 120), claim.start) is None


def _is_of_others(draft: Draft, claim: Claim, text: str) -> bool:
    """Whether the number is that of a paper, or of what was asked of an authority at home: neither is an application to a court abroad."""
    if _is_file(draft, claim, text):
        return True
    if draft.date or draft.reports or draft.pins or draft.marks or claim.match["number"] is None:
        named = draft.named is not None and " v" in text[draft.named[0] : draft.named[1]]
        return not named and _PAPER.search(text, max(0, claim.start - 24), claim.start) is not None
    if draft.named is not None and _names_a_case(text[draft.named[0] : draft.named[1]], draft.numbers[0]):
        return False
    if _PAPER.search(text, max(0, claim.start - 24), claim.start) or _SOUGHT.search(
        text, max(0, claim.start - 24), claim.start
    ):
        return True
    return _MADE_TO.match(text, draft.end, draft.end + 140) is not None


_ECLI_OF_THE_UNION = re.compile(r"[ ,(\[]{1,5}(?:not published[ ,]{1,3})?(?:ECLI ?: ?)?EU:[CTF]:")
# A judgment told by its date, with the number of another court right behind: that number's family reads it.
_LUXEMBOURG = re.compile(
    r"[ ,(\[]{1,5}(?:(?:[Jj]oined )?[Cc]ases? )?(?:[CTF]-\d{1,4}/|(?:ECLI:)?EU:[CT]:|\d{1,3}/\d\d[ ,)]|IT-\d)"
)
_OPINION = re.compile(
    r"(?:(?:Advocate[s]? General|\bAG\b)[^;.]{0,90}\b(?:[Oo]pinions?|View)\b|\b(?:[Oo]pinions?|View) of (?:Mr |Ms |Mrs )?(?:Advocate General|AG)\b|conclusions (?:de l'|présentées par l')avocat"
    r"|generalin\w+ advokat\w+(?:[^;.]|\b[^\W\d_]\.){0,40}išvad\w+)[^;.)]{0,80}$"
)
_PENDING = re.compile(r"(?:\bpending\b(?! before the (?:domestic|national))|nagrinėjam\w+|pendantes?)[^;.)]{0,25}$")
_PENDING_AFTER = re.compile(r" ?[,(] ?(?:still )?(?:pending|pendante|nagrinėjama)")


def _mark_by_words_around(draft: Draft, text: str, limit: int) -> None:
    if draft.kind not in ("cjeu", "ecli", "ecthr"):
        return
    if draft.kind != "ecthr":
        floor = max(limit, draft.start - 150)
        before = text[floor : draft.start]
        if ("voca" in before or "AG " in before or "advokat" in before) and _OPINION.search(before):
            draft.marks = (*draft.marks, "opinion")
    around = text[max(limit, draft.start - 40) : draft.end + 24]
    if "pend" not in around and "nagrin" not in around:
        return
    if "pending" not in draft.marks and (
        _PENDING.search(text, max(limit, draft.start - 40), draft.start) or _PENDING_AFTER.match(text, draft.end)
    ):
        draft.marks = (*draft.marks, "pending")
