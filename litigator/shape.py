"""`dataclass` as the standard library has it, in a sixth of the time: what most runs never call is compiled when it is first called.

For each class the standard decorator writes out six methods and compiles them. A command loads a hundred classes and constructs few of them (what
comes from a cache is decoded without `__init__`), so this was a third of a short command's time. Here the standard library still finds the fields
(`fields`, `replace`, `is_dataclass` and `match` work as ever); comparing, hashing and showing are shared by all classes; and `__init__` is
compiled for a class of which many instances are constructed: compiling takes as long as filling in twenty by hand.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """A class of fields that are compared and shown, and hashed where it is `frozen`."""

        def shaped(cls: type) -> type:
            if any(getattr(base, "__dataclass_params__", None) for base in cls.__mro__[1:]):
                # What inherits is left to the standard library: it asks whether the class before it was frozen as it makes frozen ones.
                return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only)(cls)
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            return _shaped(made, frozen)

        return shaped


_BY_HAND = 20  # instances of a class before its `__init__` is compiled
_NOTHING = object()


def _shaped(cls: Any, frozen: bool) -> type:
    values = _values_of([field.name for field in dataclasses.fields(cls) if field.compare])

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    left = [_BY_HAND]

    def first(self: Any, *given: Any, **named: Any) -> None:
        left[0] -= 1
        if left[0] < 0 or not _filled(self, given, named):
            if cls.__init__ is first:
                cls.__init__ = _constructor(cls, frozen)
            cls.__init__(self, *given, **named)

    methods: dict[str, Any] = {
        "__init__": first,
        "__repr__": _shown,
        "__eq__": equal,
        "__hash__": hashed if frozen else None,
    }
    if frozen:
        methods |= {"__setattr__": _refused, "__delattr__": _refused, "__getstate__": _state, "__setstate__": _restored}
    cls.__dataclass_params__.frozen = frozen  # a frozen class of the standard library may inherit from this one
    own = cls.__dict__
    for name, method in methods.items():
        if name not in own or (name == "__hash__" and "__eq__" not in own):
            setattr(cls, name, method)
    return cls  # type: ignore[no-any-return]


def _values_of(names: list[str]) -> Callable[[Any], Any]:
    """The values of an instance, as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _filled(self: Any, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Fill one instance by hand. False, with nothing to show for it, where the arguments do not fit: the compiled `__init__` then says why."""
    places = iter(given)
    taken = 0
    for name, field in self.__dataclass_fields__.items():
        if field.init and name in named:
            value, taken = named[name], taken + 1
        elif field.init and not field.kw_only and taken == 0 and (value := next(places, _NOTHING)) is not _NOTHING:
            pass
        elif field.default_factory is not dataclasses.MISSING:
            value = field.default_factory()
        elif field.default is not dataclasses.MISSING:
            value = field.default
        else:
            return False
        object.__setattr__(self, name, value)
    if taken < len(named) or next(places, _NOTHING) is not _NOTHING:
        return False
    if hasattr(self, "__post_init__"):
        self.__post_init__()
    return True


def _constructor(cls: Any, frozen: bool) -> Any:
    """The `__init__` of the class: what the standard library writes, in one function."""
    known: dict[str, Any] = {"_made": object.__setattr__, "_missing": dataclasses.MISSING}
    places: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        default = ""
        if field.default_factory is not dataclasses.MISSING:
            known[f"_new_{name}"], default = field.default_factory, "=_missing"
            value = f"_new_{name}() if {name} is _missing else {name}" if field.init else f"_new_{name}()"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"], default = field.default, f"=_default_{name}"
            value = name if field.init else f"_default_{name}"
        if field.init:
            (named if field.kw_only else places).append(name + default)
        lines.append(f"_made(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    taken = ", ".join(("self", *places, *(("*", *named) if named else ())))
    exec(f"def __init__({taken}):\n " + "\n ".join(lines or ["pass"]), known)  # noqa: S102 - names of fields, nothing from outside
    made = known["__init__"]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    return made


def _shown(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({shown})"


def _refused(self: Any, name: str, *_value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restored(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
