"""An account → sentences whose details together may tell who a child is."""

import re
from collections.abc import Iterator

from markassist.doc import Doc
from markassist.vocabulary import BORROWED_ZONES

_ATTRIBUTES = {
    "only": r"\bthe only (?:\w+ ){0,3}(?:boy|girl|child|family|young person|lad|one|baby|pupil|refugee)\b",
    "multiple": r"\b(?:twins?|triplets?|quadruplets?)\b",
    "siblings": r"\b(?:one|youngest|eldest|oldest|middle child|third|fourth|"
    r"second) of (?:five|six|seven|eight|nine|ten|eleven|twelve|[5-9]|"
    r"1\d)\b|\b(?:five|six|seven|eight|nine|ten|[5-9]) (?:brothers|sisters|"
    r"siblings)\b",
    "people": r"\b(?:Somali|Kurdish|Eritrean|Sudanese|Afghan|Iraqi|Iranian|Syrian|"
    r"Vietnamese|Albanian|Romanian|Polish|Pakistani|Bangladeshi|Nigerian|"
    r"Ghanaian|Ethiopian|Ukrainian|Roma|Traveller|Gypsy|Chinese|Indian|"
    r"Bulgarian|Turkish|Lithuanian|Jamaican|Congolese|Jewish|Sikh|Hindu|"
    r"Jehovah's Witness|Mormon|Amish|Tamil|Filipino|Brazilian|Portuguese|"
    r"mixed[- ](?:race|heritage))\b",
    "age": r"\b(?:aged|age) (?:\d{1,2}|[a-z]+teen|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve)\b|\b\d{1,2}[- ]years?[- ]old\b|\b(?:[a-z]+teen|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]years?[- ]old\b|\b(?:is|was|"
    r"turned) (?:\d{1,2}|[a-z]+teen|eleven|twelve)\b(?! (?:minutes|hours|days|"
    r"weeks|months|of))|, (?:1\d|[3-9]),",
    "health": r"\b(?:deaf|blind|albin\w+|dwarfism|cystic fibrosis|cerebral palsy|"
    r"muscular dystrophy|spina bifida|ha?emophilia|sickle cell|Tourette\w*|"
    r"Prader[- ]Willi|Down['’]?s? syndrome|fragile X|foetal alcohol|"
    r"fetal alcohol|(?:[A-Z][a-z]+ )syndrome|leuka?emia|wheelchair|"
    r"visually impaired|amputee|selective(?:ly)? mut\w+)\b",
    "news": r"\bin the (?:\w+ )?(?:papers?|news|press|newspapers?|headlines)\b|"
    r"\bon the news\b|\bheadlines?\b|\bmade the news\b|\bfamous\b|\bfront page\b",
    "court": r"\b(?:Crown Court|county court|judge|murder\w*|manslaughter|convicted|"
    r"sentenced|jailed|trial|imprisoned|life sentence|arson)\b",
    "parent": r"\b(?:footballer|professional boxer|vicar|imam|mayor|councillor|MP|actor|"
    r"singer|head ?teacher|police officer)\b",
}
_COMPILED = {name: re.compile(pattern) for name, pattern in _ATTRIBUTES.items()}
_TOWN = re.compile(
    r"\b(?:in|from|near|of|outside|at) ((?:North |South |East |West |Upper |"
    r"Lower )?[A-Z][a-z]{2,}(?:[- ](?:upon|on|under|by|le)[- ][A-Z][a-z]+)?)\b"
)
_NO_TOWN = frozenset(
    "january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday "
    "english maths science children care section year level unit social youth family "
    "education working keeping every crown christmas easter ofsted "
    "attachment bowlby ainsworth pace england britain scotland wales london europe "
    "africa maslow gibbs kolb autumn spring summer winter health "
    "mum dad early lego minecraft british".split()
)
_STRONG = frozenset({"only", "news", "court", "health", "town", "multiple", "siblings", "parent"})


def jigsaws(doc: Doc) -> Iterator[tuple[str, int, int]]:
    """Sentences with three unusual details of different kinds, two of them rare."""
    for sentence in doc.sentences:
        if sentence.zone in BORROWED_ZONES:
            continue
        start, end = doc.span(sentence.start, sentence.end)
        words = doc.account.text[start:end]
        kinds = {name for name, pattern in _COMPILED.items() if pattern.search(words)}
        if any(match[1].split()[-1].casefold() not in _NO_TOWN for match in _TOWN.finditer(words)):
            kinds.add("town")
        if (
            len(kinds) >= 3
            and len(kinds & _STRONG) >= 2
            and re.search(
                r"\b(?:he|she|his|her|him|they|child|boys?|girls?|baby|young person|lads?|"
                r"twins?|triplets|J|K)\b",
                words,
                re.IGNORECASE,
            )
        ):
            yield "jigsaw_identification", start, end
