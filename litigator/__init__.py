"""Legal document assembly and a strategic litigation tracker for offices that defend migrants and asylum seekers.

The names promised to notebooks are loaded when they are asked for.
"""

from typing import Any

__version__ = "0.1.0"
_PROMISED = {
    "open_office": ("litigator.office", "reading_office"),
    "case_file": ("litigator.registry", "case_file"),
    "assemble": ("litigator.drafting.assembling", "assemble"),
    "due": ("litigator.deadlines.reckoning", "reckon"),
    "extract_citations": ("litigator.library.citing", "extract_citations"),
    "search": ("litigator.office.searching", "search"),
    "open_library": ("litigator.library.gathering", "open_library"),
    "check_citations": ("litigator.precedents.checking.checking", "check_citations"),
}
__all__ = ["__version__", *_PROMISED]


def __getattr__(name: str) -> Any:
    if name not in _PROMISED:
        raise AttributeError(f"litigator has no {name}")
    from importlib import import_module

    module, attribute = _PROMISED[name]
    return getattr(import_module(module), attribute)
