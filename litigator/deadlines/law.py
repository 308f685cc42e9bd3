"""What a reckoning needs of the library: rules, calendars, declared emergencies, fictions of service; and a fingerprint of each."""

from collections.abc import Mapping
from dataclasses import field, fields
from functools import cached_property
from typing import Any

from litigator.deadlines.calendar import Calendar
from litigator.deadlines.rule import Declaration, Rule, Service
from litigator.digest import blake2b
from litigator.shape import dataclass


@dataclass(frozen=True)
class Law:
    """The law as the packs have it, by id."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    declarations: Mapping[str, Declaration] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    suspending: frozenset[str] = frozenset()  # the stages that suspend the case which opened them

    @cached_property
    def started_by(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that each kind of event may start."""
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules.values():
            for kind in (*rule.starts.events, *rule.starts.doubtful):
                found[kind] = (*found.get(kind, ()), rule)
        return found

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each rule stands in the packs."""
        return {name: place for place, name in enumerate(self.rules)}

    @cached_property
    def fingerprints(self) -> Mapping[str, str]:
        """A fingerprint of each rule, with the calendars, emergencies and fictions of service it uses."""
        return {rule.id: fingerprint((rule, *self._used(rule))) for rule in self.rules.values()}

    def _used(self, rule: Rule) -> list[object]:
        services = [self.services[name] for name in rule.deemed if name in self.services]
        calendars = {*(version.calendar for version in rule.versions), *(service.calendar for service in services)}
        declared = {version.condition for version in rule.versions} - {None}
        return [
            *(self.calendars.get(name) for name in sorted(filter(None, calendars))),
            *(self.declarations.get(name) for name in sorted(filter(None, declared))),
            *services,
        ]


_TALK = {"title", "note", "examples", "quote", "opens", "checked_by", "checked_on"}


def fingerprint(entry: Any) -> str:
    """Ten signs that change with whatever could move a date or how sure we are of it, and with nothing else: not with titles or examples."""
    return blake2b(_plain(entry).encode(), digest_size=5).hexdigest()


def _plain(value: Any) -> str:
    if hasattr(value, "__dataclass_fields__"):
        kept = (f"{one.name}={_plain(getattr(value, one.name))}" for one in fields(value) if one.name not in _TALK)
        return f"{type(value).__name__}({','.join(kept)})"
    if isinstance(value, (tuple, list)):
        return f"[{','.join(map(_plain, value))}]"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{key}:{_plain(value[key])}' for key in sorted(value))}}}"
    return str(value)
