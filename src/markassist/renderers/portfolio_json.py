"""A portfolio's object with offsets into all its pieces → the same with each span in its own piece's text."""

from collections.abc import Sequence

from markassist.renderers.json_text import Json
from markassist.values import Account, Outcome, Piece, Report


def by_piece(report: Report, found: dict[str, Json]) -> dict[str, Json]:
    """Name the piece of every span, and count its `start` and `end` there; tell the pieces and outcomes."""
    pieces = report.account.pieces
    placed = {key: _placed(value, pieces) for key, value in found.items()}
    about = placed["account"]
    assert isinstance(about, dict)
    about["pieces"] = [_piece(piece, report.account) for piece in pieces]
    if report.outcomes:
        placed["outcomes"] = [_outcome(outcome) for outcome in report.outcomes]
    return placed


def _placed(value: Json, pieces: Sequence[Piece]) -> Json:
    if isinstance(value, list):
        return [_placed(one, pieces) for one in value]
    if not isinstance(value, dict):
        return value
    inside = {key: _placed(one, pieces) for key, one in value.items()}
    start, end = inside.get("start"), inside.get("end")
    if isinstance(start, int) and isinstance(end, int):
        piece = next(piece for piece in reversed(pieces) if piece.start <= start)
        inside |= {"start": start - piece.start, "end": end - piece.start, "piece": piece.name}
    return inside


def _piece(piece: Piece, account: Account) -> Json:
    text = account.text[piece.start : piece.end]
    return {
        "name": piece.name,
        "sha256": piece.sha256,
        "words": len(text.split()),
        "characters": len(text),
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "id": outcome.id,
        "title": outcome.title,
        "criteria": list(outcome.criteria),
        "reconstructed": outcome.reconstructed,
    }
