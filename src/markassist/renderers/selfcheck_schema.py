"""The self-check's object → its JSON Schema (`markassist schema selfcheck`), and a check against it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from markassist.renderers.report_schema import AccountObject, Part, RubricObject, Span, published


class TitledRubric(RubricObject):
    """Which rubric the questions come from."""

    title: str


class LocatedObject(Span):
    """One of the learner's own passages."""

    quote: str
    paragraph: Annotated[int, Field(ge=1)]
    section: str | None


class ItemObject(Part):
    """One criterion: its wording for a learner, questions, the learner's own passages, pointers."""

    code: str
    wording: str
    questions: list[str]
    passages: list[LocatedObject]
    pointers: list[str]


class CountObject(Part):
    """A plain count, such as 4 of 6."""

    label: str
    found: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=0)] | None


class IdentifierObject(Span):
    """Words that may identify someone; the quote is masked."""

    quote: str
    paragraph: Annotated[int, Field(ge=1)]
    says: str


class SelfCheckObject(Part):
    """markassist's self-check of one draft: questions for its writer."""

    schema_: Annotated[Literal["markassist/selfcheck/1"], Field(alias="schema")]
    engine: str
    rubric: TitledRubric
    account: AccountObject
    profile: Literal["open", "generic"]
    items: list[ItemObject]
    counts: list[CountObject]
    identifiers: list[IdentifierObject]
    signposts: list[str]
    changes: list[str]


def json_schema() -> dict[str, Any]:
    """The JSON Schema, draft 2020-12."""
    return published(SelfCheckObject, "markassist/selfcheck/1")


def read(text: str | bytes) -> SelfCheckObject:
    """Parse a self-check's JSON; raise `pydantic.ValidationError` where it is none."""
    return SelfCheckObject.model_validate_json(text)
