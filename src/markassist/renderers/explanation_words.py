"""The parts of an explanation → sentences for an assessor, in every form the same."""

from markassist.explanation import Condition, Explanation, Loose, Nearest, NeedState
from markassist.renderers import layout, words
from markassist.renderers.masking import mask_report
from markassist.values import Account, Cue, Evidence, Report

NEEDS = "What each standing needs"
INDICATORS = "What was looked for, and what was found"
NEAREST = "The nearest miss"

_WITHIN = {
    "clause": "in the same clause",
    "sentence": "in the same sentence",
    "neighbours": "in this sentence or the next one",
    "passage": "within two sentences",
    "paragraph": "in the same paragraph",
    "episode": "on the same occasion",
}
_VOICE = {
    "writer": "the writer",
    "team": "the team (“we”)",
    "child": "the child",
    "other": "somebody else",
    "general": "people in general",
    "nobody": "nobody in particular",
}


def masked(explanation: Explanation) -> Account:
    """The account as people may read it, every offset unchanged."""
    return mask_report(Report(explanation.account, explanation.rubric, (), alerts=explanation.alerts)).account


def need(state: NeedState) -> str:
    """A standing, and whether it is reached."""
    reached = "all that it needs is there" if state.holds else "not reached"
    return f"{words.sentence(words.STATUS[state.status])}: {reached}"


def near_misses(state: NeedState) -> str:
    """For which reasons a near miss is enough; empty where none is."""
    if not state.near_misses:
        return ""
    return f"or a near miss that is {'; or '.join(words.why(reason) for reason in state.near_misses)}"


def condition(one: Condition) -> str:
    """What is needed, and how much of it there is."""
    match one.kind:
        case "all":
            lacking = [name for name in one.of if name not in one.shown]
            return f"{_list(one.of, 'and')}: " + (f"lacks {_list(lacking, 'and')}" if lacking else "shown")
        case "any":
            alone = "" if len(one.of) == 1 else "one of "
            return f"{alone}{_list(one.of, 'or')}: {_shown(one.shown)}"
        case "at_least":
            return f"{one.wants} of {_list(one.of, 'or')}: {len(one.shown)}, {_shown(one.shown)}"
        case "none":
            return f"nothing of {_list(one.of, 'or')}: {_shown(one.shown)}"
        case "occasions":
            return f"on {words.counted(one.wants, 'occasion')}: {words.counted(one.occasions, 'occasion')}"
    return "one of these ways:"


def asked(level: str) -> str:
    """The lowest rung that counts, in words."""
    return words.LEVEL.get(level, level)  # type: ignore[call-overload,no-any-return]


def counts(evidence: Evidence) -> str:
    """A span that counts: on which rung, and where."""
    return f"counts: {words.LEVEL[evidence.level]}; {layout.place_of(evidence)}"


def voided(evidence: Evidence, account: Account) -> str:
    """A span that does not count: the words that void it, why, and where."""
    because = words.why(evidence.why)
    if evidence.why_cue is not None:
        because = f"“{cue(evidence.why_cue, account)}” — {because}"
    return f"does not count: {because}; {layout.place_of(evidence)}"


def cues(evidence: Evidence, account: Account) -> str:
    """The words that a span rests on."""
    return "rests on " + ", ".join(f"“{cue(one, account)}”" for one in evidence.cues)


def cue(one: Cue, account: Account) -> str:
    """Words of the account, identifiers masked."""
    return layout.one_line(account.text[one.start : one.end])


def loose(one: Loose) -> str:
    """Words that say nothing here, and why."""
    match one.lacks:
        case "near":
            lacks = f"the words that give it this meaning do not stand {_WITHIN.get(one.wants[0], 'near')}"
        case "beside":
            lacks = f"“{words.plain(one.wants[0])}” is not shown on that occasion"
        case _:
            doers = " or ".join(_VOICE.get(voice, voice) for voice in one.wants) or "the right person"
            lacks = f"it is not said of {doers}"
    return f"says nothing here: {lacks}; paragraph {one.paragraph}"


def nearest(one: Nearest) -> str:
    """What the nearest miss would have done."""
    name = words.plain(one.evidence.indicator)
    if one.would_be is None:
        return f"{name}: counted, it alone would not change how the criterion stands"
    return f"{name}: counted, the criterion would stand at “{words.STATUS[one.would_be]}”"


def _list(names: tuple[str, ...] | list[str], last: str) -> str:
    plain = [f"“{words.plain(name)}”" for name in names]
    return plain[0] if len(plain) == 1 else f"{', '.join(plain[:-1])} {last} {plain[-1]}"


def _shown(names: tuple[str, ...]) -> str:
    return f"{_list(names, 'and')} shown" if names else "not shown"
