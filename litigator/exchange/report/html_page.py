"""The page of the week as HTML: self-contained, light and dark, one A4 sheet in print. No script, nothing fetched: its own policy forbids both."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from litigator.exchange.report.page import Bar, Day, Figure, Grid, Item, Page, Table

STYLE = """
:root { color-scheme: light dark; --ink: #1b2430; --dim: #5a6676; --line: #d9dfe7; --sheet: #ffffff; --desk: #eef1f5; --soft: #f4f6f9;
  --bad: #b3261e; --warn: #9a5b00; --fatal: #b3261e; --ours: #2f5d8c; --state: #8a96a6; --h1: #dce7f3; --h2: #b4cde6; --h3: #7fa9d1; --h4: #3f75ab;
  --on-dark: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --dim: #9fabba; --line: #343d4a; --sheet: #171c24; --desk: #0f131a; --soft: #1e2530;
  --bad: #ff8a80; --warn: #f3b95f; --fatal: #ff8a80; --ours: #7db3e8; --state: #77849a; --h1: #1f3349; --h2: #28486a; --h3: #346391; --h4: #5a94cc;
  --on-dark: #0f131a; } }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { background: var(--desk); color: var(--ink); font: 13px/1.35 "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
main { max-width: 820px; margin: 24px auto; padding: 30px 34px 22px; background: var(--sheet); border-radius: 10px; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 20px; border-bottom: 2px solid var(--ink); padding-bottom: 8px; }
h1 { font-size: 24px; letter-spacing: -0.01em; }
header p { color: var(--dim); text-align: right; }
h2 { font-size: 12.5px; font-weight: 700; margin-bottom: 5px; padding-bottom: 3px; border-bottom: 1px solid var(--line); }
section { min-width: 0; }
.figures { display: flex; gap: 10px; margin: 14px 0 16px; list-style: none; }
.figures li { flex: 1; background: var(--soft); border-radius: 7px; padding: 8px 11px; min-width: 0; }
.figures b { display: block; font-size: 25px; line-height: 1.1; font-variant-numeric: tabular-nums; }
.figures span { color: var(--dim); font-size: 11.5px; }
.bad { color: var(--bad); }
.warn { color: var(--warn); }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 26px; }
.two > div { min-width: 0; }
.two section { margin-top: 15px; }
.wide { margin-top: 15px; }
.items { list-style: none; }
.items li { display: grid; grid-template-columns: 66px 1fr auto; column-gap: 8px; padding: 2.5px 0; }
.items .front { font-variant-numeric: tabular-nums; white-space: nowrap; }
.items .head { font-weight: 600; }
.items .mark { font-size: 11.5px; font-weight: 600; white-space: nowrap; }
.items .body { grid-column: 2 / 4; color: var(--dim); font-size: 12px; }
.items .head, .items .body, .held .told { overflow-wrap: anywhere; }
.none, .more { color: var(--dim); }
.more { font-size: 12px; padding-top: 2px; }
svg { display: block; width: 100%; }
svg text { font-size: 9.5px; fill: var(--dim); text-anchor: middle; }
svg .count { fill: var(--ink); font-weight: 700; }
.fatal { fill: var(--fatal); }
.ours { fill: var(--ours); }
.state { fill: var(--sheet); stroke: var(--state); stroke-width: 1.2; }
.rest { fill: var(--soft); }
.base { stroke: var(--line); stroke-width: 1; }
.legend { display: flex; gap: 16px; color: var(--dim); font-size: 11.5px; margin-top: 3px; }
.legend svg { display: inline-block; width: 10px; height: 10px; margin-right: 5px; vertical-align: -1px; }
.held li { list-style: none; padding: 3px 0; }
.held .row { display: flex; justify-content: space-between; gap: 8px; }
.held .told { color: var(--dim); font-size: 12px; }
.held b { overflow-wrap: anywhere; min-width: 0; }
.held .sum { font-variant-numeric: tabular-nums; white-space: nowrap; }
.whole { fill: var(--h2); }
.grid { width: calc(100% + 6px); border-collapse: separate; border-spacing: 3px; table-layout: fixed; margin-left: -3px; }
.grid th { font-weight: 400; text-align: left; font-size: 12px; color: var(--dim); }
.grid thead th { text-align: center; vertical-align: bottom; width: 12.5%; font-size: 11px; line-height: 1.15; }
.grid thead th:first-child { width: auto; }
.grid tbody th { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--ink); }
.grid td { text-align: center; border-radius: 4px; font-weight: 600; font-variant-numeric: tabular-nums; }
.grid .gap { border: 1px dashed var(--line); color: var(--dim); font-weight: 400; }
.h1 { background: var(--h1); } .h2 { background: var(--h2); } .h3 { background: var(--h3); } .h4 { background: var(--h4); color: var(--on-dark); }
.notes { color: var(--dim); font-size: 12px; margin-top: 5px; }
.notes p { display: inline; }
footer { margin-top: 14px; padding-top: 6px; border-top: 1px solid var(--line); color: var(--dim); font-size: 11px; }
@media (max-width: 640px) { main { margin: 0; border-radius: 0; padding: 18px 14px; } .two { grid-template-columns: 1fr; }
  .figures { flex-wrap: wrap; } .figures li { flex: 1 1 28%; } header { display: block; } header p { text-align: left; }
}
@page { size: A4 portrait; margin: 11mm 12mm; }
@media print { :root { color-scheme: light; --ink: #1b2430; --dim: #4d5866; --line: #ccd3dc; --sheet: #ffffff; --desk: #ffffff; --soft: #f1f3f6;
  --bad: #a01c15; --warn: #7d4a00; --fatal: #a01c15; --ours: #2f5d8c; --state: #76828f; --h1: #dce7f3; --h2: #b4cde6; --h3: #7fa9d1; --h4: #3f75ab;
  --on-dark: #ffffff; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10px; line-height: 1.25; }
  main { margin: 0; padding: 0; max-width: none; border-radius: 0; height: 273mm; overflow: hidden; display: flex; flex-direction: column; }
  h1 { font-size: 20px; white-space: nowrap; } h2 { font-size: 10.5px; margin-bottom: 3px; padding-bottom: 2px; }
  header p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .figures { margin: 9px 0 10px; } .figures li { padding: 5px 9px; } .figures b { font-size: 19px; } .figures span { font-size: 9.5px; }
  .two section, .wide { margin-top: 9px; } .two { gap: 0 22px; }
  .items .body, .held .told, .more, .notes, .legend, .grid th, .items .mark { font-size: 9.5px; } .grid thead th { font-size: 9px; }
  .items li { grid-template-columns: 54px 1fr auto; padding: 1px 0; } .held li { padding: 1px 0; } .grid { border-spacing: 2px; }
  .items .head, .items .body, .held .told, .held b { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .notes { max-height: 5.1em; overflow: hidden; }
  footer { margin-top: auto; } }
"""


def html_page(page: Page) -> str:
    """The page as one document of its own."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    parts = (
        f'<!doctype html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">',
        f"<title>{_safe(page.title)}: {_safe(page.span)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>",
        f"<header><h1>{_safe(page.title)}</h1><p><b>{_safe(page.office)}</b><br>{_safe(page.span)}</p></header>",
        f'<ul class="figures">{"".join(map(_figure, page.figures))}</ul>',
        f"<section><h2>{_safe(page.ahead)}</h2>{_chart(page)}</section>",
        f'<div class="two"><div>{_table(page.table("comes"))}{_table(page.table("fell"))}{_held(page)}</div>',
        f"<div>{''.join(_table(page.table(key)) for key in ('unconfirmed', 'done', 'moved', 'new'))}</div></div>",
        f'<div class="wide">{_grid(page)}</div>',
        f"<footer>{_safe(page.foot)}</footer>\n</main>\n</body>\n</html>\n",
    )
    return "\n".join(parts)


def _figure(one: Figure) -> str:
    return f'<li><b class="{one.tone}">{_safe(one.number)}</b><span>{_safe(one.label)}</span></li>'


def _table(table: Table) -> str:
    body = (
        f'<ul class="items">{"".join(map(_item, table.items))}</ul>'
        if table.items
        else f'<p class="none">{_safe(table.empty)}</p>'
    )
    more = f'<p class="more">{_safe(table.more)}</p>' if table.more else ""
    return f"<section><h2>{_safe(table.heading)}</h2>{body}{more}</section>"


def _item(one: Item) -> str:
    body = f'<span class="body">{_safe(one.body)}</span>' if one.body else ""
    return (
        f'<li><span class="front">{_safe(one.front)}</span><span class="head">{_safe(one.head)}</span>'
        f'<span class="mark {one.tone}">{_safe(one.mark)}</span>{body}</li>'
    )


# The charts: inline SVG, no library


_TALL, _WIDE, _FOOT, _TOP = 62, 26, 26, 12


def _chart(page: Page) -> str:
    """Stacked columns, a day each; a number stands over each, and the State's are hollow, so that no colour is needed to read it."""
    most = max([1, *(one.fatal + one.ours + one.state for one in page.days)])
    step = min(14.0, (_TALL - _TOP) / most)
    columns = "".join(_column(one, number * _WIDE, step) for number, one in enumerate(page.days))
    whole = len(page.days) * _WIDE
    told = "; ".join(
        f"{one.weekday} {one.label}: {one.fatal + one.ours + one.state}"
        for one in page.days
        if one.fatal + one.ours + one.state
    )
    legend = "".join(
        f'<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect x="1" y="1" width="8" height="8" rx="1.5" class="{kind}"/></svg>{_safe(said)}</span>'
        for kind, said in zip(("fatal", "ours", "state"), page.legend, strict=True)
    )
    return (
        f'<svg viewBox="0 0 {whole} {_TALL + _FOOT}" role="img" aria-label="{_safe(told or page.ahead)}">{columns}'
        f'<line class="base" x1="0" x2="{whole}" y1="{_TALL}" y2="{_TALL}"/></svg><div class="legend">{legend}</div>'
    )


def _column(one: Day, left: int, step: float) -> str:
    middle, bottom, drawn = left + _WIDE / 2, float(_TALL), ""
    if one.is_rest:
        drawn += f'<rect class="rest" x="{left}" y="0" width="{_WIDE}" height="{_TALL + _FOOT}"/>'
    for kind, count in (("fatal", one.fatal), ("ours", one.ours), ("state", one.state)):
        if count:
            tall = count * step
            bottom -= tall
            drawn += f'<rect class="{kind}" x="{left + 6}" y="{bottom + 0.6:.1f}" width="{_WIDE - 12}" height="{max(1.0, tall - 1.2):.1f}" rx="2"/>'
    total = one.fatal + one.ours + one.state
    if total:
        drawn += f'<text class="count" x="{middle}" y="{bottom - 2:.1f}">{total}</text>'
    drawn += f'<text class="{"count" if left == 0 else ""}" x="{middle}" y="{_TALL + 11}">{_safe(one.label)}</text>'
    return f'{drawn}<text x="{middle}" y="{_TALL + 22}">{_safe(one.weekday)}</text>'


def _held(page: Page) -> str:
    most = max([1, *(one.days for one in page.bars)])
    bars = "".join(_bar(one, most) for one in page.bars)
    body = f'<ul class="held">{bars}</ul>' if page.bars else f'<p class="none">{_safe(page.held_empty)}</p>'
    more = f'<p class="more">{_safe(page.held_more)}</p>' if page.held_more else ""
    names = zip(("whole", "fatal"), page.held_legend, strict=True)
    legend = "".join(
        f'<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" class="{kind}"/></svg>{_safe(said)}</span>'
        for kind, said in names
    )
    shown = f'<div class="legend">{legend}</div>' if page.bars else ""
    return f"<section><h2>{_safe(page.held)}</h2>{body}{more}{shown}</section>"


def _bar(one: Bar, most: int) -> str:
    whole, part = 100 * one.days / most, 100 * min(one.part, one.days) / most
    drawing = (
        '<svg viewBox="0 0 100 4" preserveAspectRatio="none" height="7" aria-hidden="true">'
        f'<rect class="whole" width="{whole:.2f}" height="4"/><rect class="fatal" width="{part:.2f}" height="4"/></svg>'
    )
    return (
        f'<li><div class="row"><b>{_safe(one.label)}</b><span class="sum">{_safe(one.sum)}</span></div>{drawing}'
        f'<div class="told">{_safe(one.told)}</div></li>'
    )


def _grid(page: Page) -> str:
    grid: Grid = page.grid
    most = max([1, *(number for row in grid.numbers for number in row)])
    heads = "".join(f"<th><b>{_safe(code)}</b><br>{_safe(title)}</th>" for code, title in grid.issues)
    rows = "".join(
        f'<tr><th title="{_safe(forum)}">{_safe(forum)}</th>{"".join(_cell(number, most) for number in row)}</tr>'
        for forum, row in zip(grid.forums, grid.numbers, strict=True)
    )
    notes = " ".join(f"<p>{_safe(note)}</p>" for note in grid.notes)
    table = (
        f'<table class="grid"><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        if grid.forums
        else ""
    )
    return f'<section><h2>{_safe(page.gaps)}</h2>{table}<div class="notes">{notes}</div></section>'


def _cell(number: int, most: int) -> str:
    if not number:
        return '<td class="gap">–</td>'
    return f'<td class="h{min(4, 1 + 4 * (number - 1) // most)}">{number}</td>'


def _safe(text: str) -> str:
    return escape(text)
