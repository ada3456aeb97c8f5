"""The tables of the store. A migration makes them (`migrations/`); a test holds both against each other.

Times are text, UTC, in one form that sorts. What a person wrote or a learner wrote stands only where the
comment says so: those columns are what `erase` empties.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)
_ID = String(32)
_HASH = String(64)
_AT = String(32)
_NAME = String(200)

ledger = Table(
    "ledger",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("account", _ID, index=True),
    Column("body", Text, nullable=False),
    Column("hash", _HASH, nullable=False),
)
"""Triggers let rows be added, and none changed or removed."""

head = Table(
    "head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", _HASH, nullable=False),
)
"""One row. Whoever writes holds it, so that all writing is one after another."""

accounts = Table(
    "accounts",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("cohort", _NAME, nullable=False),
    Column("slot", _HASH, nullable=False, index=True),
    Column("name", Text),  # the file's, often the learner's: erased
    Column("learner", Text, index=True),  # erased
    Column("text_sha256", _HASH, nullable=False),
    Column("salt", String(32)),  # of the hashes of quotes: erased
    Column("rubric", _NAME, nullable=False),
    Column("rubric_version", _NAME, nullable=False),
    Column("rubric_sha256", _HASH, nullable=False),
    Column("engine", _NAME, nullable=False),
    Column("report", LargeBinary),  # the account's text and every quote: erased
    Column("marking", Integer, nullable=False),
    Column("assessor", _NAME),
    Column("state", String(16), nullable=False),
    Column("added", _AT, nullable=False),
    Column("touched", _AT, nullable=False),
)
"""`slot` is the hash of what an account is known by in its batch; `state` is open, released or erased;
`marking` counts how often the engine has marked it."""

items = Table(
    "items",
    METADATA,
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("key", _NAME, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("code", String(40)),
    Column("name", _NAME),
    Column("suggested", String(40), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("marking", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("decision", String(16)),
    Column("outcome", String(40)),
    Column("to_start", Integer),
    Column("to_end", Integer),
    Column("to_code", String(40)),
    Column("reason", _ID, ForeignKey("words.id")),
    Column("decided_by", _NAME),
    Column("decided_at", _AT),
    PrimaryKeyConstraint("account", "key"),
)
"""What there is to decide, and how it now stands; the ledger tells how it came to."""

words = Table(
    "words",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("account", _ID, ForeignKey("accounts.id"), index=True),
    Column("sha256", _HASH, nullable=False),
    Column("salt", String(32)),  # erased
    Column("text", Text),  # erased
)
"""What people wrote about an account: reasons, feedback, notes. The ledger holds `sha256`."""

feedback = Table(
    "feedback",
    METADATA,
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("code", String(40), nullable=False),
    Column("words", _ID, ForeignKey("words.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("by", _NAME, nullable=False),
    Column("at", _AT, nullable=False),
    PrimaryKeyConstraint("account", "code"),
)
"""The assessor's wording for a criterion; code `-` is of the whole account."""

comments = Table(
    "comments",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("by", _NAME, nullable=False, index=True),
    Column("rubric", _NAME, nullable=False),
    Column("code", String(40), nullable=False),
    Column("sha256", _HASH, nullable=False),
    Column("text", Text, nullable=False),  # what an assessor writes again and again: erased where words are
    Column("used", Integer, nullable=False),
    Column("last", _AT, nullable=False),
    UniqueConstraint("by", "rubric", "code", "sha256"),
)

releases = Table(
    "releases",
    METADATA,
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", _AT, nullable=False),
    Column("by", _NAME, nullable=False),
    Column("withdrawn", _AT),
    Column("feedback", LargeBinary),  # what the learner reads: erased
    PrimaryKeyConstraint("account", "number"),
)

users = Table(
    "users",
    METADATA,
    Column("name", _NAME, primary_key=True),
    Column("roles", String(80), nullable=False),
    Column("learner", Text),  # as the accounts name them: erased
    Column("password", Text, nullable=False),
    Column("is_active", Integer, nullable=False),
    Column("added", _AT, nullable=False),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("token_sha256", _HASH, primary_key=True),
    Column("user", _NAME, ForeignKey("users.name"), nullable=False, index=True),
    Column("began", _AT, nullable=False),
    Column("expires", _AT, nullable=False),
)

attempts = Table(
    "attempts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", _HASH, nullable=False, index=True),
    Column("at", _AT, nullable=False),
)
"""Sign-ins that did not succeed: a hash of whom or where from."""

selfchecks = Table(
    "selfchecks",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("user", _NAME, ForeignKey("users.name"), nullable=False, index=True),
    Column("at", _AT, nullable=False),
    Column("rubric", _NAME, nullable=False),
    Column("name", Text),  # erased with the row
    Column("selfcheck", LargeBinary),
)

samples = Table(
    "samples",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("at", _AT, nullable=False),
    Column("by", _NAME, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("plan", Text, nullable=False),
)
"""An IQA sampling plan: its rates, as JSON."""

sampled = Table(
    "sampled",
    METADATA,
    Column("sample", _ID, ForeignKey("samples.id"), nullable=False),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("assessor", _NAME, nullable=False),
    Column("unit", _NAME, nullable=False),
    Column("risk", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("outcome", String(16)),
    Column("note", _ID, ForeignKey("words.id")),
    Column("by", _NAME),
    Column("at", _AT),
    PrimaryKeyConstraint("sample", "account"),
)

exercises = Table(
    "exercises",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("by", _NAME, nullable=False),
    Column("at", _AT, nullable=False),
    Column("closed", _AT),
)
"""A standardisation exercise: the same accounts, each assessor blind to the others."""

exercise_accounts = Table(
    "exercise_accounts",
    METADATA,
    Column("exercise", _ID, ForeignKey("exercises.id"), nullable=False),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    PrimaryKeyConstraint("exercise", "account"),
)

blind = Table(
    "blind",
    METADATA,
    Column("exercise", _ID, ForeignKey("exercises.id"), nullable=False),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("code", String(40), nullable=False),
    Column("assessor", _NAME, nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("reason", _ID, ForeignKey("words.id")),
    Column("at", _AT, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("exercise", "account", "code", "assessor"),
)
"""What an assessor decided in an exercise."""
