"""An account → whom its own words say it has given another name."""

import re

from msgspec import Struct

_ALL = re.compile(
    r"\b(?:all |the |these |any |real |people'?s |staff |first |"
    r"both ){0,4}names?(?: (?:used|given|here|and \w+|of (?:staff|people|everyone|staff and "
    r"children|children and staff|all involved|those involved|individuals)|in this \w+)){0,3}"
    r"(?: have| has| are| were| had)?(?: all| both)?(?: been)? (?:changed|altered|"
    r"anonymi[sz]ed|replaced|fictitious|fictional|false|made up|pseudonyms|not real)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:pseudonyms?|(?:fictitious|fictional|made[- ]up|false|invented|different|"
    r"alternative) names?|anonymi[sz]ed|aliases)\b"
    r"|\bchanged (?:all |the |his |her |their |everyone's |any ){0,4}(?:real )?names?\b|"
    r"\bno real names\b|\bnot (?:his|her|their|the child's) real name\b"
    r"|\breal names? (?:is|are|have|has|were|was)(?: \w+)? (?:not|never|withheld|changed)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|n't|n’t|forgot to|should have|need to|will need to|must|should|"
    r"have to|if|always|why|whether|policy)\b",
    re.IGNORECASE,
)
_CHILD_ONLY = re.compile(
    r"\b(?:child(?:ren)?|young (?:person|people|man|lady|woman)|boy|girl|baby|famil(?:y|"
    r"ies)|his|her|their|service users?|residents?|pupils?)\b",
    re.IGNORECASE,
)
_ONE_NAME = (
    re.compile(
        r"\b([^\W\d_][\w'’-]{1,40}) ?[(,\-–—] ?(?:this is |which is )?(?:not (?:his|her|"
        r"their) (?:real|actual|own) name|a pseudonym|pseudonym|name changed|"
        r"name has been changed|a false name)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:will|shall|'ll|’ll|have|I've|I’ve|to|going to|I) (?:call|called|refer to|name|"
        r"named) (?:him|her|them|this \w+|the \w+(?: \w+)?|"
        r"my key \w+)(?: as)? ['\"“‘]?([^\W\d_][\w'’-]{1,40})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:I|we)(?: will|'ll|’ll| shall| am going to|'m going to| have| am|"
        r"'m)? (?:call|called|name|named|calling|naming) (?:(?:him|her|them|this \w+|"
        r"the \w+) )?(?:as )?['\"“‘]?([A-Z][\w'’-]{1,40})"
    ),
    re.compile(
        r"\b(?:isn['’]t|is not|wasn['’]t|was not|not) (?:really |actually )?"
        r"(?:called|named) ([A-Z][\w'’-]{1,40})"
    ),
    re.compile(
        r"\b(?:whom?|that) (?:I|we) (?:will|shall|'ll|’ll|am going to|"
        r"have) (?:call(?:ed)?|refer to as|name[d]?|"
        r"referred to as) ['\"“‘]?([^\W\d_][\w'’-]{1,40})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:called|known as|referred to as|named|"
        r"call \w+) ['\"“‘]?([^\W\d_][\w'’-]{1,40})['\"”’]? (?:in|for|throughout) (?:this|"
        r"the|my) (?:account|purposes?|reflection|piece|essay|assignment|work|portfolio|"
        r"writing|report)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:pseudonym|false name|made[- ]up name|alias|the name) (?:of |is |will be |"
        r"for \w+ (?:is|will be) )?['\"“‘]?([A-Z][\w'’-]{1,40})"
    ),
)


class Cover(Struct, frozen=True):
    """Who is given another name: everyone, the children and families, or single names (folded)."""

    everyone: bool
    children: bool
    names: frozenset[str]


def cover(text: str) -> Cover:
    """Read the statements of an account; a denied, wished or general one covers nobody."""
    everyone = children = False
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        if not (_ALL.search(sentence) or _MORE.search(sentence)):
            continue
        if _DENIED.search(re.sub(r"not (?:his|her|their|the|real)\b", "", sentence)) or _is_single(sentence):
            continue
        children = True
        everyone = (
            everyone
            or not _CHILD_ONLY.search(sentence)
            or bool(
                re.search(
                    r"\b(?:staff|everyone|all names|colleagues|professionals)\b", sentence, re.IGNORECASE
                )
            )
        )
    singles = {match[1].casefold() for pattern in _ONE_NAME for match in pattern.finditer(text)}
    return Cover(everyone, children, frozenset(singles))


def _is_single(sentence: str) -> bool:
    """`Ruby (not her real name)` speaks of Ruby alone."""
    return bool(_ONE_NAME[0].search(sentence)) or bool(_ONE_NAME[5].search(sentence))
