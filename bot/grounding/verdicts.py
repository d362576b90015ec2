"""What measures are said to give, checked against their clauses: tiers, caps, rates, and the computation shown."""

from collections.abc import Callable, Iterable, Sequence

from bot.eligibility import Assessment
from bot.grounding.computation import computed_wrong, left_over, result_spans
from bot.grounding.matching import holds, misplaced
from bot.grounding.reading import Mention, Reading, read

Asked = Callable[[Reading, Mention], bool]


def statements(measure: Assessment) -> list[str]:
    """What the measure gives, led by its title, and how that was computed."""
    amount = measure.amount
    if amount is None:
        return []
    return [f"{measure.title}：{amount.text}"] * bool(amount.text) + [amount.formula or ""] * bool(amount.formula)


def verdict_faults(
    measure: Assessment, evidence: Sequence[Reading], wider: Sequence[Reading], asked: Asked
) -> list[str]:
    """What of the amount the clause does not bear out; `wider` is looked at where the sources lack a figure."""
    results: set[str] = set()
    wrong: list[str] = []
    for text in reversed(statements(measure)):
        wrong += computation_faults(text.removeprefix(f"{measure.title}："), evidence, asked, results, wider)
    return wrong


def computation_faults(
    text: str, evidence: Sequence[Reading], asked: Asked, results: set[str], wider: Sequence[Reading] = ()
) -> list[str]:
    """Mentions that neither the evidence nor a computation before them holds; `results` grows."""
    reading = read(text)
    wrong = computed_wrong(reading.text)
    results |= left_over(reading.text)
    for mention in reading.mentions:
        if is_result(reading, mention):
            results |= {mention.value, *mention.value.split("~")}
        elif mention.value not in results and not _held(reading, mention, evidence, wider, results, asked):
            wrong.append(reading.shows(mention))
    return wrong


def _held(
    reading: Reading,
    mention: Mention,
    evidence: Sequence[Reading],
    wider: Sequence[Reading],
    results: Iterable[str],
    asked: Asked,
) -> bool:
    nearest = evidence if holds(reading, mention, evidence) else [*evidence, *wider]
    if not misplaced(reading, mention, nearest):
        return True
    if "~" in mention.value:
        present = {figure.value for one in evidence for figure in one.figures}.union(results)
        return set(mention.value.split("~")) <= present
    return asked(reading, mention)


def is_result(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is what a shown computation comes to."""
    spans = result_spans(reading.text) if "=" in reading.text else []
    return any(start <= mention.start and mention.end <= end for start, end in spans)
