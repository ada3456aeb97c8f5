"""An account → the names of schools, homes, nurseries, surgeries and hospitals in it."""

import re
from collections.abc import Iterator

from markassist.doc import Doc
from markassist.vocabulary import Zone
from markassist.words import is_known

Found = tuple[str, int, int]

_KIND = (
    r"(?:(?:C ?of ?E|Catholic|Church of England|RC|Community|Junior|Infants?|Primary|"
    r"Secondary|High|Grammar|Special|Upper|Middle|Free|Day|Nursery) ){0,3}"
    r"(?:Primary|Academy|High|School|College|Nursery|Nurseries|Pre-?[Ss]chool|Playgroup|"
    r"Kindergarten|Day ?[Cc]are|Surgery|Hospital|Infirmary|Hospice|Clinic|"
    r"(?:Health|Medical|Children['’]?s|Family|Childrens) (?:Centre|Practice)|"
    r"(?:Children['’]?s|Childrens|Care|Residential) Home|House|Lodge|Cottage|Grange|"
    r"Manor|Hall|Villa)"
)
_NAMED = re.compile(
    rf"\b((?:St\.? )?(?:[A-Z][\w'’\-]+ (?:(?:of|the|on|and|"
    rf"&) )?){{1,4}}){_KIND}\b(?! of\b| meeting| rules| Rules)"
)
_SMALL_KIND = re.compile(
    r"\b((?:St\.? )?(?:[A-Z][a-z'’\-]+ ){1,3})(?:primary|secondary|infant|junior|high|"
    r"nursery|special)? ?(?:school|nursery|academy|hospital|surgery|pre-?school|"
    r"children['’]s home|residential home|playgroup)\b"
)
_CALLED = re.compile(
    r"\b(?:home|nursery|school|setting|unit|placement|pre-?school|house|hospital|"
    r"academy|college)(?: (?:I work (?:in|at)|where I work))?,? (?:is |was |which is |"
    r"that is )?(?:called|named) (?P<name>(?:The |"
    r"the )?[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){0,3})"
)
_EXPLAINED = re.compile(
    r"\b(?:at|in|to|from|into) (?P<name>[A-Z][\w'’]+(?: [A-Z][\w'’]+)?), (?:an?|our|the|my) (?:[\w\-]+ ){0,4}"
    r"(?:home|nursery|school|unit|setting|hostel|pre-?school|placement)\b"
)
_AT_THE = re.compile(
    r"\b(?:work|works|worked|working|lives?|living|lived|placed|placement|moved|shift|"
    r"residents?) (?:here )?(?:at|in|to|into|"
    r"from) (?P<name>The [A-Z][a-z'’]+(?: [A-Z][a-z'’]+)?)\b"
)
_STOPS = (". ", "! ", "? ", "\n")
_REACH = 400
_NOT_FIRST = frozenset(
    "the a an my our his her their your this that in at from to when after before on "
    "for and but as i we he she it they both each every some "
    "one two three all no what which since during while next last local old new big "
    "other another any same great little children's residential care "
    "catholic church primary secondary high special junior infant nursery community "
    "grammar free boarding state public private day english british victorian "
    "tudor islamic christian muslim jewish steiner forest sunday saturday monday "
    "summer ofsted nhs outstanding reception year foundation "
    "crown county family magistrates youth open full halfway safe half white town "
    "village city music concert wendy doll's tree opera light auction first mental brother "
    "mandatory core optional placement".split()
)
_KEEP_FIRST = frozenset({"little", "great", "old", "new", "forest", "white", "tree"})
_FAMOUS = re.compile(
    r"Great Ormond|Anna Freud|Tavistock|House of|Hogwarts|Grange Hill|Downton|"
    r"Waterloo Road|White House|Coram|National|Royal College|Open|City (?:&|and) Guilds|"
    r"Albert Hall|Opera|Bleak|Animal|Crack|Mental Health",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:studied|study|studying|degree|diploma|course|trained|lecturers?|tutor|"
    r"assignment|enrolled|level \d|graduat\w+|foundation|lectures?|cohort|I attend|"
    r"I am at|I went to|my college|qualif\w+)\b",
    re.IGNORECASE,
)


def settings(doc: Doc) -> Iterator[Found]:
    """Named settings outside reference lists; universities and the writer's own college are none."""
    text = doc.account.text
    skipped = [(b.start, b.end) for b in doc.account.blocks if b.zone is Zone.REFERENCE_LIST]
    for start, end in _candidates(text):
        if any(s <= start < e for s, e in skipped) or _FAMOUS.search(text[start:end]):
            continue
        if re.search(r"\b(?:College|University)\b", text[start:end]) and _STUDY.search(
            _around(text, start, end)
        ):
            continue
        if not re.search(
            r"\b(?:watched|telly|film|book|programme|series|tv)\b", _around(text, start, end), re.IGNORECASE
        ):
            yield "setting_name", start, end


def _around(text: str, start: int, end: int) -> str:
    """The sentence around a span, roughly, and no more than a few hundred characters of it."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    left = max(text.rfind(mark, first, start) for mark in _STOPS)
    right = min((i for mark in _STOPS if (i := text.find(mark, end, last)) >= 0), default=last)
    return text[max(left + 1, first) : right]


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(text):
        if (start := _first_word(match[1], match.start())) is not None:
            yield start, match.end()
    for match in _SMALL_KIND.finditer(text):
        start = _first_word(match[1], match.start())
        if start is not None and _is_own_name(text[start : match.end(1)]):
            yield start, match.end()
    for pattern in (_CALLED, _EXPLAINED, _AT_THE):
        for match in pattern.finditer(text):
            yield match.span("name")


def _first_word(words: str, start: int) -> int | None:
    """Where the name begins, after the capitals that only open a sentence; None where nothing is left."""
    while words:
        first = re.match(r"\S+\s*", words)
        if first is None:
            return None
        lower = first[0].strip().casefold()
        rest = words[first.end() :]
        if lower not in _NOT_FIRST or (lower in _KEEP_FIRST and rest.strip()):
            return start
        start += first.end()
        words = rest
    return None


def _is_own_name(words: str) -> bool:
    """Before a small letter only a saint or a word that is no English word makes a name."""
    return words.startswith("St") or any(
        not is_known(re.sub(r"['’]s$", "", w).casefold()) for w in words.split()
    )
