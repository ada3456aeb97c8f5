"""Sentences as their format sets them apart → their zones as their words tell them: criteria, quotes, lists.

The reader has told headings, items and marked quotations by form. What is left is told by wording: pasted
criteria and questions, reference lists, an assessor's comments, quoted documents, declarations.
"""

import re

from msgspec.structs import replace

from markassist.doc import Doc, Sentence
from markassist.vocabulary import Zone

_LABEL = re.compile(
    r"(?i:(?:assessment |learning |unit )?(?:criteri(?:on|a)|outcome|question|task|activity|"
    r"standard|ac|lo|q)\s?\d+(?:\.\d+)*[a-z]?"
    r"|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[a-z]?)\s?[:.)–—-]*\s+(?=\S)"
)
_COMMANDS = frozenset(
    "explain describe evaluate analyse analyze identify discuss outline demonstrate summarise "
    "summarize reflect compare justify define".split()
)
_SOFT_COMMANDS = frozenset(
    "give list state show assess examine consider review apply provide use support include "
    "critically be".split()
)
_OWN = frozenset("i me my mine myself we us our ours i'm ive im".split())
_THIRD = frozenset("he she him his her hers".split())
_SECOND = frozenset("you your yours yourself".split())
_REFERENCES = re.compile(
    r"(?i)\W*(?:\d+\W+)?(?:references?|reference list|bibliography|works cited|"
    r"sources(?: used)?|further reading)\W*$"
)
_CITATION = re.compile(
    r"[-*•\s]*(?:[A-Z][\w'’-]+,\s?(?:[A-Z]\.?[\s-]?){1,3},?\s?(?:(?:and|&|"
    r"et al\.?)\s.{0,80})?\(?(?:1[89]|20)\d\d"
    r"|[A-Z][\w'’ -]{2,60},?\s\((?:1[89]|20)\d\d[a-z]?\)[.,:]?\s+[A-Z‘'\"].{0,200}(?:[Pp]ress|"
    r"London|https?:|\bpp?\.\s?\d|Publish|Routledge|Penguin|Sage))"
)
_COMMENT = re.compile(
    r"(?i)[\[(]?(?:assessor|tutor|iqa|internal verifier|verifier|"
    r"marker)(?:['’]s)?(?: name)?\s?(?:feedback|comments?|notes?|response|says|"
    r"question)?\s?[:–—-]"
    r"|(?i:[\[(]?feedback(?: from (?:my )?(?:assessor|tutor))?\s?:)"
)
_COMMENT_HEAD = re.compile(
    r"(?i)(?:assessor|tutor|iqa|marker)(?:['’]s)?\s(?:feedback|comments?|notes?)\W*$|"
    r"feedback(?: from (?:my )?(?:assessor|tutor))\W*$"
)
_DOCUMENT = re.compile(
    r"(?i)\b(?:polic(?:y|ies)|guidance|guidelines?|leaflet|handbook|procedures?|protocol|"
    r"regulations?|standards?|act|website|textbook|"
    r"statement of purpose|code of (?:conduct|practice)|nice|ofsted|eyfs|criteri(?:on|a)|"
    r"specification|workbook|poster|booklet|prospectus|legislation|definition)\b"
)
_DECLARATION = re.compile(
    r"(?i)\b(?:(?:declare|confirm|certify) (?:that )?(?:this|the|all)(?: \w+){0,4} (?:is|are|"
    r"was) (?:all )?my own"
    r"|(?:is|are) (?:all )?(?:entirely )?my own (?:unaided |original )?work|"
    r"not (?:been )?plagiari[sz]ed|plagiarism policy)\b"
)
_FORM_FIELD = re.compile(
    r"(?i)(?:word ?count|words|(?:learner|candidate|student|assessor|tutor|centre|"
    r"center)(?:['’]s)?(?: name| number| no\.?)?|name|date(?: of \w+)?|unit(?: title| number|"
    r" no\.?)?|"
    r"signed|signature|setting|qualification|uln)\s?:"
)
_OPENERS, _CLOSERS = "\"“'‘", "\"”'’"
_FEWEST_QUOTED = 8


def zones(doc: Doc) -> None:
    """Refine the zone of every sentence; fill sections."""
    texts = [doc.account.text[block.start : block.end] for block in doc.account.blocks]
    of_block = [block.zone for block in doc.account.blocks]
    _running(texts, of_block)
    _quoted_blocks(texts, of_block)
    lead = -1
    for number, sentence in enumerate(doc.sentences):
        before = (
            doc.sentences[number - 1]
            if number and doc.sentences[number - 1].block == sentence.block
            else None
        )
        zone = of_block[sentence.block]
        if zone in {Zone.PROSE, Zone.HEADING, Zone.LIST_ITEM, Zone.TABLE_CELL}:
            zone = _by_wording(doc, sentence, before, zone, lead)
        if zone is Zone.PROSE and _leads_in(doc, sentence):
            lead = number
        elif zone is not Zone.BLOCK_QUOTE or sentence.block != doc.sentences[lead].block:
            lead = -1
        doc.sentences[number] = replace(sentence, zone=zone)
    _sections(doc, texts)


