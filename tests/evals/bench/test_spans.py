from evals.bench.spans import Question, Sources, Span, hit, located, recall
from tests.evals.builders import case

TEXT = "第一条 对国家级平台，给予一次性\n500万元 补助。\n第二条 给予一次性500万元补助。"
SOURCES = Sources({"a": "产业创新特区建设方案", "b": "另一方案"}, {"a": TEXT, "b": "给予一次性500万元补助。"})


def question() -> Question:
    return located([case(gold=[{"doc": "创新特区", "quote": "对国家级平台，给予一次性500万元补助"}])], SOURCES)[0]


def test_quotes_are_found_across_line_breaks_and_spaces() -> None:
    (span,) = SOURCES.places(case(gold=[{"doc": "创新特区", "quote": "国家级平台，给予一次性500万元补助"}]).gold[0])
    assert TEXT[span.start : span.end] == "国家级平台，给予一次性\n500万元 补助"


def test_every_place_in_the_named_document_and_no_other_counts() -> None:
    places = SOURCES.places(case(gold=[{"doc": "创新特区", "quote": "给予一次性500万元补助"}]).gold[0])
    assert [span.document_id for span in places] == ["a", "a"]


def test_spans_that_meet_cover_a_quote_together() -> None:
    place = Span("a", 4, 20)
    assert SOURCES.covers([Span("a", 0, 12), Span("a", 12, 30)], place)
    assert not SOURCES.covers([Span("a", 0, 12)], place)
    assert not SOURCES.covers([Span("b", 0, 30)], place)


def test_white_space_between_spans_is_no_gap() -> None:
    gap = TEXT.index("\n")
    assert SOURCES.covers([Span("a", 0, gap), Span("a", gap + 1, 40)], Span("a", 4, 20))


def test_recall_and_hit_need_the_whole_quote() -> None:
    whole, half = [Span("a", 0, 30)], [Span("a", 0, 10)]
    assert (recall(question(), whole, SOURCES), hit(question(), whole, SOURCES)) == (1.0, True)
    assert (recall(question(), half, SOURCES), hit(question(), half, SOURCES)) == (0.0, False)


def test_questions_that_a_search_cannot_be_judged_by_are_left_out() -> None:
    gold = [{"doc": "创新特区", "quote": "给予一次性500万元补助"}]
    unusable = [
        case(id="two", gold=gold, turns=["一", "二"]),
        case(id="refusal", gold=gold, expect="not_found"),
        case(id="nowhere", gold=[{"doc": "创新特区", "quote": "没有这句"}]),
        case(id="none", gold=[]),
    ]
    assert located(unusable, SOURCES) == []
