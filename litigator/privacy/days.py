"""A day in every way it is written: in figures and in words, in Lithuanian, English and the languages papers come in."""

from datetime import date

_LITHUANIAN = (
    "saus",
    "vasar",
    "kov",
    "baland",
    "gegu[žz]",
    "bir[žz]el",
    "liep",
    "rugp",
    "rugs",
    "spal",
    "lapkri[čct]",
    "gruod",
)
# By month: English, Russian, Ukrainian, Belarusian, Polish, German, French.
_OTHERS = (
    "jan|январ|січ|студзен|stycz|jän|janv",
    "feb|феврал|лют|lut|f[ée]v",
    "mar|март|берез|сакавік|märz|mars",
    "apr|апрел|квіт|красавік|kwie|avr",
    "may|ма[йя]|трав|ма[йя]|maj|mai",
    "jun|июн|черв|чэрвен|czerw|juin",
    "jul|июл|лип|ліпен|lip|juil",
    "aug|август|серп|жнів|sierp|ao[uû]t",
    "sep|сентябр|верес|верас|wrze|sept",
    "oct|октябр|жовт|кастрычнік|pa[zź]d|okt",
    "nov|ноябр|листоп|лістапад|listop",
    "dec|декабр|груд|снеж|grud|dez|d[ée]c",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_GAP = r"[\s\u00a0]*"
_DASH = r"[-./\u2010-\u2015]"


def ways_of_writing(day: date) -> str:
    """A pattern (to be matched without regard to capitals) of every way `day` is written."""
    return "|".join((*_in_words(day), *_in_figures(day)))


def _in_words(day: date) -> tuple[str, ...]:
    y, d, lithuanian, others = day.year, day.day, _LITHUANIAN[day.month - 1], _OTHERS[day.month - 1]
    year = rf"{y}(?:-\w+)?{_GAP}(?:m\.|metų|metais)?"
    number = rf"0?{d}{_GAP}(?:d\.|dien\w+|-\w+)?"
    between = r"[\s\u00a0.,-]*"
    ordinal = rf"0?{d}(?:st|nd|rd|th|er|\.)?"
    month = rf"(?:{others})\w*"
    return (
        rf"{year},?{_GAP}{lithuanian}\w*{_GAP}(?:mėn\.|mėnes\w*)?{_GAP}{number}",
        rf"{lithuanian}\w*{_GAP}(?:mėn\.|mėnes\w*)?{_GAP}{number},?{_GAP}{year}",
        rf"{year}{_GAP}0?{day.month}{_GAP}(?:mėn\.|mėnes\w*){_GAP}{number}",
        rf"{ordinal}{_GAP}(?:of{_GAP})?{between}{month}{between}{y}",
        rf"{month}{between}{ordinal}{between}{y}",
        rf"{y}{between}{month}{between}{ordinal}",
    )


def _in_figures(day: date) -> tuple[str, ...]:
    y, m, d, roman = day.year, day.month, day.day, _ROMAN[day.month - 1]
    either = rf"{_GAP}[-./\s\u00a0\u2010-\u2015]{_GAP}"
    dash = rf"{_GAP}{_DASH}{_GAP}"
    short = rf"(?:{y}|{y % 100:02})"
    return (
        rf"{y}{either}0?{m}{either}0?{d}",
        rf"0?{d}{dash}0?{m}{dash}{short}|0?{m}/0?{d}/{short}",
        rf"0?{d}[\s\u00a0]0?{m}[\s\u00a0]{y}",
        rf"0?{d}{_GAP}{_DASH}?{_GAP}{roman}{_GAP}{_DASH}?{_GAP}{short}",
        rf"{y}{_GAP}{_DASH}?{_GAP}{roman}{_GAP}{_DASH}?{_GAP}0?{d}",
        f"{day:%Y%m%d}|{day:%d%m%Y}",
    )
