"""The parser on sixteen documents that it was not written for."""

import csv
from pathlib import Path

import pytest

from policy_corpus.model import ParsedDocument
from tests.policy_corpus.parsing.support import parse

_NOT_ARTICLES = {"05.txt", "06.txt", "12.txt", "14.txt", "17.txt", "19.txt"}


@pytest.fixture(scope="module")
def parsed(policies: Path) -> dict[str, ParsedDocument]:
    return {path.name: parse(path.read_text(encoding="utf-8")) for path in sorted(policies.glob("*.txt"))}


def test_every_article_is_one_clause(parsed: dict[str, ParsedDocument], policies: Path) -> None:
    with (policies / "MANIFEST.tsv").open(encoding="utf-8") as stream:
        expected = {row["file"]: int(row["n_tiao"]) for row in csv.DictReader(stream, delimiter="\t")}
    found = {
        name: sum(clause.label.endswith("条") and clause.number is not None for clause in document.clauses)
        for name, document in parsed.items()
    }
    assert {name: found[name] for name in expected if name not in _NOT_ARTICLES} == {
        name: count for name, count in expected.items() if name not in _NOT_ARTICLES
    }


def test_measures_numbered_in_brackets_are_one_clause_each(parsed: dict[str, ParsedDocument]) -> None:
    numbers = [clause.number for clause in parsed["19.txt"].clauses if clause.number]
    assert numbers == [str(number) for number in range(1, 54)]


def test_no_clause_is_longer_than_a_long_article(parsed: dict[str, ParsedDocument]) -> None:
    assert max(len(clause.text) for document in parsed.values() for clause in document.clauses) < 1500


def test_headings_read_like_headings(parsed: dict[str, ParsedDocument]) -> None:
    titles = [heading.title for document in parsed.values() for heading in document.headings]
    assert all(len(title) <= 60 and not title.endswith(("。", "；", "，")) for title in titles)


def test_six_documents_in_one_file_keep_their_articles_apart(parsed: dict[str, ParsedDocument]) -> None:
    document = parsed["28.txt"]
    assert sum(heading.level == 1 for heading in document.headings) == 6
    last = [clause.label for clause in document.clauses if "自发布之日起施行" in clause.text and len(clause.text) < 40]
    assert len(last) == 5
    assert last[0] == "《深圳市户籍迁入若干规定（试行）》第二十二条"


def test_page_furniture_is_noise_and_policy_text_is_not(parsed: dict[str, ParsedDocument]) -> None:
    noise = {name: "".join(n.text for n in document.noise) for name, document in parsed.items()}
    assert "设为首页" in noise["29.txt"]
    assert "版权所有" in noise["29.txt"]
    assert "备案序号" in noise["28.txt"]
    assert all("本办法" not in text and "第一条" not in text for name, text in noise.items() if name != "02.txt")


def test_contents_list_is_noise(parsed: dict[str, ParsedDocument]) -> None:
    contents = [noise for noise in parsed["17.txt"].noise if noise.why.startswith("目录")]
    assert len(contents) == 1
    assert contents[0].text.endswith("7 附则")


def test_annex_tables_stand_under_their_headings(parsed: dict[str, ParsedDocument]) -> None:
    tables = [clause for clause in parsed["14.txt"].clauses if clause.kind == "table"]
    assert tables[1].heading_path == ("附件 第二批支持创新相关改革举措推广清单", "一、知识产权保护方面（共5项）")
