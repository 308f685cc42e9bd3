"""A query's tree as the engine runs it on whole judgments: what must hold, before anything is scored."""

from collections.abc import Sequence
from itertools import islice, product
from typing import Any, Final

from litigator.precedents.searching import analysis
from litigator.precedents.searching.asking import And, Field, Near, Node, Not, Or, Phrase, Prefix, Word
from litigator.precedents.searching.fields import schema
from litigator.precedents.searching.filters import Filters, query_of, with_fields
from litigator.precedents.searching.ranking import Term
from litigator.precedents.texts import Texts

_SPEAKING: Final = 10  # judgments whose words are looked through for a beginning
_BEGUN: Final = 60  # stems that one beginning may stand for
_PAIRS: Final = 50  # of words held near one another, where each side is several


def query_of_tree(node: Node) -> Any:
    """What a judgment must hold. A word stands for its other forms too; in quotes and beside NEAR it is itself."""
    from tantivy import Occur, Query

    if isinstance(node, Word):
        return _word(node.text)
    if isinstance(node, Phrase):
        return _exact(analysis.words(node.text))
    if isinstance(node, Prefix):
        return _prefix(node.text)
    if isinstance(node, Field):
        filters, _ = with_fields(Filters(), (node,))
        return query_of(filters, {}) or Query.all_query()
    if isinstance(node, Near):
        return _near(node)
    if isinstance(node, Not):
        return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, query_of_tree(node.item))])
    if isinstance(node, Or):
        return _either([query_of_tree(item) for item in node.items])
    assert isinstance(node, And)
    held = [(Occur.Must, query_of_tree(item)) for item in node.items if not isinstance(item, Not)]
    barred = [(Occur.MustNot, query_of_tree(item.item)) for item in node.items if isinstance(item, Not)]
    return Query.boolean_query([*(held or [(Occur.Must, Query.all_query())]), *barred])


def _word(text: str) -> Any:
    """Any form of one word; of `e-mail`, whose parts stand side by side, only itself. A sign without a letter asks for nothing."""
    from tantivy import Query

    words = analysis.words(text)
    if not words:
        return Query.all_query()
    if len(words) > 1:
        return _exact(words)
    judgments = schema("judgments")
    forms = [Query.term_query(judgments, "stems", stem, "freq") for stem in analysis.stems(text)]
    forms += [Query.term_query(judgments, "lt", stem, "freq") for stem in analysis.lithuanian_stems(text)]
    return _either([*forms, _exact(words)])


def _exact(words: Sequence[str]) -> Any:
    from tantivy import Query

    if not words:
        return Query.all_query()
    if len(words) == 1:
        return Query.term_query(schema("judgments"), "words", words[0], "freq")
    return Query.phrase_query(schema("judgments"), "words", list(words))


def _prefix(text: str) -> Any:
    """The pattern holds letters and digits only, so that nothing in it is a sign of the pattern language."""
    from tantivy import Query

    words = analysis.words(text)
    if len(words) != 1 or len(words[0]) < 2:
        return _word(text)
    return Query.regex_query(schema("judgments"), "words", f"{words[0]}.*")


def terms_begun(texts: Texts, keys: Sequence[int], prefixes: Sequence[str]) -> list[Term]:
    """The stems of the words of some judgments that begin so: the index finds whole words only, and a beginning scores no paragraph.

    `keys` are the judgments that hold such words, the best first; the first few speak for the rest.
    """
    wanted = tuple(word for prefix in prefixes for word in analysis.words(prefix))
    if not wanted:
        return []
    found: dict[tuple[str, str], None] = {}
    for key in keys[:_SPEAKING]:
        seen = {word for one in texts.paragraphs(key) for word in analysis.WORD.findall(one.text)}
        begun = sorted(word for word in seen if any(folded.startswith(wanted) for folded in analysis.words(word)))
        said = " ".join(begun)
        found |= dict.fromkeys(("stems", stem) for stem in analysis.stems(said))
        found |= dict.fromkeys(("lt", stem) for stem in analysis.lithuanian_stems(said))
    return [Term(field, stem, 1.0) for field, stem in found][:_BEGUN]


def _near(node: Near) -> Any:
    """Both orders: the engine counts the steps between, and counts them from left to right."""
    from tantivy import Query

    sides = [_runs(node.left), _runs(node.right)]
    if not all(sides):
        return (
            _either([]) if any(isinstance(one, Not) for one in (node.left, node.right)) else _all(node.left, node.right)
        )
    queries = []
    for left, right in islice(product(*sides), _PAIRS):
        for first, second in ((left, right), (right, left)):
            queries.append(
                Query.phrase_query(
                    schema("judgments"), "words", [*first, *second], node.distance - 1 if node.distance else 0
                )
            )
    return _either(queries)


def _all(*nodes: Node) -> Any:
    return query_of_tree(And(nodes))


def _runs(node: Node) -> list[list[str]]:
    """What one side of NEAR may be: words that stand side by side, in alternatives."""
    if isinstance(node, Word | Phrase):
        words = analysis.words(node.text)
        return [words] if words else []
    if isinstance(node, Or):
        return [run for item in node.items for run in _runs(item)]
    if isinstance(node, Near):
        return [run for side in (node.left, node.right) for run in _runs(side)]
    return []


def _either(queries: Sequence[Any]) -> Any:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Should, one) for one in queries]) if queries else Query.empty_query()
