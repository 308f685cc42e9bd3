"""The registry: a case goes in whole, comes out the same, and an edit touches nothing but what it changes."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from drafting_office import case_file as small_case
from hypothesis import given, settings
from hypothesis import strategies as st

from litigator import casefile
from litigator.casefile import (
    Answer,
    CaseFile,
    Claimant,
    Consent,
    Detention,
    Event,
    Exhibit,
    Issue,
    Link,
    Outcome,
    Party,
    Relief,
    Stage,
    Statement,
    Vulnerability,
)
from litigator.errors import NotFound, Refused, UsageFault
from litigator.registry import (
    add_office_person,
    case_file,
    cases,
    check_precedent,
    office_people,
    precedent_checks,
    save_case,
)
from litigator.store.engine import create, reading, writing

HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "values"
DAY = date(2022, 3, 1)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.db"
    create(path, name="Biuras", actor="init")
    return path


def keep(path: Path, case: CaseFile, *, new: bool = True, actor: str = "rasa") -> int:
    with writing(path, actor=actor) as session:
        return save_case(session, case, new=new)


def read(path: Path, reference: str) -> CaseFile:
    with reading(path) as session:
        return case_file(session, reference)


def query(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(statement).fetchall()


def claimant(number: int, other: int) -> Claimant:
    return Claimant(
        reference=f"P-{number}",
        name="Ahmad Rahimi",
        role="applicant",
        native_name="احمد رحیمی",
        aliases=("A. R.", "Ahmed"),
        gender="x",
        born=date(1990, 1, 1),
        born_estimate="about 1990",
        nationality="Afghanistan",
        languages=("fa", "ps"),
        household="H-1",
        acts_through=f"P-{other}",
        address="Pabradė, g. 1",
        email="a@example.org",
        phone="+370 600 00000",
        personal_code="39001010000",
        vulnerabilities=(
            Vulnerability(
                code="torture",
                source="ngo",
                identified_on=DAY,
                authority_informed_on=DAY + timedelta(1),
                needs="a doctor",
            ),
        ),
        consents=(Consent(use="share_with_court", given=True, on=DAY, note="orally"),),
        detentions=(
            Detention(
                place="lt.pabrade",
                since=DAY,
                until=DAY + timedelta(30),
                legal_basis="113(4)",
                order_court="lt.vaat",
                order_number="A-1",
                order_date=DAY,
                order_until=DAY + timedelta(60),
            ),
        ),
    )


def stage(key: str, opened_by: str) -> Stage:
    return Stage(
        key=key,
        code="S2a",
        forum="lt.vaat",
        number="eI2-1/2022",
        opened=DAY,
        closed=DAY + timedelta(90),
        opened_by=opened_by,
        outcomes=(Outcome(result="violation", on=DAY, article="5(1)", note="by six votes"),),
    )


FULL = CaseFile(
    reference="2022-001",
    name="Pilna byla",
    opened=DAY,
    closed=DAY + timedelta(400),
    language="en",
    regime="emergency",
    asylum_claim_lodged=DAY,
    goal="a judgment on a3",
    owner="rasa",
    claimants=(claimant(1, 2), claimant(2, 1)),
    parties=(
        Party(
            key="vsat",
            role="respondent",
            name="VSAT",
            name_en="SBGS",
            organisation="VRM",
            address="Savanorių 2",
            email="v@example.org",
            phone="+370 5",
            number="188608252",
        ),
    ),
    issues=(Issue(code="a3", lead=True, note="the strongest"),),
    stages=(stage("first", "second"), stage("second", "first")),
    events=(
        Event(
            key="judgment",
            kind="judgment_pronounced",
            on=DAY,
            at=datetime(2022, 3, 1, 10, 30, 15, 250, tzinfo=timezone(timedelta(hours=2))),
            stage="first",
            claimants=("P-2", "P-1"),
            title="Sprendimas",
            title_en="Decision",
            author="VAAT",
            number="N-1",
            proof="delivery",
            proof_exhibit="E-1",
            limit="lt.foreigners.140-4",
            started_by="judgment",
            due=DAY,
            person="rasa",
            recorded_by="jonas",
        ),
    ),
    exhibits=(
        Exhibit(
            key="E-1",
            kind="order",
            title="Nutartis",
            title_en="Order",
            dated=DAY,
            pages=3,
            annex=False,
            file="nutartis.pdf",
            sha256="ab" * 32,
            source="VAAT",
            new_because="came later",
        ),
    ),
    relief=(
        Relief(
            code="compensation",
            stage="first",
            detail="priteisti",
            detail_en="award",
            amount=Decimal("10000.50"),
            currency="EUR",
            granted="partly",
            granted_on=DAY,
        ),
    ),
    statements=(Statement(slot="facts", position=4, text="Faktas.\nAntra eilutė.", language="lt", exhibits=("E-1",)),),
    answers=(Answer(fact="alternatives_considered", value="no", note="see the order"),),
    links=(Link(kind="same_facts", case="2021-004", note="the brother"),),
    version=7,
)


def nouns(value: Any) -> Iterator[Any]:
    """Every dataclass inside `value`, itself first."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from nouns(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from nouns(item)


