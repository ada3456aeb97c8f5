"""Closed-class words → their tags: pronouns, determiners, prepositions, joining words, helpers."""

from markassist.doc import Doc
from markassist.words import ADJECTIVE, BASE, ING, NOUN, PARTICIPLE, PAST, THIRD

SUBJECT_PRONOUNS = frozenset("i he she we they".split())
BOTH_PRONOUNS = frozenset(
    "you it someone somebody everyone everybody nobody anyone anybody nothing something everything anything none".split()
)
OBJECT_PRONOUNS = frozenset(
    "me him us them myself himself herself ourselves themselves yourself yourselves itself misen themself".split()
)
POSSESSIVES = frozenset("my his her our their your its whose".split())
DETERMINERS = frozenset(
    "the a an this that these those some any no every each all both another either neither which what such several many few".split()
)
PREPOSITIONS = frozenset(
    "of in on at for with by from to into onto about over under between through during against among around near off "
    "out outside inside behind beside besides towards toward upon within without per than like despite across along "
    "beyond below above underneath next regarding concerning following via round past down up back as till except".split()
)
COORDINATORS = frozenset("and but or nor yet plus &".split())
MODALS = {
    "will": "will", "wo": "will", "'ll": "will", "ll": "will", "shall": "will", "sha": "will", "wil": "will", "would": "would", "'d": "would",
    "could": "could", "should": "should", "might": "might", "may": "may", "must": "must", "can": "can", "ca": "can",
    "cannot": "can", "ought": "should", "woulda": "would", "shoulda": "should", "coulda": "could",
}  # fmt: skip
BE = frozenset("be am is are was were been being 'm 're m re ai".split())
HAVE = frozenset("have has had having 've ve".split())
DO = frozenset("do does did doing done".split())
NEGATIONS = frozenset("not n't nt never".split())
NEVER_VERBS = frozenset(
    "mum mam even fair well number tea folk night day week month year room home house school bed while people key okay ok better best worst first "
    "second third last past round present baby boss state half bit lot way front side top bottom while sort kind "
    "time minute hour morning evening thing book school table chair floor kitchen door window garden shoulder face hand head eye arm leg knee finger "
    "bank unit group staff team police god dinner lunch breakfast rota".split()
) - {"book", "face", "hand", "finger", "state"}
PLURAL_PEOPLE = frozenset("children people staff folk police men women kids parents team family".split())
CAUSATIVES = frozenset("let make see watch hear help have notice feel observe bid".split())
_ADVERBS = frozenset(
    "just then also still even only really always never often usually sometimes now soon already probably maybe perhaps "
    "again simply actually finally quickly slowly quietly gently calmly immediately straight away both ever almost "
    "nearly rather instead later first once too very quite so all afterwards there here far else together alone yet "
    "forever nowhere somewhere everywhere anywhere today tomorrow yesterday tonight twice mainly ago certainly definitely".split()
)
_ALWAYS_S = frozenset(
    "because if although though when whenever where wherever whereas unless until whether how why lest provided supposing".split()
)
_SOMETIMES_S = frozenset("since after before as so than while once that".split())
_NOUNS_AFTER_TO = frozenset(
    "bed school college tea dinner lunch breakfast court panel supervision staff mum dad home town water music hand sleep-in "
    "handover contact work sleep nan".split()
)
_NOUNS_ALWAYS = frozenset(
    "bed school college tea dinner lunch breakfast court panel supervision handover town".split()
)


def closed(doc: Doc, i: int, start: int, end: int) -> str:
    """The tag of a closed-class word, X for what is no word, or nothing for the others."""
    word = doc.words[i]
    lower = word.lower
    if not any(c.isalnum() for c in lower) and lower != "&":
        return "X"
    before = doc.tags[i - 1] if i > start else ""
    if lower in NEGATIONS:
        return "NG"
    if lower in {"s", "'s"} and len(doc.texts[i]) <= 2:
        return _clitic_s(doc, before, i, start, end)
    return (
        _helper(doc, lower, before, i, start, end)
        or _pronoun(doc, lower, before, i, end)
        or _small(doc, lower, before, i, start, end)
    )


