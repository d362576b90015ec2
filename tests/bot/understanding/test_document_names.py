"""Documents that nobody reviewed are named by some words of their titles."""

import pytest

from bot.understanding.document_names import worded_names
from policy_corpus.model import Document

TITLE = "示范市高层次人才安居实施细则（试行）"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("示范安居细则哪天到期", "示范安居细则"),
        ("人才安居的细则谁印发的", "人才安居的细则"),
        ("市里的细则谁印发的", ""),
        ("实施细则谁印发的", ""),  # what any title has
    ],
)
def test_some_words_of_a_title_name_its_document(text: str, named: str) -> None:
    document = Document(
        id="probe",
        title=TITLE,
        short_title=TITLE,
        region="示范市",
        kind="实施细则",
        source="probe.txt",
        sha256="0",
        reviewed=False,
    )
    found = worded_names([document], {})["probe"].search(text)
    assert (found[0] if found else "") == named
