"""The links of a document to pages elsewhere: where they lead, read as people read it; and those taken out that lead to somebody."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from litigator.documents.package import parse_part
from litigator.drafting.paragraphs import w
from litigator.drafting.publishing.parts import is_text, relations_of, written

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def targets_in(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Where the links lead, each once."""
    found: dict[str, None] = {}
    for name in parts:
        if name.endswith(".rels"):
            for relation in parse_part(parts[name]):
                if relation.get("TargetMode") == "External":
                    found[str(relation.get("Target", ""))] = None
    yield from found


def as_read(target: str) -> str:
    """An address with what stands in it in codes (`%D0%9D`, `xn--…`) in letters."""
    said = unquote(target, errors="replace")
    try:
        host = urlsplit(said).hostname or ""
    except ValueError:
        return said
    if "xn--" not in host:
        return said
    try:
        return f"{said} {host.encode('ascii').decode('idna')}"
    except UnicodeError:
        return said


def without_links(parts: dict[str, bytes], targets: Collection[str]) -> None:
    """Take out the links to `targets`; the words they stand on stay."""
    for part in [part for part in parts if is_text(part)]:
        name = relations_of(parts, part)
        if name not in parts:
            continue
        tree = parse_part(parts[name])
        gone = [one for one in tree if one.get("TargetMode") == "External" and one.get("Target") in targets]
        if not gone:
            continue
        identities = {one.get("Id") for one in gone}
        for one in gone:
            tree.remove(one)
        root = parse_part(parts[part])
        for link in list(root.iter(w("hyperlink"))):
            if link.get(f"{_R}id") in identities:
                _unwrap(link)
        parts[name], parts[part] = written(tree), written(root)


def _unwrap(node: Any) -> None:
    above = node.getparent()
    place = above.index(node)
    above[place : place + 1] = list(node)
