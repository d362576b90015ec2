"""Whether cases pass when the whole answer flow runs with other weights."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.assistant import Assistant
from evals.bench.ablation_weights import Variant
from evals.case import Case
from evals.runner import judge_exchange
from evals.targets import AssistantTarget
from retrieval.retriever import Retriever


def passed(assistant: Assistant, cases: Sequence[Case], variants: Sequence[Variant]) -> Iterator[list[bool]]:
    """One boolean a case, for each variant."""
    for variant in variants:
        target = AssistantTarget(_weighted(assistant, variant))
        yield [judge_exchange(case, target.ask(case)).passed for case in cases]


def _weighted(assistant: Assistant, variant: Variant) -> Assistant:
    evidence = assistant.kit.evidence.weighed_by(dict(variant.ranking))
    retriever = Retriever(assistant.corpus, assistant.kit.retriever.index, variant.fusion)
    return Assistant(replace(assistant.kit, evidence=evidence, retriever=retriever), assistant.settings)
