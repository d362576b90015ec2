"""Which words name things."""

import pytest

from retrieval.parts_of_speech import names_thing, only_does


@pytest.mark.parametrize("word", ["商标", "公交车", "违约金", "孵化器", "院士工作站", "安家费", "T恤", "高富帅"])
def test_nouns_of_the_dictionary_and_of_the_domain_name_things(word: str) -> None:
    assert names_thing(word)


@pytest.mark.parametrize("word", ["拿到", "非常", "大连", "王五六七八", ""])
def test_verbs_adverbs_places_and_unknown_words_do_not(word: str) -> None:
    assert not names_thing(word)


@pytest.mark.parametrize(("word", "is_doing"), [("贯标", True), ("中医", False), ("王五六七八", False)])
def test_a_verb_only_does(word: str, is_doing: bool) -> None:
    assert only_does(word) is is_doing
