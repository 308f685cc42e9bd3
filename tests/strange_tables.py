"""Three ugly tables of strangers, made anew by each test: a lawyer's workbook, an organisation's, a court's list. Everybody in them is invented."""

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment

LAWYER_DATA = range(6, 19)  # the rows of the lawyer's sheet that hold something
LAWYER_BAD = {9: "31/02/2026", 12: "46150", 15: "names no case", 17: "#REF!"}
NGO_DATA = range(3, 15)
COURT_ROWS = {3: "eI2-1001-999/2026", 4: "eI2-1002-999/2026", 5: "eI2-1003-999/2026", 8: "eI2-1004-999/2026"}


def lawyers(path: Path) -> Path:
    """A Lithuanian lawyer's workbook: title rows, a band of merged headings, cells merged over rows, days written in five ways."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Bylos"
    sheet["A1"] = "Advokatės R. Pavyzdės bylų sąrašas, 2026 m."
    sheet.merge_cells("A1:J1")
    sheet["A2"] = "Atnaujinta 2026-05-18"
    sheet["B4"], sheet["G4"] = "Byla", "Terminai"
    sheet.merge_cells("B4:F4")
    sheet.merge_cells("G4:H4")
    headings = ["Eil. Nr.", "Bylos Nr.", "Pareiškėjas (-a)", "Teismas", "Atsakovas", "Procesinis veiksmas"]
    sheet.append([])
    for place, heading in enumerate([*headings, "Veiksmo data", "Terminas", "Proceso kalba", "Pastabos"], 1):
        sheet.cell(5, place, heading)
    rows: dict[int, list[Any]] = {
        6: [
            1,
            "eA-2001-999/2026",
            "Amina Ąžuolaitė-Test",
            "LVAT",
            "Migracijos departamentas",
            "posėdis",
            datetime.fromisoformat("2026-06-09T10:30"),
            date(2026, 6, 2),
            "lietuvių",
            "skubu",
        ],
        7: [None, None, None, None, None, "gautas raštas", "2026 m. gegužės 4 d.", None, None, "žr. raštą"],
        8: [None, None, None, None, None, "gautas laiškas", "25/04/2026", "03/04/2026", None, None],
        9: [
            2,
            "eI2-2002-999/2026",
            "Yousef Pavyzdys",
            "Regionų administracinis teismas, Kauno rūmai",
            "VSAT",
            None,
            None,
            "31/02/2026",
            None,
            None,
        ],
        10: [
            3,
            "eI2-2003-999/2026",
            "Hanan Pavyzdė; Adam Pavyzdys",
            "RAT",
            "VSAT",
            "skundas pateiktas",
            "11/05/2026",
            "31.05.2026",
            "lietuvių",
            None,
        ],
        11: [
            4,
            "99/26",
            "Žana Šliužaitė",
            "EŽTT",
            None,
            None,
            None,
            date(2026, 7, 1),
            "anglų",
            "Prašyta skubos; 39 taisyklė",
        ],
        12: [5, "eI2-2005-999/2026", "Omid Bandytas", "VAAT", None, None, None, 46150, None, None],
        13: [
            6,
            "eI2-2006-999/2026",
            "Kaveh Bandytas",
            "Kauno apylinkės teismas",
            None,
            "susitikimas su klientu",
            "2026-08-20",
            None,
            "persų",
            None,
        ],
        14: [
            6,
            "eI2-2006-999/2026",
            "Kaveh Bandytas",
            "Kauno apylinkės teismas",
            None,
            "susitikimas su klientu",
            "2026-08-20",
            None,
            "persų",
            None,
        ],
        15: [None, None, None, None, None, "posėdis", "2026-06-11", None, None, None],
        16: [
            7,
            "eA-2007-999/2026",
            "=cmd|' /C calc'!A0",
            "LVAT",
            None,
            "posėdis",
            "2026-06-12 09:00",
            None,
            None,
            "-1",
        ],
        17: [8, "eA-2008-999/2026", "Nimal Bandytas", "LVAT", None, None, None, "#REF!", None, None],
        18: [9, "eA-2009-999/2026", "Laila Bandyta", "LVAT", None, "posėdis", "30/06/2026", None, None, "<b>&amp;</b>"],
    }
    for number, cells in rows.items():
        for place, value in enumerate(cells, 1):
            cell = sheet.cell(number, place)
            cell.value = value
            if isinstance(value, str) and value.startswith("=cmd"):
                cell.data_type = "s"
            if value == "#REF!":
                cell.data_type = "e"
    for column in "ABCD":
        sheet.merge_cells(f"{column}6:{column}8")
    sheet.cell(10, 11, "žalia")
    book.save(path)
    return path


def ngos(path: Path) -> Path:
    """An organisation's English workbook: several sheets, one hidden; formulas with and without a kept value; hidden rows, duplicates, comments."""
    book = Workbook()
    overview = book.active
    overview.title = "Overview"
    overview.append(["Figures for the board"])
    overview.append([2025, 14])
    clients = book.create_sheet("Clients 2026")
    clients.append(["STRICTLY CONFIDENTIAL"])
    clients.append(
        [
            "Ref",
            "First name",
            "Last name",
            "DOB",
            "Nationality",
            "Case no",
            "Court",
            "Hearing date",
            "Next dedline",
            "Done",
            "Notes",
            "Notes",
            "Lawyer",
        ]
    )
    day = date(2026, 6, 1)
    for number in range(3, 11):
        clients.append(
            [
                f"M-{number:03}",
                f"Given{number}",
                f"Sur{number}",
                date(1990, 1, number),
                "Syria",
                f"eI2-30{number:02}-999/2026",
                "RAT",
                day,
                date(2026, 6, number),
                "no",
                f"first {number}",
                f"second {number}",
                "Rasa Ąžuolaitė",
            ]
        )
    clients["I5"] = "=H5+14"
    clients["I6"] = "=H6+14"
    clients["J7"] = "yes"
    clients.append(
        [
            "M-003",
            "Given3",
            "Sur3",
            date(1990, 1, 3),
            "Syria",
            "eI2-3003-999/2026",
            "RAT",
            day,
            date(2026, 6, 3),
            "no",
            "first 3",
            "second 3",
            "Rasa Ąžuolaitė",
        ]
    )
    clients.append(
        [
            "M-011",
            "Given4",
            "Sur4",
            date(1985, 5, 5),
            "Atlantis",
            "eI2-3004-999/2026",
            "RAT",
            None,
            None,
            None,
            None,
            None,
            None,
        ]
    )
    clients.append(["M-003", "Given3", "Sur3", date(1991, 1, 3), None, None, None, None, None, None, None, None, None])
    clients.append(
        [
            None,
            "Given99",
            None,
            None,
            "SY",
            None,
            "European Court of Human Rights",
            None,
            "12/31/2026",
            None,
            None,
            None,
            "Somebody Else",
        ]
    )
    clients.row_dimensions[8].hidden = True
    clients.column_dimensions["K"].hidden = True
    clients["A3"].comment = Comment("ask her sister", "nn")
    archive = book.create_sheet("Archive")
    archive.append(["Ref", "Client"])
    archive.append(["M-900", "Old Client"])
    archive.sheet_state = "hidden"
    book.save(path)
    _keep_value(path, "I5", "46188")  # 2026-06-15, as Excel would have kept it
    return path


