"""The reviewed word lists hold together."""

from policy_corpus.corpus import load_corpus
from retrieval.resources import data_lines, load_yaml
from retrieval.synonyms import canonical_names, domain_words, related_words
from retrieval.text import fold

TABLE = load_yaml("synonyms.yaml")


def test_each_alias_names_one_thing() -> None:
    aliases = [fold(alias) for names in TABLE["same"].values() for alias in names]
    assert len(aliases) == len(set(aliases)) > 300


def test_no_alias_leads_to_another() -> None:
    names = canonical_names()
    assert not names.keys() & set(names.values())


def test_what_counts_as_a_misspelling_is_nowhere_in_the_documents() -> None:
    text = fold("".join(parsed.source_text for parsed in load_corpus().documents.values()))
    assert [wrong for wrong in TABLE["typos"] if fold(wrong) in text] == []


def test_traditional_characters_are_paired_with_others() -> None:
    pairs = "".join(data_lines("traditional.txt"))
    assert len(pairs) % 2 == 0
    assert all(old != new for old, new in zip(pairs[::2], pairs[1::2], strict=True))
    assert len(set(pairs[::2])) == len(pairs) // 2


def test_official_names_are_kept_whole() -> None:
    assert {"高新技术企业", "首台套", "院士工作站", "专精特新", "市发展改革委"} <= domain_words()


def test_near_words_belong_to_words_not_to_parts_of_them() -> None:
    assert "所得税" in related_words(["税", "怎么", "交"])
    assert related_words(["保税区", "在", "哪里"]) == []


def test_a_phrase_may_span_words() -> None:
    assert related_words(["这", "事", "归", "谁"]) == ["牵头单位", "责任单位", "划归"]