# A whole case


def test_the_full_case_uses_every_noun_there_is() -> None:
    known = {item for item in vars(casefile).values() if is_dataclass(item) and item.__module__ == casefile.__name__}
    assert {type(noun) for noun in nouns(FULL)} == known


def test_the_full_case_leaves_no_field_at_its_default() -> None:
    idle = [
        f"{type(noun).__name__}.{field.name}"
        for noun in nouns(FULL)
        for field in fields(noun)
        if field.name != "version"  # the registry's own
        if getattr(noun, field.name) in (None, "", ())
        or (field.default is not MISSING and getattr(noun, field.name) == field.default)
    ]
    assert idle == []


def test_a_case_with_every_field_filled_is_read_back_the_same(office: Path) -> None:
    keep(office, FULL)
    assert replace(read(office, FULL.reference), version=FULL.version) == FULL


def test_a_case_with_nothing_but_what_is_required_is_read_back_the_same(office: Path) -> None:
    bare = CaseFile(reference="2022-002", name="Tuščia", opened=DAY)
    keep(office, bare)
    assert read(office, "2022-002") == bare


def test_the_offset_of_a_moment_and_the_digits_of_an_amount_are_kept_as_given(office: Path) -> None:
    keep(office, replace(FULL, relief=(replace(FULL.relief[0], amount=Decimal("10.500")),)))
    found = read(office, FULL.reference)
    assert found.events[0].at is not None
    assert found.events[0].at.utcoffset() == timedelta(hours=2)
    assert str(found.relief[0].amount) == "10.500"


def test_every_field_can_be_edited_away_again(office: Path) -> None:
    keep(office, FULL)
    bare = CaseFile(reference=FULL.reference, name="x", opened=DAY, version=read(office, FULL.reference).version)
    keep(office, bare, new=False)
    assert replace(read(office, FULL.reference), version=bare.version) == bare


def test_saving_tells_the_version_the_case_then_has(office: Path) -> None:
    first = keep(office, FULL)
    assert read(office, FULL.reference).version == first
    second = keep(office, replace(FULL, version=first, name="x"), new=False)
    assert second == first + 1 == read(office, FULL.reference).version


def test_a_reference_that_is_taken_is_refused_for_a_new_case(office: Path) -> None:
    keep(office, small_case())
    with pytest.raises(UsageFault, match="there is a case 2021-004 already"):
        keep(office, small_case(name="another"))
    assert read(office, "2021-004").name == "The family at Pabradė"


# Text

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=200)
NUMBERS = count()


@pytest.fixture(scope="module")
def busy_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts") / "office.db"
    create(path, name="Biuras", actor="init")
    return path


def worded(name: str, native_name: str, words: str, *, reference: str = "T-1") -> CaseFile:
    return CaseFile(
        reference=reference,
        name=name,
        opened=DAY,
        claimants=(Claimant(reference=f"P-{reference}", name=name, native_name=native_name, aliases=(native_name,)),),
        statements=(Statement(slot="facts", position=1, text=words, language="lt"),),
    )


@settings(max_examples=60, deadline=None)
@given(name=TEXTS, native_name=TEXTS, words=TEXTS)
def test_any_text_comes_back_as_it_was_given(busy_office: Path, name: str, native_name: str, words: str) -> None:
    case = worded(name, native_name, words, reference=f"T-{next(NUMBERS)}")
    keep(busy_office, case)
    assert read(busy_office, case.reference) == case


