"""What the office says of judgments and wants to be told: marks only added, notes that follow the text, watches that tell once."""

import json
import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from small_shelf import place, resolve, shelf

from litigator import registry
from litigator.casefile import CaseFile, Claimant
from litigator.errors import NotFound, Refused, UsageFault
from litigator.office import marking, watching
from litigator.office.judgments import reading_judgments
from litigator.office.marking import marking_judgments
from litigator.precedents import treatment
from litigator.precedents.following import Watch, arrived, having_shown
from litigator.precedents.judgment import Paragraph
from litigator.precedents.notes import Note, changed_between, find_again, highlighted, paragraph_named
from litigator.precedents.texts import open_texts
from litigator.records import Record
from litigator.registry import marks as kept_marks
from litigator.store import audit, engine
from litigator.store.connection import connect

DAY = date(2024, 6, 1)
TABLES = ("treatment_mark", "judgment_note", "saved_search", "judgment_watch")


@pytest.fixture
def folder(tmp_path):
    return shelf(tmp_path / "judgments")


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "cases.db"
    engine.create(path, name="Office", actor="rasa")
    with engine.writing(path, actor="rasa") as session:
        for handle in ("rasa", "jonas"):
            registry.add_office_person(session, handle=handle, name=handle, role="lawyer")
    return path


@pytest.fixture
def held(db, folder):
    """The office held for writing, with the judgments: a call gives a block."""
    return lambda user="rasa": marking_judgments(str(db), user=user, today=DAY, folder=str(folder))


@pytest.fixture
def read(db, folder):
    return lambda: reading_judgments(str(db), today=DAY, folder=str(folder))


def more(folder, id_, number, text, day="2020-01-01"):
    with open_texts(folder, writing=True) as texts:
        place(texts, id_, number, day, [text])
        resolve(texts)


# Treatment


def test_a_mark_is_kept_with_its_reason_author_and_place(held, read):
    with held() as (office, judgments):
        marking.treat(
            office, judgments, "1001/08", "distinguished", reason="heard twice", on=DAY, later="brook", paragraph="5"
        )
    with read() as judgments:
        standing = judgments.treatment("Arden and Others v. Freedonia")
    assert standing.current == "distinguished"
    assert standing.sentence() == "distinguished by brook, § 5 (rasa, 2024-06-01): heard twice"


def test_the_gravest_mark_in_force_stands_first(held, read):
    with held() as (office, judgments):
        for one in ("followed", "overruled", "limited"):
            marking.treat(office, judgments, "arden", one, reason="so", on=DAY)
    with read() as judgments:
        standing = judgments.treatment("arden")
        assert [mark.treatment for mark in standing.in_force] == ["overruled", "limited", "followed"]
        assert judgments.treatments() == {"arden": "overruled"}


def test_a_mark_is_taken_back_by_another_and_both_stay(held, read):
    with held() as (office, judgments):
        first = marking.treat(office, judgments, "arden", "overruled", reason="misread", on=DAY)
    with held("jonas") as (office, judgments):
        marking.withdraw(office, first.number, reason="it was another point", on=DAY)
    with read() as judgments:
        standing = judgments.treatment("arden")
        assert (standing.current, standing.in_force) == (None, ())
        assert [(mark.by, mark.withdraws) for mark in standing.history] == [("rasa", None), ("jonas", first.number)]
        assert judgments.treatments() == {}
    for number, fault in ((first.number, Refused), (first.number + 1, Refused), (99, NotFound)):
        with pytest.raises(fault), held() as (office, judgments):
            marking.withdraw(office, number, reason="again", on=DAY)


