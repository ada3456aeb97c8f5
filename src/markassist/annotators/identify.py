"""`The one who got her out was Michelle` → who it was."""

from msgspec.structs import replace

from markassist.doc import Doc


def identify(doc: Doc) -> None:
    """`The one who got her out was Michelle`: who it was stands after the outer verb."""
    for number in range(1, len(doc.clauses) - 1):
        clause, outer = doc.clauses[number], doc.clauses[number + 1]
        if (
            clause.link != "relative"
            or outer.verb < 0
            or doc.tags[outer.verb] != "B"
            or outer.verb != outer.main_verb
            or outer.start != outer.verb
            or clause.opener not in {"who", "that"}
        ):
            continue
        found = next(
            (
                r
                for k in range(outer.verb + 1, min(outer.verb + 4, outer.end))
                if (r := doc.reference_at.get(k))
            ),
            None,
        )
        if found is not None and found.kind in {"adult", "family", "named", "writer", "team", "child"}:
            doc.clauses[number] = replace(clause, subject=found)