def _helper(doc: Doc, lower: str, before: str, i: int, start: int, end: int) -> str:
    if lower in {"'d", "d"} and i > start and doc.ends[i - 1] == doc.starts[i]:
        return _clitic_d(doc, i, end)
    if lower in MODALS and not (
        lower in {"may", "might", "must", "can", "will", "wil"}
        and (before in {"D", "A", "PP"} or (doc.texts[i] == "May" and i > start))
    ):
        return "M"
    if (
        lower in BE
        and (lower not in {"m", "re"} or before == "PS")
        and not (
            lower == "being" and before in {"A", "D", ""} and doc.words[i - 1].lower in {"well", "human"}
        )
    ):
        return "B"
    if lower in HAVE:
        return "H"
    if lower == "of" and before in {"M", "NG"} and _is_participle(doc, i + 1, end):
        return "H"
    if lower in {"do", "does", "did"} or (lower in {"doing", "done"}):
        return {"doing": "VG", "done": "VN" if before in {"B", "H", "N", ""} else "V"}.get(
            lower, "VB" if before in {"M", "T"} and lower == "do" else "O"
        )
    return "O" if lower == "dint" else ""


def _is_participle(doc: Doc, i: int, end: int) -> bool:
    return i < end and bool(doc.words[i].can_be & PARTICIPLE or doc.words[i].lower in {"been", "had", "just"})


def _after_adverbs(doc: Doc, i: int, end: int) -> int:
    while i < end and (
        doc.words[i].lower in _ADVERBS or doc.words[i].lower in NEGATIONS or doc.words[i].lower.endswith("ly")
    ):
        i += 1
    return i


def _clitic_d(doc: Doc, i: int, end: int) -> str:
    """`I'd seen` against `I'd see`; a form that may be both is `had` only where a wish or condition asks for it."""
    j = _after_adverbs(doc, i + 1, end)
    if j >= end:
        return "M"
    following = doc.words[j]
    if following.lower in {"been", "had", "better", "got", "gone", "done"}:
        return "H"
    both = bool(following.can_be & BASE)
    wishes = i >= 2 and (doc.words[i - 2].lower in {"if", "only", "wish", "wished"})
    return "H" if following.can_be & PARTICIPLE and (not both or wishes) else "M"


def _clitic_s(doc: Doc, before: str, i: int, start: int, end: int) -> str:
    if i == start:
        return "N"
    owner = doc.words[i - 1].lower
    j = _after_adverbs(doc, i + 1, end)
    following = doc.words[j] if j < end else None
    if following is not None and following.lower in {"been", "had", "got", "gone", "done", "become"}:
        return "H"
    if owner in SUBJECT_PRONOUNS | {
        "it",
        "that",
        "there",
        "what",
        "who",
        "how",
        "here",
        "where",
        "this",
        "why",
        "when",
    }:
        return "B"
    if following is None or (j > i + 1 and not following.can_be & NOUN):
        return "B" if following is not None else "PP"
    if following.lower in DETERMINERS | POSSESSIVES | {
        "not",
        "n't",
        "very",
        "so",
        "in",
        "on",
        "at",
        "from",
    } or (following.can_be & ING and not following.can_be & NOUN):
        return "B"
    return "PP" if following.can_be & (NOUN | ADJECTIVE) or following.text[0].isupper() else "B"


