"""The names that cues use → the lexicons they mean, checked term by term."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from markassist import notation
from markassist.errors import Fault
from markassist.notation import NotationError
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.rubric.doors import admit
from markassist.rubric.schema import Lexicon
from markassist.rubric.source_file import SourceFile
from markassist.rubric.yaml_places import Way, fault_at
from markassist.rubric.yaml_text import Parsed, parse_yaml

PERSON_CLASSES = frozenset({"writer", "team", "child", "adult", "family", "someone", "people"})
"""The classes that the account's own references fill; every other class is a lexicon."""


class Lexicons(Struct):
    """The lexicons there are, read as they are asked for; every fault found in doing so."""

    files: dict[str, SourceFile]
    used: dict[str, Lexicon] = field(default_factory=dict)
    used_files: list[SourceFile] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _tried: set[str] = field(default_factory=set)

    def check_cue(self, parsed: Parsed, way: Way, cue: str) -> None:
        """Check `@lexicon` or a term, which stands at `way`."""
        if not cue.startswith("@"):
            self.check_term(parsed, way, cue)
        elif cue[1:] in self.files:
            self.use(cue[1:])
        else:
            remedy = did_you_mean(cue[1:], self.files, f"write lexicons/{cue[1:]}.yaml, or name another", "@")
            self._fault(parsed, way, f"there is no lexicon “{cue}”", remedy)

    def check_term(self, parsed: Parsed, way: Way, term: str) -> None:
        """Check a term's notation and the classes it names."""
        try:
            read_term(term)
        except NotationError as error:
            wrong, _, remedy = str(error).partition("; ")
            self._fault(parsed, way, f"the term “{term}”: {wrong}", remedy or "see the notation of terms")
            return
        for name in sorted(notation.classes_of(term) - PERSON_CLASSES):
            if name in self.files:
                self._use_as_class(parsed, way, name)
            else:
                persons = sorted(PERSON_CLASSES)
                otherwise = f"{list_of('classes', persons)}; others are lexicons"
                remedy = did_you_mean(name, (*persons, *self.files), otherwise)
                self._fault(parsed, way, f"“<{name}>” is neither a class nor a lexicon", remedy)

    def use(self, name: str) -> None:
        """Read and check a lexicon, once."""
        if name in self._tried:
            return
        self._tried.add(name)
        parsed = parse_yaml(self.files[name])
        lexicon, faults = admit(parsed, Lexicon)
        self.faults.extend(faults)
        for way, term in _terms(parsed):
            self.check_term(parsed, way, term)
        if lexicon is not None:
            self._keep(parsed, name, lexicon)

    def _keep(self, parsed: Parsed, name: str, lexicon: Lexicon) -> None:
        self.used[name] = lexicon
        self.used_files.append(parsed.file)
        if lexicon.lexicon != name:
            wrong = f"the lexicon is called “{lexicon.lexicon}” and its file “{name}.yaml”"
            self._fault(parsed, ("lexicon",), wrong, "give both the same name")

    def _use_as_class(self, parsed: Parsed, way: Way, name: str) -> None:
        self.use(name)
        own = parsed.file.stem if parsed.file.name.startswith("lexicons/") else None
        lexicon = self.used.get(name)
        nested = set() if lexicon is None else _classes(lexicon) - PERSON_CLASSES
        if own == name or nested:
            inner = own if own == name else min(nested)
            wrong = f"“<{name}>” names a lexicon whose own terms name one, “<{inner}>”"
            self._fault(parsed, way, wrong, "a lexicon that is used as a class names only persons")

    def _fault(self, parsed: Parsed, way: Way, wrong: str, remedy: str) -> None:
        self.faults.append(fault_at(parsed, way, wrong, remedy))


def read_term(term: str) -> None:
    """Raise NotationError where a term cannot be read."""
    if term.count("(") != term.count(")"):
        raise NotationError("a bracket is not closed")
    if "<" in term and ">" not in term:
        raise NotationError("a class is written between < and >")
    notation.parse(term)


def _terms(parsed: Parsed) -> Iterator[tuple[Way, str]]:
    for name in ("terms", "not_in"):
        entries = (parsed.data or {}).get(name)
        if isinstance(entries, list):
            yield from (((name, i), term) for i, term in enumerate(entries) if isinstance(term, str) and term)


def _classes(lexicon: Lexicon) -> set[str]:
    return _classes_of((*lexicon.terms, *lexicon.not_in))


def _classes_of(its_terms: Iterable[str]) -> set[str]:
    return {name for term in its_terms for name in notation.classes_of(term)}
