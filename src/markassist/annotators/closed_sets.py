"""The closed classes of English, and how far a look ahead over them goes."""

from markassist.doc import Doc
from markassist.words import ADJECTIVE, BASE, NOUN, PAST, THIRD

SUBJECT_PRONOUNS = frozenset("i he she we they".split())


BOTH_PRONOUNS = frozenset(
    "you it someone somebody everyone everybody nobody anyone anybody nothing something "
    "everything anything none".split()
)


OBJECT_PRONOUNS = frozenset(
    "me him us them myself himself herself ourselves themselves yourself yourselves itself "
    "misen themself".split()
)


POSSESSIVES = frozenset("my his her our their your its whose".split())


DETERMINERS = frozenset(
    "the a an this that these those some any no every each all both another either neither "
    "which what such several many few".split()
)


PREPOSITIONS = frozenset(
    "of in on at for with by from to into onto about over under between through during "
    "against among around near off out outside inside behind beside besides towards toward "
    "upon within without per than like despite across along beyond below above underneath "
    "next regarding concerning following via round past down up back as till except".split()
)


COORDINATORS = frozenset("and but or nor yet plus &".split())


MODALS = {
    **dict.fromkeys("will wo 'll ll shall sha wil".split(), "will"),
    **dict.fromkeys("would 'd woulda".split(), "would"),
    **dict.fromkeys("should ought shoulda".split(), "should"),
    **dict.fromkeys("could coulda".split(), "could"),
    **dict.fromkeys("can ca cannot".split(), "can"),
    "might": "might",
    "may": "may",
    "must": "must",
}


BE = frozenset("be am is are was were been being 'm 're m re ai".split())


HAVE = frozenset("have has had having 've ve".split())


DO = frozenset("do does did doing done".split())


NEGATIONS = frozenset("not n't nt never".split())


NEVER_VERBS = frozenset(
    "mum mam even fair well number tea folk night day week month year room home house school "
    "bed while people key okay ok better best worst first second third last past round "
    "present baby boss state half bit lot way front side top bottom while sort kind time "
    "minute hour morning evening thing book school table chair floor kitchen door window "
    "garden shoulder face hand head eye arm leg knee finger bank unit group staff team police "
    "god dinner lunch breakfast rota".split()
) - {"book", "face", "hand", "finger", "state"}


PLURAL_PEOPLE = frozenset("children people staff folk police men women kids parents team family".split())


CAUSATIVES = frozenset("let make see watch hear help have notice feel observe bid".split())


ADVERBS = frozenset(
    "just then also still even only really always never often usually sometimes now soon "
    "already probably maybe perhaps again simply actually finally quickly slowly quietly "
    "gently calmly immediately straight away both ever almost nearly rather instead later "
    "first once too very quite so all afterwards there here far else together alone yet "
    "forever nowhere somewhere everywhere anywhere today tomorrow yesterday tonight twice "
    "mainly ago certainly definitely".split()
)


ALWAYS_JOINING = frozenset(
    "because if although though when whenever where wherever whereas unless until whether how "
    "why lest provided supposing".split()
)


SOMETIMES_JOINING = frozenset("since after before as so than while once that".split())


NOUNS_AFTER_TO = frozenset(
    "bed school college tea dinner lunch breakfast court panel supervision staff mum dad home "
    "town water music hand sleep-in handover contact work sleep nan".split()
)


NOUNS_ALWAYS = frozenset(
    "bed school college tea dinner lunch breakfast court panel supervision handover town".split()
)


def after_adverbs(doc: Doc, i: int, end: int) -> int:
    """The first token from `i` on that is no adverb and no negation."""
    while i < end and (
        doc.words[i].lower in ADVERBS or doc.words[i].lower in NEGATIONS or doc.words[i].lower.endswith("ly")
    ):
        i += 1
    return i


def acts(doc: Doc, j: int, end: int) -> bool:
    """Whether token `j` can only be a verb with a tense, or is one by the object after it (`reported it`)."""
    word = doc.words[j]
    if not word.can_be & (PAST | THIRD):
        return False
    if not word.can_be & (NOUN | ADJECTIVE):
        return True
    after = doc.words[j + 1].lower if j + 1 < end else ""
    if word.can_be & THIRD and after in OBJECT_PRONOUNS | {"it"}:
        return True
    return bool(word.can_be & PAST) and after in OBJECT_PRONOUNS | POSSESSIVES | {"the", "a", "it", "to"}


def clause_follows(doc: Doc, i: int, end: int) -> bool:
    """Whether a subject and its verb begin within the next words."""
    seen = False
    for j in range(i, min(end, i + 8)):
        word = doc.words[j]
        lower = word.lower
        if lower in SUBJECT_PRONOUNS or lower in {"it", "you", "there", "nobody", "everyone", "someone"}:
            return True
        if (
            seen
            and word.can_be & BASE
            and not word.can_be & NOUN
            and (doc.words[j - 1].lower.endswith("s") or doc.words[j - 1].lower in PLURAL_PEOPLE)
        ):
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
