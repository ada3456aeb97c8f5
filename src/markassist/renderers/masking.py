"""A report or self-check with identifiers → the same with every occurrence of them masked, offsets unchanged.

A mask has the length of what it hides, so that every offset still holds: "Kayleigh" becomes "K•••••••", a
number or an address becomes dots. What stands in JSON is not masked here (contract, section 3).
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from markassist.selfcheck import SelfCheck
from markassist.values import Account, Cue, Evidence, Finding, Report

DOT: Final = "•"

_PERSON: Final = frozenset({"child_name", "professional_name"})
_KEEPS_INITIALS: Final = _PERSON | {"setting_name"}
_TITLES: Final = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "pc", "sgt", "sir", "the", "nurse", "doctor"}
)
_ALSO_WORDS: Final = frozenset(
    "amber april art autumn bill bob chase daisy dawn drew eve faith frank gene grace grant guy "
    "harmony hazel heather hope iris ivy jack jade june joy lily mark may max melody mercy miles nick "
    "olive paige pat peace pearl poppy ray reed river robin rose ruby rusty sky skye summer sunny "
    "violet will willow".split()
)
"""First names that are ordinary words too: masked as written or in capitals, never in small letters."""


class _Placed(Protocol):
    @property
    def quote(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


class Hidden(Struct, frozen=True):
    """Where an identifier stands in the account, and its alert's id, which decides how it is masked."""

    id: str
    start: int
    end: int


class _Mask(Struct, frozen=True):
    """A pattern that finds one identifier anywhere, and whether initials stay readable."""

    pattern: re.Pattern[str]
    initials: bool


def mask_report(report: Report) -> Report:
    """Mask every word of the account that a person would read in a rendering of this report."""
    hidden = [Hidden(a.id, a.start, a.end) for a in report.alerts if a.kind == "confidentiality"]
    if not hidden:
        return report
    words = _masker(report.account, hidden)
    account = _account(report.account, hidden, words)

    def placed(values: tuple[_P, ...]) -> tuple[_P, ...]:
        return tuple(_placed(value, account.text) for value in values)

    return replace(
        report,
        account=account,
        findings=tuple(_finding(finding, account.text, words) for finding in report.findings),
        mentions=placed(report.mentions),
        pace=placed(report.pace),
        misconceptions=placed(report.misconceptions),
        alerts=tuple(replace(alert, says=words(alert.says)) for alert in placed(report.alerts)),
        signals=tuple(
            replace(
                signal, says=words(signal.says), quote=None if signal.quote is None else words(signal.quote)
            )
            for signal in report.signals
        ),
    )


def mask_words(report: Report) -> Callable[[str], str]:
    """What masks this account's identifiers in words that somebody else wrote of it."""
    hidden = [Hidden(a.id, a.start, a.end) for a in report.alerts if a.kind == "confidentiality"]
    return _masker(report.account, hidden)


def mask_selfcheck(selfcheck: SelfCheck) -> SelfCheck:
    """Mask every word of the account that a learner would read in a rendering of this self-check."""
    hidden = [Hidden(i.id, i.start, i.end) for i in selfcheck.identifiers]
    if not hidden:
        return selfcheck
    words = _masker(selfcheck.account, hidden)
    account = _account(selfcheck.account, hidden, words)
    items = tuple(
        replace(
            item,
            passages=tuple(
                replace(_placed(passage, account.text), section=_optional(passage.section, words))
                for passage in item.passages
            ),
        )
        for item in selfcheck.items
    )
    return replace(
        selfcheck,
        account=account,
        items=items,
        identifiers=tuple(
            replace(_placed(identifier, account.text), says=words(identifier.says))
            for identifier in selfcheck.identifiers
        ),
        changes=tuple(words(change) for change in selfcheck.changes),
    )


