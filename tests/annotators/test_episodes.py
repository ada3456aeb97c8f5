from annotated import annotated


def numbers(text: str) -> list[int]:
    return annotated(text).episodes


def test_what_is_told_in_one_go_is_one_occasion() -> None:
    assert numbers("He ran out of the room. I went after him. We sat on the wall.") == [1, 1, 1]


def test_another_day_is_another_occasion() -> None:
    told = "He ran out and I followed him to the park. The following week he stayed in and I read to him."
    assert numbers(told) == [1, 2]


def test_what_the_writer_felt_belongs_to_the_occasion_told() -> None:
    assert numbers("He ran out and I followed. I am still upset about it. It shows how scared he is.") == [
        1,
        1,
        1,
    ]


def test_a_general_paragraph_is_no_occasion() -> None:
    assert numbers(
        "Children need adults who come back. Trust grows slowly.\n\nHe ran out and I followed him."
    ) == [0, 0, 1]


def test_a_stage_of_a_model_looks_back_on_the_same_occasion() -> None:
    text = (
        "Description\n\nOn Tuesday he ran out of the house and I followed him.\n\n"
        "Feelings\n\nI was frightened when he ran into the road because he did not look at me."
    )
    assert [n for n in numbers(text) if n] == [1, 1]


def test_a_heading_on_a_new_matter_opens_a_new_occasion() -> None:
    text = (
        "The dog\n\nHe ran out of the house and I followed him down to the river.\n\n"
        "The review\n\nI read his words out to the meeting and they kept his school for him."
    )
    assert [n for n in numbers(text) if n] == [1, 2]


def test_there_is_a_number_for_each_sentence() -> None:
    doc = annotated("Title\n\nI sat with him. He slept. I will do it again.")
    assert len(doc.episodes) == len(doc.sentences)
