import shutil
from datetime import date
from pathlib import Path

import pytest

from policy_corpus.corpus import DOCUMENTS, Corpus, load_corpus
from policy_corpus.errors import CorpusError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("zimao-2021.txt", "zimao-2021.yaml"):
        shutil.copy(DOCUMENTS / name, tmp_path / name)
    return tmp_path


def complaint(folder: Path) -> str:
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "zimao-2021.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_bundled_documents_load(corpus: Corpus) -> None:
    assert set(corpus.documents) == {
        "plan-2017-2019", "work-plan-2018", "kechuang-145", "zimao-2021",
        "gaoxin-plan-2025", "gaoxin-profile-2023", "gaoxin-policy-list",
    }  # fmt: skip
    assert len(corpus.clauses) == sum(len(parsed.clauses) for parsed in corpus.documents.values())
    assert corpus.document_of("zimao-2021/3-1-4").id == "zimao-2021"
    assert all(p.clause_id in corpus.clauses for p in corpus.paragraphs.values())


def test_documents_split_from_one_file_cover_it_once(corpus: Corpus) -> None:
    parts = [corpus.documents[f"gaoxin-{name}"].source_text for name in ("plan-2025", "profile-2023", "policy-list")]
    assert "".join(parts) == (DOCUMENTS / "gaoxin-plan-2025.txt").read_bytes().decode()


def test_clause_numbers_of_the_three_year_plan_are_complete(corpus: Corpus) -> None:
    numbers = [c.number for c in corpus.documents["plan-2017-2019"].clauses if c.number]
    assert numbers == [str(number) for number in range(1, 29)]
    assert sum(c.kind == "stage_target" for c in corpus.documents["plan-2017-2019"].clauses) == 6


def test_all_boxes_of_the_science_plan_are_clauses(corpus: Corpus) -> None:
    boxes = [c for c in corpus.documents["kechuang-145"].clauses if c.kind == "box"]
    assert [box.number for box in boxes] == [str(number) for number in range(1, 9)]


def test_digest_changes_with_the_metadata(folder: Path) -> None:
    before = load_corpus(folder).digest
    edit(folder, "short_title: 自贸片区", "short_title: 大连自贸片区")
    assert load_corpus(folder).digest != before


def test_changed_source_is_refused(folder: Path) -> None:
    path = folder / "zimao-2021.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("500万元", "900万元"), encoding="utf-8")
    assert "zimao-2021.txt 与登记的摘要不符" in complaint(folder)


def test_missing_source_is_named(folder: Path) -> None:
    (folder / "zimao-2021.txt").unlink()
    assert complaint(folder) == "缺少政策原文 zimao-2021.txt，请恢复 policy_corpus/documents 中的该文件。"


def test_folder_without_documents_is_refused(tmp_path: Path) -> None:
    assert "没有政策文件" in complaint(tmp_path)


def test_text_without_metadata_is_taken_with_what_its_own_words_say(tmp_path: Path) -> None:
    lines = [
        "示范市人民政府关于印发《示范市临海地区扶持办法》的通知",
        "示府发〔2020〕3号",
        "各区人民政府，市政府各部门：",
    ]
    lines += ["现将《示范市临海地区扶持办法》印发给你们，请认真执行。", "示范市人民政府", "2020年5月6日"]
    lines += [
        "示范市临海地区扶持办法",
        "第一条 为扶持企业，制定本办法。",
        "第二条 本办法自2020年7月1日起施行，有效期3年。",
    ]
    (tmp_path / "扶持.txt").write_bytes("\r\n".join(lines).encode("gb18030"))
    document = load_corpus(tmp_path).documents["扶持"].document
    assert (document.short_title, document.region, document.kind) == ("示范市临海地区扶持办法", "示范市", "办法")
    assert (document.number, document.issuer) == ("示府发〔2020〕3号", "示范市人民政府")
    assert (document.effective_from, document.effective_to) == (date(2020, 7, 1), date(2023, 6, 30))
    assert not document.reviewed


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "坏.txt").write_bytes(b"\x81\xff\x00\xff")
    assert "既不是 UTF-8 也不是 GB18030" in complaint(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("effective_to: 2025-12-31", "effective_to: someday", "字段有误：effective_to"),
        ("\nkind: 建设方案\n", "\nkind: 建设方案\ncolour: red\n", "字段有误：colour"),
        ("自2021年8月18日起实施", "自2022年8月18日起实施", "effective_from 依据“自2022年8月18日起实施”不在原文中"),
        ("id: zimao-2021", "id: [", "不是有效的 YAML"),
        ("notes:", "slice: {start: 没有这句话}\nnotes:", "起止标记“没有这句话”"),
    ],
)
def test_bad_metadata_is_refused_in_plain_words(folder: Path, old: str, new: str, said: str) -> None:
    edit(folder, old, new)
    assert said in complaint(folder)


def test_two_documents_with_one_id_are_refused(folder: Path) -> None:
    shutil.copy(folder / "zimao-2021.yaml", folder / "zz.yaml")
    assert "文件编号 zimao-2021 重复" in complaint(folder)
