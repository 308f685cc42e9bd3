"""Provisions and dates, written as a lawyer writes them."""

from datetime import date

import pytest

from litigator.citations.dates import written
from litigator.citations.provisions import by_article, provision_words


@pytest.mark.parametrize(
    ("stored", "lt", "en"),
    [
        ("113(4)", "113 str. 4 d.", "Article 113(4)"),
        ("5(1)(b)", "5 str. 1 d. b p.", "Article 5(1)(b)"),
        ("20", "20 str.", "Article 20"),
        ("15(b)", "15 str. b p.", "Article 15(b)"),
        ("P4-4", "Protokolo Nr. 4 4 str.", "Article 4 of Protocol No. 4"),
        ("Annex I", "Annex I", "Annex I"),
    ],
)
def test_a_provision_is_written_in_each_language(stored, lt, en):
    assert (provision_words(stored, "lt"), provision_words(stored, "en")) == (lt, en)


def test_provisions_stand_in_the_order_of_the_act():
    assert sorted(["140(4)", "36(3)", "114(1)", "114", "5(10)", "5(2)"], key=by_article) == [
        "5(2)",
        "5(10)",
        "36(3)",
        "114",
        "114(1)",
        "140(4)",
    ]


def test_dates_are_written_out():
    assert written(date(2022, 6, 1), "lt") == "2022 m. birželio 1 d."
    assert written(date(2022, 6, 1), "en") == "1 June 2022"