@pytest.mark.parametrize("wrong", ["a\x00b", "a\ud800b", "\udfff"])
@pytest.mark.parametrize(
    ("place", "named"),
    [
        ({"name": "?"}, "T-1.name"),
        ({"native_name": "?"}, "T-1.claimants[1].native_name"),
        ({"native_name": "?"}, "T-1.claimants[1].aliases[1]"),
        ({"words": "?"}, "T-1.statements[1].text"),
    ],
)
def test_text_no_database_can_hold_is_refused_by_the_name_of_its_field(
    office: Path, wrong: str, place: dict[str, str], named: str
) -> None:
    given_texts = {"name": "a", "native_name": "b", "words": "c", **dict.fromkeys(place, wrong)}
    log = query(office, "SELECT count(*) FROM audit_log")
    with pytest.raises(UsageFault) as caught:
        keep(office, worded(**given_texts))
    assert named in [problem.where for problem in caught.value.problems]
    assert query(office, "SELECT count(*) FROM audit_log") == log
    with reading(office) as session:
        assert cases(session) == []


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile values are not here")
def test_every_hostile_value_comes_back_the_same_or_is_refused(office: Path) -> None:
    kept, refused = set(), set()
    for number, path in enumerate(sorted(HOSTILE.iterdir())):
        value = path.read_bytes().decode("utf-8", "surrogateescape")
        case = worded(value, value, value, reference=f"H-{number}")
        try:
            keep(office, case)
        except UsageFault:
            refused.add(path.stem)
            continue
        assert read(office, case.reference) == case, path.stem
        kept.add(path.stem)
    assert {"nul", "fts_nul"} <= refused
    assert {"sql_like", "bidi_override", "crlf", "emoji", "nfd", "whitespace_only"} <= kept


# Stale edits


def test_an_edit_of_what_someone_else_changed_meanwhile_is_refused(office: Path) -> None:
    keep(office, small_case())
    mine = read(office, "2021-004")
    keep(office, replace(mine, name="theirs"), new=False)
    with pytest.raises(Refused, match="was changed since you read it"):
        keep(office, replace(mine, name="mine"), new=False)
    assert read(office, "2021-004").name == "theirs"


def test_the_version_alone_refuses_it_for_with_the_current_one_the_same_edit_passes(office: Path) -> None:
    keep(office, small_case())
    mine = read(office, "2021-004")
    current = keep(office, replace(mine, name="theirs"), new=False)
    keep(office, replace(mine, name="mine", version=current), new=False)
    assert read(office, "2021-004").name == "mine"


def test_a_change_deep_in_a_list_makes_an_older_reading_stale_too(office: Path) -> None:
    keep(office, small_case())
    mine = read(office, "2021-004")
    keep(office, replace(mine, answers=()), new=False)
    with pytest.raises(Refused):
        keep(office, replace(mine, name="mine"), new=False)
    assert read(office, "2021-004").answers == ()


# People


def test_a_person_in_two_cases_is_one_row(office: Path) -> None:
    keep(office, small_case())
    keep(office, small_case(reference="2021-005"))
    assert query(office, "SELECT reference FROM person") == [("P-1",)]
    assert query(office, "SELECT count(*) FROM case_claimant") == [(2,)]
    assert read(office, "2021-004").claimants == read(office, "2021-005").claimants


def test_what_one_case_learns_of_a_person_the_other_knows(office: Path) -> None:
    keep(office, small_case())
    keep(office, small_case(reference="2021-005"))
    first = read(office, "2021-004")
    keep(office, replace(first, claimants=(replace(first.claimants[0], phone="+370 611"),)), new=False)
    assert read(office, "2021-005").claimants[0].phone == "+370 611"


def test_the_role_of_a_person_is_the_cases_own(office: Path) -> None:
    keep(office, small_case())
    person = small_case().claimants[0]
    keep(office, small_case(reference="2021-005", claimants=(replace(person, role="third_party"),)))
    assert [read(office, name).claimants[0].role for name in ("2021-004", "2021-005")] == ["claimant", "third_party"]


def test_a_person_known_otherwise_is_refused_with_the_fields_that_differ(office: Path) -> None:
    keep(office, small_case())
    other = replace(small_case().claimants[0], name="Someone Else", gender="f")
    with pytest.raises(Refused) as caught:
        keep(office, small_case(reference="2021-005", claimants=(other,)))
    assert caught.value.message == "P-1 is known to the office otherwise: name, gender differ"
    with reading(office) as session:
        assert [line.reference for line in cases(session)] == ["2021-004"]


