"""What the child is asked, packed on one side and unpacked on the other. Light, so that the desk loads none of the reading."""

import msgspec


class Asked(msgspec.Struct, kw_only=True):
    """What the child is asked: the file, the vocabulary, what the library knows, which copies are wanted.

    `form` is whose template it is, where the library has that form, and `statements` the slots it declares (without a form: all there are);
    `wanted` are the slots that its clauses go to, each with one of them; `drawn` are the styles that clauses drawn in Word take from it, as (slot, style, clause); `questions` says how each is answered.
    """

    data: bytes
    plain: list[str] = []
    rich: list[str] | None = None
    filters: list[str] | None = None
    given: bool = False
    acts: list[str] = []
    required: list[str] = []
    form: str = ""
    statements: list[str] = []
    wanted: dict[str, str] = {}
    drawn: list[tuple[str, str, str]] = []
    questions: dict[str, str] = {}
    rooms: dict[str, list[str]] = {}
    slotted: bool = True
    annotate: bool = False
    mend: bool = False


class AskedClause(msgspec.Struct, kw_only=True):
    """A clause as the child gets it: its head (or none), its texts by file name, what the library knows by room, and the names.
    `drawn` are the texts beside it that are drawn in Word: each is a file of its own to lint. Of each form, `slots` are those of its
    templates by the template's name, and `languages` those it is drawn in, the one it is filed in first.
    """

    head: bytes | None = None
    head_name: str = ""
    texts: dict[str, bytes] = {}
    drawn: list[str] = []
    only: str = ""
    plain: list[str] = []
    rich: list[str] | None = None
    given: bool = False
    rooms: dict[str, list[str]] = {}
    slots: dict[str, dict[str, list[str]]] = {}
    languages: dict[str, list[str]] = {}
    questions: dict[str, str] = {}
    mend: bool = False


class AskedRules(msgspec.Struct, kw_only=True):
    """A file of forms or of questions as the child gets it: the facts every form has, the statements some form declares, and how each question
    of the library is answered.
    """

    data: bytes
    kind: str
    plain: list[str] = []
    statements: list[str] = []
    questions: dict[str, str] = {}
