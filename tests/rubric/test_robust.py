from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from markassist.rubric.compile import compile_rubric, term_table
from markassist.rubric.read import read_sources
from markassist.rubric.source_file import SourceFile
from markassist.rubric.sources import Shelf, shelf

WHOLE = shelf(Path(__file__).parent / "small")
SMALL = replace(
    WHOLE,
    shared_lexicons={},
    misconceptions=tuple(file for file in WHOLE.misconceptions if file.stem == "hands_look_clean"),
    mentions=(),
)
FILES = tuple(SMALL.files())
SIGNS = rb"""[ ] { } " ' # &a *a !x @ < > .. ( ) / null true 7 | >- % ~ ---""".split()
PIECES = st.sampled_from((*SIGNS, b": ", b"- ", b"\n", b"\t", b"  ", b"\xff", b"\x00"))


@st.composite
def spoiled(draw: st.DrawFn) -> Shelf:
    """The small rubric with one of its files altered at a place or two."""
    file = draw(st.sampled_from(FILES))
    raw = file.raw
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(raw)))
        raw = raw[:at] + draw(st.one_of(PIECES, st.just(b""))) + raw[at + draw(st.integers(0, 8)) :]
    return with_file(replace(file, raw=raw))


def with_file(file: SourceFile) -> Shelf:
    return replace(
        SMALL,
        index=file if file.name == SMALL.index.name else SMALL.index,
        criteria={name: file if file.name == one.name else one for name, one in SMALL.criteria.items()},
        own_lexicons={
            name: file if file.name == one.name else one for name, one in SMALL.own_lexicons.items()
        },
        misconceptions=tuple(file if file.name == one.name else one for one in SMALL.misconceptions),
    )


@settings(max_examples=400, deadline=None)
@given(spoiled())
def test_however_a_file_is_spoiled_it_loads_or_its_faults_are_told(files: Shelf) -> None:
    sources, faults = read_sources(files)
    assert (sources is None) == bool(faults)
    if sources is not None:
        compile_rubric(sources, term_table(sources))
    for fault in faults:
        assert fault.wrong
        assert fault.remedy
        assert "\n" not in fault.wrong + fault.remedy
