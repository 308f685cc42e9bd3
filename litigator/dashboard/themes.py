"""The three looks of the dashboard: dark, light, and high contrast. A colour never says what the words do not."""

from textual.theme import Theme

from litigator.tongue import marked

DARK = Theme(
    name="litigator-dark",
    dark=True,
    primary="#7aa2c8",
    secondary="#8fb3a2",
    accent="#c9b37a",
    warning="#dba15a",
    error="#e0706a",
    success="#85b58a",
    foreground="#d8dce2",
    background="#14171c",
    variables={"text-muted": "#8f98a5"},
    surface="#191d23",
    panel="#20252d",
)
LIGHT = Theme(
    name="litigator-light",
    dark=False,
    primary="#2f5f8a",
    secondary="#3f6f5b",
    accent="#7a6220",
    warning="#995400",
    error="#ac2a22",
    success="#2f6b3a",
    foreground="#1d2126",
    background="#fbfaf7",
    variables={"text-muted": "#5d636b"},
    surface="#f4f2ec",
    panel="#e9e6dd",
)
CONTRAST = Theme(
    name="litigator-contrast",
    dark=True,
    primary="#66ccff",
    secondary="#ffffff",
    accent="#ffff66",
    warning="#ffcc00",
    error="#ff7777",
    success="#77ff77",
    foreground="#ffffff",
    background="#000000",
    variables={"text-muted": "#cfcfcf"},
    surface="#000000",
    panel="#1a1a1a",
)
THEMES = (DARK, LIGHT, CONTRAST)
NAMES = {marked("dark"): DARK.name, marked("light"): LIGHT.name, marked("contrast"): CONTRAST.name}
