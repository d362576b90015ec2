import pytest

from policy_corpus.parsing.numbering import find_chapter_integer, find_marker, han_to_int, without_number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        *(("一", 1), ("两", 2), ("五", 5), ("十", 10), ("十二", 12), ("十七", 17), ("二十", 20), ("二十八", 28)),
        *(("六十八", 68), ("一百零三", 103), ("一百零九", 109), ("2 6", 26), ("３", 3)),
    ],
)
def test_numerals_have_values(numeral: str, value: int) -> None:
    assert han_to_int(numeral) == value


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("第三章 人才", "chapter", "3"),
        ("第一节\t重点", "section", "1"),
        ("第二十六条　本办法", "article", "26"),
        ("第 2 6 条 本政策自发布之日起施行", "article", "26"),
        ("第一条（目的）", "article", "1"),
        ("附则 本办法由管委会解释", "appendix", ""),
        ("附件2：", "annex", "2"),
        ("二 、支持范围", "han", "2"),
        ("(十一)强化金融支持", "paren_han", "11"),
        ("2、推动", "arabic", "2"),
        ("12.激发活力", "arabic", "12"),
        ("6.4.2 有下列行为之一的", "decimal", "6.4.2"),
        ("(3)牵头推进", "paren_arabic", "3"),
        ("③其他", "circled", "3"),
        ("三是推进应用", "ordinal", "3"),
        ("——开放协同", "dash", ""),
        ("阶段性目标：", "stage", ""),
        ("专栏 3 重大平台", "box", "3"),
        ("五大行动之四：招才引智行动", "box", "4"),
    ],
)
def test_numbers_open_parts(line: str, kind: str, number: str) -> None:
    marker = find_marker(line)
    assert marker is not None
    assert (marker.kind, marker.number) == (kind, number)


@pytest.mark.parametrize(
    "line",
    [
        "15 家研发机构",
        "2017年，高新区",
        "1.5亿元奖励",
        "第三条规定的企业",
        "第一章的规定",
        "3D 打印",
        "（3D 打印）",
        "十分重要",
    ],
)
def test_figures_and_references_open_nothing(line: str) -> None:
    assert find_marker(line) is None


def test_bare_integer_counts_only_before_words() -> None:
    marker = find_chapter_integer("7 附则")
    assert marker is not None
    assert marker.number == "7"
    assert find_chapter_integer("7 7") is None


@pytest.mark.parametrize("number", ["第四节 ", "第十章 ", "二、", "（二）", "3.", ""])
def test_a_heading_is_known_without_its_number(number: str) -> None:
    assert without_number(f"{number}发展目标") == "发展目标"


@pytest.mark.parametrize("heading", ["阶段目标", "八大工程之六：科技孵化与创新创业协同发展工程", "专栏1 重点项目"])
def test_a_heading_that_is_no_numbered_one_stays_whole(heading: str) -> None:
    assert without_number(heading) == heading
