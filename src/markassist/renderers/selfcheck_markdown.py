"""A self-check → Markdown, the learner's words escaped."""

from collections.abc import Iterable

from markassist.renderers import layout
from markassist.renderers import selfcheck_words as words
from markassist.renderers.markdown_text import escape, opening, quote
from markassist.renderers.masking import mask_selfcheck
from markassist.selfcheck import Item, SelfCheck


def render(selfcheck: SelfCheck) -> bytes:
    """The whole self-check, identifiers masked, in UTF-8."""
    selfcheck = mask_selfcheck(selfcheck)
    lines = [
        f"# {words.HEADING}: {escape(selfcheck.account.name)}",
        "",
        opening(words.about(selfcheck)),
        "",
        words.OPENING,
        "",
        *_section(words.IDENTIFIERS, _identifiers(selfcheck)),
        *_section(words.SIGNPOSTS, map(opening, selfcheck.signposts)),
        *_section(words.CHANGES, map(opening, selfcheck.changes)),
        *_section(words.COUNTS, (opening(words.count(count)) for count in selfcheck.counts)),
        f"## {words.ITEMS}",
        "",
        *(line for item in selfcheck.items for line in _item(item, selfcheck)),
    ]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def _identifiers(selfcheck: SelfCheck) -> Iterable[str]:
    for identifier in selfcheck.identifiers:
        context = layout.context(selfcheck.account, identifier.start, identifier.end)
        yield f"{opening(identifier.says)} (paragraph {identifier.paragraph})  \n  {quote(context)}"


def _item(item: Item, selfcheck: SelfCheck) -> list[str]:
    lines = [f"### {escape(item.code)} · {escape(item.wording)}", ""]
    lines += _list(map(opening, item.questions))
    lines += _labelled(
        words.PASSAGES,
        [
            f"{quote(layout.context(selfcheck.account, passage.start, passage.end))}  \n"
            f"  {escape(layout.place(passage.paragraph, passage.section))}"
            for passage in item.passages
        ],
    )
    return lines + _labelled(words.POINTERS, [opening(pointer) for pointer in item.pointers])


def _section(heading: str, items: Iterable[str]) -> list[str]:
    shown = _list(items)
    return [f"## {heading}", "", *shown] if shown else []


def _labelled(label: str, items: list[str]) -> list[str]:
    return [f"{label}:", "", *_list(items)] if items else []


def _list(items: Iterable[str]) -> list[str]:
    lines = [f"- {item}" for item in items]
    return [*lines, ""] if lines else []
