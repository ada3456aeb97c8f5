"""The reflective models, as data, and which of them an account names."""

from functools import cache, lru_cache
from typing import Any

from msgspec import Struct
from rapidfuzz.distance import OSA

from markassist.annotators.phrases import model_files
from markassist.doc import Doc
from markassist.vocabulary import Zone
from markassist.words import fold, word

_SIGNS = frozenset(
    "model cycle reflective reflection reflect reflecting framework stage stages lens lenses learning "
    "structured practitioner theory experiential conceptualisation".split()
)
_USES = frozenset(
    "use follow apply adopt choose structure base write accord draw go borrow work pick inspire look think "
    "bear keep shape".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr doctor st saint pc nurse auntie aunt uncle called named der judge sir "
    "councillor".split()
)
_FEWEST_LETTERS = 5
_LONGEST_NAME = 4


class StageRule(Struct, frozen=True):
    """One stage: how its heading may read, what its passage must have, and what speaks for and against it."""

    id: str
    headings: tuple[tuple[str, ...], ...]
    expects: frozenset[str]
    weights: dict[str, float]


class Model(Struct, frozen=True):
    """A reflective model: what it is called and its stages in their order."""

    id: str
    title: str
    source: str
    names: frozenset[tuple[str, ...]]
    phrases: tuple[tuple[str, ...], ...]
    first_names: frozenset[str]
    is_shared_name: bool
    """Whether its author's name is also a common first name or surname."""
    is_default: bool
    """Whether an account that follows no model it names is read by this one."""
    stages: tuple[StageRule, ...]


class Named(Struct, frozen=True):
    """A model named at tokens `start` to `end`, and whether the writer says that it was followed."""

    model: str
    start: int
    end: int
    followed: bool


def bare(text: str) -> tuple[str, ...]:
    """The words of a name or heading as they are compared: folded, without marks and possessives."""
    text = text.replace("’", "'").replace("&", " and ").replace("'s ", " ").replace("-", " ")
    kept = "".join(c if c.isalnum() or c == "'" else " " for c in text)
    return tuple(fold(piece.strip("'").removesuffix("'s")) for piece in kept.split() if piece.strip("'"))


@cache
def library() -> dict[str, Model]:
    """Every model of `corpora/models`, by id."""
    return {model.id: model for model in map(_model, model_files())}


def named(doc: Doc) -> list[Named]:
    """Return the models that are named, each once, where it first is; a reference list counts last."""
    words_at = _words(doc)
    spots = [*_phrases(doc, words_at), *_surnames(doc, words_at)]
    spots.sort(key=lambda spot: (_zone(doc, spot) is Zone.REFERENCE_LIST, spot.start, -spot.end))
    first: dict[str, Named] = {}
    for spot in spots:
        if any(
            other.start <= spot.start and spot.end <= other.end and other.model != spot.model
            for other in spots
        ):
            continue
        first.setdefault(spot.model, spot)
    return sorted(first.values(), key=lambda spot: spot.start)


def _zone(doc: Doc, spot: Named) -> Zone:
    return doc.sentences[doc.sentence_of[spot.start]].zone


def _model(data: dict[str, Any]) -> Model:
    stages = tuple(
        StageRule(
            f"{data['model']}.{stage['stage']}",
            tuple(bare(str(heading)) for heading in stage["headings"]),
            frozenset(stage["expects"]),
            {str(name): float(weight) for name, weight in stage["weights"].items()},
        )
        for stage in data["stages"]
    )
    return Model(
        data["model"], data["title"], data["source"],
        frozenset(bare(name) for name in data["names"]), tuple(bare(phrase) for phrase in data["phrases"]),
        frozenset(data["first_names"]), bool(data.get("shared_name")), bool(data.get("default")), stages,
    )  # fmt: skip


def _words(doc: Doc) -> list[tuple[int, str]]:
    """Tokens that are words, with the word as it is compared."""
    return [(i, piece) for i, text in enumerate(doc.texts) for piece in _compared(text)]


@lru_cache(maxsize=50_000)
def _compared(text: str) -> tuple[str, ...]:
    lower = "and" if text == "&" else fold(text.strip("'’").replace("’", "'").removesuffix("'s"))
    return tuple(lower.split("-")) if lower != "s" and any(c.isalnum() for c in lower) else ()


def _phrases(doc: Doc, words_at: list[tuple[int, str]]) -> list[Named]:
    """Models by words that name them wherever they stand together in one block."""
    spots = []
    for k, (i, lower) in enumerate(words_at):
        for phrase, model in _by_first_word_of_phrase().get(lower, ()):
            if tuple(w for _, w in words_at[k : k + len(phrase)]) != phrase:
                continue
            last = words_at[k + len(phrase) - 1][0]
            if doc.block_of[i] == doc.block_of[last]:
                spots.append(Named(model.id, i, last + 1, _is_followed(doc, i)))
    return spots