def test_a_person_taken_out_of_a_case_stays_known_to_the_office(office: Path) -> None:
    keep(office, small_case())
    found = read(office, "2021-004")
    keep(office, replace(found, claimants=()), new=False)
    assert read(office, "2021-004").claimants == ()
    assert query(office, "SELECT reference FROM person") == [("P-1",)]


def test_people_of_the_office_are_listed_by_handle_and_a_handle_is_given_once(office: Path) -> None:
    with writing(office, actor="init") as session:
        add_office_person(session, handle="vytas", name="V", role="lawyer")
        add_office_person(session, handle="rasa.k", name="R", role="lawyer")
        with pytest.raises(UsageFault, match="of the office already"):
            add_office_person(session, handle="vytas", name="W", role="trainee")
        with pytest.raises(UsageFault, match="is no handle"):
            add_office_person(session, handle="../x", name="W", role="trainee")
    with reading(office) as session:
        assert [person.handle for person in office_people(session)] == ["rasa.k", "vytas"]


def test_checks_of_an_authority_are_kept_in_the_order_made(office: Path) -> None:
    with writing(office, actor="rasa") as session:
        for source in ("HUDOC", "the reports"):
            check_precedent(session, authority="a", entry_hash="h", against=source, on=DAY, by="rasa", note=None)
    with reading(office) as session:
        assert [check.against for check in precedent_checks(session)] == ["HUDOC", "the reports"]


# Edits touch only what changes


def with_events(*keys: str) -> CaseFile:
    return small_case(events=tuple(Event(key=key, kind="letter_in", on=DAY, stage="first", title=key) for key in keys))


def test_editing_an_event_changes_its_row_and_no_other(office: Path) -> None:
    keep(office, with_events("a", "b", "c"))
    rows = query(office, "SELECT id, key FROM event ORDER BY id")
    last = query(office, "SELECT max(seq) FROM audit_log")[0][0]
    found = read(office, "2021-004")
    edited = tuple(replace(event, title="new") if event.key == "b" else event for event in found.events)
    keep(office, replace(found, events=edited), new=False, actor="vytas")
    assert query(office, "SELECT id, key FROM event ORDER BY id") == rows
    log = query(office, f"SELECT actor, table_name, row_id, operation, fields FROM audit_log WHERE seq > {last}")
    changed = {(actor, table, row, operation, *sorted(names.split())) for actor, table, row, operation, names in log}
    assert changed == {
        ("vytas", "event", rows[1][0], "update", "title", "version"),
        ("vytas", "legal_case", 1, "update", "version"),
    }


def test_an_event_put_in_front_moves_the_others_and_keeps_their_rows(office: Path) -> None:
    keep(office, with_events("a", "b"))
    rows = dict(query(office, "SELECT key, id FROM event"))
    found = read(office, "2021-004")
    keep(office, replace(found, events=(*with_events("z").events, *found.events)), new=False)
    after = dict(query(office, "SELECT key, id FROM event"))
    assert {key: after[key] for key in rows} == rows
    assert [event.key for event in read(office, "2021-004").events] == ["z", "a", "b"]


def test_an_event_taken_out_is_deleted_and_nothing_else_is(office: Path) -> None:
    keep(office, with_events("a", "b", "c"))
    found = read(office, "2021-004")
    keep(office, replace(found, events=found.events[:2]), new=False)
    assert query(office, "SELECT table_name, operation FROM audit_log WHERE operation = 'delete'") == [
        ("event", "delete")
    ]


