from retrieval.frequencies import FrequencyTable
from retrieval.spelling import near_misses

KNOWN = FrequencyTable.of({"科技": 5, "孵化器": 5, "企业": 9}, total=19)


def test_a_broken_run_one_character_off_is_a_guess() -> None:
    assert near_misses(["孵", "花", "器"], KNOWN) == ["孵化器"]


def test_known_words_are_never_guessed_at() -> None:
    assert near_misses(["孵化器"], KNOWN) == []


def test_differences_of_level_are_meant() -> None:
    assert "第三代半导体" not in near_misses(["第", "二", "代", "半", "导", "体"], KNOWN)
