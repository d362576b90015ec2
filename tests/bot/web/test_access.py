"""By keyboard, by screen reader, on paper, and for the staff: documents, search, copying."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.bot.web.conftest import IN_FORCE, PHONE, WIDE, Site

pytestmark = pytest.mark.slow

RECOGNITION = "我们是自贸片区的高企，认定能补多少？"
State = Callable[[Site], object]


def answered(site: Site) -> None:
    site.open()
    page = site.ask(RECOGNITION, IN_FORCE)
    page.get_by_role("button", name="没帮助").click()


def with_a_clause(site: Site) -> None:
    answered(site)
    site.page.locator(".answer .mark").first.click()
    site.page.locator(".panel mark").wait_for()


def with_a_dialog(site: Site) -> None:
    site.open().get_by_role("button", name="添加情况").click()


def place(address: str, awaited: str) -> State:
    def go(site: Site) -> None:
        site.open(address).locator(awaited).first.wait_for()

    return go


STATES: dict[str, State] = {
    "welcome": lambda site: site.open(),
    "answer": answered,
    "clause": with_a_clause,
    "dialog": with_a_dialog,
    "measures": place("#/measures", ".verdict-group"),
    "documents": place("#/documents", ".document-list a"),
    "search": place("#/documents?q=院士工作站", ".hits a"),
    "document": place("#/clause/zimao-2021/3-5-15", ".clause.chosen"),
}


def serious(page: Page) -> list[str]:
    """The rules that axe finds broken, with where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {[node['html'][:120] for node in rule['nodes'][:3]]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("context", [WIDE, PHONE], ids=["wide", "phone"], indirect=True)
def test_axe_finds_nothing_serious(site: Site) -> None:
    findings = {}
    for name, reach in STATES.items():
        reach(site)
        findings[name] = serious(site.page)
        assert site.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"
        site.page.evaluate("sessionStorage.clear()")
        site.page.goto("about:blank")

    assert {name: found for name, found in findings.items() if found} == {}


def test_the_dark_colours_have_contrast_enough(site: Site) -> None:
    site.page.emulate_media(color_scheme="dark")
    with_a_clause(site)

    assert serious(site.page) == []


def focus_by_tab(page: Page, wanted: Locator, limit: int = 40) -> None:
    """Press Tab until the element has the focus."""
    wanted.wait_for()
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{wanted} cannot be reached by keyboard")


def test_everything_can_be_done_by_keyboard(site: Site) -> None:
    page = site.open()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    focus_by_tab(page, page.get_by_label("您的问题"))
    page.fill("input[type=date]", IN_FORCE)
    page.focus("#question")
    page.keyboard.insert_text(RECOGNITION)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Enter")
    page.locator(".turn[data-phase=done]").wait_for()
    expect(page.locator("#announcer")).to_contain_text("已回答")
    page.focus(".skip")
    focus_by_tab(page, page.locator(".answer .mark").first)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".answer .mark").first).to_be_focused()
    focus_by_tab(page, page.locator(".missing button"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="首次认定")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".turn[data-phase=done]")).to_have_count(2)


def test_the_printed_sheet_holds_question_answer_clause_and_dates_alone(site: Site) -> None:
    site.open()
    page = site.ask(RECOGNITION, IN_FORCE)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    sheet = page.locator("#sheet")
    for words in (
        RECOGNITION,
        "2023年6月1日",
        "10万元至20万元",
        "三、（二）第6条",
        "6.实施创新主体倍增计划",
        "现行有效",
    ):
        expect(sheet).to_contain_text(words)
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator("main")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)


def test_staff_find_a_clause_and_copy_it_with_its_source(site: Site) -> None:
    site.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = site.open("#/documents")
    page.fill("input[type=date]", IN_FORCE)
    page.get_by_role("searchbox").fill("院士工作站补助")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="三、（五）第15条").click()
    expect(page.locator(".clause.chosen")).to_be_in_viewport()
    page.get_by_role("button", name="复制整条").click()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("15.激发科技人才创新活力。")
    source = "——《中国（辽宁）自由贸易试验区大连片区（大连保税区）产业创新特区建设方案》三、（五）第15条；"
    assert source + "适用期间2021年8月18日至2025年12月31日，截至2023年6月1日现行有效" in copied
    assert f"{site.address}/#/clause/zimao-2021/3-5-15?as_of={IN_FORCE}" in copied
    page.get_by_role("button", name="四、组织保障").click()
    expect(page.get_by_role("heading", name="四、组织保障")).to_be_in_viewport()
