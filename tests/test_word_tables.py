"""What is kept of the word tables says of every word what the tables say."""

import gzip
import json

from markassist.word_tables import NONE, PARTS, _folder, word_tables


def table(name: str) -> dict[str, object]:
    return json.loads(gzip.decompress((_folder() / f"en_{name}.json.gz").read_bytes()))


def test_every_listed_word_has_its_parts_of_speech() -> None:
    index = {part: frozenset(table("lemma_index")[part]) for part in PARTS}
    for word in sorted(frozenset[str]().union(*index.values()))[::7]:
        assert word_tables()[word].parts == {part for part in PARTS if word in index[part]}


def test_irregular_forms_and_plain_lookups_stand_with_their_word() -> None:
    for word, lemma in list(table("lemma_lookup").items())[::7]:
        assert word_tables()[word].lemma == lemma
    for word, lemmas in list(table("lemma_exc")["verb"].items())[::7]:
        assert word_tables()[word].irregular["verb"] == tuple(lemmas)


def test_what_is_no_word_has_no_entry() -> None:
    assert all(word_tables()[word] == NONE for word in ("", "zzyzx", "settl", "a\tb", "\n"))
