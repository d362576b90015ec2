"""The page's files: small, from nowhere else, in two languages that say the same things."""

import json
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.web import mount
from bot.web.pages import STATIC

FILES = sorted(path for path in STATIC.rglob("*") if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
LIMIT = 150_000  # bytes of the whole page, uncompressed
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = FastAPI()
    mount(app)
    return TestClient(app)


def texts(language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((STATIC / "texts" / f"{language}.json").read_text(encoding="utf-8"))
    return found


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def placeholders_out(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


def test_the_page_is_small() -> None:
    assert sum(path.stat().st_size for path in FILES) < LIMIT


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_file_names_no_other_place_and_no_inline_code(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace(NAMESPACE, "")

    assert not re.search(r"(https?:)?//[a-z]", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)
    assert file.suffix != ".html" or not re.search(r"<style|<script(?![^>]+src=)|\son\w+=|\sstyle=", text)


def test_every_import_exists() -> None:
    for script in SCRIPTS:
        for name in re.findall(r'from "\./([^"]+)"', script.read_text(encoding="utf-8")):
            assert (script.parent / name).is_file(), f"{script.name} → {name}"


def test_every_script_is_asked_for_at_once() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")

    assert [script.name for script in SCRIPTS if f'"/web/js/{script.name}"' not in page] == []


def test_both_languages_have_the_same_texts() -> None:
    chinese, english = texts("zh"), texts("en")

    assert chinese.keys() == english.keys()
    assert [key for key in chinese if not placeholders(english[key]) <= placeholders(chinese[key]) | {"iso"}] == []
    assert [key for key, text in chinese.items() if re.search("[a-z]{3}", placeholders_out(text))] == ["language.other"]


def test_every_text_that_the_scripts_name_exists() -> None:
    named = {key for script in SCRIPTS for key in re.findall(r'\bt\("([^"]+)"', script.read_text(encoding="utf-8"))}

    assert named - texts("zh").keys() == set()


@pytest.mark.parametrize(
    ("path", "media"), [("/", "text/html"), ("/web/js/main.js", "javascript"), ("/web/texts/zh.json", "json")]
)
def test_a_file_is_sent_once_until_it_changes(client: TestClient, path: str, media: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert media in response.headers["content-type"]
    assert response.headers["cache-control"] == "no-cache"
    assert client.get(path, headers={"if-none-match": response.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/web/", "/web/../pages.py", "/web/%2e%2e/pages.py", "/web/none.js"])
def test_nothing_but_the_files_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
