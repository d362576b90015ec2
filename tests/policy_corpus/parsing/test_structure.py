from tests.policy_corpus.parsing.support import assert_lossless, labels, parse

PLAN = """示范市科技兴市行动计划（2030—2032年）

为推动发展，制定本计划。

## 一、发展目标

到2032年，新增企业300家。

### （一）培育企业。

1. 建立培育库。支持甲类企业。

北区要建设园区。

（牵头单位：市科技局，配合单位：市财政局）

2. 发放补助。按10%补助。

阶段目标：

2030年，新增50家。

2031年，新增150家。

（二）引进人才。

3. 建设公寓。共1000套。

#### 四、保障措施

4. 加强统筹。定期督查。
"""


def test_level_comes_from_numbering_not_from_markup() -> None:
    parsed = parse(PLAN)
    assert_lossless(parsed)
    assert [(heading.level, heading.title) for heading in parsed.headings] == [
        (1, "示范市科技兴市行动计划（2030—2032年）"),
        (2, "一、发展目标"),
        (3, "（一）培育企业"),
        (4, "阶段目标"),
        (3, "（二）引进人才"),
        (2, "四、保障措施"),
    ]


def test_items_that_run_on_under_the_next_heading_are_called_articles() -> None:
    items = [clause.label for clause in parse(PLAN).clauses if clause.number]
    assert items == ["一、（一）第1条", "一、（一）第2条", "一、（二）第3条", "四、第4条"]


def test_parts_without_a_number_are_named_after_what_they_are() -> None:
    assert [c.label for c in parse(PLAN).clauses if not c.number] == ["引言", "一、发展目标", "一、（一）阶段目标"]


def test_item_holds_its_paragraphs_and_responsible_units() -> None:
    item = parse(PLAN).clauses[2]
    assert item.text.startswith("1. 建立培育库。")
    assert item.text.endswith("配合单位：市财政局）")
    assert (item.number, item.title, item.id) == ("1", "建立培育库", "probe/1-1-1")
    assert item.facets.units.lead == ("市科技局",)


def test_stage_targets_are_one_clause_below_their_heading() -> None:
    target = parse(PLAN).clauses[4]
    assert (target.kind, target.heading_path[-1]) == ("stage_target", "阶段目标")
    assert [paragraph.facets.years for paragraph in target.paragraphs] == [(2030,), (2031,)]


def test_items_that_start_anew_under_each_heading_are_called_items() -> None:
    text = "一、领域\n（一）甲。\n1.研发。\n(1)布局。(责任单位:市科技局)\n(2)示范。\n（二）乙。\n1.推广。\n2.应用。"
    parsed = parse(text)
    assert labels(parsed) == ["一、（一）第1项", "一、（二）第1项", "一、（二）第2项"]
    assert [paragraph.label for paragraph in parsed.clauses[0].paragraphs] == ["1.", "（1）", "（2）"]


def test_unnumbered_section_with_units_at_its_end_is_one_clause() -> None:
    text = "一、合作\n（一）加强协作。\n引进一批平台，共建园区。\n推进分中心落地运行。(责任单位:市科技局)"
    assert labels(parse(text)) == ["一、（一）加强协作"]


def test_paragraphs_of_unnumbered_sections_are_clauses_with_lead_titles() -> None:
    text = "第一章 技术\n\n第一节 制造\n\n氢能。突破关键技术，实现应用。\n\n储能。研发电池，形成产能。"
    parsed = parse(text)
    assert labels(parsed) == ["第一章第一节·氢能", "第一章第一节·储能"]
    assert parsed.clauses[0].heading_path == ("第一章 技术", "第一节 制造")


def test_box_interrupts_a_section_that_goes_on() -> None:
    text = (
        "第一章 平台\n\n培育联盟。让企业牵头。\n\n三大工程之一：平台建设工程\n\n"
        "建设新型平台，给予支持。\n\n培育企业。开放场景。"
    )
    parsed = parse(text)
    assert [(clause.kind, clause.label) for clause in parsed.clauses] == [
        ("clause", "第一章·培育联盟"),
        ("box", "第一章 三大工程之一：平台建设工程"),
        ("clause", "第一章·培育企业"),
    ]
    assert parsed.clauses[1].heading_path[-1] == "三大工程之一：平台建设工程"


def test_flattened_table_is_one_clause_and_the_item_around_it_goes_on() -> None:
    cells = "序号\n指标\n2029年\n1\n企业数\n227家\n2\n占比\n3.1%"
    parsed = parse(
        f"一、成效\n1.指标向好\n一是增长较快。\n表1. 指标完成情况\n{cells}\n二是质量提升。\n2.平台增多\n建成两个。"
    )
    assert_lossless(parsed)
    assert [(clause.kind, clause.label) for clause in parsed.clauses] == [
        ("clause", "一、第1项"),
        ("table", "一、成效表1"),
        ("clause", "一、第1项（续）"),
        ("clause", "一、第2项"),
    ]


