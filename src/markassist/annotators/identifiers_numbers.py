"""An account → dates of birth, addresses, NHS and case numbers, private contact details. All by form."""

import re
from collections.abc import Iterator

from markassist.doc import Doc

Found = tuple[str, int, int]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_DATE = (
    rf"(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}})|(?:the )?\d{{1,2}}(?:st|nd|"
    rf"rd|th)?(?: of)? {_MONTH},? {_YEAR}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    r"|(?:19|20)\d\d-\d\d-\d\d)"
)
_BIRTH = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born|"
    rf"birthday)\b(?P<between>[^\n.!?]{{0,40}}?[ :\-–(]|"
    rf"[.:]? ?)(?P<date>{_DATE})(?![\d/])",
    re.IGNORECASE,
)
_BORN_DAY = re.compile(
    rf"\b(?:born on|d\.?o\.?b\.?|"
    rf"date of birth)\b[:\s]{{1,3}}(?:is )?(?P<date>(?:the )?\d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?: of)? {_MONTH})(?![\w ]{{0,2}}\d{{4}})",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"\b(?:turn(?:ed|s)|will be|was) (?:\d{{1,2}}|[a-z]{{3,9}}) on (?P<date>{_DATE}|(?:the )?"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH})(?![\d/])",
    re.IGNORECASE,
)
_AGES = re.compile(
    r"\b(?:turn(?:ed|s)|will be|was) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)\b",
    re.IGNORECASE,
)
_OWN_BIRTH = re.compile(r"\b(?:I was|my own birthday|my birthday|Act|policy)\s*$", re.IGNORECASE)

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH "
    "DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG HP "
    "HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP "
    "NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK "
    "SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ"
).split()
_POSTCODE = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
_ROAD = (
    r"(?:Road|Rd|Street|Lane|Close|Avenue|Ave|Drive|Way|Gardens|Crescent|Terrace|"
    r"Grove|Court|Place|Square|Walk|Row|Mews|Hill|Park|View|Rise|Green|Parade|Croft)"
)
_STREET = re.compile(
    rf"\b(?:(?:[Ff]lat|[Aa]partment|"
    rf"[Rr]oom) \w{{1,3}},? )?\d{{1,4}}[a-zA-Z]?,? (?:[A-Z][\w'’]+ ){{1,3}}{_ROAD}\b(?! [a-z]+s\b questions)"
)
_FLAT = re.compile(r"\b[Ff]lat \d{1,3}[A-Za-z]?, (?:[A-Z][\w'’]+ ){1,2}[A-Z][\w'’]+\b")
_SMALL_STREET = re.compile(
    rf"\b(?:lives?|living|lived|address is|stays|moved|house) (?:at|is|"
    rf"to)? ?(?P<street>\d{{1,4}}[a-z]? (?:[\w'’]+ ){{1,2}}{_ROAD})\b",
    re.IGNORECASE,
)
_FAMOUS_STREET = re.compile(r"10 Downing Street|221b Baker Street|\d+ Minutes? ", re.IGNORECASE)

_TEN = re.compile(r"(?<![\d/+.\-])\d{3}([ \-]?)\d{3}\1\d{4}(?![\d/]|-\d)")

