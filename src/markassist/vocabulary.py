"""The closed word lists that every room shares: what a status, a level, a stance, a zone may be called."""

from enum import StrEnum


class Status(StrEnum):
    """How a criterion stands, worst first (contract, section 3)."""

    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    MENTIONED = "mentioned"
    PARTIAL = "partial"
    EVIDENCED = "evidenced"


class Level(StrEnum):
    """The ladder of evidence, lowest rung first (contract, section 3)."""

    ECHO = "echo"
    MENTION = "mention"
    EXPLAIN = "explain"
    CLAIM = "claim"
    DEMONSTRATE = "demonstrate"
    REFLECT = "reflect"


class Stance(StrEnum):
    """How the writer stands to a span, outermost first: where several hold, the first of them wins."""

    REFUTED = "refuted"
    QUOTED = "quoted"
    ATTRIBUTED = "attributed"
    QUESTIONED = "questioned"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    INTENDED = "intended"
    AFFIRMED = "affirmed"


class Voice(StrEnum):
    """Whose act or view a clause reports."""

    WRITER = "writer"
    TEAM = "team"
    CHILD = "child"
    OTHER = "other"
    GENERAL = "general"
    NOBODY = "nobody"


class Time(StrEnum):
    """When a clause is set."""

    EPISODE = "episode"
    HABIT = "habit"
    PLAN = "plan"
    REGRET = "regret"
    GENERAL = "general"


class Zone(StrEnum):
    """What kind of text a stretch is. Borrowed zones are read, and are never the learner's evidence."""

    PROSE = "prose"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    BLOCK_QUOTE = "block_quote"
    CRITERION = "criterion"
    REFERENCE_LIST = "reference_list"
    ASSESSOR_COMMENT = "assessor_comment"
    BOILERPLATE = "boilerplate"


BORROWED_ZONES = frozenset(
    {
        Zone.HEADING,
        Zone.BLOCK_QUOTE,
        Zone.CRITERION,
        Zone.REFERENCE_LIST,
        Zone.ASSESSOR_COMMENT,
        Zone.BOILERPLATE,
    }
)


class Why(StrEnum):
    """Why a tempting span earns nothing, beside the stances (contract, section 7)."""

    MENTION_ONLY = "mention_only"
    OTHER_SENSE = "other_sense"
    GENERAL_VOICE = "general_voice"
    BAD_PRACTICE = "bad_practice"
    WRONG_FACT = "wrong_fact"
    PASSIVE = "passive"
    WE_ONLY = "we_only"
    TEMPLATE = "template"


class Move(StrEnum):
    """What a sentence does in a reflection (contract, section 5.3)."""

    EXPERIENCE = "experience"
    FEELING = "feeling"
    BELIEF = "belief"
    DIFFICULTY = "difficulty"
    PERSPECTIVE = "perspective"
    REFLECTION = "reflection"
    LEARNING = "learning"
    INTENTION = "intention"


LEVEL_RANK = {level: rank for rank, level in enumerate(Level)}
STANCE_RANK = {stance: rank for rank, stance in enumerate(Stance)}
STATUS_RANK = {
    Status.CONTRADICTED: 0,
    Status.ABSENT: 0,
    Status.MENTIONED: 1,
    Status.PARTIAL: 2,
    Status.EVIDENCED: 3,
}
"""Agreement is measured on these ranks: contradicted and absent both earn nothing."""
