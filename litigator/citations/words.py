"""Words around the names of cases: small ones that names hold, capitals that only open a sentence, words that never name a case."""

from collections.abc import Mapping


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


SMALL = _each(
    "and & of the de du des la le les van von vom der den dem dos das da do di del della dei degli dalla al el ul bin ben ibn bint for on behalf y e i et "
    "ir und zu zur zum ter ten te af av other others autres kiti kitos kt. al. a.s. d.o.o. s.r.o. e.a. o.a. a. v v. c. c/ prieš ex cel en kai plc mbh members "
    "former ve"
)
CAPITAL_OPENERS = _each(
    "In See As Under The Cf Cf. Compare Also And But Following However Moreover Furthermore Thus Since While After Before By Like Unlike Both Contrast "
    "Lastly Finally Indeed Similarly Likewise Subsequently Accordingly Nevertheless Recently Here Although Though When Where With Without From For On At To "
    "If It That This These Those Its Their Our Dans Voir Selon Žr Žr. Kaip Taip Pagal CASE Case Cases AFFAIRE Affaire BYLA Byla Byloje Bylos Bylą Byloms Bylose Sprendime Sprendimas Sprendimo Sprendimui Sprendimą Sprendimu "
    "Sprendimai Sprendimų Sprendimuose Nutartis Nutarties Nutartyje Nutartį Nutartimi "
    "L'arrêt Arrêt Reports Citing Per Joined Counsel Referring Relying Quoting Notably Namely ECtHR ECHR CJEU ECJ CEDH CJUE EŽTT ESTT LVAT LAT HRC"
)
NEVER_NAMED = _each(
    "Court Courts Court's Convention Convention's Article Articles Protocol Chamber Chamber's Government Government's Section Sections Judge Judges Judgment "
    "Application Applications Rule Rules Regulation Directive Opinion Constitution Recommendation Resolution Act Code Appendix Annex Charter Treaty Cour "
    "Paragraph Paragraphs Teismas Teismo Konvencijos Registrar Statute Guidelines Report Law Declaration Handbook Memorandum Comment Observation Tribunal "
    "Tribunals Prosecutor Ministry Parliament's Decision Order Lords Senate Division Acts None Presidium Plenum Decree Agreement"
)
MONTHS_NAMED = _each("January February March April May June July August September October November December")
SHORTENED = _each("Comm Ltd Inc Corp Prof Mrs Kft Bros Nos Messrs Rev Hon Assoc Intl Cie Sti Şti San Tic Paz")
TITLES = _each("Mr Mrs Ms Miss Dr Judge President Lord Lady Sir Justice Minister Professor Mr. Mrs. Ms. Dr.")
# What a company is, where a comma parts it from the company's name: «Vilks, s.r.o.», «Tamm, a.s.».
COMPANIES = _each(
    "a.s. d.o.o. s.r.o. s.p.a. S.A. S.p.A. S.r.l. SRL Ltd Ltd. Inc Inc. GmbH AG AB UAB Oy OÜ SIA S.L. plc"
)
# «the Irish judgment of 9 September 2011» is no case called Irish.
# A comma after one of these parts who decided from the name of the case: «Human Rights Committee, A. and B. v. …».
DECIDERS = _each("Committee Committee's Commission CAT CRC CEDAW CED CCPR GC Chambre ch. CMW WGAD Union")
PEOPLES = _each(
    "Albanian American Armenian Austrian Azerbaijani Belarusian Belgian Bosnian British Bulgarian Canadian Croatian Cypriot Czech Danish Dutch English Estonian "
    "European Finnish French Georgian German Greek Hungarian Icelandic Irish Israeli Italian Latvian Lithuanian Maltese Moldovan Norwegian Polish Portuguese "
    "Romanian Russian Scottish Serbian Slovak Slovenian Spanish Swedish Swiss Turkish Ukrainian Welsh Nuremberg Tokyo International National First Second Third "
    "Fourth Commission Council Committee Assembly Parliament Supreme High Federal Constitutional Regional District Municipal Administrative Criminal Civil Appeal Cassation Leading Final Plenary Default"
)
_STATES = """
Albania; Andorra; Armenia; Austria; Azerbaijan; Belgium; Bosnia and Herzegovina; Bulgaria; Croatia; Cyprus; Czechia; Czech Republic; Denmark; Estonia; Finland;
France; Georgia; Germany; Federal Republic of Germany; Greece; Hungary; Iceland; Ireland; Italy; Latvia; Liechtenstein; Lithuania; Luxembourg; Malta;
Republic of Moldova; Moldova; Monaco; Montenegro; Netherlands; North Macedonia; former Yugoslav Republic of Macedonia; FYROM; Norway; Poland; Portugal;
Romania; Russian Federation; Russia; San Marino; Serbia and Montenegro; Serbia; Slovakia; Slovak Republic; Slovenia; Spain; Sweden; Switzerland; Turkey;
Türkiye; Ukraine; United Kingdom; UK; Australia; Canada; Peru; New Zealand; Sweden
Albanie; Allemagne; Andorre; Arménie; Autriche; Azerbaïdjan; Belgique; Bosnie-Herzégovine; Bulgarie; Chypre; Croatie; Danemark; Espagne; Estonie; Finlande;
Géorgie; Grèce; Hongrie; Irlande; Islande; Italie; Lettonie; Lituanie; Macédoine du Nord; ex-République yougoslave de Macédoine; Malte; République de Moldova;
Monténégro; Norvège; Pays-Bas; Pologne; République tchèque; République slovaque; Roumanie; Royaume-Uni; Russie; Saint-Marin; Serbie; Slovaquie; Slovénie;
Suède; Suisse; Turquie
"""
# Respondents as cases in English and French call them.
RESPONDENTS = tuple(name.strip() for line in _STATES.split("\n") for name in line.split(";") if name.strip())
# Acts that the library does not keep, and French and longer names of those it does, as a text may begin them; what the library says of an
# act goes before this.
OTHER_ACTS: Mapping[str, tuple[str, ...]] = {
    "echr": (
        *("Europos žmogaus teisių konvencij", "Žmogaus teisių ir pagrindinių laisvių apsaugos konvencij"),
        *("Žmogaus teisių konvencij", "CESDH", "CEDH"),
    ),
    "charter": ("Charte", "charte des droits fondamentaux", "CFR", "CFREU"),
    "tfeu": ("TFUE",),
    "crc": ("Convention internationale des droits de l'enfant", "Convention relative aux droits de l'enfant", "CIDE"),
    "cat": ("Convention contre la torture", "UNCAT"),
    "iccpr": ("Pacte international relatif aux droits civils et politiques", "PIDCP"),
    "refugee-convention": (
        *("Convention de Genève du 28 juillet 1951", "Convention relative au statut des réfugiés"),
        "Convention de 1951 relative au statut des réfugiés",
    ),
    "teu": ("ESS", "Europos Sąjungos sutarties", "Europos Sąjungos sutartį", "TEU", "Treaty on European Union", "TUE"),
    "lt.bk": ("BK", "Baudžiamojo kodeks", "baudžiamojo kodeks", "Baudžiamajame kodeks", "Baudžiamąjį kodeks"),
    "lt.bpk": ("BPK", "Baudžiamojo proceso kodeks", "baudžiamojo proceso kodeks"),
    "lt.cpk": ("CPK", "Civilinio proceso kodeks", "civilinio proceso kodeks"),
    "lt.ank": ("ANK", "Administracinių nusižengimų kodeks", "administracinių nusižengimų kodeks"),
    "lt.dk": ("Darbo kodeks", "darbo kodeks"),
    "lt.vai": ("VAĮ", "Viešojo administravimo įstatym", "viešojo administravimo įstatym"),
}
# Lithuanian ordinals by their beginning, as the Constitution's paragraphs and the Protocols are called by them.
ORDINALS: Mapping[str, str] = {
    "pirm": "1",
    "antr": "2",
    "treči": "3",
    "ketvirt": "4",
    "penkt": "5",
    "šešt": "6",
    "septint": "7",
    "aštunt": "8",
    "devint": "9",
    "dešimt": "10",
    "vienuolikt": "11",
    "dvylikt": "12",
    "trylikt": "13",
    "keturiolikt": "14",
    "penkiolikt": "15",
    "šešiolikt": "16",
}
EU_PARTIES = (
    "Commission",
    "Council",
    "Parliament",
    "EUIPO",
    "OHIM",
    "ECB",
    "European Commission",
    "European Parliament",
)
