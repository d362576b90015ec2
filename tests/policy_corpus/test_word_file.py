from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from policy_corpus.corpus import load_corpus
from policy_corpus.errors import CorpusError
from policy_corpus.word_file import word_text

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, depth: int | None = None) -> str:
    numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    half = len(text) // 2
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (text[:half], text[half:]))
    return f"<w:p>{numbered if depth is not None else ''}{runs}</w:p>"


def level(depth: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


LEVELS = level(0, "chineseCounting", "第%1条") + level(1, "decimal", "%2.") + level(2, "chineseCounting", "（%3）")
NUMBERING = (
    f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="4">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)
TABLE = "<w:tbl>" + "".join(
    f"<w:tr><w:tc>{paragraph(one)}</w:tc><w:tc>{paragraph(other)}</w:tc></w:tr>"
    for one, other in (("类别", "标准"), ("甲类", "30万元"))
)
BODY = (
    paragraph("云港市岸电补贴管理办法")
    + paragraph("本办法所称岸电，是指停靠船舶使用的岸上供电。", 0)
    + paragraph("申请单位应当符合下列条件：", 0)
    + paragraph("在本市登记；", 1)
    + paragraph("泊位不少于两个。", 1)
    + "<w:p><w:del><w:r><w:t>删去的话。</w:t></w:r></w:del></w:p>"
    + paragraph("本办法自2025年3月1日起施行。", 0)
    + TABLE
    + "</w:tbl>"
)
TEXT = """云港市岸电补贴管理办法
第一条　本办法所称岸电，是指停靠船舶使用的岸上供电。
第二条　申请单位应当符合下列条件：
1.在本市登记；
2.泊位不少于两个。

第三条　本办法自2025年3月1日起施行。
| 类别 | 标准 |
| 甲类 | 30万元 |
"""


def packed(body: str, opening: str = "") -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", f"{opening}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        parts.writestr("word/numbering.xml", NUMBERING)
    return file.getvalue()


def test_paragraphs_have_the_numbers_that_word_shows_and_struck_out_words_are_gone() -> None:
    assert word_text("岸电.docx", packed(BODY)) == TEXT


@pytest.mark.parametrize(
    "raw",
    [
        "不是压缩包".encode(),
        packed("<w:p>"),
        packed(BODY, '<!DOCTYPE w [<!ENTITY a "b">]>'),
    ],
)
def test_what_word_did_not_write_is_refused_with_what_to_do(raw: bytes) -> None:
    with pytest.raises(CorpusError, match="另存为"):
        word_text("岸电.docx", raw)


def test_word_and_markdown_files_are_documents_and_what_tells_of_the_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "岸电.docx").write_bytes(packed(BODY))
    (tmp_path / "船员.md").write_text("# 云港市船员落户办法\n\n**第一条** 船员可以落户。\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("说明", encoding="utf-8")
    (tmp_path / "~$岸电.docx").write_bytes(b"lock")
    corpus = load_corpus(tmp_path)
    assert {id_: parsed.document.title for id_, parsed in corpus.documents.items()} == {
        "岸电": "云港市岸电补贴管理办法",
        "船员": "云港市船员落户办法",
    }
    assert corpus.clauses["岸电/2"].text.startswith("第二条　申请单位")


def test_bullets_stay_in_their_clause_and_the_last_item_before_a_signature_is_one(tmp_path: Path) -> None:
    text = (
        "云港市岸电补贴方案\n\n一、补贴对象\n下列单位：\n- 航运公司；\n- 码头企业。\n二、附则\n（一）由港务局解释。\n"
        "（二）本方案自2025年3月1日起执行，有效期至2026年底。\n云港市港务局\n2025年2月1日\n"
    )
    (tmp_path / "岸电.txt").write_text(text, encoding="utf-8")
    corpus = load_corpus(tmp_path)
    clauses = {clause.label: clause.text for clause in corpus.clauses.values()}
    assert clauses["一、补贴对象"] == "下列单位：\n- 航运公司；\n- 码头企业。"
    assert clauses["二、附则（二）"].startswith("（二）本方案自")
    assert str(corpus.documents["岸电"].document.effective_to) == "2026-12-31"


def test_a_table_in_markdown_is_one_clause_without_its_ruling(tmp_path: Path) -> None:
    table = "| 类别 | 标准 |\n| --- | ---: |\n| 甲类 | 30万元 |"
    (tmp_path / "岸电.md").write_text(f"# 云港市岸电补贴办法\n\n第一条 标准如下：\n\n{table}\n", encoding="utf-8")
    clauses = load_corpus(tmp_path).clauses
    (found,) = (clause for clause in clauses.values() if clause.kind == "table")
    assert found.text == table
    assert "--" not in found.clean_text
