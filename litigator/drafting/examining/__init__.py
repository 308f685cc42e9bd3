"""Reading a finished document again, ours or a colleague's: what was left over, what does not agree, what must not be filed."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litigator.drafting.examining.examining import document_problems

__all__ = ["document_problems"]


def __getattr__(name: str) -> Any:
    """The checks load when they are asked for: the child that only takes a file apart needs none of them."""
    if name in __all__:
        from litigator.drafting.examining import examining

        return getattr(examining, name)
    raise AttributeError(f"the examination has no {name}")
