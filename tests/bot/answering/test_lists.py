"""Lists, series and places: what a question wants named."""

import re

import pytest

from tests.bot.asking import Asker


def test_a_member_of_a_series_is_stated_by_its_place(asker: Asker) -> None:
    answer = asker("八大工程第六个是啥")
    assert answer.text.startswith("八大工程之六：科技孵化与创新创业协同发展工程")
    assert asker("八大工程第六项讲什么").text == answer.text


def test_the_member_before_the_one_just_stated_is_found(asker: Asker) -> None:
    assert asker("八大工程第六个是啥", "再前面那个呢").text.startswith("八大工程之五：")


def test_the_districts_of_an_area_are_those_of_the_clause_about_it(asker: Asker) -> None:
    answer = asker("沿黄海经济带有哪些区")
    assert all(name in answer.text for name in ("中山区", "西岗区", "沙河口区", "普兰店区", "庄河市", "长海县"))


def test_how_many_kinds_there_are_is_answered_by_naming_them(asker: Asker) -> None:
    answer = asker("十四五新型创新主体有几种培育模式")
    assert "大企业平台化四种模式" in answer.text


def test_how_often_is_answered_by_the_sentence_that_says_how_often(asker: Asker) -> None:
    assert "每半年进行一次考核评价" in asker("自创区任务完成情况多长时间考核一回").text


@pytest.mark.parametrize("question", ["特区方案的解释权归谁", "自贸片区这个方案条文看不懂，谁说了算"])
def test_who_explains_a_document_is_its_own_closing_clause(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert "管委会负责解释" in answer.text


def test_a_document_that_does_not_say_who_explains_it_is_not_explained_by_another(asker: Asker) -> None:
    assert asker("三年行动计划谁有权解释").status == "not_found"


@pytest.mark.parametrize(
    ("question", "count", "one"),
    [
        ("三年行动计划重点任务有哪些", 6, "构建科技创新服务体系"),
        ("十四五规划分几章", 10, "优化优势互补的区域创新与开放合作格局"),
        ("十四五规划第三章有哪几节", 8, "量子科技"),
        ("三年行动计划保障措施都有啥", 5, "打造人才特区"),
        ("双碳科技支撑，十四五分了哪几类技术", 4, "建筑节能技术"),
        ("高新片区规划的五条基本原则是什么", 5, "开放协同"),
        ("三年行动计划里未来型、先导型产业分哪几个领域", 6, "现代农业领域"),
    ],
)
def test_how_a_document_is_laid_out_is_told_by_its_headings(asker: Asker, question: str, count: int, one: str) -> None:
    answer = asker(question)
    items = [line for line in answer.text.splitlines() if line[0].isdigit()]
    assert re.search(f"共计{count}[项章]", answer.text)
    assert len(items) == count
    assert any(one in item for item in items)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("十四五第七章第三节", "多元化科创投融资体系"),
        ("2018方案第七部分（二）写啥", "上海市的科技合作"),
        ("高新片区规划三、（五）", "引导企业“走出去”"),
        ("高新片区规划重点任务（六）讲什么", "创业者、企业家、投资家"),
        ("2018方案八、（三）第6项怎么写的", "外籍人才双证"),
    ],
)
def test_a_part_named_by_its_number_is_stated(asker: Asker, question: str, said: str) -> None:
    answer = asker(question)
    assert (answer.status, said in answer.text) == ("answered", True)


def test_how_many_clauses_a_document_has_is_counted(asker: Asker) -> None:
    assert "共计28条" in asker("三年计划总共多少条").text


def test_a_sentence_that_is_the_list_is_quoted_alone(asker: Asker) -> None:
    first = asker("高新区1+N基金里的全生命周期基金包括哪些").text.splitlines()[0]
    assert first.startswith("引聚市场化基金")
    assert len(first) < 80


def test_a_series_is_listed_however_it_is_asked_for(asker: Asker) -> None:
    assert "八大工程之八：中日（大连）科技合作推进工程" in asker("十四五八大工程给我念一遍名字").text


def test_a_chapter_that_a_document_lacks_is_not_replaced_by_its_layout(asker: Asker) -> None:
    assert asker("大连市科技创新十四五规划第十一章讲什么").status == "not_found"


def test_the_titles_of_a_year_are_those_dated_in_it(asker: Asker) -> None:
    answer = asker("高新区优惠政策清单里有哪几份2023年的")
    titles = [line for line in answer.text.splitlines() if "-" in line]
    assert titles
    assert all("2023-" in title for title in titles)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("2018年1月26日发的是哪份", "科技型中小企业评价工作培训的通知"),
        ("2018年5月16日印发的是哪个文件", "《大连市国家自主创新示范区三年行动计划2018年工作推进方案》"),
    ],
)
def test_a_day_tells_which_document_is_of_it(asker: Asker, question: str, title: str) -> None:
    assert title in asker(question).text


def test_what_a_document_was_drawn_up_under_is_what_it_opens_with(asker: Asker) -> None:
    answer = asker("三年行动计划依据哪些文件制定")
    assert "大政发〔2016〕69号" in answer.text
    assert "制定本计划" in answer.text


def test_a_policy_known_by_a_count_is_not_another_citys(asker: Asker) -> None:
    assert "股权奖励个人所得税政策" in asker("中关村6+4里的4项税收政策是哪几项").text


def test_a_name_that_counts_what_no_clause_sets_out_gets_no_list_made_up(asker: Asker) -> None:
    assert asker("2018方案里税务要打通的“两个一公里”到底指哪两个").status == "not_found"


def test_a_count_of_paragraphs_is_answered_by_just_these_paragraphs(asker: Asker) -> None:
    lines = [line for line in asker("十四五规划三条主线分别是什么").text.splitlines() if line.startswith("——")]
    assert len(lines) == 3
    assert all("主线" in line for line in lines)


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("2018方案 第三部分", "精细化工领域"),
        ("三年计划 第三部分有几项任务", "推动开放创新"),
        ("十四五规划 第三章", "量子科技"),
    ],
)
def test_a_part_named_by_its_number_is_laid_out(asker: Asker, question: str, heading: str) -> None:
    assert heading in asker(question).text


def test_a_part_without_headings_of_its_own_is_quoted(asker: Asker) -> None:
    assert "新增高新技术企业450家" in asker("三年计划第二部分讲什么").text


def test_the_tasks_of_a_field_are_those_under_its_heading(asker: Asker) -> None:
    assert asker("2018年推进方案里现代服务业有哪些任务").quotes.startswith("依托动漫游戏产业基础")


@pytest.mark.parametrize(
    ("message", "quoted"),
    [("高新区“一城六区多园”的六区都叫什么名", "“六区”,即:凌水"), ("三纵指哪三个", "三纵即布局建设")],
)
def test_a_coined_name_is_explained_in_its_documents_words(asker: Asker, message: str, quoted: str) -> None:
    assert asker(message).quotes.startswith(quoted)
