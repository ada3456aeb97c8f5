"""An account is cut wherever a mark begins or ends, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from markassist.renderers.layout import clean
from markassist.renderers.segments import Mark, Paragraph, anchored, segment
from markassist.values import Account, Block

TEXT = "I sat with her.\n\nShe leaned on me.\n\nName\tAge"
BLOCKS = (Block(0, 15), Block(17, 34), Block(36, 40), Block(41, 44))
ACCOUNT = Account("a.txt", TEXT, BLOCKS, "0" * 64)


def mark(key: str, start: int, end: int, label: str = "M2") -> Mark:
    return Mark("own", key, start, end, label, "says")


def cut(*marks: Mark) -> list[list[tuple[str, str]]]:
    """The segments of each block: their text, and the keys of the marks that hold."""
    return [
        [(part.text, " ".join(m.key for m in part.marks)) for part in paragraph.segments]
        for paragraph in segment(ACCOUNT, marks)
    ]


def all_of(paragraphs: tuple[Paragraph, ...], what: str) -> list[str]:
    return [m.key for p in paragraphs for part in p.segments for m in getattr(part, what)]


def test_overlapping_marks_are_cut_at_each_boundary() -> None:
    assert cut(mark("a", 0, 10), mark("b", 6, 15))[0] == [("I sat ", "a"), ("with", "a b"), (" her.", "b")]


def test_a_mark_across_two_blocks_begins_and_ends_once() -> None:
    paragraphs = segment(ACCOUNT, [mark("a", 6, 27)])
    assert all_of(paragraphs, "opens") == ["a"]
    assert all_of(paragraphs, "closes") == ["a"]


def test_a_mark_that_begins_or_ends_between_blocks_is_still_to_be_found() -> None:
    paragraphs = segment(ACCOUNT, [mark("a", 15, 20), mark("b", 5, 16)])
    assert anchored(paragraphs) == {"a", "b"}
    assert sorted(all_of(paragraphs, "closes")) == ["a", "b"]


def test_a_mark_outside_the_blocks_is_left_out() -> None:
    assert anchored(segment(ACCOUNT, [mark("a", 15, 17), mark("b", 3, 3)])) == frozenset()


def test_two_marks_of_one_criterion_that_end_together_have_one_chip() -> None:
    paragraphs = segment(ACCOUNT, [mark("a", 0, 10), mark("b", 2, 10), mark("c", 2, 10, "K1")])
    assert all_of(paragraphs, "closes") == ["a", "c"]


def test_cells_on_one_line_are_joined() -> None:
    assert [paragraph.joins for paragraph in segment(ACCOUNT, [])] == [False, False, False, True]


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@given(st.lists(spans, max_size=8))
def test_nothing_of_the_account_is_lost_or_said_twice(marks: list[list[int]]) -> None:
    paragraphs = segment(ACCOUNT, [mark(f"m{n}", *span) for n, span in enumerate(marks)])
    for block, paragraph in zip(BLOCKS, paragraphs, strict=True):
        assert "".join(part.text for part in paragraph.segments) == clean(TEXT[block.start : block.end])
    assert len(all_of(paragraphs, "opens")) == len(anchored(paragraphs))
