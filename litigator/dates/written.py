"""Dates written out as pleadings and courts write them."""

from datetime import date

EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LT_MONTHS = (
    *("sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio"),
    *("liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio"),
)


def written(day: date, language: str) -> str:
    """`2022 m. birželio 20 d.` in Lithuanian (VLKK: month in the genitive), `20 June 2022` in English."""
    if language == "lt":
        return f"{day.year} m. {LT_MONTHS[day.month - 1]} {day.day} d."
    return f"{day.day} {EN_MONTHS[day.month - 1]} {day.year}"
