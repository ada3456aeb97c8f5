"""The first tables, and the triggers that keep the ledger as it was written."""

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision = None

_NEVER = ("UPDATE", "DELETE")


def upgrade() -> None:
    """Make every table."""
    _record()
    _work()
    _people()
    _quality()
    for table, column in _INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])
    _guard(op.get_bind().dialect.name)


_INDEXES = (
    ("ledger", "account"),
    ("accounts", "slot"),
    ("accounts", "learner"),
    ("words", "account"),
    ("comments", "by"),
    ("sessions", "user"),
    ("attempts", "key"),
    ("selfchecks", "user"),
)


def _guard(dialect: str) -> None:
    """Let nothing of the ledger be changed or removed, by our own hand least of all."""
    if dialect == "postgresql":
        op.execute(
            "CREATE FUNCTION ledger_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the ledger is only added to'; END $$"
        )
        op.execute(
            "CREATE TRIGGER ledger_is_kept BEFORE UPDATE OR DELETE ON ledger "
            "FOR EACH ROW EXECUTE FUNCTION ledger_is_kept()"
        )
        return
    for what in _NEVER:
        op.execute(
            f"CREATE TRIGGER ledger_no_{what.lower()} BEFORE {what} ON ledger "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END"
        )


def _record() -> None:
    op.create_table(
        "ledger",
        Column("number", Integer, autoincrement=False),
        PrimaryKeyConstraint("number", name="pk_ledger"),
        Column("account", String(32)),
        Column("body", Text, nullable=False),
        Column("hash", String(64), nullable=False),
    )
    op.create_table(
        "head",
        Column("id", Integer, autoincrement=False),
        PrimaryKeyConstraint("id", name="pk_head"),
        Column("number", Integer, nullable=False),
        Column("hash", String(64), nullable=False),
    )
    op.execute(f"INSERT INTO head (id, number, hash) VALUES (1, 0, '{'0' * 64}')")


