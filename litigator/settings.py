"""Options, and where each comes from: the command line first, then the environment, then the settings file, then the default."""

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from litigator.errors import SettingsFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set in `settings.toml`; each has an environment variable of the same name (`LITIGATOR_DB`, …)."""

    db: str = "cases.db"
    user: str | None = None
    library: str = ""
    judgments: str = ""
    place: str = "Vilnius"


def settings_file() -> Path:
    """`LITIGATOR_SETTINGS`, or `settings.toml` in the user's configuration folder for litigator."""
    named = os.environ.get("LITIGATOR_SETTINGS")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("litigator", appauthor=False) / "settings.toml"


def cache_folder() -> Path:
    """Where what can be made again is kept: `LITIGATOR_CACHE`, or the user's cache folder."""
    named = os.environ.get("LITIGATOR_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("litigator", appauthor=False)


def load() -> Settings:
    """The settings in force, before the command line has its say. Raises `SettingsFault` for an unknown or misshapen one."""
    given: dict[str, Any] = _from_file(settings_file())
    for field in fields(Settings):
        value = os.environ.get(f"LITIGATOR_{field.name.upper()}")
        if value:
            given[field.name] = value
    return Settings(**given)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFault(f"the settings file {path} cannot be read") from error
    import tomllib

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsFault(f"the settings file {path} is not TOML: {error}") from error
    known = {field.name for field in fields(Settings)}
    for name, value in given.items():
        if name not in known:
            raise SettingsFault(
                f"the settings file {path} sets `{name}`, which is no setting",
                fix=f"settings: {', '.join(sorted(known))}",
            )
        if not isinstance(value, str):
            raise SettingsFault(f"the setting `{name}` in {path} must be text in quotes")
    return given