def three_of_each() -> CaseFile:
    stages = tuple(
        Stage(
            key=key,
            code="S2a",
            forum="lt.vaat",
            outcomes=tuple(Outcome(result="violation", on=DAY, article=article) for article in ("5", "3", "13")),
        )
        for key in "cab"
    )
    person = Claimant(
        reference="P-c",
        name="A",
        aliases=("z", "a", "m"),
        languages=("ps", "fa"),
        vulnerabilities=tuple(Vulnerability(code=code, source="ngo", identified_on=DAY) for code in "cab"),
        consents=tuple(Consent(use=use, given=True, on=DAY) for use in "cab"),
        detentions=tuple(
            Detention(place="p", since=DAY + timedelta(start), until=DAY + timedelta(start + 5))
            for start in (20, 0, 10)
        ),
    )
    return CaseFile(
        reference="2022-003",
        name="Eilės",
        opened=DAY,
        claimants=(person, Claimant(reference="P-a", name="B"), Claimant(reference="P-b", name="C")),
        parties=tuple(Party(key=key, role="respondent", name="N") for key in "cab"),
        issues=tuple(Issue(code=code) for code in ("c1", "a3", "b2")),
        stages=stages,
        events=tuple(Event(key=key, kind="letter_in", on=DAY) for key in "cab"),
        exhibits=tuple(Exhibit(key=key, kind="order", title="T") for key in "cab"),
        relief=tuple(Relief(code=code) for code in "cab"),
        statements=tuple(Statement(slot="facts", position=n, text="T", language="lt") for n in (3, 1, 2)),
        answers=tuple(Answer(fact=fact, value="no") for fact in "cab"),
        links=tuple(Link(kind="k", case=name) for name in "cab"),
    )


def reversed_all(value: Any) -> Any:
    """Every list in `value`, at every depth, the other way round."""
    if isinstance(value, tuple):
        return tuple(reversed_all(item) for item in reversed(value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: reversed_all(getattr(value, field.name)) for field in fields(value)})
    return value


def test_every_list_keeps_its_order(office: Path) -> None:
    keep(office, three_of_each())
    assert read(office, "2022-003") == three_of_each()


def test_every_list_can_be_turned_round_in_one_edit(office: Path) -> None:
    version = keep(office, three_of_each())
    turned = replace(reversed_all(three_of_each()), version=version)
    assert turned.events != three_of_each().events
    keep(office, turned, new=False)
    again = read(office, "2022-003")
    people = tuple(replace(one, version=1) for one in again.claimants)
    assert replace(again, version=version, claimants=people) == turned


# Faults


def test_a_sound_case_has_no_fault_to_refuse(office: Path) -> None:
    assert keep(office, small_case()) == 1


def test_every_fault_of_a_case_is_told_at_once(office: Path) -> None:
    wrong = small_case(
        closed=date(2021, 8, 1),
        claimants=(
            Claimant(
                reference="P-1",
                name="A",
                acts_through="P-9",
                detentions=(
                    Detention(place="p", since=DAY),
                    Detention(place="q", since=DAY + timedelta(5)),
                ),
            ),
        ),
        stages=(Stage(key="first", code="S2a", forum="lt.vaat", opened=DAY, closed=DAY - timedelta(1)),),
        events=(
            Event(key="one", kind="letter_in", on=DAY, stage="nowhere", proof_exhibit="E-9", claimants=("P-8",)),
            Event(key="one", kind="letter_in", on=DAY, at=datetime(2022, 3, 2, 1, tzinfo=UTC)),
        ),
        relief=(Relief(code="annul_act", stage="nowhere"),),
        statements=(Statement(slot="facts", position=1, text="T", language="lt", exhibits=("E-7",)),),
        links=(Link(kind="k", case="2021-004"),),
    )
    with pytest.raises(UsageFault) as caught:
        keep(office, wrong)
    told = [str(problem) for problem in caught.value.problems]
    for words in (
        "there is no stage nowhere",
        "there is no exhibit E-9",
        "there is no exhibit E-7",
        "there is no person P-8",
        "there is no person P-9",
        "two stays overlap",
        "2021-004: closed before it was opened",
        "stage first: closed before it was opened",
        "is not on 2022-03-01",
        "the event one stands 2 times",
        "a case is not tied to itself",
    ):
        assert [line for line in told if words in line], words
    assert len([line for line in told if "there is no stage nowhere" in line]) == 2
    with reading(office) as session:
        assert cases(session) == []


def test_a_stay_may_begin_on_the_day_the_one_before_ends(office: Path) -> None:
    stays = (
        Detention(place="p", since=DAY, until=DAY + timedelta(5)),
        Detention(place="q", since=DAY + timedelta(5)),
    )
    keep(office, small_case(claimants=(Claimant(reference="P-1", name="A", detentions=stays),)))
    assert read(office, "2021-004").claimants[0].detentions == stays


# Finding


def test_a_wrong_reference_is_answered_with_the_nearest_ones(office: Path) -> None:
    keep(office, small_case())
    keep(office, small_case(reference="1999-777", name="Kitas", claimants=()))
    with reading(office) as session, pytest.raises(NotFound) as caught:
        case_file(session, "2021-04")
    assert caught.value.nearest[0] == "2021-004"
    assert "2021-004" in caught.value.fix


