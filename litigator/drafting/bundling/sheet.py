"""A page of a PDF put together from its entries."""

from pypdf import PageObject
from pypdf.generic import DictionaryObject


def page_of(shown: DictionaryObject) -> PageObject:
    """A page object of these entries."""
    page = PageObject()
    page.update(shown)
    return page
