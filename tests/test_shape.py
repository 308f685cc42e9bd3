"""`litigator.shape.dataclass` beside the standard one: the same classes, the same answers."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import Any

import msgspec
import pytest

from litigator.shape import dataclass as ours

standard = dataclasses.dataclass


def classes(dataclass: Any) -> tuple[type, type, type]:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Frozen:
        name: str
        count: int = 3
        tags: tuple[str, ...] = ()
        found: dict[str, int] = field(default_factory=dict)
        quiet: str = field(default="q", compare=False, repr=False)

        def __post_init__(self) -> None:
            if self.count < 0:
                raise ValueError("less than nothing")

        @property
        def shown(self) -> str:
            return f"{self.name}{self.count}"

    @dataclass(slots=True)
    class Open:
        first: int
        second: list[int] = field(default_factory=list)
        third: int = field(init=False, default=7)

    @dataclass(frozen=True)
    class Plain:
        one: str

        def __hash__(self) -> int:
            return 5

    return Frozen, Open, Plain


@pytest.mark.parametrize("made_before", [0, 40])  # filled by hand, and by a compiled `__init__`
@pytest.mark.parametrize("dataclass", [ours, standard])
def test_a_shaped_class_is_what_the_standard_one_is(dataclass, made_before):
    Frozen, Open, Plain = classes(dataclass)  # noqa: N806
    for number in range(made_before):
        Frozen(name="a", count=number), Open(number, second=[number]), Plain("x")
    one = Frozen(name="a")
    assert (one.name, one.count, one.tags, one.found, one.shown) == ("a", 3, (), {}, "a3")
    assert repr(one).endswith("Frozen(name='a', count=3, tags=(), found={})")
    assert one == Frozen(name="a", quiet="other") and one != Frozen(name="b") and one != ("a", 3, (), {})
    assert replace(one, name="b").name == "b" and next(each.name for each in fields(one)) == "name"
    assert is_dataclass(Frozen) and copy.deepcopy(one) == one and one.found is not Frozen(name="a").found
    assert not hasattr(one, "__dict__") and hash(Plain(one="x")) == 5 and Plain("x") == Plain("x")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"
    with pytest.raises(FrozenInstanceError):
        del one.name
    with pytest.raises(ValueError, match="less than nothing"):
        Frozen(name="a", count=-1)
    for wrong in (lambda: Frozen("a"), lambda: Frozen(), lambda: Frozen(name="a", nothing=1), lambda: Open(1, third=2)):
        with pytest.raises(TypeError):
            wrong()
    opened = Open(1)
    opened.first, opened.third = 2, 8
    assert (opened.first, opened.second, opened.third) == (2, [], 8) and Open(1) == Open(first=1)
    with pytest.raises(TypeError):
        hash(opened)
    with pytest.raises(AttributeError):
        opened.fourth = 1
    with pytest.raises(TypeError):
        hash(one)  # a mapping among its values
    match Plain("y"):
        case Plain(one):
            assert one == "y"
    decoded = msgspec.msgpack.decode(msgspec.msgpack.encode(Frozen(name="z", tags=("t",))), type=Frozen)
    assert decoded == Frozen(name="z", tags=("t",))


@ours(frozen=True, slots=True)
class Kept:
    value: int


def test_a_shaped_class_can_be_pickled_and_hashed():
    assert pickle.loads(pickle.dumps(Kept(3))) == Kept(3)  # noqa: S301 - our own bytes
    assert {Kept(3): 1}[Kept(3)] == 1
    assert len({Kept(3), Kept(3), Kept(4)}) == 2


@pytest.mark.parametrize("dataclass", [ours, standard])
def test_a_frozen_class_of_either_kind_inherits_from_it(dataclass):
    @ours(frozen=True, slots=True)
    class Base:
        one: int

    @dataclass(frozen=True, slots=True)
    class More(Base):
        two: int = 2

    made = More(1)
    assert (made.one, made.two, repr(made).split(".")[-1]) == (1, 2, "More(one=1, two=2)")
    with pytest.raises(FrozenInstanceError):
        made.two = 3


def test_arguments_that_do_not_fit_are_refused_in_the_standard_words():
    for wrong in (
        lambda cls: cls(),
        lambda cls: cls(1, 2, 3),
        lambda cls: cls(1, first=1),
        lambda cls: cls(1, third=2),
        lambda cls: cls(1, other=2),
    ):
        said = []
        for dataclass in (ours, standard):
            with pytest.raises(TypeError) as refused:
                wrong(classes(dataclass)[1])
            said.append(str(refused.value).split("()", 1)[1])
        assert said[0] == said[1]
