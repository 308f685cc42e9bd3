"""What would let a name out of a published copy: other alphabets, spellings, middle names, letters in cells, symbols, links. With controls."""

import importlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from litigator.casefile import CaseFile, Claimant, Consent, Party
from litigator.cli import publishing as desk
from litigator.documents.package import BODY, W, open_package, parse_part, write_package
from litigator.drafting.paragraphs import text_of, w
from litigator.drafting.publishing import across, left, links, publishing, texts
from litigator.drafting.publishing.publishing import Published, publish
from litigator.errors import Refused, Unreadable
from litigator.library.gathering import open_library
from litigator.privacy import naming, protecting, scripts
from litigator.privacy.elsewhere import Stranger, named_in
from litigator.privacy.folding import folded
from litigator.privacy.persons import Person, people_of
from litigator.privacy.protecting import NOTHING
from litigator.privacy.remaining import Known, second_reading
from litigator.privacy.replacing import Pseudonymiser, replaced

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LIBRARY = open_library()
YES = (Consent(use="publication", given=True, on=date(2022, 1, 1)),)


@pytest.fixture(autouse=True)
def here_and_not_in_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a child would say is worked out here, which is quicker."""

    def direct(function: str, data: bytes, name: str) -> Any:
        module, _, called = function.partition(":")
        return msgspec.json.decode(msgspec.json.encode(getattr(importlib.import_module(module), called)(data, name)))

    monkeypatch.setattr("litigator.documents.confined.confined", direct)


def case_of(*names: str, **given: Any) -> CaseFile:
    people = tuple(Claimant(reference=f"P-{n}", name=name, consents=YES) for n, name in enumerate(names, 1))
    return CaseFile(reference="2022-099", name="x", opened=date(2022, 1, 1), claimants=people, **given)


CASE = case_of("Farid Nazari", "Zahra Nazari")


def docx(body: str, links: tuple[str, ...] = (), **others: str) -> bytes:
    """A Word file with that body; `links` are r:id h0, h1 …; `others` are further parts (`word__fontTable__xml`)."""
    parts = {name.replace("__", "/", name.count("__") - 1).replace("__", "."): text for name, text in others.items()}
    relations = "".join(
        f'<Relationship Id="h{n}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for n, target in enumerate(links)
    )
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    parts[BODY] = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    return write_package({name: text.encode() for name, text in parts.items()})


def p(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def published(body: str, *, case: CaseFile = CASE, links: tuple[str, ...] = (), **others: str) -> Published:
    return publish(docx(body, links, **others), "x.docx", case, LIBRARY)


def lines(copy: Published) -> list[str]:
    return [text_of(node) for node in parse_part(open_package(copy.data, "x")[BODY]).iter(w("p"))]


def everything(copy: Published) -> str:
    parts = open_package(copy.data, "x")
    return "\n".join([*parts, *(content.decode("utf-8", "replace") for content in parts.values())])


def told_of(name: str, *others: str) -> Pseudonymiser:
    return Pseudonymiser([Person(key="1", names=(name, *others))], language="lt")


def becomes(text: str, name: str, *others: str) -> str:
    one = told_of(name, *others)
    return replaced(text, one.replacements(text))


# Other alphabets


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Farid Nazari", "Фарид Назари"),
        ("Farid Nazari", "Назари Фаридом"),
        ("Farid Nazari", "ФАРИДУ"),
        ("Farid Nazari", "Ф. Назари"),
        ("Farid Nazari", "Ναζάρι"),
        ("Farid Nazari", "فرید نظری"),
        ("Farid Nazari", "ფარიდ ნაზარის"),
        ("Mohammad Reza Hosseini", "Мохаммада Резы Хоссейни"),
        ("Mohammad Reza Hosseini", "محمد رضا حسينی"),
        ("Yuliya Shcherbakova", "Юлии Щербаковой"),
        ("Yuliya Shcherbakova", "Щербаков"),
        ("Zelimkhan Khangoshvili", "Зелимхана Хангошвили"),
        ("Oleksiy Tkachenko", "Олексія Ткаченка"),
        ("Sviatlana Tsikhanouskaya", "Святлана Ціханоўская"),
        ("Sviatlana Tsikhanouskaya", "Светланы Тихановской"),
        ("Aleksandr Ivanov", "Александру Сергеевичу Иванову"),
        ("Aleksandr Ivanov", "Иванов А. С."),
        ("Abdul Rahman Al-Khatib", "عبد الرحمن الخطيب"),
        ("Abdul Rahman Al-Khatib", "Абдул Рахмана аль-Хатиба"),
        ("Jean-Pierre N'Golo", "Жан-Пьер Н'Голо"),
        ("Pavel Hrynevich", "Павла"),
        ("Sergey Kovalsky", "Ковальского Сергея"),
        ("Avraham Kohen", "אברהם כהן"),
    ],
)
def test_a_name_in_another_alphabet_is_replaced_though_nobody_wrote_it_down(name, said):
    text = f"Liudijo {said}; taip."
    one = told_of(name)
    assert replaced(text, one.replacements(text)) == "Liudijo A. B.; taip.".replace("A. B.", one.pseudonyms["1"])


def test_the_control_without_sounds_a_name_in_cyrillic_stays(monkeypatch):
    monkeypatch.setattr(scripts.Heard, "certain", lambda self, word: set())
    monkeypatch.setattr(scripts.Heard, "near", lambda self, word, alike=0: set())
    assert becomes("Фарид Назари", "Farid Nazari") == "Фарид Назари"


@pytest.mark.parametrize("said", ["Фарук", "Назаров", "Иран", "назад", "Хасан", "فاطمه احمدی", "Мухаммад"])
def test_a_name_that_is_only_probable_is_listed_and_not_replaced(said):
    one = told_of("Farid Nazari", "Mohammad")
    text = f"Buvo {said}."
    assert replaced(text, one.replacements(text)) == text
    found = [finding.what for finding in second_reading([("p", text, NOTHING)], one.names, Known())]
    assert "words in another script" in found
    assert ("a word in another script much like a claimant's name" in found) == (said in ("Мухаммад", "Назаров"))


@pytest.mark.parametrize(
    ("native", "said"),
    [
        ("Юлия Ющенко", "Julija Juščenko"),
        ("Юлия Ющенко", "Iuliia Iushchenko"),
        ("Юлия Ющенко", "Yuliya Yushchenko"),
        ("Святлана Ціханоўская", "Sviatlanos Cichanouskajos"),
        ("Григорій Шевчук", "Hryhorii Shevchuk"),
        ("Людмила Тихановская", "Людмилы Тихановской"),
    ],
)
def test_a_native_name_is_replaced_however_latin_letters_write_it(native, said):
    one = told_of("Xx Zz", *people_of(case_of("Xx Zz"))[0].names, native, *scripts.latin_spellings(native))
    assert not replaced(f"Tai {said}.", one.replacements(f"Tai {said}.")).replace("Tai A. B..", "")


def test_the_recorded_spellings_of_a_case_are_everywhere_replaced():
    claimant = Claimant(
        reference="P-1", name="Xx Zz", native_name="Людмила Тихановская", aliases=("Люся",), consents=YES
    )
    case = replace(CASE, claimants=(claimant,))
    assert lines(published(p("Людмилы Тихановской; Люсей; Liudmilos Tichanovskajos; Lyudmila"), case=case)) == [
        "A. B.; A. B.; A. B.; A. B."
    ]


def test_somebody_of_another_case_is_found_in_another_alphabet():
    stranger = Stranger("Hamid Stanekzai", "P-40", "2021-011")
    for text in ("Там был Хамид Станекзай.", "Buvo Hamidas Stanekzajus."):
        assert named_in([("x", text, ())], [stranger]) == [(stranger, "x")]
    # Of one who only sounds alike nothing is said: a copy would be refused for nothing.
    assert named_in([("x", "Buvo Hamida Stanekova ir Laila Nazari.", ())], [stranger]) == []
    assert named_in([("x", "Laila Nazari", ())], [Stranger("Leyla Osman Nazary", "P-41", "2021-012")]) == []


# What belongs to a name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mohammad Reza Hosseini", "M. R. Hosseini"),
        ("Mohammad Reza Hosseini", "Mohammad R. Hosseini"),
        ("Mohammad Reza Hosseini", "Hosseini M. R."),
        ("Mohammad Reza Hosseini", "Mohammado Rezos Hosseinio"),
        ("Ahmad Karimi", "Karimi'o A."),
        ("Ahmad Karimi", "A.Karimi"),
        ("Aleksandr Ivanov", "Aleksandro Sergejevičiaus Ivanovo"),
        ("Aleksandr Ivanov", "Alexander Ivanov"),
        ("Yuliya Shcherbakova", "J. Ščerbakova"),
        ("Khaled Barakat", "Ch. Barakatas"),
        ("Jamil Barakat", "Dž. Barakatui"),
        ("Farid Nazari", "Farid Ahmad Nazari"),
        ("Farid Nazari", "Fareed Nazari"),
        ("Farid Nazari", "Nazari-o"),
        ("Farid Nazari", "NAZARI-O"),
        ("Emil Aliyev", "Emil Rashid oglu Aliyev"),
        ("Abdul Rahman Al-Khatib", "Abdel Rahman El Khatib"),
        ("Rūta Kazlauskienė", "Rūta Kazlauskaitė"),
        ("Rūta Kazlauskienė", "Kazlausko"),
        ("Eglė Butkutė", "Butkaus"),
        ("Giedrius Vaitkus", "Vaitkuvienė"),
        ("Jonas Petraitis", "Petraitienei"),
        ("Jonas Petraitis", "Petraity"),
        ("Farid Nazari", "NazariFarid"),
    ],
)
def test_what_belongs_to_a_name_goes_with_it(name, said):
    one = told_of(name)
    text = f"nurodo {said} ir toliau"
    assert replaced(text, one.replacements(text)) == f"nurodo {one.pseudonyms['1']} ir toliau"


def test_the_control_without_widening_a_middle_name_stays(monkeypatch):
    monkeypatch.setattr("litigator.privacy.finding.widened", lambda text, words, groups, names, protected: groups)
    assert "Ahmad" in becomes("nurodo Farid Ahmad Nazari", "Farid Nazari")


@pytest.mark.parametrize(
    "text",
    [
        "Farid A. B. Petraitis",  # the initials are of who follows
        "Faridas, Nazari giminaitis",
        "a. k. nežinomas, t. y.",  # a personal code is no Ahmad Karimi
        "Farid Nazari Lietuvoje",
    ],
)
def test_what_does_not_belong_to_a_name_stays(text):
    told = becomes(text, "Farid Nazari", "Ahmad Karimi")
    for kept in ("A. B. Petraitis", "giminaitis", "a. k. nežinomas", "Lietuvoje"):
        assert (kept in text) == (kept in told)


def test_a_word_beside_a_pseudonym_is_listed():
    told = published(p("Skundą padavė Farid Nazari Stanekzai."))
    assert ("a word beside a pseudonym: a part of the name?", "Stanekzai") in [(f.what, f.words) for f in told.findings]
    plain = published(p("Teismas: Farid Nazari prašo."))
    assert not [f for f in plain.findings if "beside" in f.what]


def test_two_replacements_that_overlap_leave_nothing_of_either():
    one = Pseudonymiser([Person(key="1", names=("Farid Nazari",), addresses=("Nazari g. 5, Kaunas",))], language="lt")
    text = "Farid Nazari g. 5, Kaunas"
    assert "azari" not in replaced(text, one.replacements(text)) and "Farid" not in replaced(
        text, one.replacements(text)
    )


# Who is protected


def test_a_claimant_who_is_also_a_party_is_hidden_and_a_lawyer_called_alike_is_not():
    parties = (
        Party(key="f", role="representative", name="Farid Nazari"),
        Party(key="j", role="judge", name="Ana Li"),
        Party(key="a", role="representative", name="Ahmadas Petrauskas"),
    )
    case = case_of("Farid Nazari", "Anahita Limani", "Ahmad Karimi", parties=parties)
    told = lines(published(p("Farido Nazari ir Anahitos Limani; teisėja Ana Li; Ahmado Petrausko, Ahmado."), case=case))
    assert told == ["A. B. ir C. D.; teisėja Ana Li; Ahmado Petrausko, E. F.."]


def test_the_control_a_party_by_its_stem_would_let_the_claimant_out(monkeypatch):
    monkeypatch.setattr(protecting, "_is_one_of", lambda forms, hidden: False)
    case = case_of("Farid Nazari", parties=(Party(key="f", role="representative", name="Farid Nazari"),))
    assert lines(published(p("Farido Nazari skundas"), case=case)) == ["Farido Nazari skundas"]


# Days, numbers, addresses


HIDDEN = Person(
    key="1",
    names=("Farid Nazari",),
    born=date(1991, 7, 9),
    emails=("far.n@example.org",),
    phones=("+370 600 12345",),
    codes=("39107090123",),
    addresses=("Pavyzdžio g. 21-4, LT-44123 Kaunas", "12 Baker Street, flat 3, Kaunas"),
)


@pytest.mark.parametrize(
    "said",
    [
        *("1991-ųjų liepos 9-oji", "1991 m. 7 mėnesio 9 dieną", "09 07 1991", "9-Jul-1991", "1991 July 9", "19910709"),
        *("9 июля 1991", "9 липня 1991", "1991-VII-09", "liepos 9 d., 1991 m.", "9 juillet 1991", "9. Juli 1991"),
        *("١٩٩١/٠٧/٠٩", "１９９１-07-09", "1991-\u200b07-09", "1991 m. lie\u00adpos 9 d.", "09JUL1991"),
        *("far.n (at) example.org", "far.n[at]example[dot]org", "far.n@exam\u00adple.org", "far.n＠example.org"),
        *("(8~600) 12345", "+370 600 12\u200b345", "+370.600.12345", "8-600-12345"),
        *("39107\u00ad090123", "ak39107090123", "391-0709-0123"),
        *("Pavyzdžio g. Nr. 21", "Pavyzdžio g. 21, 4 butas", "21-4 Pavyzdžio Street", "Baker Street 12", "LT-44123"),
        *("ILTU 1234567", "22S1234", "(15/6-12) 3I-45", "eI2 - 9901 - 999 / 2022"),
    ],
)
def test_what_is_a_person_s_alone_is_replaced_as_it_is_seen(said):
    numbers = ("ILTU1234567", "22S-1234", "(15/6-12)3I-45", "eI2-9901-999/2022")
    one = Pseudonymiser([HIDDEN], language="lt", numbers=numbers)
    told = replaced(f"Tai {said} yra.", one.replacements(f"Tai {said} yra."))
    left = told.replace("[1990–1994 m.]", "").removeprefix("Tai ").removesuffix(" yra.")
    for word in (
        "[el. paštas]",
        "[telefonas]",
        "[asmens kodas]",
        "[adresas]",
        *(f"[numeris {n}]" for n in range(1, 5)),
    ):
        left = left.replace(word, "")
    assert left.strip("(ak ") == "", told


def test_the_machine_readable_lines_of_a_passport_go_whole():
    told = becomes(
        "P<AFGXX<<YY<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<< L898902C36AFG9107098M2204159<<<<<<<<<<<<<<04", "Farid Nazari"
    )
    assert told == "[paso eilutė] [paso eilutė]"


# The file


def cells(word: str) -> str:
    return "<w:tbl><w:tr>" + "".join(f"<w:tc>{p(letter)}</w:tc>" for letter in word) + f"</w:tr></w:tbl>{p('')}"


SYMBOL = (
    '<w:p><w:r><w:t>N</w:t></w:r><w:r><w:sym w:font="Arial" w:char="{code}"/></w:r><w:r><w:t>zari</w:t></w:r></w:p>'
)


@pytest.mark.parametrize(
    "body",
    [
        SYMBOL.format(code="0061"),
        SYMBOL.format(code="F061"),
        p("Pareiškėjas Naza-") + p("rio skundas"),
        cells("FARID") + cells("Nazario"),
        p("F\na\nr\ni\nd"),
        "<w:p><w:r><w:t>Fari</w:t><w:br/><w:t>do</w:t></w:r></w:p>",
        p("ɴᴀᴢᴀʀɪ ＦＡＲＩＤ 𝓕𝓪𝓻𝓲𝓭"),
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>Nazari</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>x</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        '<w:p><w:r><w:pict><v:oval xmlns:v="urn:schemas-microsoft-com:vml" alt="Nazari" title="Farid"/></w:pict></w:r></w:p>',
    ],
    ids=["symbol", "private symbol", "two lines", "cells", "a column", "a break", "other letters", "ruby", "drawing"],
)
def test_a_name_in_any_guise_is_not_in_the_copy(body):
    copy = published(body + p("Farido"))
    said = folded("".join(lines(copy)) + everything(copy))
    assert "nazari" not in said and "farid" not in said and "zari" not in said
    assert "F\na\nr" not in everything(copy) and "rio skundas" not in "".join(lines(copy))


def test_the_controls_a_symbol_and_a_broken_line_would_go_out(monkeypatch):
    monkeypatch.setattr(texts, "_symbol", lambda node: "\ufffc")
    assert "zari" in "".join(lines(published(SYMBOL.format(code="0061"))))
    monkeypatch.setattr(publishing, "changes_across", lambda found, pseudonymiser: {})
    with pytest.raises(Refused, match="names are left"):  # the proof looks over paragraphs by itself
        published(p("Pareiškėjas Naza-") + p("rio skundas"))
    monkeypatch.setattr(left, "changes_across", lambda found, pseudonymiser: {})
    assert "rio skundas" in "".join(lines(published(p("Pareiškėjas Naza-") + p("rio skundas"))))


def test_letters_in_cells_that_spell_nobody_stay():
    rows = [texts.Text(BODY, number, "p", letter) for number, letter in enumerate("TEISMAS")]
    assert across.changes_across(rows, told_of("Farid Nazari")) == {}


LINK = '<w:p><w:hyperlink r:id="h0"><w:r><w:t>čia</w:t></w:r></w:hyperlink></w:p>'


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/farid.nazari",
        "https://example.org/n%61zari",
        "https://example.org/%D0%A4%D0%B0%D1%80%D0%B8%D0%B4",
        "https://xn--80aak2bgf.example.org/?who=%D9%81%D8%B1%DB%8C%D8%AF%20%D9%86%D8%B8%D8%B1%DB%8C&amp;n=Nazari",
    ],
)
def test_a_link_that_names_somebody_goes_and_its_words_stay(target, monkeypatch):
    copy = published(LINK + p("Farido"), links=(target,))
    assert lines(copy)[0] == "čia" and "example.org" not in everything(copy)
    assert "links that name somebody were taken out" in copy.scrubbed
    # The control: an address read as it is written says nothing.
    monkeypatch.setattr(left, "as_read", lambda said: "")
    assert "example.org" in everything(published(LINK + p("Farido"), links=(target,)))


def test_any_other_link_is_kept_and_listed():
    copy = published(LINK + p("Farido"), links=("https://example.org/profile?id=77",))
    assert "profile?id=77" in everything(copy)
    assert ("a link behind words: does it lead to somebody?", "https://example.org/profile?id=77") in [
        (found.what, found.words) for found in copy.findings
    ]
    assert links.as_read("https://xn--e1afmkfd.example/").endswith("пример.example")


def test_an_address_in_codes_is_replaced_in_the_text_too():
    assert (
        becomes("žr. https://example.org/%D0%A4%D0%B0%D1%80%D0%B8%D0%B4 čia", "Farid Nazari", "Фарид")
        == "žr. [nuoroda] čia"
    )


FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TC "Na</w:instrText></w:r>'
    '<w:r><w:instrText>zari" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("body", "others"),
    [
        (FIELD, {}),
        ("<w:r><w:t>Nazari</w:t></w:r>", {}),
        ('<w:p><m:oMath xmlns:m="m"><m:r><m:t>Na</m:t></m:r><m:r><m:t>zari</m:t></m:r></m:oMath></w:p>', {}),
        (p("x"), {"word__fontTable__xml": f'<w:fonts xmlns:w="{W}"><w:font w:name="Farid Nazari Hand"/></w:fonts>'}),
        ('<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="Фариду"/></v:shape></w:pict></w:r></w:p>', {}),
    ],
    ids=["a field in pieces", "text beside paragraphs", "a formula in pieces", "a font", "drawn letters"],
)  # fmt: skip
def test_a_name_where_no_text_is_stops_the_copy(body, others):
    with pytest.raises(Refused, match="names are left"):
        published(body, **others)
    assert published(body, case=case_of("Imran Khan"), **others)  # the control: of another's case it is no name


def test_a_file_in_strict_form_is_not_taken_for_clean():
    data = docx('<w:p><w:del w:author="Ona"><w:r><w:delText>slapta</w:delText></w:r></w:del></w:p>')
    parts = open_package(data, "x")
    parts[BODY] = parts[BODY].replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    with pytest.raises(Unreadable, match="not looked through"):
        publish(write_package(parts), "x.docx", CASE, LIBRARY)


def test_what_pictures_for_bullets_are_called_goes_too():
    bullet = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="o" alt="sesuo Kybartuose" o:title="IMG_Kybartai"/></w:pict>'
    numbering = f'<w:numbering xmlns:w="{W}"><w:numPicBullet>{bullet}</w:numPicBullet></w:numbering>'
    assert "Kybart" not in everything(published(p("Farido"), word__numbering__xml=numbering))


def test_the_name_of_the_file_is_looked_at(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in.docx").write_bytes(docx(p("Farido skundas")))
    Path("case.json").write_bytes(msgspec.json.encode(CASE))

    def found(output: str) -> list[str]:
        asked = ["publish", "in.docx", "-o", output, "--from", "case.json", "--json"]
        return [one["what"] for one in json.loads(CliRunner().invoke(desk.group, asked).stdout)["findings"]]

    named = "the name of the file names somebody: rename it before it goes out"
    assert (
        named in found("skundas_Nazario.docx") and named in found("фарид.docx") and named not in found("skundas.docx")
    )


def test_initials_are_those_a_name_may_have():
    assert naming.is_initial("j", "yuliya") and naming.is_initial("ch", "khaled") and naming.is_initial("ш", "sharif")
    assert not naming.is_initial("p", "farid") and not naming.is_initial("д", "farid")