_NI = re.compile(r"\b[A-CEGHJ-TW-Z][A-CEGHJ-NPQR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_UPN = re.compile(r"\b[A-Z]\d{12}\b")
_CASE = re.compile(
    r"\b(?:Mosaic|Liquid ?[Ll]ogic|LCS|ICS|Care ?First|SWIFT|SystmOne|EMIS|"
    r"PARIS|RiO|CareNotes|CareDirector|Eclipse|CPOMS|SIMS|Synergy|"
    r"[Cc]ase(?: file)?|[Ff]ile|[Cc]lient|[Ss]ervice user|[Pp]atient|[Hh]ospital|"
    r"[Cc]rime|[Pp]olice|[Cc]ourt|[Ss]ocial care|[Cc]are leaver|EHCP|"
    r"[Pp]assport)(?: (?:no|ID|id|number|ref|reference|case|"
    r"record)){0,2}\.?[:#\s]{0,3}(?:is |was )?"
    r"(?P<number>[A-Z]{0,3}\d[\d/\-]{3,}\d)\b"
)

_PHONE = re.compile(
    r"(?<![\w+/.\-])(?:\+44 ?\(?0?\)? ?\d{2,4}|\(?0\d{2,4}\)?)[ \-]?\d{3,4}[ \-]?\d{3,4}(?![\w/]|-\d)"
)
_PUBLIC_PHONE = re.compile(r"^\(?0(?:800|808|300|303|330|333|345|344|370|371|845|844|870)")
_EMAIL = re.compile(r"\b[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,63}){1,4}\b")
_PUBLIC_EMAIL = re.compile(
    r"^(?:help|helpline|info|enquir\w+|contact|support|admin|office|hello|mail|"
    r"safeguarding|team|press|library)@|nspcc|childline|samaritans|@ofsted|youngminds",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{1,28}\w")
_ACCOUNT = re.compile(
    r"\b(?:insta(?:gram)?|snap ?(?:chat)?|tik ?tok|facebook|discord|twitter|gamer ?tag|"
    r"user ?name|psn|xbox live)(?: (?:name|handle|account|username|profile|tag))?(?: is|"
    r" was|:)[ ]?[\"'“‘]?(?P<handle>[\w.]{4,30})",
    re.IGNORECASE,
)


def numbers(doc: Doc) -> Iterator[Found]:
    """Everything that is an identifier by its form and the words right before it."""
    text = doc.account.text
    yield from _births(text)
    yield from _addresses(text)
    yield from _nhs(text)
    yield from _cases(text)
    yield from _contacts(text)


def is_nhs_number(digits: str) -> bool:
    """The NHS check digit: weights 10 to 2, eleven less the remainder; 11 is 0, and 10 is never given."""
    check = 11 - sum(int(d) * weight for d, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check != 10 and check % 11 == int(digits[9])


def _births(text: str) -> Iterator[Found]:
    turned = (m for m in _TURNED.finditer(text) if _AGES.match(m[0]))
    for match in (*_BIRTH.finditer(text), *_BORN_DAY.finditer(text), *turned):
        if not _OWN_BIRTH.search(text[max(0, match.start() - 24) : match.start()]):
            yield "date_of_birth", *match.span("date")


def _addresses(text: str) -> Iterator[Found]:
    codes = [m.span() for m in _POSTCODE.finditer(text) if m[1] in _AREAS]
    streets = [m.span() for p in (_STREET, _FLAT) for m in p.finditer(text) if not _FAMOUS_STREET.match(m[0])]
    streets += [m.span("street") for m in _SMALL_STREET.finditer(text)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(streets + codes):
        if (
            joined
            and re.fullmatch(r",? ?(?:[A-Z]\w+,? ?){0,3}", text[joined[-1][1] : start])
            and start >= joined[-1][1]
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        yield "address", start, end


def _nhs(text: str) -> Iterator[Found]:
    for match in _TEN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if digits[0] != "0" and is_nhs_number(digits) and len(set(digits)) > 1:
            yield "nhs_number", *match.span()


def _cases(text: str) -> Iterator[Found]:
    for pattern in (_NI, _UPN):
        for match in pattern.finditer(text):
            yield "case_identifier", *match.span()
    for match in _CASE.finditer(text):
        if sum(c.isdigit() for c in match["number"]) >= 5:
            yield "case_identifier", *match.span("number")


def _contacts(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        if 10 <= sum(c.isdigit() for c in match[0]) <= 13 and not _PUBLIC_PHONE.match(match[0]):
            yield "contact_details", *match.span()
    for match in _EMAIL.finditer(text):
        if not _PUBLIC_EMAIL.search(match[0]):
            yield "contact_details", *match.span()
    for match in _HANDLE.finditer(text):
        yield "contact_details", *match.span()
    for match in _ACCOUNT.finditer(text):
        handle = match["handle"].rstrip(".")
        if re.search(r"[\d_]|\w\.\w", handle):
            yield "contact_details", match.start("handle"), match.start("handle") + len(handle)