def _running(texts: list[str], zones_: list[Zone]) -> None:
    """Zones that a line opens and the next heading closes: reference lists, an assessor's comments."""
    inside: Zone | None = None
    for number, text in enumerate(texts):
        if len(text) < 60 and _REFERENCES.match(text):
            inside, zones_[number] = Zone.REFERENCE_LIST, Zone.HEADING
        elif len(text) < 60 and _COMMENT_HEAD.match(text):
            inside, zones_[number] = Zone.ASSESSOR_COMMENT, Zone.HEADING
        elif _CITATION.match(text) and not _speaks_of_self(text):
            zones_[number] = Zone.REFERENCE_LIST
        elif _COMMENT.match(text):
            zones_[number] = Zone.ASSESSOR_COMMENT
        elif zones_[number] is Zone.HEADING:
            inside = None
        elif inside is Zone.REFERENCE_LIST and _speaks_of_self(text):
            inside = None
            if len(text.split()) <= _FEWEST_QUOTED and text[-1].isalnum():
                zones_[number] = Zone.HEADING
        elif inside is not None:
            zones_[number] = inside


def _speaks_of_self(text: str) -> bool:
    return bool(re.search(r"\b(?:I|me|my|we|our)\b", text))


def _quoted_blocks(texts: list[str], zones_: list[Zone]) -> None:
    """Paragraphs that are all quotation, and what stands under `The policy states:`."""
    lead = False
    for number, text in enumerate(texts):
        if zones_[number] not in {Zone.PROSE, Zone.LIST_ITEM}:
            lead = lead and zones_[number] is Zone.BLOCK_QUOTE
            continue
        own = _speaks_of_self(text)
        whole = text[0] in _OPENERS and text[-1] in _CLOSERS and not set(text[1:-1]) & set('"“”')
        if (whole and len(text.split()) >= _FEWEST_QUOTED and not own) or (lead and not own):
            zones_[number] = Zone.BLOCK_QUOTE
        else:
            last = re.split(r"(?<=[.!?])\s", text)[-1]
            lead = last.rstrip().endswith(":") and bool(_DOCUMENT.search(last))


def _leads_in(doc: Doc, sentence: Sentence) -> bool:
    """`The policy states: all staff must …`, whose next sentences are the policy's too."""
    texts = doc.texts[sentence.start : sentence.end]
    if ":" not in texts:
        return False
    colon = sentence.start + texts.index(":")
    return (
        colon > sentence.start
        and bool(_DOCUMENT.search(doc.quote(sentence.start, colon)))
        and not _lowers(doc, colon, sentence.end) & _OWN
    )


def _lowers(doc: Doc, start: int, end: int) -> set[str]:
    return {doc.words[i].lower for i in range(start, end)}


def _by_wording(doc: Doc, sentence: Sentence, before: Sentence | None, zone: Zone, lead: int) -> Zone:
    text = doc.quote(sentence.start, sentence.end)
    if _is_criterion(doc, sentence, before, text):
        return Zone.CRITERION
    if _DECLARATION.search(text):
        return Zone.BOILERPLATE
    block = doc.account.blocks[sentence.block]
    if (
        _FORM_FIELD.match(text)
        and block.end - block.start < 90
        and not _lowers(doc, sentence.start, sentence.end) & _OWN
    ):
        return Zone.BOILERPLATE
    if (
        zone is Zone.PROSE
        and lead >= 0
        and before is not None
        and not _lowers(doc, sentence.start, sentence.end) & (_OWN | _THIRD)
    ):
        return Zone.BLOCK_QUOTE
    return zone


def _is_criterion(doc: Doc, sentence: Sentence, before: Sentence | None, text: str) -> bool:
    """A numbered or commanding line that asks the learner for something.

    And says nothing of the learner's own.
    """
    lowers = _lowers(doc, sentence.start, sentence.end)
    if lowers & _OWN:
        return False
    follows = before is not None and before.zone is Zone.CRITERION
    first_in_block = before is None
    label = _LABEL.match(text) if first_in_block else None
    rest = text[label.end() :] if label else text.lstrip("\"“'‘*-• ")
    opener = re.match(r"[A-Za-z]+", rest)
    command = opener[0].lower() if opener else ""
    if command in _COMMANDS and (first_in_block or follows):
        return not lowers & _THIRD or bool(label)
    if command in _SOFT_COMMANDS and (
        label or follows or (first_in_block and lowers & _SECOND and not lowers & _THIRD)
    ):
        return True
    if label:
        return text.rstrip().endswith("?") or (len(text.split()) <= 12 and not lowers & _THIRD)
    asks = text.rstrip("\"”'’ ").endswith("?") and _addresses(doc, sentence, lowers)
    return asks and (first_in_block or follows) and _all_questions(doc, sentence)


_ASKING = frozenset("do did does would could can will should have had are were might".split())
_SOON = 6


def _addresses(doc: Doc, sentence: Sentence, lowers: set[str]) -> bool:
    """`How did you respond?`; not `Can a baby feel it when you are tense?`, of people at large."""
    if lowers & (_SECOND - {"you"}):
        return True
    places = [i for i in range(sentence.start, sentence.end) if doc.words[i].lower == "you"]
    return any(i < sentence.start + _SOON or doc.words[i - 1].lower in _ASKING for i in places)


def _all_questions(doc: Doc, sentence: Sentence) -> bool:
    """A block of questions to `you` is a form's prompt.

    Between a writer's own sentences it is speech or thought.
    """
    block = doc.account.blocks[sentence.block]
    text = doc.account.text[block.start : block.end].rstrip("\"”'’ ")
    return (
        text.endswith("?")
        and not re.search(r"[.!]\s", text)
        and text[0] not in "\"“‘'"
        and not _speaks_of_self(text)
    )


def _sections(doc: Doc, texts: list[str]) -> None:
    titles: dict[int, bool] = {}
    for sentence in doc.sentences:
        titles[sentence.block] = titles.get(sentence.block, True) and sentence.zone in {
            Zone.HEADING,
            Zone.CRITERION,
        }
    current: str | None = None
    for number, text in enumerate(texts):
        if titles.get(number) and len(text.split()) <= 40:
            current = text.strip()
        doc.sections.append(current)
