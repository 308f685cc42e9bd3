"""A small office for the drafting tests: one form, one Word template drawn here, three clauses, one case."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from litigator.casefile import (
    Answer,
    CaseFile,
    Claimant,
    Consent,
    Event,
    Exhibit,
    Issue,
    Party,
    Relief,
    Stage,
    Statement,
)
from litigator.citations.authority import Precedent, Verification
from litigator.clauses.clause import Cite, Clause, ClauseHead, Provision, parse_text
from litigator.drafting import template as word
from litigator.library.contents import Library, TemplateFile
from litigator.library.shapes import Act, Form, Forum, ForumNames, Question, Required, StateName

TODAY = date(2022, 6, 20)
STYLES = (
    word.PARAGRAPH,
    word.SUBPARAGRAPH,
    word.HEADING,
    word.SUBHEADING,
    word.QUOTE,
    word.RELIEF,
    word.ANNEX,
    word.AUTHORITY_HEADING,
    word.AUTHORITY,
)
PARAGRAPHS = (
    (word.HEADING, "Apeliacinis skundas"),
    ("Normal", "{{ forum.dat }}"),
    ("Normal", "{{ claimant.name }}{% if claimant.native_name %} ({{ claimant.native_name }}){% endif %}"),
    (word.PARAGRAPH, "Skundžiamas {{ judgment.court_gen }} {{ judgment.date }} sprendimas."),
    ("Normal", "[[statements: facts]]"),
    ("Normal", "[[clauses: merits]]"),
    ("Normal", "[[relief]]"),
    ("Normal", "[[authorities]]"),
    ("Normal", "[[annexes]]"),
)


def template_bytes(
    paragraphs: tuple[tuple[str, str], ...] = PARAGRAPHS, *, header: str = "{{ case.reference }}"
) -> bytes:
    document = Document()
    for style in STYLES:
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    document.sections[0].header.paragraphs[0].text = header
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def precedent(name: str = "ecthr-khlaifia-italy", **changes: Any) -> Precedent:
    values: dict[str, Any] = {
        "id": name,
        "court": "ECtHR",
        "name": "Khlaifia and Others v. Italy",
        "numbers": ("16483/12",),
        "date": date(2016, 12, 15),
        "formation": "Grand Chamber",
        "status": "decided",
        "holding": "Detention without a clear basis in law was arbitrary.",
        "issues": ("a",),
        "adverse": False,
        "verification": Verification(fileable="yes", identity="verified", outcome="verified"),
    }
    return Precedent(**{**values, **changes})


def clause(name: str, lt: str, en: str | None = None, **changes: Any) -> Clause:
    head: dict[str, Any] = {
        "id": name,
        "version": 1,
        "slot": "merits",
        "order": 10,
        "forms": ("appeal",),
        "status": "approved",
        "approved_by": "V. V.",
        "why": "for the tests",
        "title": {"lt": "Teisė", "en": "Law"},
        "issues": ("a3",),
    }
    texts = {"lt": parse_text(lt), **({"en": parse_text(en)} if en else {})}
    return Clause(head=ClauseHead(**{**head, **changes}), texts=texts, hash=f"hash of {name}")


CLAUSES = (
    clause(
        "a3-review",
        "# Dėl teismo kontrolės\n\nTeismas netikrino [&echr 5(4)] sulaikymo [@ecthr-khlaifia-italy]; žr. [>a3-length] punktą [#order].\n\n"
        "{{ term.claimant.nom }} buvo {{ term.detained }}.\n\n- vienas\n- du",
        cites=(Cite(authority="ecthr-khlaifia-italy"),),
        legislation=(Provision(act="echr", provision="5(4)"),),
    ),
    clause("a3-length", "Sulaikymas truko per ilgai.", order=20),
    clause(
        "a4-alternatives",
        "Alternatyvos nesvarstytos.",
        issues=("a4",),
        when={"fact": "answers.alternatives_considered", "is": "no"},
    ),
)


def library(
    folder: Path, *, clauses: tuple[Clause, ...] = CLAUSES, data: bytes | None = None, **changes: Any
) -> Library:
    path = folder / "appeal.lt.docx"
    path.write_bytes(data or template_bytes())
    found = precedent()
    values: dict[str, Any] = {
        "fingerprint": "test",
        "precedents": {found.id: found},
        "precedent_hashes": {found.id: "hash now"},
        "clauses": {item.id: item for item in clauses},
        "states": {"Italy": StateName(name="Italy", lt={"nom": "Italija", "acc": "Italiją"})},
        "acts": {
            "echr": Act(
                id="echr",
                kind="treaty",
                title={"lt": "Konvencija", "en": "Convention"},
                short={"lt": "K", "en": "C"},
                named={"lt": ("Konvencij",), "en": ("Convention",)},
            )
        },
        "forums": {
            name: Forum(id=name, kind="court", names=ForumNames(lt=declined, en=english))
            for name, declined, english in (
                (
                    "lt.lvat",
                    {"nom": "LVAT", "gen": "LVAT", "dat": "Lietuvos vyriausiajam administraciniam teismui"},
                    "SACL",
                ),
                ("lt.vaat", {"nom": "VAAT", "gen": "Vilniaus apygardos administracinio teismo"}, "VRAC"),
            )
        },
        "questions": {
            "alternatives_considered": Question(type="yes_no", lt="Ar svarstyta?", en="Were alternatives considered?")
        },
        "terms": {
            "lt": {
                "claimant": {"nom": {"m": "Pareiškėjas", "f": "Pareiškėja", "mp": "Pareiškėjai"}},
                "detained": {"m": "sulaikytas", "f": "sulaikyta", "mp": "sulaikyti"},
            }
        },
        "forms": {
            "appeal": Form(
                id="appeal",
                title={"lt": "Apeliacinis skundas", "en": "Appeal"},
                language="lt",
                forum="lt.lvat",
                stages=("S3",),
                required=(
                    Required(
                        fact="judgment.number",
                        what={"lt": "bylos numeris", "en": "the case number"},
                        why={"en": "ABTĮ 134"},
                    ),
                ),
            )
        },
        "templates": (TemplateFile(name="appeal", language="lt", path=str(path), sha256=""),),
    }
    return Library(**{**values, **changes})


def case_file(**changes: Any) -> CaseFile:
    values: Mapping[str, Any] = {
        "reference": "2021-004",
        "name": "The family at Pabradė",
        "opened": date(2021, 9, 1),
        "asylum_claim_lodged": date(2021, 8, 1),
        "claimants": (
            Claimant(
                reference="P-1",
                name="Ahmad Rahimi",
                gender="m",
                consents=(Consent(use="share_with_court", given=True, on=date(2021, 9, 1)),),
            ),
        ),
        "parties": (Party(key="vsat", role="respondent", name="VSAT"),),
        "issues": (Issue(code="a3"),),
        "stages": (Stage(key="first", code="S2a", forum="lt.vaat", number="eI2-9901-999/2022"),),
        "events": (
            Event(
                key="judgment", kind="judgment_pronounced", on=date(2022, 6, 10), stage="first", proof="pronouncement"
            ),
        ),
        "exhibits": (
            Exhibit(key="E-1", kind="order", title="Nutartis", pages=2),
            Exhibit(key="E-2", kind="decision", title="Sprendimas"),
        ),
        "relief": (Relief(code="annul_act", detail="panaikinti sprendimą"),),
        "statements": (
            Statement(slot="facts", position=2, text="Antras faktas.", language="lt", exhibits=("E-2",)),
            Statement(slot="facts", position=1, text="Pirmas faktas.", language="lt"),
        ),
        "answers": (Answer(fact="alternatives_considered", value="no"),),
    }
    return CaseFile(**{**values, **changes})
