"""An invented report on the invented account, written by hand: no engine has a part in it."""

from sample_account import ACCOUNT, paragraph, section, span

from markassist.values import (
    Alert,
    Cue,
    Evidence,
    Finding,
    Mention,
    Misconception,
    MoveSpan,
    Pace,
    Passage,
    Reflection,
    Report,
    RubricName,
    Signal,
    Stage,
)
from markassist.vocabulary import Level, Move, Stance, Status, Why


def evidence(
    code: str,
    indicator: str,
    quote: str,
    level: Level = Level.DEMONSTRATE,
    why: tuple[str, str] | None = None,
) -> Evidence:
    """A span that counts; or one that nearly does, with its reason and the cue that opened it."""
    words, start, end = span(quote)
    cue = Cue(*span(why[1])) if why and why[1] else None
    return Evidence(
        criterion=code,
        indicator=indicator,
        level=level,
        stance=Stance(why[0]) if why and why[0] in list(Stance) else Stance.AFFIRMED,
        quote=words,
        start=start,
        end=end,
        paragraph=paragraph(start),
        section=section(start),
        page=None,
        cues=(Cue(words.split()[0], start, start + len(words.split()[0])),),
        episode=1,
        sentence=ACCOUNT.text.count(". ", 0, start),
        why=why[0] if why else None,
        why_cue=cue,
    )


SAT = "I sat on the step below her, said back what I had heard and then waited"
EXPECTS = "Kayleigh had moved placement five times, so she expects adults to leave"

FINDINGS = (
    Finding(
        "K1",
        "applies_attachment_theory",
        "Explains attachment theory and applies it to a child",
        "key_concept",
        "explain",
        Status.PARTIAL,
        False,
        ("the mechanism is explained for this child", "the theory's own part is named, not explained"),
        (
            evidence(
                "K1",
                "applies_to_child",
                EXPECTS + ", and that is why she tests whether I'll stay",
                Level.EXPLAIN,
            ),
            evidence(
                "K1",
                "explains_secure_base",
                "a child who can count on an adult can go out and explore",
                Level.EXPLAIN,
            ),
        ),
        (),
        {
            "assessor": "A short professional discussion could cover the first half.",
            "learner": "You have shown why Kayleigh expects adults to leave. Please tell me of the theory.",
        },
    ),
    Finding(
        "K3",
        "enacts_pace",
        "Uses PACE with a child",
        "key_concept",
        "apply",
        Status.MENTIONED,
        True,
        ("PACE is named in the words of a policy",),
        (),
        (
            evidence(
                "K3",
                "names_pace",
                "Staff must use PACE at all times",
                Level.MENTION,
                (Stance.QUOTED, "Policy"),
            ),
        ),
        {"assessor": "", "learner": ""},
    ),
    Finding(
        "K4",
        "knows_the_law",
        "Knows the law & guidance that bears on the work",
        "key_concept",
        "know",
        Status.ABSENT,
        False,
        ("no law or guidance is named",),
        (),
        (),
        {},
    ),
    Finding(
        "M2",
        "demonstrates_trust_building",
        "Builds trust by routine, listening and PACE",
        "marking_point",
        "demonstrate",
        Status.EVIDENCED,
        True,
        ("two techniques are shown, in one dated episode", "the child's response is given"),
        (
            evidence("M2", "listens_actively", SAT),
            evidence(
                "M2", "child_shows_trust", 'Kayleigh said "you\'re still here?" and leaned on my shoulder. 💛'
            ),
            evidence("M2", "stays_present", "said back what I had heard and then waited. After ten minutes"),
        ),
        (
            evidence(
                "M2",
                "repairs",
                "I should have asked her about the bag the day before",
                why=(Stance.HYPOTHETICAL, "should"),
            ),
            evidence(
                "M2",
                "keeps_a_routine",
                "I will ask for ten minutes with her after school each Tuesday",
                why=(Stance.INTENDED, "will"),
            ),
        ),
        {
            "assessor": "A testimony from the shift leader of 4 March would corroborate this.",
            "learner": "You have shown how you listened on 4 March.",
        },
    ),
    Finding(
        "M4",
        "evaluates_own_practice",
        "Evaluates own practice critically",
        "marking_point",
        "evaluate",
        Status.PARTIAL,
        False,
        ("own feelings and their effect are given",),
        (
            evidence(
                "M4",
                "owns_feelings",
                "I felt sick when the bag hit the wall, because my own dad threw things",
                Level.REFLECT,
            ),
            evidence(
                "M4",
                "changes_in_the_moment",
                "I noticed that I was talking faster, so I slowed down",
                Level.REFLECT,
            ),
        ),
        (
            evidence(
                "M4",
                "other_view",
                "My colleague would have sent her to her room",
                why=(Stance.ATTRIBUTED, "My colleague"),
            ),
        ),
        {},
    ),
    Finding(
        "M5",
        "shares_concerns",
        "Responds to concerns by the procedure",
        "marking_point",
        "respond",
        Status.CONTRADICTED,
        True,
        ("a concern is kept, not shared",),
        (),
        (evidence("M5", "records", "write it up", why=(Why.OTHER_SENSE, "")),),
        {"assessor": "Please see the alert first.", "learner": ""},
    ),
)

