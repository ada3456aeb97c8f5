"""A self-check → lines for a terminal."""

from markassist.renderers import layout
from markassist.renderers import selfcheck_words as words
from markassist.renderers.columns import Columns
from markassist.renderers.masking import mask_selfcheck
from markassist.renderers.screen import Screen
from markassist.selfcheck import Item, SelfCheck


def render(selfcheck: SelfCheck, screen: Screen | None = None) -> bytes:
    """The whole self-check, identifiers masked, in UTF-8; without a screen as for a pipe."""
    selfcheck = mask_selfcheck(selfcheck)
    columns = Columns(screen or Screen())
    columns.line((f"{words.HEADING}: {layout.one_line(selfcheck.account.name)}", "bold"))
    columns.line(layout.one_line(words.about(selfcheck)))
    columns.line(words.OPENING)
    _identifiers(columns, selfcheck)
    _list(columns, words.SIGNPOSTS, selfcheck.signposts)
    _list(columns, words.CHANGES, selfcheck.changes)
    _list(columns, words.COUNTS, tuple(words.count(count) for count in selfcheck.counts))
    columns.heading(words.ITEMS)
    for item in selfcheck.items:
        _item(columns, item, selfcheck)
    return columns.text().encode("utf-8", "replace")


def _identifiers(columns: Columns, selfcheck: SelfCheck) -> None:
    if selfcheck.identifiers:
        columns.heading(words.IDENTIFIERS)
    for identifier in selfcheck.identifiers:
        says = f"{layout.one_line(identifier.says)} (paragraph {identifier.paragraph})"
        columns.item(("!", "bold red"), says)
        _quote(columns, selfcheck, identifier.start, identifier.end)


def _list(columns: Columns, heading: str, lines: tuple[str, ...]) -> None:
    if lines:
        columns.heading(heading)
    for line in lines:
        columns.item("·", layout.one_line(line))


def _item(columns: Columns, item: Item, selfcheck: SelfCheck) -> None:
    columns.gap()
    columns.line((item.code, "bold"), f"  {item.wording}")
    for question in item.questions:
        columns.item(("?", "bold"), layout.one_line(question), indent=2)
    for passage in item.passages:
        columns.line(
            (f"{words.PASSAGES}, {layout.place(passage.paragraph, passage.section)}", "dim"), indent=2
        )
        _quote(columns, selfcheck, passage.start, passage.end)
    for pointer in item.pointers:
        columns.item("→", layout.one_line(pointer), indent=2)


def _quote(columns: Columns, selfcheck: SelfCheck, start: int, end: int) -> None:
    context = layout.context(selfcheck.account, start, end)
    quote = (context.quote, "bold underline")
    columns.line(
        (context.before, "dim"), "“", quote, "”", (context.after, "dim"), indent=2, bar=("│ ", "dim")
    )
