"""A question is led by reviewed questions to the sentence that answers it."""

from pathlib import Path

import numpy as np
import pytest

from policy_corpus.asked.questions import Asked, all_questions
from retrieval import prepared as preparing
from retrieval.asked import QuestionBank
from retrieval.canonical import canonical
from retrieval.encoder import E5Encoder
from retrieval.evidence import EvidenceIndex, EvidenceQuery
from retrieval.prepared import prepare, prepared, rows_of, vectors_digest, words_digest
from retrieval.sentences import DistrictFinder, sentences_of
from tests.retrieval.conftest import tiny_corpus

ASKED = (
    Asked("plan/1-3", "每年补助最高20万元", ("院士站一年给几个钱", "请老专家来坐镇有补贴没")),
    Asked("rules/1-1", "合同金额30%", ("第一台设备卖出去给报几成",)),
    Asked("rules/1-1", "", ("首台套上哪儿报名",)),
    Asked("rules/1-1", "早已改掉的话", ("这句还在吗",)),
)


@pytest.fixture(scope="module")
def index() -> EvidenceIndex:
    corpus = tiny_corpus()
    return EvidenceIndex(corpus, sentences_of(corpus, DistrictFinder({})), canonical, ASKED)


@pytest.fixture(scope="module")
def bank(index: EvidenceIndex) -> QuestionBank:
    return index.bank


@pytest.mark.parametrize(
    ("question", "words"),
    [("请老专家来，有没有补贴", "每年补助最高20万元"), ("卖出第一台设备，报几成", "按合同金额30%")],
)
def test_the_nearest_question_leads_to_its_sentence(index: EvidenceIndex, question: str, words: str) -> None:
    nearest = index.bank.nearest(canonical(question))
    assert words in index.sentences[int(nearest.answered.argmax())].text
    first = index.rank(EvidenceQuery(text=canonical(question)), {}, asked=nearest)[0]
    assert words in first.sentence.text


def test_words_alone_stand_for_the_meaning_where_there_are_no_vectors(bank: QuestionBank) -> None:
    leads = bank.nearest(canonical("院士站一年给几个钱")).leads
    assert set(leads) == {"asked_words", "asked_meaning"}
    assert (leads["asked_words"] == leads["asked_meaning"]).all()


def test_a_question_is_as_near_as_can_be_to_itself(bank: QuestionBank) -> None:
    assert bank.nearest(canonical("院士站一年给几个钱")).answered.max() == pytest.approx(1.0)


def test_what_the_documents_leave_open_is_told_apart(bank: QuestionBank) -> None:
    nearest = bank.nearest(canonical("首台套到哪儿报名啊"))
    assert nearest.unsaid > nearest.answered.max()


def test_the_nearest_questions_say_how_many_such_are_left_open(bank: QuestionBank) -> None:
    left_open, answered = (bank.nearest(canonical(q)) for q in ("首台套上哪儿报名", "院士站一年给几个钱"))
    assert left_open.unsaid_share > 0.5 > answered.unsaid_share


def test_words_are_asked_of_the_sentences_that_answer_the_questions_they_stand_in(index: EvidenceIndex) -> None:
    pays = int(index.bank.nearest(canonical("院士站一年给几个钱")).answered.argmax())
    assert index.bank.words_asked(["坐镇", "几成"], [pays]) == {"坐镇"}


def test_questions_about_words_that_are_gone_lead_nowhere(bank: QuestionBank) -> None:
    assert bank.nearest(canonical("这句还在吗")).answered.max() == 0


def test_a_question_without_words_is_near_to_none(bank: QuestionBank) -> None:
    assert bank.nearest("？").answered.max() == 0


def test_no_questions_at_all_lead_nowhere(index: EvidenceIndex) -> None:
    nearest = QuestionBank((), index.sentences).nearest(canonical("院士站一年给几个钱"))
    assert (nearest.answered.max(), nearest.unsaid) == (0, 0)


def test_the_shipped_file_is_of_these_questions() -> None:
    """Otherwise run `python -m retrieval.prepared`."""
    with np.load(Path(preparing.__file__).with_name("data") / "asked.npz") as kept:
        assert str(kept["words_digest"]) == words_digest(all_questions())
        assert str(kept["vectors_digest"]) == vectors_digest(all_questions())


def test_the_shipped_vectors_are_the_model_s() -> None:
    questions, encoder = all_questions(), E5Encoder()
    meaning = prepared(questions).meaning
    assert meaning is not None
    for row in range(0, len(questions), len(questions) // 5):
        cosines = meaning.cosines(encoder.query_vector(questions[row]))
        assert float(cosines[row]) > 0.99
        assert questions[int(cosines.argmax())] == questions[row]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("prepared") / "asked.npz"
    prepare(["院士站给多少", "首台套报几成"], file=file)
    return file


def test_what_is_written_is_read(written: Path) -> None:
    questions = ["院士站给多少", "首台套报几成"]
    read = prepared(questions, written)
    assert {gram: rows.tolist() for gram, rows in read.rows.items()} == {
        gram: rows.tolist() for gram, rows in rows_of(questions).items()
    }
    assert read.meaning is not None
    assert read.meaning.rows.shape[0] == 2


def test_of_other_questions_only_the_words_are_worked_out(written: Path) -> None:
    read = prepared(["别的问题"], written)
    assert read.meaning is None
    assert set(read.rows) == set(rows_of(["别的问题"]))
