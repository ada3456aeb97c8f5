"""A self-check → one self-contained HTML page: the questions, beside the learner's own draft."""

from collections.abc import Iterator

from markassist.renderers import selfcheck_words
from markassist.renderers.masking import mask_selfcheck
from markassist.renderers.page import key, page
from markassist.renderers.segments import Mark, anchored, segment
from markassist.selfcheck import SelfCheck


def render(selfcheck: SelfCheck) -> bytes:
    """The whole self-check, identifiers masked, in UTF-8."""
    selfcheck = mask_selfcheck(selfcheck)
    paragraphs = segment(selfcheck.account, _marks(selfcheck))
    return page(
        "selfcheck.html.j2",
        selfcheck=selfcheck,
        account=selfcheck.account,
        said=selfcheck_words,
        counts=[selfcheck_words.count(count) for count in selfcheck.counts],
        paragraphs=paragraphs,
        anchored=anchored(paragraphs),
    )


def _marks(selfcheck: SelfCheck) -> Iterator[Mark]:
    """The learner's own passages and the words that may identify someone."""
    for item in selfcheck.items:
        for number, passage in enumerate(item.passages, start=1):
            says = f"{item.code}, {item.wording}"
            yield Mark("own", key(item.code, "p", number), passage.start, passage.end, item.code, says)
    for number, identifier in enumerate(selfcheck.identifiers, start=1):
        says = "this may identify someone"
        yield Mark("alert", key("line", number), identifier.start, identifier.end, "change", says)
