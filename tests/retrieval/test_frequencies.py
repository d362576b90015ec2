from pathlib import Path

import jieba
import pytest

from retrieval.frequencies import FrequencyTable
from retrieval.synonyms import domain_words
from retrieval.words import domain_frequencies

TEXTS = [
    "对获批牵头建设或认定后迁移至大连自贸片区的重点实验室，按照国家级、省级、市级的级别差异分别给予补助。",
    "到2019年，培育30家规模以上骨干企业，实现销售（营业）收入100亿元，占比3.5%。",
    "支持开展CSP（芯片级封装）、5G芯片研究，R&D投入占GDP比重达到5.9%",
    "他来到了网易杭研大厦，小明硕士毕业于中国科学院计算所",
]


@pytest.fixture(scope="module")
def table() -> FrequencyTable:
    return domain_frequencies()


def test_segments_exactly_as_jieba_does(table: FrequencyTable) -> None:
    plain, compact = jieba.Tokenizer(), jieba.Tokenizer()
    with plain.get_dict_file() as dictionary:
        plain.FREQ, plain.total = plain.gen_pfdict(dictionary)
    plain.initialized = True
    for word in sorted(domain_words()):
        plain.add_word(word)
    compact.FREQ, compact.total, compact.initialized = table, table.total, True
    for text in TEXTS:
        assert compact.lcut(text) == plain.lcut(text)


def test_a_saved_table_answers_as_before(table: FrequencyTable, tmp_path: Path) -> None:
    table.save(tmp_path)
    loaded = FrequencyTable.load(tmp_path)
    assert loaded.total == table.total
    assert [loaded.get(word) for word in ("企业", "高企", "企业企业企业")] == [
        table.get(word) for word in ("企业", "高企", "企业企业企业")
    ]


def test_unknown_words_are_told_from_prefixes() -> None:
    table = FrequencyTable.of({"高新": 0, "高新区": 7}, total=7)
    assert "高新" in table
    assert table["高新区"] == 7
    assert table.get("新区") is None
    with pytest.raises(KeyError):
        table["新区"]


def test_a_damaged_table_is_refused(table: FrequencyTable, tmp_path: Path) -> None:
    table.save(tmp_path)
    (tmp_path / "hashes.npy").write_bytes(b"not an array")
    with pytest.raises((ValueError, OSError)):
        FrequencyTable.load(tmp_path)