def _surnames(doc: Doc, words_at: list[tuple[int, str]]) -> list[Named]:
    """Models by their authors' names, where a sign of use stands near."""
    spots = []
    for k, (i, lower) in enumerate(words_at):
        for model, size in _authors(doc, i, lower, tuple(w for _, w in words_at[k : k + _LONGEST_NAME])):
            last = words_at[k + size - 1][0]
            if _is_the_author(doc, model, i, k, words_at) and _has_sign(doc, model, i, last):
                spots.append(Named(model.id, i, last + 1, _is_followed(doc, i)))
    return spots


def _authors(doc: Doc, i: int, lower: str, run: tuple[str, ...]) -> list[tuple[Model, int]]:
    """The models whose author's name begins at token `i`, with its length in words."""
    text = doc.texts[i]
    exact = [
        (model, len(name))
        for name, model in _by_first_word().get(lower, ())
        if run[: len(name)] == name and (not model.is_shared_name or text[0].isupper())
    ]
    if exact or len(lower) < _FEWEST_LETTERS or not text[0].isupper() or word(text).known:
        return exact
    return [(model, 1) for model in library().values() if _is_nearly(model, lower)]


def _is_nearly(model: Model, lower: str) -> bool:
    """Whether the word is one slip away from a rare surname."""
    singles = [name[0] for name in model.names if len(name) == 1 and len(name[0]) >= _FEWEST_LETTERS]
    return not model.is_shared_name and any(n[0] == lower[0] and OSA.distance(n, lower) == 1 for n in singles)


@cache
def _by_first_word_of_phrase() -> dict[str, list[tuple[tuple[str, ...], Model]]]:
    table: dict[str, list[tuple[tuple[str, ...], Model]]] = {}
    for model in library().values():
        for phrase in model.phrases:
            table.setdefault(phrase[0], []).append((phrase, model))
    return table


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Model]]]:
    table: dict[str, list[tuple[tuple[str, ...], Model]]] = {}
    for model in library().values():
        for name in model.names:
            table.setdefault(name[0], []).append((name, model))
    return table


def _is_the_author(doc: Doc, model: Model, i: int, k: int, words_at: list[tuple[int, str]]) -> bool:
    """Not somebody with a title, a role or another first name before the surname."""
    if k == 0 or doc.sentence_of[words_at[k - 1][0]] != doc.sentence_of[i]:
        return True
    j, before = words_at[k - 1]
    if before in _TITLES:
        return False
    reference = doc.reference_at.get(j)
    if reference is not None and reference.kind in {"adult", "family"} and not _is_sign(doc, j):
        return False
    adjacent = doc.starts[i] - doc.ends[j] <= 1
    is_a_name = doc.texts[j][0].isupper() and not word(doc.texts[j].lower()).known
    first_names = _FIRST_NAMES | model.first_names
    return not (
        adjacent
        and (is_a_name or (doc.texts[j].istitle() and before in first_names))
        and before not in model.first_names
    )


_FIRST_NAMES = frozenset(
    "sarah peter mark mary jane paul karen susan emma david john james anne anna lucy kate helen "
    "rose grace tom dan sam ben".split()
)


def _has_sign(doc: Doc, model: Model, start: int, last: int) -> bool:
    """A year, a word for a model, or a verb of using it, near the name."""
    sentence = doc.sentences[doc.sentence_of[start]]
    nearby = range(last + 1, min(sentence.end, last + 7))
    if any(doc.texts[i].isdigit() and len(doc.texts[i]) == 4 for i in nearby):
        return True
    if any(_is_sign(doc, i) for i in range(sentence.start, sentence.end) if not start <= i <= last):
        return not model.is_shared_name or any(
            _is_sign(doc, i) for i in range(max(sentence.start, start - 4), min(sentence.end, last + 5))
        )
    if model.is_shared_name:
        return False
    return (
        any(not doc.words[i].keys.isdisjoint(_USES) for i in range(max(sentence.start, start - 6), start))
        or sentence.end - sentence.start <= 3
    )


def _is_sign(doc: Doc, i: int) -> bool:
    return not doc.words[i].keys.isdisjoint(_SIGNS) or doc.texts[i] == "ERA"


def _is_followed(doc: Doc, i: int) -> bool:
    """False where the sentence says that the model was not used or followed."""
    sentence = doc.sentences[doc.sentence_of[i]]
    for j in range(sentence.start, sentence.end):
        if doc.tags[j] == "NG" and any(
            not doc.words[k].keys.isdisjoint({"follow", "use"})
            for k in range(j + 1, min(sentence.end, j + 4))
        ):
            return False
    return True
