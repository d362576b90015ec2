"""What plans say: of which document, year, area and level a number is, what is only sought, members of their lists."""

import pytest

from tests.bot.asking import Asker


def test_one_indicator_of_two_documents_is_stated_with_the_year_of_each(asker: Asker) -> None:
    text = asker("研发投入占GDP这个数，三年行动计划跟2018推进方案写的不一样，各是多少、管哪年？").text
    assert "《三年行动计划》，大连国家自主创新示范区2019年：全社会研发经费支出占地区生产总值的比重达到3.5%" in text
    assert (
        "《2018年工作推进方案》，大连国家自主创新示范区2018年底：全社会研发经费支出占地区生产总值的比重达到3.2%" in text
    )


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("高企再认定先减后补已经实行了吗", "探索"),
        ("国家专利审查协作东北分中心落地了吗", "探讨"),
        ("2018方案说的残保金小微免征，企业现在能享受吗", "积极争取"),
        ("高新贷现在能贷吗", "探索"),
    ],
)
def test_what_is_only_sought_is_said_not_to_be_in_force(asker: Asker, question: str, word: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert f"文件没有写明已经实行，写的是“{word}”" in answer.text


def test_a_grant_is_not_said_to_be_only_sought(asker: Asker) -> None:
    assert "没有写明已经实行" not in asker("自贸片区院士工作站补助现在能申请吗").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("新材料产业2019年销售收入100亿是高新区的目标吧", "文件里的100亿元不是大连高新区的，是金普新区的"),
        (
            "服务业占GDP 50%，这个2018推进方案里也写了吗",
            "文件里的50%不是《2018年工作推进方案》的，是《三年行动计划》的",
        ),
    ],
)
def test_a_number_taken_for_anothers_is_traced(asker: Asker, question: str, said: str) -> None:
    assert asker(question).text.startswith(said)


@pytest.mark.parametrize("unit", ["家", "个"])
def test_a_level_is_never_given_anothers_figure(asker: Asker, unit: str) -> None:
    answer = asker(f"高新区省级新型研发机构几{unit}")
    assert answer.text.startswith("《高新区概况》，大连高新区2023年底：省级新型研发机构8个[1]。")
    assert "省级新型研发机构5个" in answer.text
    assert all("省级" in figure.quote for figure in answer.draft.figures)


@pytest.mark.parametrize(
    ("question", "computed"),
    [
        ("生命健康19年收入目标金普是高新的几倍", "200亿元÷50亿元=4倍"),
        ("人工智能产业2019年收入 高新400亿金普50亿，合一块多少", "400亿元+50亿元=450亿元"),
        ("高新区技术合同成交额2016年到2021年涨了多少亿", "146.8亿元−51.8亿元=95亿元"),
        ("高新区PCT申请量2021年比2020年多还是少", "2021年比2020年减少：198件−106件=92件"),
    ],
)
def test_figures_set_against_each_other_are_computed_in_view(asker: Asker, question: str, computed: str) -> None:
    assert computed in asker(question).text


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("八大工程里那个人工智能应用示范，具体示范哪几摊？", "智慧港航"),
        ("八大工程里成果本地转化那个，有什么实招？", "中试基地"),
    ],
)
def test_a_member_of_a_series_is_told_by_its_words(asker: Asker, question: str, own: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert own in answer.text
    assert len(answer.citations) == 1


def test_an_areas_tasks_are_those_of_its_administration(asker: Asker) -> None:
    lines = asker("金普新区牵头哪些任务").text.splitlines()
    assert lines[0] == "金普新区牵头的事项共计20项："
    assert all("金普新区管委会" in line for line in lines if line[0].isdigit())


def test_a_like_name_is_shown_beside_the_refusal_of_a_goal(asker: Asker) -> None:
    answer = asker("科技型中小企业2018年目标")
    assert answer.status == "not_found"
    assert "名称相近、但没有写明是同一项的数字：《2018年工作推进方案》" in answer.text
    assert "中小微科技型企业达到3000家" in answer.text


def test_a_plans_own_total_may_be_called_the_citys(asker: Asker) -> None:
    assert "大连国家自主创新示范区2018年底：新增高新技术企业150家" in asker("2018方案全市新增高企多少家").text


def test_the_first_year_of_a_plan_is_set_against_its_last(asker: Asker) -> None:
    assert "110亿元−60亿元=50亿元" in asker("高新区2018年技术市场交易额目标多少", "头一年跟最后一年差多少").text


def test_a_multiple_that_does_not_come_out_even_is_rounded(asker: Asker) -> None:
    assert "146.8亿元÷51.8亿元=2.83倍，为约数" in asker("高新区技术合同成交额2021年是2016年的几倍").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第23条列了几项争取事项", "共计8项"),
        ("三年行动计划第25条归谁管", "自创区领导小组办公室"),
        ("三年行动计划第23条第（3）项", "（3）积极争取国家将沈阳飞行管制区空域管理改革试点扩大到大连"),
        ("三年行动计划第（三）部分是什么", "培育企业和高校院所创新主体"),
        ("第三章有几节，都讲啥", "共计8项"),
        ("自贸方案附则几条，分别说什么", "附则，按标题共计3项"),
        ("自贸方案组织保障有几条", "组织保障，按标题共计4项"),
    ],
)
def test_the_items_of_a_clause_and_of_a_part_are_counted_and_named(asker: Asker, question: str, said: str) -> None:
    assert said in "".join(asker(question).text.splitlines()[:2])


@pytest.mark.parametrize(
    ("question", "said"),
    [("长海县支持什么", "现代海洋牧场"), ("庄河支持啥产业", "风电装备"), ("西岗区支持啥", "互联网、电子信息")],
)
def test_an_area_without_a_document_is_told_what_a_plan_says_of_it(asker: Asker, question: str, said: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "沙河口和西岗，哪个区把新材料列进重点了？另一个区重点是啥",
            ("沙河口区重点推动新材料", "西岗区重点围绕5G"),
        ),
        ("长海和庄河谁搞海洋牧场？另一个呢", ("长海县重点加快现代海洋牧场", "庄河市围绕风电装备")),
        ("国科大能源学院（中科院大连能源学院）哪年哪月正式用上", ("2021年4月正式投入使用",)),
        ("新型研发机构的支持经费花在哪些方面", ("基础条件建设、科研设备购置以及运行经费",)),
    ],
)
def test_a_rule_is_found_by_what_it_is_asked_for(asker: Asker, question: str, said: tuple[str, ...]) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert all(words in answer.text for words in said)
