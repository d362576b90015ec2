from policy_corpus.corpus import Corpus
from policy_corpus.parsing.facets import Governing, districts_in, load_districts, years_in


def test_districts_are_found_under_all_their_names() -> None:
    assert districts_in("自贸片区与高新园区、长兴岛联动") == ["zimao", "gaoxin", "changxingdao"]


def test_other_zones_with_like_names_are_not_ours() -> None:
    assert districts_in("学习张江自创区，建设国家高新区，获批全国首批试点高新区") == []


def test_responsible_units_name_no_district() -> None:
    assert districts_in("推进建设。（牵头单位：高新区管委会）") == []


def test_both_ends_of_a_span_of_years_count() -> None:
    assert years_in("计划（2017-2019年），到2025年；2020 年末；编号201912") == [2017, 2019, 2025, 2020]


def test_district_that_opened_a_sentence_governs_what_follows() -> None:
    governing = Governing(())
    first = governing.facets("高新区要建设中心，与金普新区合作。", opens_line=True, opens_item=False)
    second = governing.facets("到2019年，收入达到100亿元。", opens_line=True, opens_item=False)
    item = governing.facets("（2）全面落实政策。", opens_line=True, opens_item=True)
    assert (first.districts, second.districts, item.districts) == (("gaoxin", "jinpu"), ("gaoxin",), ())


def test_heading_governs_paragraphs_that_name_no_district() -> None:
    governing = Governing(("三、任务", "（一）支持金普新区发展"))
    assert governing.facets("建设产业园。", opens_line=True, opens_item=False).districts == ("jinpu",)


def test_year_carries_over_within_a_line_only() -> None:
    governing = Governing(())
    governing.facets("到2019年，建设取得进展。", opens_line=True, opens_item=False)
    assert governing.facets("新增企业450家。", opens_line=False, opens_item=False).years == (2019,)
    assert governing.facets("完善政策。", opens_line=True, opens_item=False).years == ()


def test_paragraph_after_a_page_break_keeps_its_district(corpus: Corpus) -> None:
    paragraph = next(p for p in corpus.paragraphs.values() if p.clean_text.startswith("依托新源动力等骨干企业"))
    assert paragraph.facets.districts == ("gaoxin",)


def test_parents_in_the_vocabulary_exist() -> None:
    ids = {district.id for district in load_districts()}
    assert {district.parent for district in load_districts() if district.parent} <= ids
