"""Two stages that none of the ten sample cases is in, made from them: a family just ordered held, and a refused request for interim measures."""

from dataclasses import replace
from datetime import date

from litigator.casefile import Answer, CaseFile, Detention, Event, Exhibit, Issue, Relief, Stage, Statement

CAME, ORDERED = date(2026, 5, 12), date(2026, 5, 14)
COURT = "lt.vilnius_region_dc"
NUMBER = "A-9914-999/2026"
PENDING = "eI2-9910-999/2026"


def both(slot: str, position: int, lt: str, en: str, exhibits: tuple[str, ...] = ()) -> tuple[Statement, Statement]:
    """A statement in both languages."""
    return (
        Statement(slot=slot, position=position, text=lt, language="lt", exhibits=exhibits),
        Statement(slot=slot, position=position, text=en, language="en", exhibits=exhibits),
    )


def detained(case: CaseFile) -> CaseFile:
    """The family of 2021-004 as if it had come in May 2026 and a district court had just ordered it held."""
    stays = (
        Detention(place="pabrade", since=CAME, until=ORDERED),
        Detention(
            place="pabrade",
            since=ORDERED,
            order_court=COURT,
            order_number=NUMBER,
            order_date=ORDERED,
            order_until=date(2026, 11, 14),
        ),
    )
    order = Exhibit(
        key="E-4",
        kind="order",
        title="Vilniaus regiono apylinkės teismo sprendimas",
        title_en="Decision of the District Court of the Vilnius Region",
        dated=ORDERED,
        pages=4,
    )
    changed = {"heard_by_judge": "no", "reasons_in_order": "no", "reasons_understood": "no", "emergency_declared": "no"}
    return replace(
        case,
        asylum_claim_lodged=CAME,
        parties=tuple(
            replace(party, role="respondent") if party.key == "vsat" else party
            for party in case.parties
            if party.key in ("rep", "vsat")
        ),
        claimants=tuple(replace(person, detentions=stays) for person in case.claimants),
        stages=(Stage(key="S2b", code="S2b", forum=COURT, number=NUMBER, opened=ORDERED),),
        events=(
            Event(key="claim", kind="asylum_claimed", on=CAME),
            Event(
                key="order",
                kind="detention_ordered",
                on=ORDERED,
                stage="S2b",
                number=NUMBER,
                author=COURT,
                proof="pronouncement",
                proof_exhibit="E-4",
            ),
        ),
        exhibits=(
            *(replace(one, dated=CAME) for one in case.exhibits if one.key == "E-6"),
            *(replace(one, dated=ORDERED) for one in case.exhibits if one.key == "E-8"),
            order,
        ),
        issues=(Issue(code="a4", lead=True), Issue(code="a3"), Issue(code="a6")),
        statements=(
            *both(
                "facts",
                1,
                "2026 m. gegužės 12 d. šeima pasienyje pateikė pasus ir paprašė prieglobsčio. Tą pačią dieną pareigūnai ją sulaikė.",
                "On 12 May 2026 the family showed their passports at the border and asked for asylum. Officials detained them the same day.",
                ("E-6",),
            ),
            *both(
                "order",
                1,
                "Vilniaus regiono apylinkės teismas 2026 m. gegužės 14 d. nusprendė visą šeimą sulaikyti iki 2026 m. lapkričio 14 d., nes ji atvyko neteisėtai.",
                "On 14 May 2026 the District Court of the Vilnius Region ordered the whole family detained until 14 November 2026 because they had entered unlawfully.",
                ("E-4",),
            ),
            *both(
                "order_grounds",
                1,
                "Šeimos narių tapatybė nustatyta iš pasų, todėl jai nustatyti sulaikymas nebuvo reikalingas; kito pagrindo sprendime nenurodyta.",
                "The identity of the family is established by their passports, so that detention was not needed for that; the decision names no other ground.",
                ("E-4",),
            ),
            *both(
                "alternatives",
                1,
                "Šeimą savo patalpose Vilniuje sutinka apgyvendinti nevyriausybinė organizacija; šeima nustatytu laiku atvyktų į Migracijos departamentą (UTPĮ 115 straipsnio 2 dalies 1 punktas).",
                "A non-governmental organisation agrees to house the family on its premises in Vilnius; the family would report to the Migration Department at the times set (point 1 of Article 115(2) UTPĮ).",
            ),
        ),
        relief=(
            Relief(
                code="annul_act",
                detail="panaikinti Vilniaus regiono apylinkės teismo 2026 m. gegužės 14 d. sprendimą",
                detail_en="annul the decision of the District Court of the Vilnius Region of 14 May 2026",
            ),
            Relief(
                code="release",
                detail="šeimą iš sulaikymo vietos paleisti nedelsiant",
                detail_en="release the family from the place of detention at once",
            ),
        ),
        answers=(
            *(answer for answer in case.answers if answer.fact not in changed),
            *(Answer(fact=fact, value=value) for fact, value in changed.items()),
        ),
    )


def refused(case: CaseFile) -> CaseFile:
    """2026-010 after its complaint was lodged and the court refused interim measures."""
    made = date(2026, 5, 18)
    order = Event(
        key="order",
        kind="order_pronounced",
        on=made,
        stage="S2a",
        number=PENDING,
        author="lt.rat",
        proof="pronouncement",
        proof_exhibit="E-9",
    )
    return replace(
        case,
        stages=(*case.stages, Stage(key="S2a", code="S2a", forum="lt.rat", number=PENDING, opened=date(2026, 5, 15))),
        events=(*case.events, Event(key="lodged", kind="complaint_lodged", on=date(2026, 5, 15), stage="S2a"), order),
        exhibits=(
            *case.exhibits,
            Exhibit(
                key="E-9",
                kind="order",
                title="Regionų administracinio teismo nutartis",
                title_en="Order of the Regional Administrative Court",
                dated=made,
                pages=3,
            ),
        ),
        statements=(
            *case.statements,
            *both(
                "order",
                1,
                "Regionų administracinis teismas 2026 m. gegužės 18 d. nutartimi netenkino prašymo taikyti reikalavimo užtikrinimo priemones, nes išsiuntimo diena nepaskirta, todėl žala neįrodyta.",
                "By order of 18 May 2026 the Regional Administrative Court refused interim measures because no day of removal had been set and the harm was therefore not proved.",
                ("E-9",),
            ),
            *both(
                "order_facts",
                1,
                "Pareiškėjo prašymas suteikti prieglobstį neregistruotas, todėl jis laikomas neteisėtai esančiu šalyje ir gali būti išsiųstas iš anksto nepranešus.",
                "The applicant's asylum claim is not registered; he is therefore regarded as staying unlawfully and may be removed without notice.",
                ("E-1", "E-2", "E-3"),
            ),
            *both(
                "order_grounds",
                1,
                "Teismas reikalavo įrodyti išsiuntimo dieną, nors įstatymas reikalauja tik to, kad nesiėmus priemonių žala galėtų kilti.",
                "The court required proof of a day of removal, although the law asks only that harm may come unless measures are taken.",
                ("E-9",),
            ),
            *both(
                "order_request",
                1,
                "Panaikinti Regionų administracinio teismo 2026 m. gegužės 18 d. nutartį ir klausimą išspręsti iš esmės – taikyti prašytas reikalavimo užtikrinimo priemones.",
                "To set aside the order of the Regional Administrative Court of 18 May 2026 and to decide the question: to order the interim measures asked for.",
            ),
        ),
        answers=(
            *case.answers,
            Answer(fact="order_on_interim_measures", value="yes"),
            Answer(fact="order_bars_case", value="no"),
        ),
    )