def _pronoun(doc: Doc, lower: str, before: str, i: int, end: int) -> str:
    if lower in SUBJECT_PRONOUNS:
        return "PS"
    if lower == "her":
        return "PP" if _owns(doc, i, end) else "PO"
    if lower in POSSESSIVES:
        return "PP" if lower != "whose" else "W"
    if lower in OBJECT_PRONOUNS:
        return "PO"
    if lower in BOTH_PRONOUNS or (lower == "one" and i > 0 and doc.words[i - 1].lower == "no"):
        return "PS"
    if (
        lower == "one"
        and before not in {"D", "A", "PP", "N", "P"}
        and i + 1 < end
        and doc.words[i + 1].lower in MODALS | dict.fromkeys(BE) | dict.fromkeys(HAVE)
    ):
        return "PS"
    if lower in {"that", "this", "these", "those"}:
        return _that(doc, lower, before, i, end)
    return ""


def _owns(doc: Doc, i: int, end: int) -> bool:
    """Whether `her` stands before what is hers."""
    if i + 1 >= end:
        return False
    following = doc.words[i + 1]
    if (
        not following.lower[0].isalnum()
        or following.lower
        in PREPOSITIONS
        | COORDINATORS
        | _ADVERBS
        | _ALWAYS_S
        | _SOMETIMES_S
        | DETERMINERS
        | POSSESSIVES
        | SUBJECT_PRONOUNS
        | BE
        | HAVE
        | DO
        | NEGATIONS
        | {"who", "it", "you", "which"}
        or following.lower in MODALS
    ):
        return following.lower in {"first", "own", "past", "next"}
    if (following.can_be & ING and not following.can_be & NOUN) or following.lower.endswith("ly"):
        return False
    bare = i > 0 and not doc.words[i - 1].keys.isdisjoint(CAUSATIVES) and bool(following.can_be & BASE)
    if bare and i + 2 < end and not doc.words[i + 2].can_be & (NOUN | ADJECTIVE):
        return False
    return (
        bool(following.can_be & (NOUN | ADJECTIVE))
        or following.text[0].isupper()
        or bool(following.can_be & PARTICIPLE)
    )


def _that(doc: Doc, lower: str, before: str, i: int, end: int) -> str:
    if i + 1 >= end:
        return "PO"
    following = doc.words[i + 1]
    verbal = (
        following.lower in BE | HAVE | DO | {"'s", "s", "'d", "'ll"}
        or following.lower in MODALS
        or (following.can_be & (PAST | THIRD) and not following.can_be & (NOUN | ADJECTIVE))
    )
    earlier = doc.words[i - 1]
    if lower == "that" and i > 0 and earlier.lower in OBJECT_PRONOUNS and following.can_be & (PAST | THIRD):
        return "W"
    if verbal:
        return (
            "W"
            if lower == "that"
            and i > 0
            and (
                (earlier.can_be & NOUN and before == "")
                or earlier.lower
                in OBJECT_PRONOUNS | {"one", "it", "something", "anything", "nothing", "everything"}
            )
            and doc.sentence_of[i - 1] == doc.sentence_of[i]
            else "PS"
        )
    if lower == "that" and i > 0 and doc.sentence_of[i - 1] == doc.sentence_of[i] and _joins(doc, i, end):
        return "S"
    if not following.lower[
        0
    ].isalnum() or following.lower in PREPOSITIONS | COORDINATORS | _ALWAYS_S | SUBJECT_PRONOUNS | {
        "again",
        "too",
        "way",
    } - {"way"}:
        return "PO"
    return "D" if following.can_be & (NOUN | ADJECTIVE) or following.lower[0].isdigit() else "PO"


_STATING = frozenset(
    "show say think believe argue mean know tell find suggest explain claim understand realise realize learn agree state feel hope notice".split()
)


