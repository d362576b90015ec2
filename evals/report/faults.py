"""Why a case failed, in short Chinese phrases."""

from evals.given import Given
from evals.metrics import STATUS_OF
from evals.record import Row
from evals.report.wording import status_name
from evals.text import squash


def faults(row: Row) -> list[str]:
    """Every reason why the case did not pass, the gravest first; empty for a pass."""
    judgement, case = row.judgement, row.case
    if judgement.error:
        return [f"出错：{judgement.error}"]
    found = []
    if not judgement.status_ok:
        found.append(f"状态应为“{status_name(STATUS_OF[case.expect])}”，得“{status_name(judgement.status)}”")
    found += [f"未引用：{quote}" for quote in _uncited(row)]
    answer = squash(row.answer)
    groups = [group for group in case.must_contain if not any(squash(words) in answer for words in group)]
    found += [f"应写明：{' / '.join(group)}" for group in groups]
    found += [f"不应出现：{words}" for words in case.must_not_contain if squash(words) in answer]
    return found


def _uncited(row: Row) -> list[str]:
    cited = [citation.text for citation in Given.model_validate(row.exchange.replies[-1]).citations]
    return [gold.quote for gold in row.case.gold if not any(squash(gold.quote) in text for text in cited)]


def concerns(row: Row) -> list[str]:
    """What is wrong with the reply's evidence, whether or not the case passed."""
    found = [f"无出处的数字：{figure}" for figure in row.judgement.ungrounded]
    return found + (["引文与条款不一致"] if row.judgement.verbatim is False else [])
