"""Whether a message is for this assistant at all (DESIGN §5, `out_of_scope`)."""

import re
import unicodedata
from typing import Literal

from bot.understanding.patterns import scope_patterns
from bot.understanding.prototypes import Prototypes
from retrieval.encoder import Vector

Scope = Literal["in_scope", "forgery", "injection", "other_task", "off_topic", "small_talk"]

_FAMILIAR = 0.5  # share of the documents' vocabulary from which a message is taken for a question about them
_ASKED = 0.5  # nearness to a reviewed question from which a message is one of these
_ASKED_SO = 0.36  # the same for a message that no pattern takes for another subject
_DOUBT = 0.004  # how much nearer the others must be to outweigh the documents' own words, or to be called hostile
_ELSEWHERE_TOO = 0.01  # … where the documents may be about anything, or the like was asked of them
_OURS = -0.012  # how much farther the others must be to outweigh a word of another subject
_SENTENCE = re.compile(r"[。!?;\n]+")
_PART = re.compile(r"[。!?;\n,、~…]+")


def judge_scope(
    text: str,
    domain_weight: float,
    vector: Vector | None = None,
    prototypes: Prototypes | None = None,
    asked: float = 0.0,
    any_subject: bool = False,
) -> Scope:
    """Judge a normalised message; `domain_weight` (0–1) is how much of it is vocabulary of the documents.

    `asked` is its nearness to what people are known to ask of them: a part of town or a way of speaking (机关瘦身) that
    belongs to another subject elsewhere is no other subject there. `any_subject` says that some documents may be about
    anything (flats, taxes, families): then a word of another subject alone does not tell.

    Acts that are never ours are refused whatever they are about; talk and other subjects only where the message names
    nothing of the policies. Where no pattern speaks, `vector` (the message's) is compared with the `prototypes`.
    """
    text = _visible(text)
    told = _act(text) or ("in_scope" if asked >= _ASKED else None) or _subject(text, vector, prototypes)
    if told and not (any_subject and told == "off_topic"):
        return told
    open_ = not told and (any_subject or asked >= _ASKED_SO)
    return _meaning(text, domain_weight, vector, prototypes, _ELSEWHERE_TOO if open_ else 0.0)


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


def _subject(text: str, vector: Vector | None, prototypes: Prototypes | None) -> Scope | None:
    patterns = scope_patterns()
    said = ",".join(part for part in _PART.split(text) if part and not patterns["pleasantry"].fullmatch(part))
    if not said:
        return "small_talk"
    if patterns["answer"].fullmatch(said):
        return "in_scope"
    if patterns["policy"].search(said):
        return None
    if patterns["small_talk"].search(said):
        return "small_talk"
    if not patterns["topics"].search(said):
        return None
    ours = vector is not None and prototypes is not None and prototypes.nearest(vector)[1] <= _OURS
    return None if ours else "off_topic"  # 老婆随迁管不管: a word of another subject in a question of ours


def _meaning(
    text: str, domain_weight: float, vector: Vector | None, prototypes: Prototypes | None, allowed: float
) -> Scope:
    """By the example messages; `allowed` is how much nearer those of other subjects may be all the same."""
    if vector is None or prototypes is None:
        return "in_scope"
    familiar = domain_weight >= _FAMILIAR or scope_patterns()["policy"].search(text)
    kind, margin = prototypes.nearest(vector)
    if margin <= (max(_DOUBT, allowed) if familiar or kind != "off_topic" else allowed):
        return "in_scope"
    return "in_scope" if kind == "forgery" and _asks_what_becomes(text) else kind