def _joins(doc: Doc, i: int, end: int) -> bool:
    """Whether `that` opens a clause: what follows can be a subject with its verb."""
    following = doc.words[i + 1].lower
    if following in SUBJECT_PRONOUNS | POSSESSIVES | BOTH_PRONOUNS | {
        "the",
        "a",
        "an",
        "there",
        "this",
        "these",
        "those",
        "if",
        "when",
        "some",
        "every",
        "no",
        "not",
        "all",
        "what",
        "whatever",
        "each",
        "both",
        "because",
    }:
        return True
    if following in {
        "night",
        "day",
        "morning",
        "evening",
        "afternoon",
        "time",
        "week",
        "year",
        "age",
        "point",
        "moment",
        "way",
        "shift",
        "first",
        "same",
        "teatime",
        "bedtime",
        "weekend",
        "one",
        "kind",
        "sort",
        "room",
    }:
        return False
    opener = doc.words[i - 1]
    if not opener.keys.isdisjoint(_STATING) and doc.words[i + 1].lower.endswith("s") and doc.words[i + 1].can_be & NOUN:
        return True
    if (opener.lower in PREPOSITIONS and opener.lower not in {"in", "out", "up", "down", "back", "over"}) or (
        opener.lower in {"and", "but", "or"} and not clause_follows(doc, i + 1, end)
    ):
        return False
    return clause_follows(doc, i + 1, end) or opener.lower in {"say", "says", "said", "so", "now", "such"}


def clause_follows(doc: Doc, i: int, end: int) -> bool:
    """Whether a subject and its verb begin within the next words."""
    seen = False
    for j in range(i, min(end, i + 8)):
        word = doc.words[j]
        lower = word.lower
        if lower in SUBJECT_PRONOUNS or lower in {"it", "you", "there", "nobody", "everyone", "someone"}:
            return True
        if seen and word.can_be & BASE and not word.can_be & NOUN and doc.words[j - 1].lower.endswith("s"):
            return True
        if (
            lower in BE | HAVE | DO
            or lower in MODALS
            or (word.can_be & (PAST | THIRD) and seen and not (word.can_be & NOUN and word.can_be & BASE))
        ):
            return seen
        if (
            (not lower[0].isalnum() and lower not in {"'", "'s", "-"})
            or lower in {"and", "but", "because", "when"}
            or (lower in OBJECT_PRONOUNS and j == i)
        ):
            return False
        seen = seen or bool(word.can_be & NOUN) or word.text[0].isupper()
    return False


def _is_child_a(doc: Doc, i: int, start: int, end: int) -> bool:
    """`A is 15`, `I sat with A`: a child called by the letter, no article."""
    if i > start and doc.texts[i - 1] not in {'"', "“", "'", "‘", ":", "(", "-", "–"}:
        return True
    if i + 1 >= end:
        return False
    after = doc.words[i + 1]
    return (
        after.lower in BE | HAVE | DO | {"'s", "s", "and"}
        or after.lower in MODALS
        or (bool(after.can_be & PAST) and not after.can_be & (NOUN | ADJECTIVE))
    )


def _as_opens(doc: Doc, i: int, end: int) -> bool:
    """`as he came in` against `as his key worker I …`: whether a subject and its verb come before another subject."""
    if i < end and doc.words[i].lower in SUBJECT_PRONOUNS | BOTH_PRONOUNS | {"this", "that", "there"}:
        return True
    for j in range(i + 1, min(end, i + 7)):
        word = doc.words[j]
        if word.lower in SUBJECT_PRONOUNS or not word.lower[0].isalnum():
            return False
        if (
            word.lower in BE | HAVE | DO
            or word.lower in MODALS
            or (word.can_be & (PAST | THIRD) and not word.can_be & (NOUN | ADJECTIVE))
        ):
            return True
    return False