def test_no_statement_changes_or_deletes_a_mark(held, db):
    with held() as (office, judgments):
        marking.treat(office, judgments, "arden", "followed", reason="so", on=DAY)
    connection = connect(db, actor="rasa")
    try:
        for statement in ("UPDATE treatment_mark SET reason = 'x'", "DELETE FROM treatment_mark"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(statement)
        connection.execute("DELETE FROM judgment_note")  # the control: notes may be removed
    finally:
        connection.close()


def test_a_mark_may_be_on_what_nobody_imported(held, read):
    with held() as (office, judgments):
        marking.treat(office, judgments, "Application no. 424242/99", "overruled", reason="heard in court", on=DAY)
        with pytest.raises(NotFound):
            marking.treat(office, judgments, "Nowhere v. Sylvania", "overruled", reason="x", on=DAY)
    with read() as judgments:
        assert judgments.treatment("424242/99").current == "overruled"
        assert judgments.treatment("424243/99").current is None


def test_a_mark_on_a_number_is_found_by_id_and_the_other_way_round(held, read, folder):
    with held() as (office, _):
        kept_marks.add_mark(
            office.open_session, authority="1002/09", treatment="limited", reason="r", on=DAY, by="rasa"
        )
    with read() as judgments:
        assert judgments.treatment("brook").current == "limited"
        assert judgments.treatments() == {"brook": "limited"}
        assert judgments.treatment("arden").current is None


def test_a_mark_that_cannot_be_is_refused(held):
    with held() as (office, judgments):
        for arguments, fault in (
            ({"treatment": "liked"}, UsageFault),
            ({"reason": "  "}, UsageFault),
            ({"later": "arden"}, UsageFault),
            ({"paragraph": "4"}, UsageFault),
        ):
            given = {"treatment": "followed", "reason": "so", **arguments}
            with pytest.raises(fault):
                marking.treat(office, judgments, "arden", on=DAY, **given)
        with pytest.raises(UsageFault, match="is earlier than"):
            marking.treat(office, judgments, "brook", "overruled", reason="so", on=DAY, later="arden")


def test_marks_of_several_names_count_once():
    mark = treatment.Mark(number=1, authority="a", treatment="followed", reason="r", on=DAY, by="x")
    other = replace(mark, number=2, authority="b", treatment="criticised")
    all_marks = treatment.gathered([mark, other])
    assert all_marks.of(["a"]).current == "followed"
    assert all_marks.of(["a", "b", "a"]).current == "criticised"
    assert len(all_marks.of(["a", "b", "a"]).history) == 2
    assert all_marks.of([]).sentence() is None


# Notes and highlights

PARAGRAPHS = (
    Paragraph(place=0, text="He said “it’s  never late” – and left. He said more.", n=1),
    Paragraph(place=1, text="Unnumbered words."),
    Paragraph(place=2, text="The same words stand here.", n=2),
    Paragraph(place=3, text="An opinion.", n=1, section="separate_opinion"),
)


@pytest.mark.parametrize(
    ("words", "first", "last", "wanted"),
    [
        ("it's never late", None, None, "it’s  never late"),
        ('"IT’S NEVER LATE" - and', None, None, "“it’s  never late” – and"),
        (None, "it's never", "left", "it’s  never late” – and left"),
        (None, "and left", None, "and left. He said more."),
        (None, None, "late”", "He said “it’s  never late”"),
        (None, None, None, PARAGRAPHS[0].text),
    ],
)
def test_words_are_highlighted_as_the_text_has_them(words, first, last, wanted):
    exact, start = highlighted(PARAGRAPHS[0], words, first, last)
    assert exact == wanted
    assert PARAGRAPHS[0].text[start : start + len(exact)] == exact


def test_words_that_are_not_there_or_are_there_twice_are_refused():
    with pytest.raises(NotFound, match="does not stand in paragraph 1"):
        highlighted(PARAGRAPHS[0], "never early", None, None)
    with pytest.raises(UsageFault, match="fits 2 passages"):
        highlighted(PARAGRAPHS[0], "He said", None, None)
    with pytest.raises(NotFound):
        highlighted(PARAGRAPHS[0], None, "more", "left")


def test_a_paragraph_is_named_by_number_or_place():
    assert paragraph_named(PARAGRAPHS, "2").place == 2
    assert paragraph_named(PARAGRAPHS, "#1").text == "Unnumbered words."
    assert paragraph_named(PARAGRAPHS, "1").place == 0
    for name, fault in (("3", NotFound), ("#9", NotFound), ("two", UsageFault)):
        with pytest.raises(fault):
            paragraph_named(PARAGRAPHS, name)


def found(note, paragraphs):
    (one,) = find_again([note], lambda: paragraphs)
    return one


def test_a_note_on_a_paragraph_that_says_something_else_now_is_told():
    """A note without words of its own would otherwise stand, as if nothing had happened, on whatever bears its number."""
    note = Note(number=1, version=1, authority="a", on=DAY, by="x", paragraph="2", text="our strongest")
    (later,) = find_again([note], lambda: PARAGRAPHS, {"2": DAY})
    assert later.state == "moved"
    assert later.told is not None
    assert "imported anew on 2024-06-01: see whether paragraph 2" in later.told
    (other,) = find_again([note], lambda: PARAGRAPHS, {"1": DAY})
    (after,) = find_again([replace(note, on=DAY.replace(month=7))], lambda: PARAGRAPHS, {"2": DAY})
    assert (other.state, after.state) == ("there", "there")
    moved = (Paragraph(place=0, text="a", n=1), Paragraph(place=1, text="new", n=2), Paragraph(place=2, text="b", n=3))
    assert changed_between((moved[0], replace(moved[2], n=2)), moved) == ["2"]
    assert changed_between(moved, moved[:1]) == ["2", "3"]


def test_highlighted_words_are_found_again_or_said_to_be_gone():
    note = Note(number=1, version=1, authority="a", on=DAY, by="x", paragraph="2", words="same words", start=4)
    assert found(note, PARAGRAPHS).state == "there"
    shifted = (PARAGRAPHS[0], replace(PARAGRAPHS[2], text="Now the same words stand here."))
    assert (found(note, shifted).state, found(note, shifted).start) == ("moved", 8)
    renumbered = (replace(PARAGRAPHS[2], n=3), Paragraph(place=9, text="Other.", n=2))
    assert found(note, renumbered).told == "the words stand in 3 now"
    changed = (replace(PARAGRAPHS[2], text="Different words stand here."),)
    assert (found(note, changed).state, found(note, changed).start) == ("gone", None)
    twice = (Paragraph(place=0, text="same words", n=5), Paragraph(place=1, text="same words", n=6))
    assert found(note, twice).state == "gone"
    assert found(note, ()).state == "text_missing"
    plain = replace(note, words=None, start=None, text="look")
    assert found(plain, PARAGRAPHS).state == "there"
    assert found(plain, changed[:0] or (PARAGRAPHS[0],)).state == "gone"
    assert found(replace(plain, paragraph=None), ()).state == "there"


def test_a_re_import_that_shifts_the_text_is_told(held, read, folder):
    with held() as (office, judgments):
        marking.highlight(office, judgments, "grove", "1", on=DAY, words="nothing cites it", text="check again")
    with read() as judgments:
        (one,) = judgments.notes(judgments.find("grove"))
        assert (one.state, one.note.words) == ("there", "nothing cites it")
    more(folder, "grove", "1007/14", "It is corrected: nothing is cited here, and nothing cites it.")
    with read() as judgments:
        (one,) = judgments.notes(judgments.find("grove"))
        assert (one.state, one.told) == ("moved", "the words stand elsewhere in the paragraph")
    more(folder, "grove", "1007/14", "It is corrected again.")
    with read() as judgments:
        (one,) = judgments.notes(judgments.find("grove"))
        assert one.state == "gone"


def test_a_stale_edit_of_a_note_is_refused(held, read):
    with held() as (office, judgments):
        first = marking.note(office, judgments, "arden", "read this", on=DAY, paragraph="12")
    with held("jonas") as (office, _):
        second = marking.edit_note(office, first.number, "read that", if_version=first.version)
    assert second.version == first.version + 1
    with pytest.raises(Refused, match="was changed since you read it"), held() as (office, _):
        marking.edit_note(office, first.number, "mine", if_version=first.version)
    with pytest.raises(Refused, match="was changed since you read it"), held() as (office, _):
        marking.remove_note(office, first.number, if_version=first.version)
    with read() as judgments:
        (one,) = judgments.all_notes()
        assert (one.note.text, one.note.paragraph) == ("read that", "12")
    with held() as (office, _):
        marking.remove_note(office, first.number, if_version=second.version)
        with pytest.raises(NotFound):
            marking.remove_note(office, first.number)


def test_a_note_on_a_paragraph_that_is_not_there_is_refused(held):
    with held() as (office, judgments):
        with pytest.raises(NotFound, match="no paragraph 91"):
            marking.note(office, judgments, "arden", "read this", on=DAY, paragraph="91")
        with pytest.raises(NotFound, match="is not imported"):
            marking.note(office, judgments, "ecthr-nabil-hungary", "read this", on=DAY, paragraph="12")
        assert (
            marking.note(office, judgments, "ecthr-nabil-hungary", "read it", on=DAY).authority == "ecthr-nabil-hungary"
        )
        with pytest.raises(UsageFault):
            marking.note(office, judgments, "arden", "   ", on=DAY)


# What these tables may hold


def test_these_tables_know_no_person_and_no_case():
    for name in TABLES:
        table = Record.metadata.tables[name]
        assert {key.column.table.name for key in table.foreign_keys} <= {"treatment_mark"}
        assert not {column.name for column in table.columns} & {"case_id", "person_id", "claimant", "case", "person"}


def test_the_control_a_table_about_a_person_is_seen():
    assert "person_id" in {column.name for column in Record.metadata.tables["vulnerability"].columns}


@pytest.mark.parametrize("name", ["Ahmad Rahimi", "ahmad  RAHIMI", "Ahmad Rahimi’s", "احمد رحیمی", "Ahmed Rahimee"])
def test_no_name_of_a_claimant_goes_into_them(db, held, name):
    claimant = Claimant(
        reference="P-7", name="Ahmad Rahimi", role="applicant", native_name="احمد رحیمی", aliases=("Ahmed Rahimee",)
    )
    case = CaseFile(reference="2024-001", name="R.", opened=DAY, claimants=(claimant,))
    with engine.writing(db, actor="rasa") as session:
        registry.save_case(session, case, new=True)
    text = f"as in the case of {name}, who was not heard"
    with held() as (office, judgments):
        number = marking.note(office, judgments, "arden", "as P-7 was not heard", on=DAY).number
        mark = marking.treat(office, judgments, "arden", "followed", reason="Rahimi v. Greece says so", on=DAY)
        for work in (
            lambda: marking.note(office, judgments, "arden", text, on=DAY),
            lambda: marking.edit_note(office, number, text),
            lambda: marking.highlight(office, judgments, "arden", "12", on=DAY, text=text),
            lambda: marking.treat(office, judgments, "arden", "followed", reason=text, on=DAY),
            lambda: marking.withdraw(office, mark.number, reason=text, on=DAY),
            lambda: watching.save_search(office, "mine", text, mode="facts", filters={}, on=DAY),
            lambda: marking.verify(office, judgments, "arden", against="HUDOC", note=text, on=DAY),
        ):
            with pytest.raises(Refused, match="P-7") as fault:
                work()
            assert "Rahimi" not in fault.value.message + fault.value.fix


def test_every_change_is_logged_and_chained_without_its_words(db, held):
    with held() as (office, judgments):
        marking.treat(office, judgments, "arden", "followed", reason="secret reason", on=DAY)
        note = marking.note(office, judgments, "arden", "secret note", on=DAY)
        marking.edit_note(office, note.number, "secret words")
        marking.remove_note(office, note.number)
        watching.watch(office, judgments, on=DAY, cites="arden")
    connection = connect(db)
    try:
        assert audit.verify_chain(connection, audit.read_key(db)) == []
        rows = connection.execute(
            "SELECT table_name, operation, fields FROM audit_log WHERE table_name IN (?, ?, ?, ?)", TABLES
        ).fetchall()
    finally:
        connection.close()
    assert [row[:2] for row in rows] == [
        ("treatment_mark", "insert"),
        ("judgment_note", "insert"),
        ("judgment_note", "update"),
        ("judgment_note", "delete"),
        ("judgment_watch", "insert"),
    ]
    assert "secret" not in json.dumps(rows)


# Verification


def test_a_check_says_what_it_was_against(held):
    with held() as (office, judgments), pytest.raises(UsageFault, match="compared with"):
        marking.verify(office, judgments, "grove", against="  ", note=None, on=DAY)


def test_a_check_is_bound_to_the_text_as_it_read(held, read, folder):
    with held() as (office, judgments):
        name, is_text = marking.verify(office, judgments, "grove", against="HUDOC", note=None, on=DAY)
    assert (name, is_text) == ("Grove v. Freedonia, no. 1007/14, 5 May 2019", True)
    with read() as judgments:
        assert judgments.dossier("grove").verification.sentence() == "checked by rasa against HUDOC on 2024-06-01"
        total, lines = judgments.listed(unverified=True)
        assert (total, "grove" in [one.line.id for one in lines]) == (6, False)
    more(folder, "grove", "1007/14", "The text was changed.")
    with read() as judgments:
        assert judgments.dossier("grove").verification.state == "changed"
        assert judgments.listed(unverified=True)[0] == 7


def test_a_check_of_an_entry_and_of_a_text_are_two(held, read, folder):
    with open_texts(folder, writing=True) as texts:
        place(texts, "001-9", "62116/12", "2015-09-22", ["Text."], precedent="ecthr-nabil-hungary")
    with held() as (office, judgments):
        _, is_text = marking.verify(office, judgments, "ecthr-nabil-hungary", against="HUDOC", note=None, on=DAY)
        assert not is_text
    with read() as judgments:
        dossier = judgments.dossier("62116/12")
        assert (dossier.verification.state, dossier.entry_verification.state) == ("unchecked", "checked")
        assert dossier.may_be_cited == "yes, checked by this office"
    with held() as (office, judgments):
        assert marking.verify(office, judgments, "001-9", against="HUDOC", note=None, on=DAY)[1]
        with pytest.raises(UsageFault, match="may not be cited"):
            marking.verify(office, judgments, "ecthr-ma-latvia-dec", against="HUDOC", note=None, on=DAY)
        with pytest.raises(NotFound):
            marking.verify(office, judgments, "7777/05", against="HUDOC", note=None, on=DAY)


# Watches


def test_only_what_was_not_shown_is_news_and_only_once():
    watch = Watch(number=1, kind="cites", authority="a", on=DAY, by="x", shown=("1", "2"))
    news = arrived(watch, ["1", "3", "2", "3", "4"])
    assert news == ("3", "4")
    later = replace(watch, shown=having_shown(watch, news))
    assert arrived(later, ["1", "2", "3", "4"]) == ()
    assert having_shown(later, ["4", "5", "5"]) == ("1", "2", "3", "4", "5")
    assert arrived(watch, ["3", "4"], changed=["4"]) == ("4",)
    assert arrived(watch, ["3", "4"], changed=None) == ("3", "4")
    assert arrived(watch, ["3"], changed=[]) == ()


def test_the_control_a_watch_that_forgets_tells_everything():
    assert arrived(Watch(number=1, kind="cites", authority="a", on=DAY, by="x"), ["1", "2"]) == ("1", "2")


def ids(news):
    return [head.id for one in news for head in one.judgments]


def test_a_watch_tells_of_a_new_judgment_that_cites_and_never_again(held, read, folder):
    with held() as (office, judgments):
        watch = watching.watch(office, judgments, on=DAY, cites="1001/08")
        assert set(watch.shown) == {"brook", "coyle", "dunne", "evers"}
        assert watching.tell_news(office, judgments) == []
    more(folder, "holt", "1008/15", "See {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}.")
    more(folder, "irons", "1009/16", "See {Brook v. Freedonia, no. 1002/09, § 2}.")
    with read() as judgments:
        assert ids(watching.watch_news(judgments.office, judgments)) == ["holt"]
        assert ids(watching.watch_news(judgments.office, judgments)) == ["holt"]
        assert ids(watching.watch_news(judgments.office, judgments, by="jonas")) == []
    with held("jonas") as (office, judgments):
        assert watching.tell_news(office, judgments) == []
    with held() as (office, judgments):
        assert ids(watching.tell_news(office, judgments)) == ["holt"]
    more(folder, "holt", "1008/15", "See {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}.")
    with held() as (office, judgments):
        assert watching.tell_news(office, judgments) == []


def test_an_old_judgment_imported_anew_that_now_cites_is_news(held, folder):
    with held() as (office, judgments):
        watching.watch(office, judgments, on=DAY, cites="arden")
    more(folder, "grove", "1007/14", "See {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}.")
    with held() as (office, judgments):
        assert ids(watching.tell_news(office, judgments)) == ["grove"]


def test_what_is_not_imported_yet_may_be_watched_and_is_the_same_when_it_comes(held, folder):
    with held() as (office, judgments):
        watch = watching.watch(office, judgments, on=DAY, cites="7777/05")
        assert set(watch.shown) == {"coyle", "frost"}
    with open_texts(folder, writing=True) as texts:
        place(texts, "hale", "7777/05", "2007-01-01", ["Text."])
        place(texts, "jay", "1010/17", "2021-01-01", ["See {Hale v. Freedonia, no. 7777/05, § 1}."])
        resolve(texts)
    with held() as (office, judgments):
        assert ids(watching.tell_news(office, judgments)) == ["jay"]


def test_an_import_can_say_how_many_watches_have_news(db, held, folder, tmp_path):
    count = lambda path: watching.watches_with_news(str(path), today=DAY, folder=str(folder))  # noqa: E731
    assert count(db) == 0
    with held() as (office, judgments):
        watching.watch(office, judgments, on=DAY, cites="arden")
        watching.watch(office, judgments, on=DAY, cites="brook")
    more(folder, "holt", "1008/15", "See {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}.")
    assert count(db) == 1
    assert count(tmp_path / "none.db") == 0


def test_the_same_is_not_watched_twice_by_one_person(held):
    with held() as (office, judgments):
        first = watching.watch(office, judgments, on=DAY, cites="arden")
        with pytest.raises(UsageFault, match="watches it already"):
            watching.watch(office, judgments, on=DAY, cites="1001/08")
    with held("jonas") as (office, judgments):
        watching.watch(office, judgments, on=DAY, cites="arden")
        assert watching.unwatch(office, first.number).authority == "arden"
        with pytest.raises(NotFound):
            watching.unwatch(office, first.number)


def test_a_saved_search_is_watched_for_what_was_imported_since(held, folder):
    answers = {"handed back": ["arden", "brook"]}
    searching = lambda saved: answers[saved.query]  # noqa: E731
    with held() as (office, judgments):
        watching.save_search(office, "returns", "handed back", mode="words", filters={"court": "ECtHR"}, on=DAY)
        watch = watching.watch(office, judgments, on=DAY, search="returns", searching=searching)
        assert watch.shown == ("arden", "brook")
        with pytest.raises(UsageFault, match="rests on"):
            watching.remove_search(office, "returns")
    answers["handed back"] = ["arden", "coyle", "brook"]
    with held() as (office, judgments):
        assert watching.tell_news(office, judgments, searching=searching) == []  # coyle was there, it only rose
    more(folder, "kerr", "1011/18", "They were handed back.")
    answers["handed back"] = ["kerr", "arden", "coyle", "brook"]
    with held() as (office, judgments):
        assert ids(watching.tell_news(office, judgments, searching=searching)) == ["kerr"]
        assert watching.tell_news(office, judgments, searching=searching) == []


def test_judgments_imported_from_the_beginning_again_are_not_all_news(held, folder, tmp_path):
    searching = lambda saved: ["arden", "brook", "coyle"]  # noqa: E731
    with held() as (office, judgments):
        watching.watch(office, judgments, on=DAY, cites="arden")
        watching.save_search(office, "returns", "handed back", mode="words", filters={}, on=DAY)
        watching.watch(office, judgments, on=DAY, search="returns", searching=searching)
    (folder / "texts.db").unlink()
    for leftover in folder.glob("texts.db-*"):
        leftover.unlink()
    with open_texts(folder, writing=True) as texts:
        place(texts, "arden", "1001/08", "2010-03-04", ["Text."])
        place(texts, "brook", "1002/09", "2012-05-06", ["See {Arden v. Freedonia, no. 1001/08}."])
        resolve(texts)
    with held() as (office, judgments):
        assert watching.tell_news(office, judgments, searching=searching) == []


def test_a_saved_search_keeps_its_words_mode_and_filters(held, read):
    with held() as (office, _):
        watching.save_search(office, "kept", "ne bis in idem", mode="boolean", filters={"article": ["3", "13"]}, on=DAY)
        for name, query, mode in (("kept", "x", "words"), ("other", "", "words"), ("other", "x", "dreaming")):
            with pytest.raises(UsageFault):
                watching.save_search(office, name, query, mode=mode, filters={}, on=DAY)
    with read() as judgments:
        (saved,) = watching.saved_searches(judgments.office)
        assert (saved.query, saved.mode, saved.filters) == ("ne bis in idem", "boolean", {"article": ["3", "13"]})
        with pytest.raises(NotFound) as fault:
            watching.saved_search(judgments.office, "kep")
        assert "kept" in fault.value.fix


# The commands


@pytest.fixture
def on(say, db, folder):
    return lambda *arguments, user="rasa": say(
        "--db", db, "--user", user, "--today", "2024-06-01", *arguments, "--judgments", folder
    )


def test_a_lawyers_morning(on, folder):
    assert (
        on(
            "precedent", "treat", "arden", "limited", "--reason", "on hearings", "--in", "brook", "--paragraph", "5"
        ).code
        == 0
    )
    listed = json.loads(on("precedent", "treat", "arden", "--json").out)
    assert (listed["schema"], listed["current"], listed["in_force"]) == ("litigator/treatment/1", "limited", [1])
    assert "! marked limited by brook, § 5" in on("precedent", "show", "arden").out
    assert on("precedent", "treat", "brook", "--withdraw", "1", "--reason", "x").code == 5
    assert on("precedent", "treat", "arden", "--withdraw", "1", "--reason", "misread").code == 0
    assert json.loads(on("precedent", "treat", "arden", "--json").out)["current"] is None
    assert on("precedent", "treat", "arden", "followed").code == 2

    assert on("precedent", "note", "add", "arden", "our best point", "--paragraph", "12").code == 0
    marked = json.loads(on("precedent", "highlight", "arden", "12", "--words", "lays down principle 12", "--json").out)
    assert (marked["schema"], marked["number"], marked["paragraph"]) == ("litigator/note/1", 2, "12")
    notes_ = json.loads(on("precedent", "note", "list", "arden", "--json").out)["notes"]
    assert [(one["number"], one["state"], one["words"]) for one in notes_] == [
        (1, "there", None),
        (2, "there", "lays down principle 12"),
    ]
    assert on("precedent", "note", "edit", "1", "again", "--if-version", "7").code == 7
    assert on("precedent", "note", "edit", "1", "our very best point").code == 0
    assert "our very best point" in on("precedent", "show", "arden", "--notes").out
    assert "“lays down principle 12”" in on("precedent", "show", "arden", "--paragraphs", "12").out
    assert on("precedent", "note", "remove", "2").code == 0
    assert "our very best point" in on("precedent", "note", "list").out

    assert on("precedent", "watch", "add", "arden").code == 0
    assert on("precedent", "watch", "add").code == 2
    assert "nothing new" in on("precedent", "watch", "news").out
    more(folder, "holt", "1008/15", "See {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}.")
    assert "holt" in on("precedent", "watch", "news", "--keep").out
    news = json.loads(on("precedent", "watch", "news", "--json").out)
    assert [one["id"] for one in news["news"][0]["judgments"]] == ["holt"]
    assert json.loads(on("precedent", "watch", "news", "--json").out)["news"] == []


def test_a_saved_search_is_asked_of_the_imported_judgments(on, folder):
    pytest.importorskip("tantivy")
    assert on("precedent", "saved", "add", "dawn", "handed back before dawn", "--filter", "court=ECtHR").code == 0
    assert "7 there already" not in on("precedent", "watch", "add", "--search", "dawn").out
    assert "nothing new" in on("precedent", "watch", "news").out
    more(folder, "holt", "1008/15", "They were handed back before dawn, and nobody asked them anything.")
    more(folder, "irons", "1009/16", "The budget of the municipality was audited.")
    news = json.loads(on("precedent", "watch", "news", "--json").out)["news"]
    assert [[one["id"] for one in watch["judgments"]] for watch in news] == [["holt"]]
    assert "nothing new" in on("precedent", "watch", "news").out


def test_a_saved_search_that_cannot_be_answered_says_so_and_stops_no_other(on, folder):
    pytest.importorskip("tantivy")
    assert on("precedent", "saved", "add", "like", "grove", "--mode", "similar").code == 0
    assert on("precedent", "watch", "add", "--search", "like").code == 0
    assert on("precedent", "watch", "add", "arden").code == 0
    with open_texts(folder, writing=True) as texts:
        texts._clear(texts.key_of("grove"))
        texts.connection.execute("UPDATE state SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'")
    more(folder, "holt", "1008/15", "See {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}.")
    said = on("precedent", "watch", "news")
    assert (said.code, "grove" in said.err, "holt" in said.out) == (0, True, True)


@pytest.mark.parametrize("wrong", ["colour=red", "since=sometime", "id=arden", "court"])
def test_a_filter_that_narrows_nothing_is_refused(on, wrong):
    assert on("precedent", "saved", "add", "odd", "handed back", "--filter", wrong).code == 2


def test_watches_and_saved_searches_are_listed_and_removed(say, on, db):
    assert on("precedent", "saved", "add", "returns", "handed back", "--filter", "court=ECtHR").code == 0
    assert on("precedent", "saved", "add", "odd", "handed back", "--filter", "court").code == 2
    listed = json.loads(say("--db", db, "precedent", "saved", "list", "--json").out)
    assert listed["searches"][0]["filters"] == {"court": "ECtHR"}
    assert on("precedent", "watch", "add", "arden").code == 0
    watches = json.loads(say("--db", db, "precedent", "watch", "list", "--json").out)["watches"]
    assert [(one["kind"], one["authority"], one["shown"]) for one in watches] == [("cites", "arden", 4)]
    assert on("precedent", "watch", "remove", "1").code == 0
    assert on("precedent", "saved", "remove", "returns").code == 0
    assert "no watches yet" in say("--db", db, "precedent", "watch", "list").out


def test_a_text_is_verified_and_listed(on):
    assert "not checked" in on("precedent", "show", "grove").out
    said = on("precedent", "verify", "grove", "--against", "HUDOC")
    assert (said.code, said.out) == (
        0,
        "Grove v. Freedonia, no. 1007/14, 5 May 2019 is marked as checked against HUDOC\n",
    )
    listed = json.loads(on("precedent", "list", "--imported", "--json").out)
    assert (listed["total"], listed["judgments"][0]["id"], listed["judgments"][0]["verification"]) == (
        7,
        "grove",
        "checked",
    )
    assert json.loads(on("precedent", "list", "--imported", "--unverified", "--json").out)["total"] == 6
    assert json.loads(on("precedent", "list", "--imported", "--court", "cjeu", "--json").out)["total"] == 0


def test_a_folder_named_where_nothing_is_imported_is_told(say, db, tmp_path):
    for arguments in (
        ("show", "ecthr-mss"),
        ("search", "x"),
        ("list", "--imported"),
        ("export", "ecthr-mss", "--format", "ris"),
    ):
        named = ("--judgments", tmp_path / "elsewhere")
        assert say("--db", db, "precedent", *arguments, *named).code == 5, arguments
    # Without a folder of one's own the library answers alone.
    assert say("--db", db, "precedent", "show", "ecthr-mss").code == 0


def test_whoever_is_not_of_the_office_marks_nothing(on):
    for arguments in (
        ("treat", "arden", "followed", "--reason", "so"),
        ("note", "add", "arden", "x"),
        ("watch", "add", "arden"),
        ("watch", "news"),
        ("verify", "arden", "--against", "HUDOC"),
    ):
        assert on("precedent", *arguments, user="stranger").code == 5, arguments
