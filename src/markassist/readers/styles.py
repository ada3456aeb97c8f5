"""What a paragraph's style is called, stands in and looks like → its zone, in any format with styles."""

from markassist.readers.zones import is_title
from markassist.vocabulary import Zone

_NAMES = (
    ("toc heading", Zone.HEADING),
    ("toc", Zone.BOILERPLATE),
    ("contents", Zone.BOILERPLATE),
    ("table of figures", Zone.BOILERPLATE),
    ("heading", Zone.HEADING),
    ("title", Zone.HEADING),
    ("subtitle", Zone.HEADING),
    ("quotations", Zone.BLOCK_QUOTE),
    ("quote", Zone.BLOCK_QUOTE),
    ("intense quote", Zone.BLOCK_QUOTE),
    ("block text", Zone.BLOCK_QUOTE),
    ("list bullet", Zone.LIST_ITEM),
    ("list number", Zone.LIST_ITEM),
)
"""How built-in styles of Word and LibreOffice begin: English everywhere, only their ids are translated."""
_MOST_WORDS_IN_BOLD = 12


def named(name: str) -> Zone:
    """The zone that a style's name tells; prose where it tells none."""
    name = name.casefold()
    return next((zone for start, zone in _NAMES if name.startswith(start)), Zone.PROSE)


def placed(text: str, styled: Zone, around: Zone, *, strong: bool) -> Zone:
    """The zone of a paragraph by its style, by what it stands in, and by being wholly bold or underlined.

    A note and a table of contents stay what they are; a list item's bold words are no heading.
    """
    if around in (Zone.FOOTNOTE, Zone.BOILERPLATE):
        return around
    if styled not in (Zone.PROSE, Zone.LIST_ITEM):
        return styled
    if Zone.LIST_ITEM not in (styled, around) and strong and is_title(text.strip(), _MOST_WORDS_IN_BOLD):
        return Zone.HEADING
    return styled if around is Zone.PROSE else around
