import re

from policy_corpus.corpus import Corpus
from tests.policy_corpus.parsing.support import parse


def test_long_lines_are_cut_only_at_ends_of_sentences(corpus: Corpus) -> None:
    for paragraph in corpus.paragraphs.values():
        clause = corpus.clauses[paragraph.clause_id]
        following = corpus.documents[clause.document_id].source_text[paragraph.end : clause.end]
        same_line = following.lstrip(" 　")[:1] not in ("", "\n")
        if same_line and clause.kind != "table":
            assert re.search(r"[。！？][”’）)》]*$", paragraph.text), paragraph.text


def test_paragraphs_are_short_unless_one_sentence_is_long(corpus: Corpus) -> None:
    long = [p for p in corpus.paragraphs.values() if len(p.text) > 360]
    assert all(p.text.rstrip("。").count("。") <= 1 for p in long)


def test_responsible_units_stay_with_the_sentence_they_belong_to() -> None:
    task = "推进平台建设，落实各项政策。" * 26 + "做好统筹。(责任单位:市科技局)"
    assert parse("一、任务\n" + task).clauses[0].paragraphs[-1].facets.units.responsible == ("市科技局",)
