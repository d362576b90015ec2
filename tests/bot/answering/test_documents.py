"""Documents as a whole: their record and their validity."""

from datetime import date

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("三年行动计划的文号", "大政办发〔2017〕119号"),
        ("三年行动计划什么时候印发的", "2017年9月26日"),
        ("三年行动计划是谁印发的", "大连市人民政府办公厅"),
        ("科技创新“十四五”规划的文号是多少", "大政办发〔2021〕33号"),
        ("三年行动计划 印发日", "2017年9月26日"),
        ("2018年推进方案的成文日", "2018年5月16日"),
    ],
)
def test_number_date_and_issuer_are_read_from_the_record_and_proved(asker: Asker, question: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert words in answer.text.splitlines()[0]
    assert answer.citations


def test_a_number_that_the_document_does_not_bear_is_not_made_up(asker: Asker) -> None:
    answer = asker("产业创新特区方案的文号是多少")
    assert answer.status == "not_found"
    assert "〔" not in answer.text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 8, 17), "尚未开始实施"),
        (date(2021, 8, 18), "仍在有效期内"),
        (date(2025, 12, 31), "仍在有效期内"),
        (date(2026, 1, 1), "已失效"),
    ],
)
def test_validity_changes_on_the_first_and_after_the_last_day(asker: Asker, day: date, words: str) -> None:
    answer = asker("自贸片区的政策还有效吗", as_of=day)
    assert words in answer.text.splitlines()[0]
    assert "有效期至2025年12月31日" in answer.citations[0].quote


def test_what_will_have_ended_next_year_is_said_before_the_amount(asker: Asker) -> None:
    lines = asker("自贸片区院士工作站明年还能申请吗", as_of=date(2025, 6, 1)).text.splitlines()
    ended = next(at for at, line in enumerate(lines) if "到您说的明年已不在有效期内" in line)
    assert ended < next(at for at, line in enumerate(lines) if "20万元" in line)


@pytest.mark.parametrize(("day", "words"), [(date(2026, 11, 21), "已失效"), (date(2021, 8, 17), "尚未开始实施")])
def test_a_validity_that_does_not_hold_comes_before_the_amount_and_is_cited_after_it(
    asker: Asker, day: date, words: str
) -> None:
    answer = asker("院士工作站自贸片区一年补多少", as_of=day)
    notice, amount, *_ = answer.text.splitlines()
    assert words in notice
    assert "20万元" in amount
    assert [c.marker for c in answer.citations if "有效期至" in c.quote] == [2]


@pytest.mark.parametrize("question", ["收录了哪些文件", "你手上都有啥文件", "一共收录几份文件"])
def test_the_documents_held_are_listed_each_with_its_number(asker: Asker, question: str) -> None:
    answer = asker(question)
    titles = [parsed.document.title for parsed in asker.kit.corpus.documents.values()]
    items = [line for line in answer.text.splitlines() if line[0].isdigit()]
    assert f"共计{len(titles)}份" in answer.text
    assert len(items) == len(titles)
    assert all(f"《{title}》" in item for title, item in zip(titles, items, strict=True))