def _work() -> None:
    op.create_table(
        "accounts",
        Column("id", String(32)),
        PrimaryKeyConstraint("id", name="pk_accounts"),
        Column("cohort", String(200), nullable=False),
        Column("slot", String(64), nullable=False),
        Column("name", Text),
        Column("learner", Text),
        Column("text_sha256", String(64), nullable=False),
        Column("salt", String(32)),
        Column("rubric", String(200), nullable=False),
        Column("rubric_version", String(200), nullable=False),
        Column("rubric_sha256", String(64), nullable=False),
        Column("engine", String(200), nullable=False),
        Column("report", LargeBinary),
        Column("marking", Integer, nullable=False),
        Column("assessor", String(200)),
        Column("state", String(16), nullable=False),
        Column("added", String(32), nullable=False),
        Column("touched", String(32), nullable=False),
    )
    op.create_table(
        "words",
        Column("id", String(32)),
        PrimaryKeyConstraint("id", name="pk_words"),
        Column("account", String(32), ForeignKey("accounts.id", name="fk_words_account")),
        Column("sha256", String(64), nullable=False),
        Column("salt", String(32)),
        Column("text", Text),
    )
    op.create_table(
        "items",
        Column("account", String(32), ForeignKey("accounts.id", name="fk_items_account"), nullable=False),
        Column("key", String(200), nullable=False),
        Column("kind", String(16), nullable=False),
        Column("position", Integer, nullable=False),
        Column("code", String(40)),
        Column("name", String(200)),
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
        Column("reason", String(32), ForeignKey("words.id", name="fk_items_reason")),
        Column("decided_by", String(200)),
        Column("decided_at", String(32)),
        PrimaryKeyConstraint("account", "key", name="pk_items"),
    )
    op.create_table(
        "feedback",
        Column("account", String(32), ForeignKey("accounts.id", name="fk_feedback_account"), nullable=False),
        Column("code", String(40), nullable=False),
        Column("words", String(32), ForeignKey("words.id", name="fk_feedback_words"), nullable=False),
        Column("version", Integer, nullable=False),
        Column("by", String(200), nullable=False),
        Column("at", String(32), nullable=False),
        PrimaryKeyConstraint("account", "code", name="pk_feedback"),
    )
    op.create_table(
        "comments",
        Column("id", String(32)),
        PrimaryKeyConstraint("id", name="pk_comments"),
        Column("by", String(200), nullable=False),
        Column("rubric", String(200), nullable=False),
        Column("code", String(40), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("text", Text, nullable=False),
        Column("used", Integer, nullable=False),
        Column("last", String(32), nullable=False),
        UniqueConstraint("by", "rubric", "code", "sha256", name="uq_comments_by"),
    )
    op.create_table(
        "releases",
        Column("account", String(32), ForeignKey("accounts.id", name="fk_releases_account"), nullable=False),
        Column("number", Integer, nullable=False),
        Column("at", String(32), nullable=False),
        Column("by", String(200), nullable=False),
        Column("withdrawn", String(32)),
        Column("feedback", LargeBinary),
        PrimaryKeyConstraint("account", "number", name="pk_releases"),
    )


def _people() -> None:
    op.create_table(
        "users",
        Column("name", String(200)),
        PrimaryKeyConstraint("name", name="pk_users"),
        Column("roles", String(80), nullable=False),
        Column("learner", Text),
        Column("password", Text, nullable=False),
        Column("is_active", Integer, nullable=False),
        Column("added", String(32), nullable=False),
    )
    op.create_table(
        "sessions",
        Column("token_sha256", String(64)),
        PrimaryKeyConstraint("token_sha256", name="pk_sessions"),
        Column("user", String(200), ForeignKey("users.name", name="fk_sessions_user"), nullable=False),
        Column("began", String(32), nullable=False),
        Column("expires", String(32), nullable=False),
    )
    op.create_table(
        "attempts",
        Column("id", Integer),
        PrimaryKeyConstraint("id", name="pk_attempts"),
        Column("key", String(64), nullable=False),
        Column("at", String(32), nullable=False),
    )
    op.create_table(
        "selfchecks",
        Column("id", String(32)),
        PrimaryKeyConstraint("id", name="pk_selfchecks"),
        Column("user", String(200), ForeignKey("users.name", name="fk_selfchecks_user"), nullable=False),
        Column("at", String(32), nullable=False),
        Column("rubric", String(200), nullable=False),
        Column("name", Text),
        Column("selfcheck", LargeBinary),
    )


def _quality() -> None:
    op.create_table(
        "samples",
        Column("id", String(32)),
        PrimaryKeyConstraint("id", name="pk_samples"),
        Column("at", String(32), nullable=False),
        Column("by", String(200), nullable=False),
        Column("seed", Integer, nullable=False),
        Column("plan", Text, nullable=False),
    )
    op.create_table(
        "sampled",
        Column("sample", String(32), ForeignKey("samples.id", name="fk_sampled_sample"), nullable=False),
        Column("account", String(32), ForeignKey("accounts.id", name="fk_sampled_account"), nullable=False),
        Column("assessor", String(200), nullable=False),
        Column("unit", String(200), nullable=False),
        Column("risk", Integer, nullable=False),
        Column("why", Text, nullable=False),
        Column("outcome", String(16)),
        Column("note", String(32), ForeignKey("words.id", name="fk_sampled_note")),
        Column("by", String(200)),
        Column("at", String(32)),
        PrimaryKeyConstraint("sample", "account", name="pk_sampled"),
    )
    op.create_table(
        "exercises",
        Column("id", String(32)),
        PrimaryKeyConstraint("id", name="pk_exercises"),
        Column("title", Text, nullable=False),
        Column("by", String(200), nullable=False),
        Column("at", String(32), nullable=False),
        Column("closed", String(32)),
    )
    op.create_table(
        "exercise_accounts",
        Column(
            "exercise",
            String(32),
            ForeignKey("exercises.id", name="fk_exercise_accounts_exercise"),
            nullable=False,
        ),
        Column(
            "account",
            String(32),
            ForeignKey("accounts.id", name="fk_exercise_accounts_account"),
            nullable=False,
        ),
        PrimaryKeyConstraint("exercise", "account", name="pk_exercise_accounts"),
    )
    op.create_table(
        "blind",
        Column("exercise", String(32), ForeignKey("exercises.id", name="fk_blind_exercise"), nullable=False),
        Column("account", String(32), ForeignKey("accounts.id", name="fk_blind_account"), nullable=False),
        Column("code", String(40), nullable=False),
        Column("assessor", String(200), nullable=False),
        Column("outcome", String(40), nullable=False),
        Column("reason", String(32), ForeignKey("words.id", name="fk_blind_reason")),
        Column("at", String(32), nullable=False),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("exercise", "account", "code", "assessor", name="pk_blind"),
    )