def _small(doc: Doc, lower: str, before: str, i: int, start: int, end: int) -> str:
    if lower == "to":
        return _to(doc, i, end)
    if lower in COORDINATORS:
        return (
            "C"
            if lower != "yet" or (before in {"", "X"} and (i == start or doc.texts[i - 1] in {",", ";"}))
            else "R"
        )
    if lower in {"gon", "na"} and "gon" in {lower, doc.words[i - 1].lower}:
        return "VG" if lower == "gon" else "T"
    if lower in {"who", "which", "whom", "what", "whatever", "whoever", "whichever"}:
        return "W"
    if lower in {"provided", "supposing"} and (
        before not in {"", "X", "C"} or not clause_follows(doc, i + 1, end)
    ):
        return ""
    if lower in _ALWAYS_S:
        return "S"
    if lower in _SOMETIMES_S:
        return _joining(doc, lower, i, start, end)
    if lower in {"neither", "either", "both", "all", "each"}:
        return (
            "D"
            if before in {"", "P", "X", "V", "T"}
            or (i + 1 < end and doc.words[i + 1].lower in {"of", "the"} | POSSESSIVES)
            else "R"
        )
    if (
        lower in {"no", "longer"}
        and "no longer"
        in {f"{lower} {doc.words[i + 1].lower}" if i + 1 < end else "", f"{doc.words[i - 1].lower} {lower}"}
    ) or (lower == "well" and before in {"M", "H", "B"}):
        return "R"
    if lower == "a" and doc.texts[i] == "A" and _is_child_a(doc, i, start, end):
        return "N"
    if lower in DETERMINERS:
        return "D"
    if lower == "like":
        return (
            ""
            if before in {"PS", "M", "T", "O", "NG"} and doc.words[i - 1].lower not in {"it", "that"}
            else "P"
        )
    if lower in {"going", "used", "gonna"}:
        return ""
    if lower in {"first", "next", "instead", "far", "round", "straight", "past"} and (before in {"D", "PP"}):
        return "A"
    if lower in PREPOSITIONS:
        return "P"
    return "R" if lower in _ADVERBS else ""


def _to(doc: Doc, i: int, end: int) -> str:
    if i + 1 >= end:
        return "P"
    j = _after_adverbs(doc, i + 1, end)
    following = doc.words[j] if j < end else doc.words[i + 1]
    if following.lower in {"be", "have", "do"}:
        return "T"
    if not following.can_be & BASE or (following.lower in NEVER_VERBS and following.lower not in {"state"}):
        return "P"
    later = doc.words[j + 1].lower if j + 1 < end else ""
    if following.lower in _NOUNS_ALWAYS or (
        following.lower in _NOUNS_AFTER_TO
        and later
        not in DETERMINERS | POSSESSIVES | OBJECT_PRONOUNS | {"with", "on", "as", "it", "out", "through"}
    ):
        return "P"
    from_to = following.can_be & NOUN and any(doc.words[k].lower == "from" for k in range(max(0, i - 2), i))
    return (
        "P"
        if from_to
        or (doc.texts[j][0].isupper() and not doc.texts[j].isupper() and doc.words[j].can_be & NOUN)
        else "T"
    )


def _joining(doc: Doc, lower: str, i: int, start: int, end: int) -> str:
    if lower == "that":
        return "S"
    if lower == "so":
        after = doc.words[i + 1] if i + 1 < end else None
        graded = (
            after is not None
            and after.can_be & ADJECTIVE
            and not after.can_be & NOUN
            and after.lower not in SUBJECT_PRONOUNS
        )
        return "S" if not graded and clause_follows(doc, i + 1, end) else "R"
    if (
        lower == "once"
        and i > start
        and doc.words[i - 1].lower in {"at", "never", "not", "than", "just", "only"}
    ):
        return "R"
    if lower == "while" and i > start and doc.words[i - 1].lower in {"a", "the", "little", "good", "long"}:
        return "N"
    ing = i + 1 < end and doc.words[i + 1].can_be & ING
    if lower == "as":
        return "S" if _as_opens(doc, i + 1, end) else "P"
    if lower in {"while", "once"}:
        return "S"
    if lower == "than":
        subject = i + 1 < end and doc.words[i + 1].lower in SUBJECT_PRONOUNS | BOTH_PRONOUNS | {"the", "my", "this", "that"}
        return "S" if subject and clause_follows(doc, i + 1, end) else "P"
    return "S" if clause_follows(doc, i + 1, end) and not ing else "P"
