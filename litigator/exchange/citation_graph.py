"""Who cites whom as a file: GraphML for programs that draw networks, csv for spreadsheets. No cell is ever a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from litigator.exchange.authority_table import cell
from litigator.exchange.plain import one_line
from litigator.precedents.graph.network import Edge
from litigator.precedents.texts import Head

_KEYS = (
    ("title", "node", "string"),
    ("court", "node", "string"),
    ("date", "node", "string"),
    ("ecli", "node", "string"),
    ("precedent", "node", "string"),
    ("cited_by", "node", "int"),
    ("mentions", "edge", "int"),
    ("paragraphs", "edge", "string"),
    ("pinpoints", "edge", "string"),
)
COLUMNS = (
    *("citing", "citing_title", "citing_date", "cited", "cited_title", "cited_date"),
    *("mentions", "paragraphs", "pinpoints"),
)


def graphml(heads: Sequence[Head], edges: Iterable[Edge]) -> bytes:
    """The judgments as nodes, their citations as directed edges from the citing to the cited one."""
    return "".join(_graphml(heads, edges)).encode()


def _graphml(heads: Sequence[Head], edges: Iterable[Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, of, kind in _KEYS:
        yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="citations" edgedefault="directed">\n'
    for head in heads:
        yield f"<node id={_attribute(head.id)}>{_data(head, 'node')}</node>\n"
    for edge in edges:
        yield f"<edge source={_attribute(edge.citing)} target={_attribute(edge.cited)}>{_data(edge, 'edge')}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(one: Head | Edge, of: str) -> str:
    found = ((name, getattr(one, name)) for name, kind, _ in _KEYS if kind == of)
    return "".join(
        f'<data key="{name}">{escape(_said(value))}</data>' for name, value in found if value not in (None, ())
    )


def _attribute(text: str) -> str:
    return quoteattr(one_line(text))


def _said(value: object) -> str:
    return one_line(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def table(heads: Sequence[Head], edges: Iterable[Edge]) -> bytes:
    """A row for each judgment that cites another, with where and at what."""
    known = {head.id: head for head in heads}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for edge in edges:
        citing, cited = known[edge.citing], known[edge.cited]
        row = (citing.id, citing.title, citing.date, cited.id, cited.title, cited.date, edge.mentions)
        writer.writerow([cell(value) for value in (*row, _said(edge.paragraphs), _said(edge.pinpoints))])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()
