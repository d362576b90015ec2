"""STARD: lay questions and the statute articles that answer them, whole or as a fixed part."""

import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from policy_corpus.errors import InputError

ARCHIVE = Path(__file__).parents[3] / "shared" / "data" / "stard.tar.xz"


@dataclass(frozen=True)
class Article:
    """One article of a statute."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Query:
    """A question, the part it belongs to (train or dev), and the ids of the articles that answer it."""

    id: str
    text: str
    split: str
    golds: frozenset[str]


@dataclass(frozen=True)
class Stard:
    """Articles and the questions about them."""

    articles: Sequence[Article]
    queries: Sequence[Query]

    def part(self, split: str) -> list[Query]:
        """The questions of one split."""
        return [query for query in self.queries if query.split == split]

    def subset(self, size: int | None, seed: int) -> "Stard":
        """`size` articles (None: all), every gold one of both splits among them.

        The others come in the order of a digest of seed and id, so that the subset does not depend on the version of
        Python and a larger one holds a smaller one whole. Raises InputError where the golds alone are more.
        """
        golds = frozenset[str]().union(*(query.golds for query in self.queries))
        if size is not None and size < len(golds):
            raise InputError(f"--articles 至少要 {len(golds)}：答案所在的法条都要留下。", field="articles")
        ranked = sorted(self.articles, key=lambda a: (a.id not in golds, _draw(seed, a.id)))
        kept = {article.id for article in ranked[:size]}
        return Stard([article for article in self.articles if article.id in kept], self.queries)


def load_stard(archive: Path = ARCHIVE) -> Stard:
    """Everything in the archive; raises InputError where it cannot be read."""
    try:
        with tarfile.open(archive) as files:
            lines = {name: list(_lines(files, name)) for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv")}
        golds = _golds(lines["qrels.tsv"][1:])
        articles = [Article(row["_id"], row["title"], row["text"]) for row in map(json.loads, lines["corpus.jsonl"])]
        rows = map(json.loads, lines["queries.jsonl"])
        return Stard(articles, [Query(q["_id"], q["text"], q["split"], frozenset(golds[q["_id"]])) for q in rows])
    except (OSError, tarfile.TarError, KeyError, ValueError) as error:
        raise InputError(f"{archive}：不是可用的 STARD 压缩包（{error}），请重新取得。", field="archive") from error


def _lines(files: tarfile.TarFile, name: str) -> Iterator[str]:
    member = files.extractfile(name)
    if member is None:
        raise KeyError(name)
    # Not splitlines(): a U+2028 inside a JSON string would end the line there.
    yield from filter(None, member.read().decode("utf-8").split("\n"))


def _golds(rows: Sequence[str]) -> Mapping[str, set[str]]:
    golds: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        query_id, article_id, _ = row.split("\t")
        golds[query_id].add(article_id)
    return golds


def _draw(seed: int, article_id: str) -> bytes:
    return blake2b(f"{seed}:{article_id}".encode(), digest_size=16).digest()
