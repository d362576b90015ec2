"""What is untrusted is shown as text, nothing comes from elsewhere, and what goes wrong is said in a sentence."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from bot.api.app import create_app
from bot.assistant import Assistant
from bot.chat import ChatService
from bot.keys import Role, new_key
from bot.settings import Settings
from tests.bot.api.serving import serving
from tests.bot.web.conftest import HOSTILE_TITLE, IN_FORCE, Site

pytestmark = pytest.mark.slow

HOSTILE_QUESTION = "<img src=x onerror=alert(7)><script>alert(8)</script>甲虫工厂补助多少 [1] javascript:alert(9)"
KEPT = {"profile": {"district": {"value": "gaoxin", "text": "<img src=x onerror=alert(6)>"}}, "turns": []}
LIMIT = 150_000  # bytes


def test_markup_in_questions_documents_and_facts_is_shown_as_text(site: Site) -> None:
    # Before the page's own first save, which comes whenever the day's date has been fetched.
    site.page.add_init_script(f"sessionStorage.setItem('policy-assistant', {json.dumps(json.dumps(KEPT))})")
    page = site.open()
    expect(page.locator(".facts .chip").first).to_contain_text("<img src=x onerror=alert(6)>")
    page = site.ask(HOSTILE_QUESTION)

    expect(page.locator(".question")).to_contain_text(HOSTILE_QUESTION)
    expect(page.locator(".answer")).to_contain_text("33万元<svg onload=alert(4)>补助")
    page.locator(".answer .mark").first.click()
    expect(page.locator(".panel-document")).to_have_text(f"《{HOSTILE_TITLE}》")
    expect(page.locator(".panel")).to_contain_text("一、支持<img src=x onerror=alert(2)>内容")
    for place in (
        "#/documents",
        "#/documents/beetles",
        "#/documents?q=<svg onload=alert(1)>甲虫&in=beetles",
        "#/measures",
    ):
        site.open(place)
        page.wait_for_load_state("networkidle")
    assert page.locator("main script, main svg, main img, main b").count() == 0


@pytest.mark.parametrize(
    "place", ["#/clause/<img src=x onerror=alert(1)>", "#/documents/%E0%A4%A", "#/clause/a/../../x"]
)
def test_an_address_that_leads_nowhere_is_told_in_a_sentence(site: Site, place: str) -> None:
    page = site.open(place)

    expect(page.get_by_role("alert")).to_contain_text("没有找到")
    site.amiss = [said for said in site.amiss if "404" not in said]


def test_the_page_is_small_and_asks_nobody_else(site: Site) -> None:
    page = site.open()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".facts")).to_be_visible()

    assert 0 < site.bytes_received < LIMIT
    policy = page.request.get(site.address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.fixture
def guarded(service: ChatService[Assistant], settings: Settings) -> Iterator[tuple[str, str]]:
    """A server that wants a key and allows it few requests, and that key."""
    secret, key = new_key("counter", Role.PUBLIC)
    strict = Settings(data_dir=settings.data_dir, api_keys=str(key), rate_per_key="6/hour")
    with serving(create_app(service, strict)) as address:
        yield address, secret


def test_a_guarded_server_is_given_the_key_and_says_when_it_has_had_enough(
    site: Site, guarded: tuple[str, str]
) -> None:
    site.address, secret = guarded
    page = site.page
    page.goto(site.address)
    for key, said in (("pa_wrong", "这台服务器需要密钥"), (secret, "这个密钥不能用")):
        dialog = page.get_by_role("dialog").filter(has_text=said)
        dialog.get_by_label("访问密钥", exact=True).fill(key)
        dialog.get_by_role("button", name="继续").click()
    site.ask("甲虫工厂首次认定给多少补助？")
    for _ in range(5):
        page.fill("#question", "第二条说了什么？")
        page.press("#question", "Enter")
        page.locator(".turn").last.locator(".answer:not(.partial), .error").first.wait_for()
    expect(page.get_by_role("alert").last).to_contain_text("提问太频繁，请等")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    site.amiss = [said for said in site.amiss if "401" not in said and "429" not in said]


def test_without_a_network_the_visitor_is_told_and_can_ask_again(site: Site) -> None:
    page = site.open()
    page.context.set_offline(True)
    page.fill("#question", "院士工作站一年补多少？")
    page.press("#question", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("连不上服务器")
    page.context.set_offline(False)
    page.get_by_role("button", name="再问一次").click()
    expect(page.locator(".turn[data-phase=done]")).to_have_count(1)
    site.amiss.clear()


def test_a_question_can_be_stopped_while_it_is_being_answered(site: Site) -> None:
    page = site.open()
    page.route("**/v1/chat/stream", lambda route: None)  # a network that has stalled
    page.fill("#question", "院士工作站一年补多少？")
    page.press("#question", "Enter")
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".turn")).to_contain_text("已停止")
    expect(page.get_by_role("button", name="提问")).to_be_visible()


@pytest.mark.parametrize(("status", "words"), [(413, "内容太长"), (503, "正忙"), (500, "意料之外")])
def test_what_goes_wrong_is_said_in_a_chinese_sentence(site: Site, status: int, words: str) -> None:
    page = site.open()
    page.route("**/v1/chat/stream", lambda route: route.fulfill(status=status, body="<html>"))
    page.fill("#question", "院士工作站一年补多少？")
    page.press("#question", "Enter")
    expect(page.get_by_role("alert")).to_contain_text(words)
    site.amiss = [said for said in site.amiss if str(status) not in said]


def test_a_permalink_holds_its_day_and_its_quote(site: Site) -> None:
    site.open()
    page = site.ask("院士工作站一年补多少？", IN_FORCE)
    page.locator(".answer .mark").first.click()
    page.get_by_role("link", name="在文件中打开").click()
    expect(page.locator(".reading mark")).to_be_in_viewport()
    link = page.url

    elsewhere = page.context.new_page()
    elsewhere.goto(link)
    expect(elsewhere.locator(".clause.chosen mark")).to_contain_text("最高为20万元")
    expect(elsewhere.locator("input[type=date]")).to_have_value(IN_FORCE)
    expect(elsewhere.locator("h1 .badge")).to_have_text("现行有效")
    elsewhere.fill("input[type=date]", "2026-01-01")
    expect(elsewhere.locator("h1 .badge")).to_have_text("已过有效期")
    assert "as_of=2026-01-01" in elsewhere.url
