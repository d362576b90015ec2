import csv
from datetime import date
from pathlib import Path

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.parsing import propose_metadata, read_identity

# What a careful reader finds in the sixteen other documents.
READ: dict[str, dict[str, object]] = {
    "02.txt": {"effective_from": date(2016, 1, 1), "effective_to": date(2018, 12, 31)},
    "03.txt": {"effective_from": date(2013, 1, 1), "effective_to": date(2015, 12, 31)},
    "05.txt": {"effective_from": date(2016, 1, 1), "effective_to": date(2020, 12, 31)},
    "06.txt": {"effective_from": date(2016, 1, 1), "effective_to": date(2017, 12, 31)},
    "09.txt": {},
    "10.txt": {"issued_on": date(2023, 2, 8), "effective_from": date(2023, 2, 8), "effective_to": date(2026, 2, 7)},
    "12.txt": {"effective_from": None},
    "14.txt": {"number": "国办发〔2018〕126号", "issuer": "国务院办公厅", "issued_on": date(2018, 12, 23)},
    "15.txt": {"number": "国发〔2018〕41号", "issued_on": date(2018, 12, 13), "effective_from": date(2019, 1, 1)},
    "17.txt": {"number": "国办函〔2005〕57号", "issued_on": date(2005, 6, 11), "effective_from": date(2005, 6, 11)},
    "19.txt": {"number": "国发〔2018〕38号", "issuer": "国务院", "issued_on": date(2018, 11, 7)},
    "21.txt": {"issued_on": date(2015, 7, 15), "effective_from": date(2015, 7, 1), "effective_to": date(2018, 6, 30)},
    "23.txt": {"issuer": "重庆市人民政府", "issued_on": date(2010, 6, 8), "effective_from": date(2010, 7, 1)},
    "28.txt": {"number": "深府〔2005〕125号", "issuer": "深圳市人民政府", "effective_from": None},
    "29.txt": {"issuer": "重庆市人民政府", "issued_on": date(2016, 9, 12), "effective_from": date(2016, 11, 1)},
    "33.txt": {"effective_from": None},
}
_READ_BY_HAND = {"issuer", "number"}  # fields checked only where READ names them


def test_proposals_agree_with_the_reviewed_metadata(corpus: Corpus) -> None:
    for parsed in corpus.documents.values():
        for proposal in propose_metadata(parsed.source_text):
            assert getattr(parsed.document, proposal.field) == proposal.value, (parsed.document.id, proposal)


def test_every_reviewed_date_number_and_issuer_was_proposed(corpus: Corpus) -> None:
    fields = ("number", "issuer", "issued_on", "effective_from", "effective_to", "plan_period")
    missed = []
    for parsed in corpus.documents.values():
        proposed = {proposal.field for proposal in propose_metadata(parsed.source_text)}
        missed += [(parsed.document.id, f) for f in fields if getattr(parsed.document, f) and f not in proposed]
    assert missed == [("gaoxin-plan-2025", "plan_period")]  # not stated as such: see its notes


def test_quotes_stand_in_the_text(corpus: Corpus) -> None:
    for parsed in corpus.documents.values():
        assert all(proposal.quote in parsed.source_text for proposal in propose_metadata(parsed.source_text))


def test_other_documents_are_read_as_a_careful_reader_would(policies: Path) -> None:
    for name, expected in READ.items():
        found = {p.field: p.value for p in propose_metadata((policies / name).read_text(encoding="utf-8"))}
        compared = {f: v for f, v in found.items() if f in expected or f not in _READ_BY_HAND}
        assert compared == expected, name


def test_validity_lines_of_other_documents_are_quoted(policies: Path) -> None:
    with (policies / "MANIFEST.tsv").open(encoding="utf-8") as stream:
        lines = {row["file"]: row["validity_line"] for row in csv.DictReader(stream, delimiter="\t")}
    for name, line in lines.items():
        proposals = propose_metadata((policies / name).read_text(encoding="utf-8"))
        quotes = [p.quote for p in proposals if p.field in ("effective_from", "effective_to")]
        stated = any(word in line for word in ("施行", "实施", "实行年限"))
        assert bool(quotes) == stated, name
        assert all(quote in line for quote in quotes), name


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("本办法自2030年3月1日起施行，有效期5年。", date(2035, 2, 28)),
        ("本办法自2030年3月1日起施行，有效期为三年。", date(2033, 2, 28)),
        ("本办法自2030年3月1日起施行，有效期两年。", date(2032, 2, 29)),
        ("本办法自2030年3月1日起执行，至二〇三一年六月三十日止。", date(2031, 6, 30)),
        ("本办法自2030年3月1日起实施，有效期至2031年12月31日。", date(2031, 12, 31)),
        ("本办法自2030年3月1日起施行，试行三年。", date(2033, 2, 28)),
        ("本办法自2030年3月1日起施行，执行期限为两年。", date(2032, 2, 29)),
        ("本措施自2030年3月1日起施行，有效期截至2032年12月31日。", date(2032, 12, 31)),
        ("本办法自2030年3月1日起施行。证件在有效期内可以使用。", None),
    ],
)
def test_end_of_validity_is_computed_from_its_beginning(line: str, last: date | None) -> None:
    found = {proposal.field: proposal.value for proposal in propose_metadata(line)}
    assert found.get("effective_to") == last


def test_five_year_plans_cover_their_five_years() -> None:
    found = propose_metadata("示范市科技发展“十三五”规划\n为推动发展，制定本规划。\n一、目标\n取得进展。")
    assert [str(proposal.value) for proposal in found] == ["first_year=2016 last_year=2020"]


def test_a_line_under_the_title_tells_who_issued_it_and_when() -> None:
    text = "示范市人才安居实施细则\n（示范市住房局 2030年9月28日印发）\n第一条 为落实条例，制定本细则。"
    found = {proposal.field: proposal.value for proposal in propose_metadata(text)}
    assert (found["issuer"], found["issued_on"]) == ("示范市住房局", date(2030, 9, 28))


def test_an_explanation_is_called_after_what_it_explains() -> None:
    page = "发布日期：2030-03-15  来源：示范区商务局"
    answer = "答：每家奖励20万元，当年兑付，不与其他奖励重复，由区商务局受理。"
    text = f"《示范区首店办法》政策解读\n{page}\n问：奖多少？\n{answer}"
    found = read_identity(text, None)
    assert found is not None
    assert (found.title, found.short_title, found.region) == (
        "《示范区首店办法》政策解读",
        "〈示范区首店办法〉政策解读",
        "示范区",
    )
