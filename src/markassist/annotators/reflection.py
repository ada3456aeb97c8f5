"""A document → how it reflects: moves, models, stages, depth; and what an assessor is told of it."""

from markassist.annotators.depth import passages
from markassist.annotators.headings import openings
from markassist.annotators.marks import marks, signal
from markassist.annotators.models import Named, library, named
from markassist.annotators.moves import moves
from markassist.annotators.phrases import phrases
from markassist.annotators.stages import Located, locate, mixed
from markassist.annotators.traits import traits
from markassist.doc import Doc
from markassist.shelf import english
from markassist.values import MoveSpan, Reflection, Signal

_FEW_WORDS = 150
"""Fewer than these are little room for every stage of a model (domain reference C3)."""


def reflection(doc: Doc) -> tuple[Reflection, list[Signal]]:
    """Read the reflection in a document that the other annotators have read."""
    found = phrases(doc)
    made = moves(doc, found)
    seen = traits(doc, found, made)
    models = named(doc)
    located = locate(doc, seen, openings(doc), models)
    read = Reflection(
        models_named=tuple(spot.model for spot in models),
        best_fit=located.best_fit,
        stages=located.stages,
        missing=located.missing,
        in_order=located.in_order,
        moves=tuple(
            MoveSpan(move, *doc.span(s.start, s.end))
            for s, move in zip(doc.sentences, made, strict=True)
            if move is not None
        ),
        passages=tuple(passages(doc, found, seen)),
    )
    return read, [*_of_models(doc, models, located), *marks(doc, found, seen)]


def _of_models(doc: Doc, models: list[Named], located: Located) -> list[Signal]:
    """What is told of the model and its stages."""
    signals = []
    followed = [spot for spot in models if spot.followed]
    if located.best_fit and followed and located.best_fit not in {spot.model for spot in models}:
        signals.append(signal(doc, "other_model_followed", doc.sentence_of[followed[0].start]))
    if len(mixed(located.stages)) > 1:
        signals.append(signal(doc, "models_mixed", None))
    if located.in_order is False:
        signals.append(signal(doc, "stages_out_of_order", None))
    for opening in located.empty:
        quote = doc.account.text[opening.start : opening.end].rstrip()
        says = str(english("depth")["signals"]["section_empty"])
        signals.append(
            Signal("section_empty", "depth", says, quote, opening.start, opening.start + len(quote))
        )
    if _has_no_room(doc, located):
        signals.append(signal(doc, "headings_without_room", None))
    return signals


def _has_no_room(doc: Doc, located: Located) -> bool:
    if located.best_fit is None or located.missing:
        return False
    by_heading = {s.stage for s in located.stages if s.origin == "heading"}
    all_headed = {stage.id for stage in library()[located.best_fit].stages} <= by_heading
    return all_headed and len(by_heading) > 3 and len(doc.account.text.split()) < _FEW_WORDS
