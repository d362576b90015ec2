"""The page in a real browser, before a real server of real documents, one of them full of markup."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bot.api.app import create_app
from bot.assistant import Assistant
from bot.chat import ChatService
from bot.sessions import ConversationStore
from bot.settings import Settings
from retrieval.generations import IndexHome
from tests.bot.api.serving import serving

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=zh-CN",
]  # fmt: skip
WIDE, PHONE = (1366, 768), (360, 740)
IN_FORCE = "2023-06-01"

# The characters beyond the basic plane tell code points from what JavaScript counts.
HOSTILE = """\
<script>alert(1)</script>甲虫产业促进办法

一、支持<img src=x onerror=alert(2)>内容

第一条 𠮷𠮷为促进甲虫产业发展，<b onmouseover=alert(3)>制定</b>本办法。
第二条 对𠮷首次认定的甲虫工厂，经评审后，一次性给予33万元<svg onload=alert(4)>补助。
第三条 本办法自2020年1月1日起施行，有效期至2030年12月31日。
"""
HOSTILE_FILE = '"><img src=x onerror=alert(5)>.txt'
HOSTILE_TITLE = "<script>alert(1)</script>甲虫产业促进办法"


@dataclass
class Site:
    """One visitor's page, and what it did that it should not."""

    page: Page
    address: str
    amiss: list[str] = field(default_factory=list)  # dialogs, errors, refused contents, requests to elsewhere
    bytes_received: int = 0

    def open(self, place: str = "#/") -> Page:
        """Go to a place of the page, and wait until it can be used."""
        self.page.goto(f"{self.address}/{place}")
        self.page.locator("main > *").first.wait_for()
        return self.page

    def ask(self, question: str, as_of: str | None = None) -> Page:
        """Ask, and wait for the answer."""
        if as_of:
            self.page.fill("input[type=date]", as_of)
        turns = self.page.locator(".turn[data-phase=done]").count()
        self.page.fill("#question", question)
        self.page.press("#question", "Enter")
        self.page.locator(".turn[data-phase=done]").nth(turns).wait_for()
        return self.page

    def watch(self) -> None:
        """Note what is amiss from now on."""
        page = self.page
        page.on("dialog", lambda dialog: (self.amiss.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.amiss.append(str(error)))
        page.on("console", lambda message: self.amiss.append(message.text) if message.type == "error" else None)
        page.on("request", lambda sent: None if sent.url.startswith(self.address) else self.amiss.append(sent.url))
        page.on("requestfinished", lambda sent: self._count(sent.sizes()["responseBodySize"]))

    def _count(self, size: int) -> None:
        self.bytes_received += size


def write_hostile_document(folder: Path) -> None:
    """A document whose name, title and text are full of markup."""
    (folder / HOSTILE_FILE).write_text(HOSTILE, encoding="utf-8")
    metadata = {
        "id": "beetles", "title": HOSTILE_TITLE, "short_title": "<i>甲虫</i>办法", "aliases": ["甲虫办法"],
        "region": "大连高新区", "districts": ["gaoxin"], "kind": "办法", "effective_from": "2020-01-01",
        "effective_to": "2030-12-31", "source": HOSTILE_FILE, "sha256": hashlib.sha256(HOSTILE.encode()).hexdigest(),
        "evidence": {
            "title": HOSTILE_TITLE, "region": "甲虫产业", "districts": "甲虫产业", "kind": "办法",
            "effective_from": "自2020年1月1日起施行", "effective_to": "有效期至2030年12月31日",
        },
    }  # fmt: skip
    (folder / "beetles.yaml").write_text(yaml.safe_dump(metadata, allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="session")
def settings(small_documents: Path, small_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings for two documents; the vectors of the larger one are taken over."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(small_documents, folder / "documents")
    with IndexHome(small_index).building():  # another test worker may be about to build there
        shutil.copytree(small_index, folder / "data" / "index")
    write_hostile_document(folder / "documents")
    return Settings(documents_dir=folder / "documents", data_dir=folder / "data")


@pytest.fixture(scope="session")
def service(settings: Settings) -> Iterator[ChatService[Assistant]]:
    """The real assistant and a real store."""
    assistant, store = Assistant.open(settings), ConversationStore.open(settings.database)
    yield ChatService(assistant, store)
    store.close()
    assistant.retriever.close()


@pytest.fixture(scope="session")
def address(service: ChatService[Assistant], settings: Settings) -> Iterator[str]:
    """A server of them."""
    with serving(create_app(service, settings)) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, closed with its module: while it runs, other tests of the process can start no event loop."""
    if not CHROMIUM.exists():
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=[WIDE], ids=["wide"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visitor's browser, of the size that the test asks for."""
    width, height = request.param
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    opened.set_default_timeout(20_000)
    yield opened
    opened.close()


@pytest.fixture
def site(context: BrowserContext, address: str) -> Iterator[Site]:
    """A fresh visitor. Whatever a test does, no dialog opens, nothing is refused and nothing asked from elsewhere."""
    opened = Site(context.new_page(), address)
    opened.watch()
    yield opened
    assert opened.amiss == []


def stored(page: Page) -> dict[str, object]:
    """What the page keeps in its tab."""
    kept: dict[str, object] = json.loads(page.evaluate("sessionStorage.getItem('policy-assistant')"))
    return kept
