"""Asking on the page: marks, the document beside the answer, facts, measures, reload, feedback."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.bot.web.conftest import IN_FORCE, PHONE, Site, stored

pytestmark = pytest.mark.slow

STATION = "院士工作站一年补多少？"
RECOGNITION = "我们是自贸片区的高企，认定能补多少？"


def test_a_mark_opens_the_quoted_words_in_their_document(site: Site) -> None:
    site.open()
    page = site.ask(STATION, IN_FORCE)

    expect(page.locator(".as-of-notice")).to_contain_text("2023年6月1日")
    expect(page.locator(".answer")).to_contain_text("20万元")
    page.locator(".answer .mark").first.click()
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="三、（五）第15条")).to_be_focused()
    expect(panel.locator("mark")).to_contain_text("每年对工作站的补助金额最高为20万元")
    expect(panel.locator("mark")).to_be_in_viewport()
    expect(panel).to_contain_text("三、主要任务 › （五）推进创新人才高地建设")
    expect(panel.locator("header .badge")).to_have_text("现行有效")
    expect(panel.locator(".clause")).to_have_count(27)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".answer .mark").first).to_be_focused()


def test_offsets_are_counted_in_code_points(site: Site) -> None:
    page = site.open()
    page = site.ask("甲虫工厂首次认定给多少补助？")

    page.locator(".answer .mark").first.click()
    expect(page.locator(".panel mark")).to_have_text(re.compile(r"^第二条 对𠮷首次认定.*补助。?$"))


def test_today_is_the_servers_and_expired_support_is_shown_as_such(site: Site) -> None:
    site.open()
    page = site.ask(STATION, "2026-11-22")

    expect(page.locator(".answer p").first).to_contain_text("已失效")
    expect(page.locator(".sources .badge").first).to_have_text("已过有效期")


def test_an_option_sets_the_fact_and_asks_again_and_a_chip_takes_it_back(site: Site) -> None:
    site.open()
    page = site.ask(RECOGNITION, IN_FORCE)

    expect(page.locator(".measures .verdict")).to_have_text("可能符合")
    page.get_by_role("button", name="首次认定", exact=True).click()
    expect(page.locator(".turn[data-phase=done]")).to_have_count(2)
    expect(page.locator(".turn").last.locator(".verdict")).to_have_text("符合")
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("20万元")
    page.get_by_role("button", name="去掉：高企认定类别：首次认定").click()
    page.get_by_role("button", name="按现在的情况再问一次").click()
    expect(page.locator(".turn[data-phase=done]")).to_have_count(3)
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("10万元至20万元")


def test_a_fact_is_stated_in_the_dialog_and_measures_are_judged_by_it(site: Site) -> None:
    page = site.open("#/measures")
    page.fill("input[type=date]", "2026-01-01")
    expect(page.locator(".caution")).to_contain_text("2026年1月1日没有一项措施在有效期内")
    page.fill("input[type=date]", IN_FORCE)
    expect(page.locator(".caution")).to_have_count(0)
    for name, choice in (("所在区域", "大连自贸片区（保税区）"), ("高企认定类别", "首次认定")):
        page.get_by_role("button", name="添加情况").click()
        page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
        page.get_by_role("dialog").get_by_label(choice).check()
        page.get_by_role("dialog").get_by_role("button", name="确定").click()
    eligible = page.locator(".verdict-group").filter(has=page.get_by_role("heading", name=re.compile("^符合")))
    expect(eligible.get_by_role("row", name="高新技术企业认定补助")).to_contain_text("20万元")
    eligible.locator(".mark").first.click()
    expect(page.locator(".panel mark")).to_contain_text("首次认定的高新技术企业")
    chips = page.locator(".facts .chips > li").count()
    page.locator(".open-questions button").first.click()
    expect(page.locator(".facts .chips > li")).to_have_count(chips + 1)


def test_a_sum_that_cannot_be_read_is_asked_for_again(site: Site) -> None:
    page = site.open()
    page.get_by_role("button", name="添加情况").click()
    page.get_by_role("searchbox").fill("上年度研发")
    page.get_by_role("button", name="上年度研发经费").click()
    field = page.get_by_role("dialog").get_by_role("textbox")
    field.fill("很多")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("请写成金额")
    field.fill("1200万元")
    field.press("Enter")
    expect(page.locator(".facts .chip").first).to_contain_text("上年度研发经费：1200万元")


def test_facts_that_arrive_late_fill_the_dialog_that_waits_for_them(site: Site) -> None:
    held: list[Route] = []
    site.page.route("**/v1/facts", lambda route: held.append(route))
    page = site.open()
    page.get_by_role("button", name="添加情况").click()
    page.get_by_role("searchbox").fill("上年度研发")
    held[0].continue_()
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("button", name="上年度研发经费")).to_be_visible()


def test_a_conversation_survives_a_reload_and_can_be_forgotten(site: Site) -> None:
    site.open()
    page = site.ask(RECOGNITION, IN_FORCE)
    conversation = stored(page)["conversationId"]

    page.reload()
    expect(page.locator(".turn .answer")).to_contain_text("高新技术企业认定补助")
    expect(page.locator(".facts .chip").first).to_contain_text("大连自贸片区")
    page.get_by_role("button", name="删除这次对话").click()
    expect(page.locator(".welcome")).to_be_visible()
    assert page.request.delete(f"{site.address}/v1/conversations/{conversation}").status == 404


def test_an_answer_is_rated_with_a_reason(site: Site) -> None:
    site.open()
    page = site.ask(STATION, IN_FORCE)

    page.get_by_role("button", name="没帮助").click()
    page.get_by_label("不完整").check()
    page.get_by_role("textbox", name="哪里不对").fill("没说找谁")
    with page.expect_request("**/v1/feedback") as sent:
        page.get_by_role("button", name="提交").click()
    response = sent.value.response()
    assert response is not None
    assert response.status == 204
    assert sent.value.post_data_json["reason"] == "不完整；没说找谁"
    expect(page.get_by_role("button", name="没帮助")).to_have_attribute("aria-pressed", "true")


def test_the_interface_speaks_english_and_the_answers_stay(site: Site) -> None:
    site.open()
    page = site.ask(STATION, IN_FORCE)

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".answer")).to_contain_text("20万元")


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_on_a_phone_the_clause_is_a_sheet_over_the_page(site: Site) -> None:
    site.open()
    page = site.ask(STATION, IN_FORCE)

    page.locator(".answer .mark").first.click()
    expect(page.locator(".panel mark")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('main').inert")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.get_by_role("button", name="关闭原文").click()
    assert not page.evaluate("document.querySelector('main').inert")