@pytest.mark.parametrize("question", ["大政办发〔2017〕119号是什么文件", "119号文是哪份", "大政办发[2017]119号"])
def test_a_documents_own_number_tells_which_document_it_is(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert "《大连国家自主创新示范区三年行动计划（2017—2019年）》" in answer.text.splitlines()[0]


def test_a_number_that_the_documents_cite_is_named_and_said_not_to_be_held(asker: Asker) -> None:
    answer = asker("大政发〔2016〕69号是哪份文件")
    assert answer.status == "answered"
    assert "《大连市人民政府关于加快推进大连国家自主创新示范区建设的实施意见》" in answer.text
    assert "没有收录它的内容" in answer.text


def test_where_and_to_what_end_a_document_is_cited_is_answered_by_its_citation(asker: Asker) -> None:
    answer = asker("后补助试行办法是在哪份文件里提的")
    assert answer.status == "answered"
    assert "研究从自创区扩大到全市各区市县" in answer.text
    assert "《2018年工作推进方案》" in answer.text


def test_whether_a_document_that_is_only_cited_holds_is_not_answered_by_the_one_that_cites_it(asker: Asker) -> None:
    assert asker("高新20条现在还有效吗").status == "not_found"


def test_what_a_document_that_is_only_cited_provides_is_not_answered(asker: Asker) -> None:
    assert asker("大政发〔2016〕69号里规定研发补多少").status == "not_found"


def test_a_number_that_stands_nowhere_is_said_to_stand_nowhere(asker: Asker) -> None:
    answer = asker("大政发〔2019〕5号是什么文件")
    assert answer.status == "not_found"
    assert "没有出现" in answer.text


def test_the_year_of_a_documents_goals_is_told_by_its_goals(asker: Asker) -> None:
    assert asker("2018年工作推进方案的指标是算到哪个时间点的").quotes.startswith("到2018年底")


@pytest.mark.parametrize(
    ("question", "as_of", "said"),
    [
        ("自贸方案过期几天了", date(2026, 1, 10), "已经过了10天"),
        ("三年行动计划结束多久了", date(2020, 1, 31), "已经过了31天"),
        ("自贸方案执行了多久了", date(2023, 8, 18), "已经730天"),
        ("自贸方案还有多久到期", date(2025, 12, 1), "剩余30天"),
        ("自贸方案2022年5月还能用吗", date(2023, 6, 1), "您说的2022年5月仍在有效期内"),
        ("2018方案到2018年10月还有效吗", date(2023, 6, 1), "您说的2018年10月仍在计划期内"),
    ],
)
def test_days_are_counted_to_or_from_the_end(asker: Asker, question: str, as_of: date, said: str) -> None:
    answer = asker(question, as_of=as_of)
    assert said in answer.text.splitlines()[0]
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("科技局发的文件有哪些", "《大连市科技创新发展“十四五”规划》"),
        ("大连市人民政府办公厅发了几份文件", "共计2份"),
        ("三年行动计划和2018方案哪个先发", "《三年行动计划》在前，《2018年工作推进方案》在后，相差232天"),
        ("2018方案比三年行动计划晚多久印发", "相差232天"),
        ("哪份文件最早", "最早的是《三年行动计划》"),
        ("最新的一份文件是哪个", "最晚的是《自贸片区产业创新特区建设方案》"),
    ],
)
def test_documents_are_told_by_who_issued_them_and_when(asker: Asker, question: str, said: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert said in answer.text


def test_who_issues_a_papers_guide_is_not_the_papers_own_issuer(asker: Asker) -> None:
    assert "经济发展局" in asker("自贸方案的申报指南谁发布").text


@pytest.mark.parametrize(
    "asking", ["搁2022年还是现行要求吗？", "到2022年还作数吗", "现在还有效没", "是不是过点了", "还算数吗"]
)
@pytest.mark.parametrize("goal", ["新增150家高企那个目标", "中小微科技型企业3000家的目标"])
def test_a_goal_holds_as_long_as_its_document(asker: Asker, goal: str, asking: str) -> None:
    answer = asker(f"2018年推进方案里{goal}，{asking}", as_of=date(2022, 5, 1))
    assert "2018年12月31日为止），截至2022年5月1日已经结束" in answer.text.splitlines()[0]
    assert "新增高新技术企业150家" in answer.text


@pytest.mark.parametrize("name", ["33号文那个规划", "市科技局那个十四五科创规划", "大政办发33号文"])
def test_a_document_is_told_by_its_number_or_by_whose_it_is(asker: Asker, name: str) -> None:
    answer = asker(f"{name}过点了没", as_of=date(2026, 5, 6))
    assert answer.text.startswith("《科技创新“十四五”规划》的计划期是2021—2025年")


def test_whether_an_outsider_has_a_chance_is_no_question_of_time(asker: Asker) -> None:
    answer = asker("注册纳税都在大连高新区，省级瞪羚，想蹭自贸片区特区方案的50万，行得通吗", as_of=date(2023, 6, 1))
    assert answer.text.startswith("不可以")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("2026年1月申请行不行", "到那时仍在有效期或计划期内的一份也没有"),
        ("2025年12月31号那天申请还来得及吗", "到那时仍在有效期或计划期内的有3份"),
        ("明年还能申请补贴吗", "到那时仍在有效期或计划期内的有3份"),
    ],
)
def test_whether_one_may_apply_at_a_time_is_answered_for_that_time(asker: Asker, question: str, held: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert held in answer.text.splitlines()[0]
