"""A corpus of two small documents, and an index of it made once."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.model import Document
from policy_corpus.parsing import parse_document
from retrieval.build import build_index
from retrieval.retriever import Retriever

PLAN = """一、重点任务

1.发展海洋牧场。

高新区要建设海洋牧场，到2018年达到12个。

金普新区要建设海洋牧场，到2019年达到5个。

2.培育高新技术企业。对首次认定的高新技术企业，一次性给予20万元补助。

3.支持院士工作站。每年补助最高20万元。
"""
RULES = """一、支持标准

1.国际首台（套）装备，按合同金额30%给予支持，最高1000万元。

2.专利质押贷款，给予贴息。

二、附则

1.本办法自2022年1月1日起施行，有效期至2024年12月31日。
"""


def tiny_corpus(plan: str = PLAN, rules: str = RULES) -> Corpus:
    """A plan for 2017 to 2019 without an end date, and rules in force from 2022 to 2024."""
    documents = {
        "plan": _document("plan", "东港市三年行动计划", plan, plan_period={"first_year": 2017, "last_year": 2019}),
        "rules": _document(
            "rules", "装备支持办法", rules, effective_from="2022-01-01", effective_to="2024-12-31", aliases=["装备办法"]
        ),
    }
    sources = {"plan": plan, "rules": rules}
    parsed = {id_: parse_document(document, sources[id_]) for id_, document in documents.items()}
    return Corpus(parsed, sha256((plan + rules).encode()).hexdigest())


def _document(id_: str, title: str, text: str, **fields: object) -> Document:
    digest = sha256(text.encode()).hexdigest()
    basic = {"id": id_, "title": title, "short_title": title, "region": "东港市", "kind": "plan"}
    return Document.model_validate(basic | {"source": f"{id_}.txt", "sha256": digest} | fields)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return tiny_corpus()


@pytest.fixture(scope="session")
def index_folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build_index(corpus, folder)
    return folder


@pytest.fixture(scope="session")
def retriever(corpus: Corpus, index_folder: Path) -> Iterator[Retriever]:
    with Retriever.open(corpus, index_folder) as opened:
        yield opened
