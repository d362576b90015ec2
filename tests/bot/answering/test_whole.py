"""What is quoted of texts that nobody reviewed: their own layout holds it together."""

from pathlib import Path

import pytest

from bot.answering.whole import held_together
from bot.drafting import shown
from policy_corpus.corpus import Corpus, load_corpus
from retrieval.sentences import DistrictFinder, sentences_of

FILLING = "申请人应当如实填写，所在单位应当核对，受理窗口应当当场登记并出具回执，任何人不得代签。" * 8
TEXT = f"""示范市青年公寓管理办法
示府发〔2020〕3号
第一条 青年公寓每套最多住2人。租金每年核定一次，遇有调整提前1个月公告。
第二条 有下列情形之一的，应当退房：
（一）合同期满没有续租的；
（二）转租给他人的；
{FILLING}
第三条 积分指标按下列规定计算。
（一）学历
学历指标最高60分。
1.大专学历，积40分。
2.本科学历，积60分。
（二）年龄
年龄指标最高30分。{FILLING}
第四条 申请青年公寓应当符合下列条件：
（一）在本市工作满1年；
（二）名下没有住房；
前款第（一）项人员年龄不超过35周岁。
{FILLING}
第五条 本办法自2020年7月1日起施行。
附件
| 序号 | 事项 | 部门 |
| 1 | 核发入住凭证，{FILLING} | 住房局 |
| 2 | 公布房源，每季度一次。 | 人才局 |
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder: Path = tmp_path_factory.mktemp("apartments")
    (folder / "apartment.txt").write_text(TEXT, encoding="utf-8")
    return load_corpus(folder)


@pytest.mark.parametrize(
    ("found", "quoted"),
    [
        ("租金每年核定", ["每套最多住2人", "提前1个月公告"]),  # a short clause whole
        ("转租给他人", ["应当退房：", "（一）合同期满", "（二）转租"]),  # the list with what leads it in
        ("本科学历", ["（一）学历", "最高60分", "1.大专学历", "2.本科学历，积60分"]),  # all under its title
        ("名下没有住房", ["符合下列条件", "（二）名下没有住房", "不超过35周岁"]),  # and what looks back upon it
        ("公布房源", ["| 2 | 公布房源，每季度一次。 | 人才局 |"]),  # the row of the table
    ],
)
def test_a_quote_has_what_belongs_to_it(corpus: Corpus, found: str, quoted: list[str]) -> None:
    sentence = next(s for s in sentences_of(corpus, DistrictFinder({})) if found in s.text)
    sources = held_together(corpus.clauses[sentence.clause_id], sentence)
    words = "".join(shown(corpus, source) for source in sources)
    assert all(part in words for part in quoted)
    assert FILLING not in words