def _keep_value(path: Path, cell: str, value: str) -> None:
    """Give a formula the value that Excel keeps beside it; openpyxl writes none."""
    data = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        pattern = rf'(<c r="{cell}"[^>]*>\s*<f>[^<]*</f>)\s*<v\s*/>'.encode()
        patched = re.sub(pattern, rb"\g<1><v>" + value.encode() + b"</v>", content)
        patched = re.sub(
            rf'(<c r="{cell}"[^>]*>\s*<f>[^<]*</f>)<v></v>'.encode(), rb"\g<1><v>" + value.encode() + b"</v>", patched
        )
        parts[name] = patched
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def courts(path: Path) -> Path:
    """A court's list: semicolons, cp1257, headings again on each printed page, a quote left open, a total at the end."""
    lines = [
        "Regionų administracinis teismas. Bylų sąrašas",
        "Bylos Nr.;Pareiškėjas;Atsakovas;Posėdžio data;Pastabos",
        'eI2-1001-999/2026;"Šeima ""Ąžuolų"" ir kt.";Migracijos departamentas;2026 m. birželio 3 d.;žodinis',
        "eI2-1002-999/2026;Žygimantas Įžūlus;VSAT;2026-06-04;",
        'eI2-1003-999/2026;Ėglė Ūsaitė;"VSAT;2026-06-05;"rašytinis',
        "Bylos Nr.;Pareiškėjas;Atsakovas;Posėdžio data;Pastabos",
        "",
        "eI2-1004-999/2026;Čiurlionis Šč.;VSAT;2026-06-31;nėra tokios dienos",
        "Iš viso: 4;;;;",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1257"))
    return path
