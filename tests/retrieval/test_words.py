import pytest

from retrieval.words import Segmenter, domain_frequencies


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(domain_frequencies())


@pytest.mark.parametrize(
    ("colloquial", "official"),
    [
        ("高企补多少", "高新技术企业"),
        ("科小入库", "科技型中小企业"),
        ("院士站一年多少", "院士工作站"),
        ("发改委牵头", "市发展改革委"),
        ("保税区的政策", "自贸片区"),
        ("占GDP多少", "地区生产总值"),
        ("首套设备", "首台套"),
    ],
)
def test_questions_and_documents_meet_in_the_official_name(
    segmenter: Segmenter, colloquial: str, official: str
) -> None:
    assert official in segmenter.query_terms(colloquial).own
    assert official in segmenter.terms(official)


def test_aliases_inside_other_words_are_left_alone(segmenter: Segmenter) -> None:
    assert "高新技术企业" not in segmenter.terms("不断提高企业的竞争力")
    assert "大连理工大学" not in segmenter.terms("八大工程")
    assert "科技型中小企业" not in segmenter.terms("学科小组")


def test_long_names_are_found_by_their_parts(segmenter: Segmenter) -> None:
    assert {"重点", "实验室", "实验"} <= set(segmenter.terms("国家重点实验室"))


def test_words_that_only_ask_are_dropped(segmenter: Segmenter) -> None:
    assert segmenter.query_terms("请问这个到底是什么呢？").own == []


def test_near_words_widen_a_question(segmenter: Segmenter) -> None:
    terms = segmenter.query_terms("芯片谁负责")
    assert {"集成电路", "牵头单位"} <= set(terms.near)
    assert "芯片" in terms.own


def test_a_two_digit_year_stands_for_its_century(segmenter: Segmenter) -> None:
    assert "2019" in segmenter.query_terms("19年的目标").near


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [("瞪另企业", "瞪羚"), ("金埔新区", "金普新区"), ("院士作站", "院士工作站"), ("集城电路", "集成电路")],
)
def test_unlisted_misspellings_are_guessed(segmenter: Segmenter, misspelt: str, meant: str) -> None:
    assert meant in segmenter.query_terms(misspelt).near


@pytest.mark.parametrize("question", ["提高企业研发投入", "八大工程有哪些", "万人有效发明专利拥有量", "两个区各多少"])
def test_sound_questions_are_not_corrected(segmenter: Segmenter, question: str) -> None:
    assert not {"国高企", "高新技术企业", "有效期", "两先区"} & set(segmenter.query_terms(question).near)
