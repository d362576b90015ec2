"""Whatever the endpoint does, the rule-based answer is there within the deadline, with a warning."""

import socket
import time
from datetime import date

import httpx
import pytest

from bot.citing import cite
from bot.drafting import Draft, Source
from bot.llm.deadline import Deadline
from policy_corpus.corpus import Corpus
from tests.bot.llm.models import OpenSteps

BOUND_S = 20  # far above the deadline of a second, far below what the server would take
LINES = (
    "对建设院士工作站的单位，经综合评估后，每年最高给予20万元补助。",
    "对新认定的高新技术企业，一次性给予10万元奖励。",
)
ENDPOINT_FAULTS = {
    "slow": "没有在时限内答完",
    "silent": "没有在时限内答完",
    "keepalive": "没有在时限内答完",
    "endless": "回答过长",
    "empty": "没有回答",
    "html": "读不懂",
    "truncated": "没有写完",
    "dropped": "连接中断",
    "malformed": "读不懂",
    "status-400": "不接受这个请求",
    "status-401": "密钥",
    "status-429": "请求太多",
    "status-500": "服务出错",
    "status-503": "服务出错",
}
REPLY_FAULTS = ("english", "refusing", "prompt-echo", "wrong-figure", "invented-mark", "injected")


@pytest.fixture
def draft(small_corpus: Corpus) -> Draft:
    clause = next(c for c in small_corpus.clauses.values() if "院士工作站" in c.text)
    draft = Draft("answered")
    for number, line in enumerate(LINES):
        draft.say(line, Source(clause.id, clause.start + number, clause.end))
    return draft


@pytest.mark.parametrize("fault", ENDPOINT_FAULTS)
def test_a_failing_endpoint_leaves_the_rule_based_answer(
    fault: str, draft: Draft, small_corpus: Corpus, open_steps: OpenSteps
) -> None:
    steps, tally = open_steps(fault, llm_deadline_s=1.0, llm_reply_tokens=200)
    started = time.monotonic()
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert time.monotonic() - started < BOUND_S
    assert [line.text for line in draft.lines] == list(LINES)
    assert ENDPOINT_FAULTS[fault] in draft.warnings[0]
    assert any(name.startswith("fallback:wording:") for name in tally.counts)


@pytest.mark.parametrize("fault", REPLY_FAULTS)
def test_a_bad_reply_leaves_the_rule_based_answer(fault: str, draft: Draft, open_steps: OpenSteps) -> None:
    steps, tally = open_steps(fault)
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert [line.text for line in draft.lines] == list(LINES)
    assert "对不上" in draft.warnings[0]
    assert sum(count for name, count in tally.counts.items() if name.startswith("rejected:")) == len(LINES)


def test_a_good_wording_is_taken_and_shown_line_by_line(
    draft: Draft, small_corpus: Corpus, open_steps: OpenSteps
) -> None:
    steps, tally = open_steps("polite")
    shown: list[str] = []
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), shown.append)
    assert draft.lines[0].text == f"按照规定，{LINES[0]}".replace("给予", "可以给予")
    assert "".join(shown) == cite(draft, small_corpus, date(2023, 6, 1))[0]
    assert draft.warnings == []
    assert tally.counts["accepted"] == 2
    assert (tally.counts["prompt_tokens"], tally.counts["reply_tokens"]) == (90, 30)


@pytest.mark.parametrize("manner", ["preamble", "thinking"])
def test_talk_around_the_lines_is_left_out(manner: str, draft: Draft, open_steps: OpenSteps) -> None:
    steps, _ = open_steps(manner)
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert [line.text for line in draft.lines] == list(LINES)
    assert draft.warnings == []


def test_what_does_not_come_back_stays(draft: Draft, open_steps: OpenSteps) -> None:
    steps, tally = open_steps("one-line-only")
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert tally.counts["rejected:missing"] == 1
    assert draft.lines[1].text == LINES[1]


def test_the_same_question_is_asked_of_the_model_once(draft: Draft, open_steps: OpenSteps) -> None:
    steps, tally = open_steps("copy")
    for _ in range(2):
        steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert len(tally.seconds) == 1
    assert tally.counts["cached"] == 1
    steps.editor.reword(draft, "另一个问题", Deadline(steps.deadline_s), lambda _: None)
    assert len(tally.seconds) == 2


def test_lines_beyond_the_budget_stay_and_a_warning_says_so(draft: Draft, open_steps: OpenSteps) -> None:
    steps, tally = open_steps("polite", llm_reply_tokens=70)
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert tally.counts["accepted"] == 1
    assert draft.lines[0].text != LINES[0]
    assert draft.lines[1].text == LINES[1]
    assert draft.warnings == ["内容较长，后面1行没有交给语言模型改写。"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_endpoint_is_asked_again(status: int, draft: Draft, scripted_url: str, open_steps: OpenSteps) -> None:
    steps, _ = open_steps(f"status-{status}-twice")
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert draft.warnings == []
    assert _calls(scripted_url)[f"status-{status}-twice"] == 3


def test_a_refused_key_is_not_tried_again(draft: Draft, scripted_url: str, open_steps: OpenSteps) -> None:
    steps, _ = open_steps("status-401#once")
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert _calls(scripted_url)["status-401#once"] == 1


def test_a_dead_endpoint_costs_its_deadline_once(draft: Draft, scripted_url: str, open_steps: OpenSteps) -> None:
    steps, tally = open_steps("silent#circuit", llm_deadline_s=0.5, llm_recheck_s=60)
    for _ in range(5):
        steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert tally.counts == {"fallback:wording:late": 1, "fallback:wording:stopped": 4}
    assert _calls(scripted_url)["silent#circuit"] == 1


def test_an_endpoint_that_keeps_failing_is_left_alone_until_it_is_back(draft: Draft, open_steps: OpenSteps) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    steps, tally = open_steps("copy", url=f"http://127.0.0.1:{port}/v1", llm_recheck_s=60)
    for _ in range(2):
        steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert tally.counts == {"fallback:wording:unreachable": 1, "fallback:wording:stopped": 1}


def test_an_endpoint_that_is_back_is_asked_again(draft: Draft, scripted_url: str, open_steps: OpenSteps) -> None:
    steps, tally = open_steps("status-401-twice", llm_recheck_s=0.1)
    ends = Deadline(10)
    while not tally.counts["accepted"] and ends.left():
        steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert tally.counts["accepted"] == 2


def test_what_the_model_has_no_room_for_is_left(draft: Draft, open_steps: OpenSteps) -> None:
    steps, _ = open_steps("slow", llm_concurrency=1, llm_deadline_s=2.0)
    messages = steps.editor.template.render({"boundary": "a", "question": "b", "lines": "1|一二三四五六七八九十"})
    occupied = steps.endpoint.stream(messages, Deadline(5))
    next(occupied)
    steps.editor.reword(draft, "能拿多少补助？", Deadline(steps.deadline_s), lambda _: None)
    assert "正忙" in draft.warnings[0]
    occupied.close()


def _calls(url: str) -> dict[str, int]:
    counted: dict[str, int] = httpx.get(url.replace("/v1", "/calls"), trust_env=False).json()
    return counted