def test_headings_between_articles_are_told_from_their_sub_items() -> None:
    text = (
        "一、支持\n(一)投资奖励\n第 1 条 给予奖励。\n（一）甲类企业；\n（二）乙类企业。\n(二)绩效奖励\n"
        "第 2 条 分档奖励。\n二、其他\n第 1 0 条 本政策自发布之日起施行。"
    )
    parsed = parse(text)
    assert [heading.title for heading in parsed.headings] == [
        "一、支持",
        "（一）投资奖励",
        "（二）绩效奖励",
        "二、其他",
    ]
    assert labels(parsed) == ["第1条", "第2条", "第10条"]
    assert len(parsed.clauses[0].paragraphs) == 3


def test_decimal_numbers_nest_by_their_depth() -> None:
    text = (
        "1 总则\n1.1 目的\n为了防范风险，制定本预案。\n1.2 分级\n1.2.1 一级：全市范围。\n1.3 范围\n适用于全市。\n"
        "2 附则\n2.1 本预案自印发之日起实施。"
    )
    parsed = parse(text)
    assert [heading.title for heading in parsed.headings] == ["1 总则", "1.2 分级", "2 附则"]
    assert [(clause.number, clause.heading_path) for clause in parsed.clauses] == [
        ("1.1", ("1 总则",)),
        ("1.2.1", ("1 总则", "1.2 分级")),
        ("1.3", ("1 总则",)),
        ("2.1", ("2 附则",)),
    ]


def test_items_ending_in_semicolons_stay_in_one_clause() -> None:
    parsed = parse(
        "一、申报材料\n1、申请表；\n2、营业执照；\n3、其他材料。\n二、程序\n1、申请。向窗口提出。\n2、受理。当日办结。"
    )
    assert labels(parsed) == ["一、申报材料", "二、第1项", "二、第2项"]


def test_sections_run_together_in_one_line_are_divided() -> None:
    long = "园区面积广阔，交通便利，" * 20
    parsed = parse(f"一、自然情况:{long}环境优美。二、历史沿革:分三次调整。三、产业:以数字技术为主。")
    assert [(clause.number, clause.title) for clause in parsed.clauses] == [
        ("1", "自然情况"), ("2", "历史沿革"), ("3", "产业"),
    ]  # fmt: skip


def test_notice_title_signature_and_distribution_are_front_matter() -> None:
    text = (
        "示范市人民政府关于印发补贴办法的通知\n示政发〔2030〕5号\n各区人民政府：\n现将《补贴办法》印发给你们，请认真执行。\n"
        "示范市人民政府\n2030年5月1日\n（此件公开发布）\n示范市补贴办法\n第一条 给予补贴。\n第二条 自发布之日起施行。\n"
        "抄送：市委各部门。\n示范市人民政府办公厅  2030年5月2日印发"
    )
    parsed = parse(text)
    assert [(clause.kind, clause.label) for clause in parsed.clauses] == [
        ("front_matter", "印发通知"), ("clause", "第一条"), ("clause", "第二条"), ("front_matter", "版记"),
    ]  # fmt: skip
    assert [heading.title for heading in parsed.headings] == ["示范市补贴办法"]


def test_annex_and_further_documents_start_anew() -> None:
    text = (
        "一、任务\n抓好落实。\n示范市人民政府\n2030年5月1日\n附件1\n人才落户规定（试行）\n第一条 放宽落户。\n"
        "人才公寓管理办法\n第一条 先到先得。"
    )
    parsed = parse(text)
    assert labels(parsed) == ["一、任务", "落款", "附件1第一条", "第一条"]
    assert parsed.clauses[-1].heading_path == ("人才公寓管理办法",)


def test_list_entries_take_the_date_from_the_line_below() -> None:
    parsed = parse("园区动态 优惠政策甲办法实施细则\n2031-11-28乙措施\n2030-10-25丙规划\n2029-08-03")
    assert_lossless(parsed)
    assert [clause.clean_text for clause in parsed.clauses] == [
        "甲办法实施细则（2031-11-28）", "乙措施（2030-10-25）", "丙规划（2029-08-03）",
    ]  # fmt: skip
    assert parsed.noise[0].text == "园区动态 优惠政策"


def test_what_answers_a_question_stands_with_it() -> None:
    parsed = parse("问：什么是首店？\n答：第一家门店。\n分为两类。\n\n问：奖多少？\n答：20万元。")
    assert_lossless(parsed)
    assert [(clause.title, len(clause.paragraphs)) for clause in parsed.clauses] == [("什么是首店", 3), ("奖多少", 2)]


def test_formal_numerals_and_dashes_number_parts() -> None:
    parsed = parse("壹 总则\n1-1 为稳定箱源，制定本办法。\n贰 优惠标准\n2-1 空箱免收15天。\n2-2 重箱免收7天。")
    assert [heading.title for heading in parsed.headings] == ["壹 总则", "贰 优惠标准"]
    assert [clause.number for clause in parsed.clauses] == ["1.1", "2.1", "2.2"]
