"""Invented judgments to cite, and Word files that cite them, for the tests of the cite-check."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from litigator.documents.package import W, write_package
from litigator.precedents.judgment import Judgment, Paragraph
from litigator.precedents.texts import open_texts

VANDEKAR = (
    "The case originated in an application lodged by six persons who had crossed a frozen marsh on foot.",
    "They were taken to a fenced storage yard, where they stayed for nine weeks without an interpreter.",
    "No court was asked to look into the grounds on which they were kept in that yard.",
    "The Government argued that the yard was a place of reception and that its gate was open by day.",
    "The Court notes at the outset that the gate was guarded, and that whoever went out was brought back by force.",
    "A person who cannot leave a place without being brought back is deprived of liberty, whatever the place is called.",
    (
        "The law must say with precision who may order such confinement, for how long, and how it is to be reviewed (see Oduya v. Malta "
        "[GC], no. 20518/15, § 4, 9 May 2019)."
    ),
    "The time spent in the yard was not short, and nothing shows that the authorities considered any milder measure.",
    "There has accordingly been a breach of the right to liberty of each of the six applicants.",
    "The Court awards each of them the sum asked for, to be paid within three months.",
)
ODUYA_CHAMBER = (
    "The applicant was held on a pontoon after his boat had been towed into the harbour.",
    "The pontoon had neither shade nor running water during the hottest weeks of the year.",
    "The Chamber finds, by four votes to three, that the pontoon was no place of detention.",
)
ODUYA_GRAND = (
    "The applicant was held on a pontoon after his boat had been towed into the harbour.",
    "The Grand Chamber will examine the complaint anew and is not bound by what the Chamber found.",
    "Vulnerability does not begin on the day on which an officer writes it down in a register.",
    "Confinement on a pontoon calls for the same safeguards as confinement behind a wall, and those safeguards must be laid down in advance.",
    "The absence of any record of the reasons for holding the applicant is in itself incompatible with the purpose of the guarantee.",
    "A remedy that is answered only after the person has been removed is not a remedy at all.",
    "The Court therefore holds, by fifteen votes to two, that the guarantee was not observed.",
)
LINDQUARTZ = tuple(
    f"Paragraph {number} of the judgment says that lock number {number} was changed without notice."
    for number in range(1, 31)
)
BRANDTNER = (
    "This request for a preliminary ruling concerns the conditions on which applicants may be kept in a transit house.",
    "A measure that may be ordered only where it proves necessary cannot rest on a list of countries alone.",
    "The referring court asks, in essence, whether a transit house with one unlocked door is a place of detention.",
    "It follows that the competent authority must examine each case on its own facts before it orders any such measure.",
    "Review by a judge cannot be made to depend on the payment of a fee by the person detained.",
)
OPINION = (
    "I propose that the Court should answer that one unlocked door does not make a house open.",
    "The wording of the provision leaves, to my mind, no room for a list of countries.",
)


def shelve(folder: Path) -> Path:
    """Put the invented judgments into `folder` and return it."""
    with open_texts(folder, writing=True) as texts:
        for judgment in (
            _judgment("900-0001", "CASE OF VANDEKAR AND OTHERS v. LITHUANIA", ["41234/19"], date(2023, 3, 14), VANDEKAR, formation="Third Section"),
            _judgment("900-0002", "CASE OF ODUYA v. MALTA", ["20518/15"], date(2017, 4, 12), ODUYA_CHAMBER, formation="Fourth Section"),
            _judgment("900-0003", "CASE OF ODUYA v. MALTA", ["20518/15"], date(2019, 5, 9), ODUYA_GRAND, formation="Grand Chamber"),
            _judgment("900-0004", "CASE OF LINDQUARTZ AND MOE v. SWEDEN", ["3071/12", "3098/12"], date(2015, 6, 22), LINDQUARTZ, formation="Fifth Section"),
            _judgment("900-0005", "HARROWELL v. THE UNITED KINGDOM", ["55001/10"], date(2011, 11, 3), OPINION, kind="decision", formation="Fourth Section"),
            _judgment("ECLI:EU:C:2023:9901", "Brandtner and Others v Ministerstvo vnitra, (C-918/21 and C-919/21)", ["C-918/21", "C-919/21"],
                      date(2023, 10, 5), BRANDTNER, court="CJEU", ecli="ECLI:EU:C:2023:9901", formation="Third Chamber"),
            _judgment("ECLI:EU:C:2023:9333", "Brandtner and Others v Ministerstvo vnitra, (C-918/21)", ["C-918/21"], date(2023, 4, 20), OPINION,
                      court="CJEU", ecli="ECLI:EU:C:2023:9333", kind="opinion"),
            _judgment("900-0006", "N.N. v. Lithuania", ["CCPR/C/130/D/3777/2020"], date(2020, 11, 6), OPINION, court="UN", kind="views"),
            _judgment("900-0007", "eA-4321-520/2022", ["eA-4321-520/2022"], date(2022, 11, 16), OPINION, court="LT", language="lt"),
        ):  # fmt: skip
            texts.put(judgment, sha256(judgment.text.encode()).hexdigest())
    return folder


def _judgment(id_: str, title: str, numbers: Sequence[str], day: date, text: Sequence[str], **known: Any) -> Judgment:
    paragraphs = tuple(
        Paragraph(place=place, text=one, n=place + 1, section="assessment") for place, one in enumerate(text)
    )
    return Judgment(
        id=id_,
        title=title,
        numbers=tuple(numbers),
        date=day,
        paragraphs=paragraphs,
        court=known.pop("court", "ECtHR"),
        **known,
    )


CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
OF_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
    "</Relationships>"
)


def word_file(path: Path, paragraphs: Sequence[str], notes: Sequence[str] = ()) -> Path:
    """A Word file of these paragraphs. In a paragraph `|` parts two runs, and `^` calls the next of the `notes`."""
    called = 0
    body = []
    for text in paragraphs:
        runs = []
        for run in text.split("|"):
            pieces = run.split("^")
            for place, piece in enumerate(pieces):
                runs.append(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
                if place + 1 < len(pieces):
                    called += 1
                    runs.append(f'<w:r><w:footnoteReference w:id="{called}"/></w:r>')
        body.append(f"<w:p>{''.join(runs)}</w:p>")
    footnotes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/_rels/document.xml.rels": OF_DOCUMENT,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>',
    }
    path.write_bytes(write_package({name: xml.encode() for name, xml in parts.items()}))
    return path
