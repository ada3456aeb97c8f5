"""What a file of `corpora/mentions/` may say: the pydantic models at the door."""

from markassist.rubric.schema import Door, Name, Sentence


class MentionEntry(Door):
    """One theorist, theory, approach, pattern, law or role."""

    terms: tuple[str, ...] = ()
    """What counts wherever it stands. Brackets mark the words that count: `feel [secure] with <writer>`."""
    if_near: tuple[str, ...] = ()
    """Ordinary words and names others bear too: they count with a word of `near` in the sentence."""
    if_cited: tuple[str, ...] = ()
    """Names that are ordinary words: they count where they are cited (a year, "et al.", a model)."""
    not_in: tuple[str, ...] = ()
    """Other senses: a hit that overlaps one of these, or shares a sentence with one marked `~`, is none."""
    near: tuple[str, ...] = ()
    """What must stand in the sentence of an `if_near` term; without it, the file's own."""
    named_by: tuple[str, ...] = ()
    """For a reflective model: the theorists whose name names it."""
    spelled: tuple[str, ...] = ()
    """Names that may be misspelt: graded edit distance on unknown words."""
    source: str | None = None
    learner_names: tuple[str, ...] = ()


class MentionFile(Door):
    """`corpora/mentions/FAMILY.yaml`."""

    family: Name
    source: Sentence
    near: tuple[str, ...] = ()
    """The context of every entry that has none of its own."""
    entries: dict[str, MentionEntry]
