from policy_corpus.corpus import Corpus
from tests.policy_corpus.parsing.support import parse


def clean(text: str) -> str:
    return parse(text).clauses[0].clean_text


def kinds(text: str) -> list[str]:
    return [repair.kind for repair in parse(text).repairs]


def test_sentence_cut_by_a_page_break_is_joined() -> None:
    text = "支持企业建设创新平台，推动园区发展，2018年新组建\n\n15 家研发机构，培育骨干企业。"
    assert clean(text) == "支持企业建设创新平台，推动园区发展，2018年新组建15家研发机构，培育骨干企业。"
    assert kinds(text) == ["page_break", "spaced_figure"]


def test_sentence_cut_after_a_closing_quote_is_joined() -> None:
    text = "针对重点领域急需的技术，探索用好“一人一策”、“一事一议”\n\n等个性化的评价政策。"
    assert clean(text) == "针对重点领域急需的技术，探索用好“一人一策”、“一事一议”等个性化的评价政策。"


def test_complete_paragraphs_units_and_items_are_not_joined() -> None:
    text = (
        "一、任务\n\n支持企业发展，推动创新。\n\n（责任单位：市科技局，市财政局）\n\n"
        "（1）引进人才，培养各类创新创业团队和企业\n\n（2）建设公寓。"
    )
    assert kinds(text) == []


def test_text_printed_twice_at_a_page_break_is_kept_once() -> None:
    parsed = parse(
        "坚持面向世界科技前沿、面向国家重大需求，明\n\n明确主要领域，加强应用基础研究。\n\n"
        "突出重点，围绕产业发展需求着力打通应用基\n\n基础研究与产业化的通道。"
    )
    assert [c.clean_text for c in parsed.clauses] == [
        "坚持面向世界科技前沿、面向国家重大需求，明确主要领域，加强应用基础研究。",
        "突出重点，围绕产业发展需求着力打通应用基础研究与产业化的通道。",
    ]
    assert [repair.kind for repair in parsed.repairs].count("doubled_text") == 2


def test_two_words_meeting_at_a_page_break_are_both_kept() -> None:
    text = "发展食品加工产业，提升深加工水平，建设园区，重点推进加工\n\n工程技术研究，形成特色。"
    assert "推进加工工程技术" in clean(text)


def test_foreign_words_left_in_chinese_sentences_are_translated() -> None:
    assert clean("优化学科布局 and 研发方向。") == "优化学科布局和研发方向。"
    assert clean("推进规划实施和 Related 措施落实。") == "推进规划实施和相关措施落实。"
    assert kinds("依托 IBM 和 NTT 等企业。") == ["spaced_figure"] * 4


def test_markup_and_blanks_around_figures_disappear_from_reading_text_only() -> None:
    parsed = parse("**第一，实施工程。**到 2019 年达到 60 %，建设双 D 港。")
    assert parsed.clauses[0].clean_text == "第一，实施工程。到2019年达到60%，建设双D港。"
    assert "**" in parsed.clauses[0].text


def test_every_page_break_of_the_two_scanned_documents_is_mended(corpus: Corpus) -> None:
    breaks = {
        key: sum(repair.kind == "page_break" for repair in corpus.documents[key].repairs)
        for key in ("plan-2017-2019", "kechuang-145", "zimao-2021")
    }
    assert breaks == {"plan-2017-2019": 14, "kechuang-145": 36, "zimao-2021": 0}
    doubled = [r for r in corpus.documents["kechuang-145"].repairs if r.kind == "doubled_text"]
    assert [repair.before for repair in doubled] == ["明", "基"]


def test_title_over_three_lines_is_one_heading(corpus: Corpus) -> None:
    parsed = corpus.documents["zimao-2021"]
    assert parsed.headings[0].title == parsed.document.title
    assert [repair.kind for repair in parsed.repairs].count("title_lines") == 2
