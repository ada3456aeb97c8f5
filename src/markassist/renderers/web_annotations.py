"""A report → W3C Web Annotations (JSON-LD): each quote by its words, what stands around them, and its place.

Whatever shows annotations can find them again in the account's text, even after small changes to it. The
quotes are exact, as in every JSON; nothing here is a judgement, so the creator is software and says so.
"""

from collections.abc import Iterator
from typing import Final

from markassist.renderers import layout, words
from markassist.renderers.json_text import Json, write
from markassist.renderers.masking import mask_report
from markassist.values import Account, Evidence, Finding, Report
from markassist.version import __version__

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32
"""Characters before and after a quote."""


def render(report: Report) -> bytes:
    """One AnnotationPage and a line end, in UTF-8."""
    items = [_annotation(number, report.account, said) for number, said in enumerate(_said(report), 1)]
    page: dict[str, Json] = {
        "@context": _CONTEXT,
        "id": f"urn:sha256:{report.account.sha256}:{report.rubric.id}",
        "type": "AnnotationPage",
        "generator": {
            "id": "urn:markassist",
            "type": "Software",
            "name": f"markassist {__version__} (suggestion)",
        },
        "items": list(items),
    }
    return f"{write(page)}\n".encode()


_Said = tuple[int, int, str, str, str]


def _said(report: Report) -> Iterator[_Said]:
    """Every span with why it is annotated, what is said of it, and its tag."""
    for finding in report.findings:
        for one in finding.evidence:
            says = f"Evidence: {words.plain(one.indicator)}, {words.LEVEL[one.level]}"
            yield one.start, one.end, "classifying", says, _tag(finding)
        for one in finding.near_misses:
            yield one.start, one.end, "commenting", f"Nearly: {_why(one)}", _tag(finding)
    for alert in mask_report(report).alerts:
        yield alert.start, alert.end, "questioning", alert.says, f"{alert.priority} {words.plain(alert.id)}"
    for idea in report.misconceptions:
        if idea.stance == "held":
            yield idea.start, idea.end, "questioning", idea.correction, words.plain(idea.id)


def _tag(finding: Finding) -> str:
    return f"{finding.code} {finding.title}"


def _why(near_miss: Evidence) -> str:
    cue, why = layout.reason(near_miss)
    return f"“{cue}”: {why}" if cue else why


def _annotation(number: int, account: Account, said: _Said) -> Json:
    start, end, motive, says, tag = said
    piece = layout.piece_at(account, start)
    text = account.text[piece.start : piece.end] if piece else account.text
    base = piece.start if piece else 0
    low, high = start - base, end - base
    return {
        "id": f"urn:sha256:{account.sha256}:{number}",
        "type": "Annotation",
        "motivation": motive,
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": says},
        ],
        "target": {
            "source": f"urn:sha256:{piece.sha256 if piece else account.sha256}",
            "schema:name": piece.name if piece else account.name,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[low:high],
                    "prefix": text[max(0, low - _AROUND) : low],
                    "suffix": text[high : high + _AROUND],
                },
                {"type": "TextPositionSelector", "start": low, "end": high},
            ],
        },
    }