def hide(words: str, initials: bool) -> str:
    """Dots for every character but white space; with `initials`, the first letter of each word stays."""
    return re.sub(r"(?<=[^\W_])[^\W_]" if initials else r"\S", DOT, words)


def _masker(account: Account, hidden: Iterable[Hidden]) -> Callable[[str], str]:
    masks = [mask for h in hidden for mask in _masks(account.text[h.start : h.end], h.id)]
    unique = {mask.pattern.pattern: mask for mask in masks}
    longest_first = sorted(unique.values(), key=lambda mask: -len(mask.pattern.pattern))

    def words(text: str) -> str:
        for mask in longest_first:
            initials = mask.initials
            text = mask.pattern.sub(lambda found: hide(found[0], initials), text)  # noqa: B023
        return text

    return words


def _masks(words: str, alert: str) -> Iterable[_Mask]:
    """The identifier itself and, for a person, each name alone.

    A surname alone is masked where it has its capital: surnames are often words.
    """
    tokens = re.findall(r"[^\s\-]+", words)
    if not tokens:
        return
    initials = alert in _KEEPS_INITIALS
    yield _Mask(_pattern(tokens, r"[\s\-]+" if initials else r"[\s\-]*", _any_case(words)), initials)
    if alert in _PERSON and len(tokens) > 1:
        names = [token.strip(".,;:()") for token in tokens]
        alone = [
            name for name in names if len(name) > 1 and name[0].isupper() and name.casefold() not in _TITLES
        ]
        for name in alone:
            yield _Mask(_pattern([name], "", any_case=name == alone[0] and _any_case(name)), initials)


def _any_case(name: str) -> bool:
    return name.strip().casefold() not in _ALSO_WORDS


def _pattern(tokens: list[str], between: str, any_case: bool) -> re.Pattern[str]:
    """Whole words, with "Jaydens" taken for "Jayden's"; a name that is also a word keeps its capital."""
    spelt = [re.sub("['’]", "['’]", re.escape(token)) for token in tokens]
    body = between.join(spelt)
    if not any_case:
        body = f"(?:{body}|{between.join(token.upper() for token in spelt)})"
    flags = re.IGNORECASE if any_case else re.NOFLAG
    return re.compile(rf"(?<![^\W_]){body}(?=s?(?![^\W_]))", flags)


def _account(account: Account, hidden: Iterable[Hidden], words: Callable[[str], str]) -> Account:
    text = account.text
    for h in hidden:
        masked = hide(text[h.start : h.end], h.id in _KEEPS_INITIALS)
        text = text[: h.start] + masked + text[h.end :]
    pieces = tuple(replace(piece, name=words(piece.name)) for piece in account.pieces)
    return replace(account, name=words(account.name), text=words(text), pieces=pieces)


def _placed(value: _P, text: str) -> _P:
    return replace(value, quote=text[value.start : value.end])  # type: ignore[type-var]


def _finding(finding: Finding, text: str, words: Callable[[str], str]) -> Finding:
    return replace(
        finding,
        reasons=tuple(words(reason) for reason in finding.reasons),
        evidence=tuple(_evidence(evidence, text, words) for evidence in finding.evidence),
        near_misses=tuple(_evidence(evidence, text, words) for evidence in finding.near_misses),
        feedback={key: words(value) for key, value in finding.feedback.items()},
    )


def _evidence(evidence: Evidence, text: str, words: Callable[[str], str]) -> Evidence:
    return replace(
        _placed(evidence, text),
        section=_optional(evidence.section, words),
        piece=_optional(evidence.piece, words),
        cues=tuple(_cue(cue, words) for cue in evidence.cues),
        why_cue=None if evidence.why_cue is None else _cue(evidence.why_cue, words),
    )


def _cue(cue: Cue, words: Callable[[str], str]) -> Cue:
    return replace(cue, cue=words(cue.cue))


def _optional(text: str | None, words: Callable[[str], str]) -> str | None:
    return None if text is None else words(text)