REFLECTION = Reflection(
    models_named=(),
    best_fit="gibbs",
    stages=(
        Stage("gibbs.description", *span("What happened")[1:], "heading"),
        Stage("gibbs.feelings", *span("How I felt")[1:], "heading"),
        Stage("gibbs.analysis", *span(EXPECTS)[1:], "content"),
        Stage("gibbs.action_plan", *span("What I will do")[1:], "heading"),
    ),
    missing=("gibbs.evaluation", "gibbs.conclusion"),
    in_order=True,
    moves=(
        MoveSpan(Move.FEELING, *span("I felt sick")[1:]),
        MoveSpan(Move.INTENTION, *span("I will ask")[1:]),
    ),
    passages=(
        Passage("R0", ACCOUNT.blocks[2].start, ACCOUNT.blocks[2].end),
        Passage("R1", ACCOUNT.blocks[3].start, ACCOUNT.blocks[3].end),
        Passage("R3", ACCOUNT.blocks[5].start, ACCOUNT.blocks[5].end),
        Passage("R2", ACCOUNT.blocks[7].start, ACCOUNT.blocks[7].end),
    ),
)

REPORT = Report(
    account=ACCOUNT,
    rubric=RubricName("residential_attachment", "1.0.0", "0" * 64),
    findings=FINDINGS,
    mentions=(
        Mention("theorist.bowlby", *span("Bowlby"), Stance.AFFIRMED, Level.MENTION),
        Mention("theory.strange_situation", *span("Strange Situation"), Stance.AFFIRMED, Level.MENTION),
        Mention("approach.pace", *span("PACE"), Stance.QUOTED, Level.ECHO),
    ),
    pace=(Pace("pace.empathy", True, *span("said back what I had heard")),),
    reflection=REFLECTION,
    misconceptions=(
        Misconception(
            "bowlby_strange_situation",
            "held",
            "inform",
            *span("he invented the Strange Situation"),
            "The Strange Situation is Mary Ainsworth's.",
            "Ainsworth and others, 1978",
        ),
        Misconception(
            "infants_only",
            "refuted",
            "inform",
            *span("teenagers are too old for all this"),
            "Attachment matters at every age.",
            "Bowlby, 1979",
        ),
    ),
    alerts=(
        Alert(
            "child_name",
            "confidentiality",
            "P2",
            "K••••••• T•••••••",
            *span("Kayleigh Thornton")[1:],
            "please check: this looks like a child's full name",
        ),
        Alert(
            "unreported_disclosure",
            "safeguarding",
            "P1",
            *span("She told me that her uncle shouts at her, and I said I would keep it to myself"),
            "please check: a disclosure, and no word of whom it was told to",
        ),
    ),
    signals=(
        Signal("one_occasion", "sufficiency", "one occasion is told where two are asked for"),
        Signal(
            "own_history",
            "depth",
            "own history is linked to own part",
            *span("because my own dad threw things"),
        ),
    ),
)