def test_a_case_is_near_by_its_name_too(office: Path) -> None:
    keep(office, small_case())
    with reading(office) as session, pytest.raises(NotFound) as caught:
        case_file(session, "Pabradė family")
    assert caught.value.nearest == ("2021-004",)


def test_an_empty_office_has_nothing_near(office: Path) -> None:
    with reading(office) as session, pytest.raises(NotFound) as caught:
        case_file(session, "2021-004")
    assert caught.value.nearest == ()


def test_an_edit_of_a_case_that_is_not_there_is_not_found(office: Path) -> None:
    with pytest.raises(NotFound, match="there is no case «2021-004»"):
        keep(office, small_case(), new=False)
    assert query(office, "SELECT count(*) FROM legal_case") == [(0,)]


def test_cases_are_listed_by_reference_with_their_last_stage(office: Path) -> None:
    keep(office, FULL)
    keep(office, CaseFile(reference="2020-009", name="Be stadijų", opened=DAY))
    with reading(office) as session:
        bare, full = cases(session)
    assert (bare.reference, bare.name, bare.issues, bare.stage, bare.forum, bare.owner, bare.closed) == (
        "2020-009",
        "Be stadijų",
        (),
        None,
        None,
        None,
        None,
    )
    assert (full.reference, full.issues, full.stage, full.forum, full.owner, full.closed) == (
        "2022-001",
        ("a3",),
        "S2a",
        "lt.vaat",
        "rasa",
        FULL.closed,
    )


# What an honest save must not do


BARE = CaseFile(reference="2022-100", name="x", opened=date(2022, 1, 1))


def test_a_person_known_with_other_lists_is_refused_not_emptied(office: Path) -> None:
    stay = Detention(place="pabrade", since=date(2021, 8, 12))
    keep(office, replace(BARE, reference="2022-101", claimants=(Claimant(reference="P-9", name="A"),)))
    with pytest.raises(Refused, match="detentions"):
        keep(
            office,
            replace(BARE, reference="2022-102", claimants=(Claimant(reference="P-9", name="A", detentions=(stay,)),)),
        )


def test_a_stale_edit_of_a_person_two_cases_share_is_refused(office: Path) -> None:
    person = Claimant(reference="P-9", name="A")
    for reference in ("2022-101", "2022-102"):
        keep(office, replace(BARE, reference=reference, claimants=(person,)))
    first, second = read(office, "2022-101"), read(office, "2022-102")
    keep(office, replace(first, claimants=(replace(first.claimants[0], phone="new"),)), new=False)
    with pytest.raises(Refused, match="P-9 was changed"):
        keep(office, replace(second, goal="g"), new=False)
    assert read(office, "2022-102").claimants[0].phone == "new"


def test_the_same_tie_twice_is_a_fault(office: Path) -> None:
    keep(office, replace(BARE, reference="2022-101"))
    twice = (Link(kind="same_facts", case="2022-101"),) * 2
    with pytest.raises(UsageFault):
        keep(office, replace(BARE, reference="2022-102", links=twice))


@pytest.mark.parametrize(("how", "configured"), [("case_file", "False"), ("case_row", "True")])
def test_a_case_that_is_only_read_costs_no_mapping_of_objects(office: Path, how: str, configured: str) -> None:
    keep(office, small_case())
    script = (
        "import sys; from pathlib import Path; from litigator.records import CaseRow; "
        "from litigator.registry import reading; from litigator.store import engine\n"
        "with engine.reading(Path(sys.argv[1])) as session: getattr(reading, sys.argv[2])(session, sys.argv[3])\n"
        "print(CaseRow.__mapper__.configured)"
    )
    asked = [sys.executable, "-c", script, str(office), how, small_case().reference]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == configured


def test_an_office_without_people_says_how_to_begin(say, tmp_path):
    db = tmp_path / "cases.db"
    assert say("office", "init", "--plain", "--user", "ruta", "--db", db).code == 0
    refused = say("case", "add", "2026-001", "--name", "X", "--user", "ruta", "--db", db)
    assert refused.code in (2, 5)
    added = say("precedent", "note", "add", "ecthr-mss", "a note", "--user", "ruta", "--db", db)
    assert added.code == 5
    assert "litigator office user add ruta" in added.err
