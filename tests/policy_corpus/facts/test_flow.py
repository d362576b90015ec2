"""The flow of a text keeps its place in the source."""

from hypothesis import given
from hypothesis import strategies as st

from policy_corpus.facts.flow import fold, make_flow
from policy_corpus.facts.segments import split_sentences

TEXTS = st.text(alphabet="到年家万元%第一二条（）()，,。.;；:\n 0123456789ＡＢ区*#、“”", max_size=120)


def test_page_breaks_inside_a_sentence_are_joined_and_line_ends_kept() -> None:
    source = "到 2019 年，培育\n\n10 家企业。\n金普新区新增5家"
    assert make_flow(source, 0, len(source)).text == "到2019年，培育10家企业。\n金普新区新增5家"


def test_half_width_punctuation_reads_as_full_width_and_numbers_keep_their_commas() -> None:
    source = "面积1,000平方米,比重3.2%."
    assert make_flow(source, 0, len(source)).text == "面积1,000平方米，比重3.2%。"


@given(TEXTS)
def test_every_character_of_the_flow_stands_in_the_source_where_it_says(source: str) -> None:
    flow = make_flow(source, 0, len(source))
    assert len(flow.text) == len(flow.offsets)
    assert list(flow.offsets) == sorted(set(flow.offsets))
    for character, offset in zip(flow.text, flow.offsets, strict=True):
        assert character == fold(source[offset]) or (character, fold(source[offset])) in {("。", "."), (",", "，")}


@given(TEXTS)
def test_sentences_and_segments_are_parts_of_the_flow(source: str) -> None:
    flow = make_flow(source, 0, len(source)).text
    for sentence in split_sentences(flow):
        assert flow[sentence.start :].startswith(sentence.text)
        for segment in sentence.segments:
            assert flow[segment.start : segment.end] == segment.text
            for quantity in segment.quantities:
                assert 0 <= quantity.start < quantity.end <= len(segment.text)
