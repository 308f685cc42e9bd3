"""A draft that is not ready says so on its face: a first page of what is missing, a mark in every header, a comment at each gap."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import escape

from litigator.documents.package import BODY, W
from litigator.documents.packing import Member, whole
from litigator.drafting.render import Gap, gap_comment, gap_label, gap_markup
from litigator.drafting.wording import WORDS, told
from litigator.errors import Problem

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "word/_rels/document.xml.rels"


def mark_as_draft(
    parts: Mapping[str, bytes | Member],
    problems: Sequence[Problem],
    comments: Sequence[str],
    gaps: Iterable[Gap],
    language: str,
) -> dict[str, bytes | Member]:
    """`parts` with the first page of problems, the mark in the headers and a Word comment for each gap in `comments`.

    `gaps` are those for which the template has no place: they stand on the first page.
    """
    marked = dict(parts)
    comments = list(comments)
    headers = [part for part in parts if part.startswith("word/header")]
    marked[BODY] = _with_first_page(whole(parts[BODY]), problems, comments, gaps, language, titled=not headers)
    for part in headers:
        marked[part] = _with_mark(whole(parts[part]), language)
    if comments:
        marked["word/comments.xml"] = _comments(comments)
        marked["[Content_Types].xml"] = _inserted(
            whole(parts["[Content_Types].xml"]),
            b"</Types>",
            f'<Override PartName="/word/comments.xml" ContentType="{_COMMENTS_TYPE}"/>',
        )
        marked[_RELATIONS] = _inserted(
            whole(parts[_RELATIONS]),
            b"</Relationships>",
            f'<Relationship Id="rIdComments" Type="{_COMMENTS_RELATION}" Target="comments.xml"/>',
        )
    return marked


def _inserted(content: bytes, before: bytes, xml: str) -> bytes:
    head, _, tail = content.rpartition(before)
    return head + xml.encode() + before + tail


def _with_first_page(
    body: bytes,
    problems: Sequence[Problem],
    comments: list[str],
    gaps: Iterable[Gap],
    language: str,
    *,
    titled: bool,
) -> bytes:
    """The page of problems before everything else; `titled` where no header says already that this is a draft."""
    words = WORDS[language]
    lines = [_line(words["draft"], bold=True)] if titled else []
    lines.append(_line(words["problems"], bold=True))
    lines += [_line(f"{'!' if problem.severity == 'error' else '·'} {told(problem, language)}") for problem in problems]
    for gap in gaps:
        comments.append(gap_comment(gap, language))
        shown = gap_markup(gap_label(gap, language), len(comments) - 1)
        lines.append(f'<w:p><w:r><w:t xml:space="preserve">{shown}</w:t></w:r></w:p>')
    page = "".join(lines) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    start = body.index(b"<w:body>") + len(b"<w:body>")
    return body[:start] + page.encode() + body[start:]


def _line(text: str, *, bold: bool = False) -> str:
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _with_mark(header: bytes, language: str) -> bytes:
    end = header.rindex(b"</w:hdr>")
    words = WORDS[language]["draft"]
    return header[:end] + (_watermark(words) + _line(words, bold=True)).encode() + header[end:]


def _watermark(words: str) -> str:
    """The words across the page, as Word draws a text watermark (VML in the header)."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:500pt;height:60pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = (
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t136" style="{style}" fillcolor="#d9d9d9" stroked="f">'
        f'<v:textpath on="t" fitshape="t" style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="{escape(words)}"/></v:shape>'
    )
    kind = (
        '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
        '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    )
    return f"<w:p><w:r><w:pict>{kind}{shape}</w:pict></w:r></w:p>"


def _comments(comments: Sequence[str]) -> bytes:
    entries = "".join(
        f'<w:comment w:id="{number}" w:author="litigator" w:initials="l"><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:comment>'
        for number, words in enumerate(comments)
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{W}">{entries}</w:comments>'.encode()
