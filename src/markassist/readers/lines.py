"""A plain text → the spans of its paragraphs, with hard-wrapped lines taken together."""

from itertools import pairwise

from markassist.readers.zones import begins_item, is_final

Span = tuple[int, int]

WIDEST = 130
"""No editor, mail program or terminal wraps at more columns than this."""
_NARROWEST = 40


def paragraphs(text: str) -> list[Span]:
    """The spans of paragraphs, without the white space around them.

    A blank line parts paragraphs. So does a single line break, unless the text is hard-wrapped: its lines end
    near one width and run on in the middle of a sentence.
    """
    if "\n" not in text:
        return [span] if (span := _stripped(text, 0, len(text))) else []
    groups = _groups(text)
    width = _wrap_width(text, groups)
    found: list[Span] = []
    for group in groups:
        found += _joined(text, group, width) if width else group
    return found


def _groups(text: str) -> list[list[Span]]:
    """Lines that follow each other without a blank line between."""
    groups: list[list[Span]] = [[]]
    start = 0
    for line in text.split("\n"):
        if span := _stripped(text, start, start + len(line)):
            groups[-1].append(span)
        elif groups[-1]:
            groups.append([])
        start += len(line) + 1
    return [group for group in groups if group]


def _stripped(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    right = len(line.rstrip())
    return (start + left, start + right) if left < right else None


def _wrap_width(text: str, groups: list[list[Span]]) -> int:
    """The width at which the text is wrapped, or 0 where its lines are paragraphs.

    Told by the lines that plainly run on: they must be long, alike in length, and not much shorter than any.
    """
    lengths = [b - a for group in groups for a, b in group]
    running = sorted(
        first[1] - first[0]
        for group in groups
        for first, second in pairwise(group)
        if _runs_on(text, first, second)
    )
    if not running or not _NARROWEST <= running[-1] <= WIDEST:
        return 0
    alike = running[len(running) // 10] >= 0.6 * running[-1]
    bounded = sum(length > running[-1] + 8 for length in lengths) * 5 <= len(running)
    return running[-1] if alike and bounded else 0


def _runs_on(text: str, first: Span, second: Span) -> bool:
    """Whether the second line plainly continues the first one's sentence."""
    if first[1] - first[0] < _NARROWEST or not text[second[0]].islower():
        return False
    above = text[slice(*first)]
    return not is_final(above) and not begins_item(text[slice(*second)], above)


def _joined(text: str, group: list[Span], width: int) -> list[Span]:
    found = [group[0]]
    for first, second in pairwise(group):
        if _is_wrapped(text, first, second, width):
            found[-1] = (found[-1][0], second[1])
        else:
            found.append(second)
    return found


def _is_wrapped(text: str, first: Span, second: Span, width: int) -> bool:
    """Whether the break between two lines was made by the width: the next word would not have fitted."""
    line = text[slice(*second)]
    if line.startswith(">") or begins_item(line, text[slice(*first)]):
        return False
    word = len(line.split(None, 1)[0])
    length = first[1] - first[0]
    return length + 1 + word > width or (length > 0.6 * width and _runs_on(text, first, second))
