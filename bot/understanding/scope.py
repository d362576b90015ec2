"""Whether a message is for this assistant at all (DESIGN §5, `out_of_scope`)."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.understanding.patterns import scope_patterns
from bot.understanding.prototypes import Kind

Scope = Literal["in_scope", "forgery", "injection", "other_task", "off_topic", "small_talk"]

_FAMILIAR = 0.5  # share of the documents' vocabulary from which a message is taken for a question about them
_ASKED = 0.5  # nearness to a reviewed question from which a message is one of these
_ASKED_SO = 0.36  # the same for a message that no pattern takes for another subject
_IN_WORDS = 0.4  # the same by words alone, in a familiar message
_DOUBT = 0.004  # how much nearer the others must be to outweigh the documents' own words, or to be called hostile
_ELSEWHERE_TOO = 0.01  # … where the documents may be about anything, or the like was asked of them
_OURS = -0.012  # how much farther the others must be to outweigh a word of another subject
_SENTENCE = re.compile(r"[。!?;\n]+")
_PART = re.compile(r"[。!?;\n,、~…]+")


@dataclass(frozen=True)
class Likeness:
    """What a message is like; worked out when its words leave open whether it is for us.

    A part of town or a way of speaking (机关瘦身) that belongs to another subject elsewhere is no other subject where
    people are known to ask of it.
    """

    other: Callable[[], tuple[Kind, float]] | None = None  # the kind of other message it is nearest to, and by how much
    asked: Callable[[], float] = float  # nearness to what people are known to ask of the documents
    asked_in_words: Callable[[], float] = float  # the same by words alone


NOTHING_KNOWN = Likeness()


def judge_scope(
    text: str, domain_weight: float, likeness: Likeness = NOTHING_KNOWN, any_subject: bool = False
) -> Scope:
    """Judge a normalised message; `domain_weight` (0–1) is how much of it is vocabulary of the documents.

    `any_subject` says that some documents may be about anything (flats, taxes, families): then a word of another
    subject alone does not tell.

    Acts that are never ours are refused whatever they are about; talk and other subjects only where the message names
    nothing of the policies. Only where no words tell, what the message means is weighed.
    """
    text = _visible(text)
    if told := _act(text) or _manners(text):
        return told
    other = _other_subject(text)
    if other is None and _is_of_the_documents(text, domain_weight, likeness):
        return "in_scope"
    asked = likeness.asked()
    if asked >= _ASKED:
        return "in_scope"
    ours = other == "off_topic" and likeness.other is not None and likeness.other()[1] <= _OURS
    if other and not ours and not (any_subject and other == "off_topic"):
        return other  # 老婆随迁管不管: a word of another subject in a question of ours
    open_ = (other is None or ours) and (any_subject or asked >= _ASKED_SO)
    return _meaning(text, domain_weight, likeness, _ELSEWHERE_TOO if open_ else 0.0)


def _is_of_the_documents(text: str, domain_weight: float, likeness: Likeness) -> bool:
    """Whether most words are of the documents, and it names a policy or is put as reviewed questions are."""
    if domain_weight < _FAMILIAR:
        return False
    return scope_patterns()["policy"].search(text) or likeness.asked_in_words() >= _IN_WORDS


def _visible(text: str) -> str:
    """Without the characters that show nothing, which may hide a word from the patterns."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _act(text: str) -> Scope | None:
    patterns = scope_patterns()
    if any(_forges(sentence) for sentence in _SENTENCE.split(text)):
        return "forgery"
    if patterns["injection"].search(text):
        return "injection"
    return "other_task" if patterns["other_task"].search(text) else None


def _forges(sentence: str) -> bool:
    """Whether forging is asked for, rather than what becomes of those who forge."""
    patterns = scope_patterns()
    if patterns["orders"].search(sentence):
        return True
    return patterns["forgery"].search(sentence) and not _asks_what_becomes(sentence)


def _asks_what_becomes(text: str) -> bool:
    patterns = scope_patterns()
    return patterns["consequences"].search(text) and not patterns["evasion"].search(text)


def _manners(text: str) -> Scope | None:
    """What only greets or thanks, and what only answers."""
    said = _said(text)
    if not said:
        return "small_talk"
    return "in_scope" if scope_patterns()["answer"].fullmatch(said) else None


def _said(text: str) -> str:
    """The parts that do more than greet or thank."""
    pleasantry = scope_patterns()["pleasantry"]
    return ",".join(part for part in _PART.split(text) if part and not pleasantry.fullmatch(part))


def _other_subject(text: str) -> Scope | None:
    """Talk, or another subject, in a message that names nothing of the policies."""
    patterns, said = scope_patterns(), _said(text)
    if patterns["policy"].search(said):
        return None
    if patterns["small_talk"].search(said):
        return "small_talk"
    return "off_topic" if patterns["topics"].search(said) else None


def _meaning(text: str, domain_weight: float, likeness: Likeness, allowed: float) -> Scope:
    """By the example messages; `allowed` is how much nearer those of other subjects may be all the same."""
    if likeness.other is None:
        return "in_scope"
    familiar = domain_weight >= _FAMILIAR or scope_patterns()["policy"].search(text)
    kind, margin = likeness.other()
    if margin <= (max(_DOUBT, allowed) if familiar or kind != "off_topic" else allowed):
        return "in_scope"
    return "in_scope" if kind == "forgery" and _asks_what_becomes(text) else kind
