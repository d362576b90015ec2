"""Whether the sources of an answer speak of every thing that the question names, rather than of one like it.

A question about a 商标 is not answered by what a 技术转移机构 gets, however well the other words agree.
"""

import re

from bot.answering.candidates import basis
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.profile.lexicon import option_surfaces
from bot.understanding.patterns import load_data
from bot.understanding.preamble import asked_words
from bot.understanding.several import asks, pieces_of
from policy_corpus.measures.catalogue import benefit_facts
from policy_corpus.measures.facts import load_facts
from retrieval.grams import grams
from retrieval.parts_of_speech import names_thing
from retrieval.synonyms import related_words

LONG = 4  # characters from which a compound counts as spoken of where most of it is
MOSTLY = 0.6  # share of its character pairs that "most of it" means
TELLING = 3  # characters from which a word that the corpus uses elsewhere tells one thing from another
BESIDE = 3  # characters beside a place's name in words that only name the place
_BUYS = re.compile("(?:买|购买|购入|购置|采购|收购)(?:了|的|进|来)*[一二两三几]?[台套项件个批点些]?")
_SELLS = re.compile("[购买]")
_BUYING = "购买"
_IS_NOT = (
    "(?:是|叫|属于|评的|拿的)(?:是|国家级?|省级?|市级?|区级?|一?[个家]|的)*([\\u4e00-\\u9fff]{{2,8}}?)"
    "[,，]?(?:而|可|但|并)?不是[^,，。;；]{{0,4}}{}"
)
_NEARLY = "((?<![批标水核对])(?:准|拟|潜在|后备|种子){})"
_TELLS_ANOTHER = re.compile("不是|准|拟|潜在|后备|种子")
_NUMBERS = ("amount", "figure", "rate", "count")
_QUOTED = re.compile('[“"「『](.{2,20}?)[”"」』]')  # a name put in quotation marks is meant as it stands
_TRADE = re.compile("(做|搞|干|从事|生产|经营)[^,，。;；]{1,10}?的(?=[,，省市国我]|企业|公司|厂)")
_OF_HIMSELF = re.compile("我|咱|俺|本人|公司|企业|厂|单位|机构|团队|[做搞开干当]|去年|今年|已经|了")
_CLAUSE_ENDS = re.compile(r"[,，。;；?？!！]")


def unspoken_thing(inquiry: Inquiry, draft: Draft) -> str | None:
    """The first thing that the question names and that no source of the draft speaks of; None where all are."""
    if another := another_thing(inquiry, draft):
        return another
    if draft.measures and all(measure.verdict == "not_eligible" for measure in draft.measures):
        return None
    cited = list(dict.fromkeys(source.clause_id for source in draft.sources()))
    if not cited:
        return None
    said = _also_said(inquiry, draft)
    least = TELLING if _names_its_measures(inquiry, draft) else 1
    trade = _trade(inquiry, draft)
    asked = _asked_of_told(inquiry, draft)
    words = [w for w in _words(inquiry, draft) if w not in trade and (not asked or w in asked)]
    words = [w for w in words if len(w) >= least or _narrows(inquiry, draft, w)]
    quoted, doings = _QUOTED.findall(inquiry.question.text), load_data("fillers.yaml")["doings"]
    if _bought(inquiry, draft):
        return _BUYING
    unspoken = [w for w in (*quoted, *words) if not (_speaks(inquiry, cited, w) or _stands_in(w, said))]
    unspoken += [name for name in quoted if draft.measures and not _granted(inquiry, draft, name) and name not in said]
    named = (word for word in unspoken if word in quoted or word in doings or names_thing(word))
    guessed = bool(draft.measures) and not _points_at(inquiry, draft)
    return next((word for word in named if guessed or _tells_apart(inquiry, word)), None)


def another_thing(inquiry: Inquiry, draft: Draft) -> str | None:
    """What the asker has beside what is paid for: he says so (市级加速器，不是孵化器), or it is near it (准独角兽)."""
    text = inquiry.kit.canonical(inquiry.question.text)
    won = {fact for fact in inquiry.told if inquiry.profile.get(fact) != "none"}
    if not _TELLS_ANOTHER.search(text) or any(one.fails(won) for one in draft.measures):
        return None  # what he tells decides
    for alias in filter(None, (inquiry.kit.alias_in(one.measure, text) for one in draft.measures)):
        beside = re.search(_IS_NOT.format(re.escape(alias)), text)
        beside = None if beside and _is_told(inquiry, beside[1]) else beside
        said = beside or re.search(_NEARLY.format(re.escape(alias)), text)
        if said and not any(said[1] in inquiry.shown(source) for source in draft.sources()):
            return said[1]
    return None


def _is_told(inquiry: Inquiry, words: str) -> bool:
    """Whether words tell of the asker what support turns on, and of no other thing (是省里认定的瞪羚，不是独角兽)."""
    named = [load_facts()[name] for name in inquiry.told]
    names = [name for fact in named for name in (fact.short_name, *fact.synonyms)]
    names += [name for fact in named for option in fact.options for name in option_surfaces(option)]
    return any(len(name) > 1 and name in words for name in names)


def _points_at(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the question names one of the measures stated, or tells a fact that its conditions or its sum rest on."""
    if names_a_measure(inquiry, draft) or any(one.relevance for one in draft.measures):
        return True
    return any(inquiry.told & set(benefit_facts(one.measure)) for one in draft.measures)


def _granted(inquiry: Inquiry, draft: Draft, name: str) -> bool:
    """Whether the words that grant the support hold a name: elsewhere in their clause it may have none (“海创工程”)."""
    return inquiry.kit.canonical(name) in inquiry.kit.canonical("".join(map(inquiry.shown, draft.sources())))


def _bought(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether who has bought a thing is told what is given for making or for winning it."""
    text = inquiry.kit.canonical(inquiry.question.text)
    ends = [match.end() for match in _BUYS.finditer(text)]
    names = tuple(filter(None, (inquiry.kit.alias_in(one.measure, text) for one in draft.measures))) if ends else ()
    bought = any(text.startswith(names, end) for end in ends)
    return bought and not _SELLS.search("".join(map(inquiry.shown, draft.sources())))


def names_a_measure(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the question names one of the measures that the draft states."""
    text = inquiry.kit.canonical(inquiry.question.search_text)
    return any(inquiry.kit.alias_in(one.measure, text) for one in draft.measures)


def _names_its_measures(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the question names what the draft states: a short word beside it (名义, 普通) is no other thing then."""
    text = inquiry.kit.canonical(inquiry.question.search_text)
    return bool(draft.measures) and all(inquiry.kit.alias_in(one.measure, text) for one in draft.measures)


def _trade(inquiry: Inquiry, draft: Draft) -> str:
    """What the asker does for a living (搞燃料电池的, …), where he names what he asks about besides."""
    text = inquiry.kit.canonical(inquiry.question.search_text)
    trade = _TRADE.search(text)
    besides = text.replace(trade[0], "") if trade else ""
    named = bool(besides and draft.measures) and all(inquiry.kit.alias_in(m.measure, besides) for m in draft.measures)
    return trade[0] if trade and named else _told_aside(inquiry, draft)


def _told_aside(inquiry: Inquiry, draft: Draft) -> str:
    """What the asker tells of himself beside what names the support (我开个机加工小厂, …), of which none need speak."""
    if not (draft.measures and _points_at(inquiry, draft)):
        return ""
    text = inquiry.question.text
    named = (inquiry.kit.alias_in(m.measure, inquiry.kit.canonical(text)) for m in draft.measures)
    names, pieces = [name for name in named if name], pieces_of(text)
    told = [inquiry.kit.canonical(piece) for piece in pieces if not asks(piece)]
    aside = (p for p in told if _OF_HIMSELF.search(p) and not any(name in p for name in names))
    return "，".join(aside) if len(told) < len(pieces) else ""


def _asked_of_told(inquiry: Inquiry, draft: Draft) -> str:
    """The asking words alone, where the sums stated rest on what the rest of the message tells of the asker."""
    if not draft.measures or not all(inquiry.told & basis(one.measure) for one in draft.measures):
        return ""
    pieces = pieces_of(inquiry.question.text)
    return ",".join([piece for piece in pieces if asks(piece)] or pieces[-1:]) if len(pieces) > 1 else ""


def _narrows(inquiry: Inquiry, draft: Draft, word: str) -> bool:
    """Whether a short word stands right before the name of what the draft states, as of another kind (外观专利)."""
    text = inquiry.kit.canonical(inquiry.question.search_text)
    names = (inquiry.kit.alias_in(one.measure, text) for one in draft.measures)
    return any(name and f"{word}{name}" in text for name in names)


def _words(inquiry: Inquiry, draft: Draft) -> list[str]:
    """The words of the question's subject; where no number is asked for, only those beside the asking words."""
    question = inquiry.question
    generic = set(load_data("fillers.yaml")["things"])
    words = [w for w in asked_words(question.text, question.subject) if not generic & {w, w[1:]} and "&" not in w]
    if question.asks(*_NUMBERS):
        return words
    parts = [part for part in _CLAUSE_ENDS.split(question.text) if part]
    if len(parts) > 1 and _only_places(inquiry, parts[-1]):
        return words
    return [w for w in words if parts and (w in parts[-1] or _narrows(inquiry, draft, w))]


def _only_places(inquiry: Inquiry, part: str) -> bool:
    """Whether the last words only say where (…能报吗，金普新区的)."""
    kit, text = inquiry.kit, inquiry.kit.canonical(part)
    names = (kit.canonical(kit.place_names((each,))) for each in inquiry.question.named.districts)
    return any(name in text and len(text) - len(name) <= BESIDE for name in names)


def _speaks(inquiry: Inquiry, clause_ids: list[str], word: str) -> bool:
    """Whether one of the clauses, with its headings, holds the word, a part of it, or a near word."""
    if word in _apart():
        return any(_stands_in(word, inquiry.kit.corpus.clauses[id_].text) for id_ in clause_ids)
    exact = word in _QUOTED.findall(inquiry.question.text)
    forms = _forms(inquiry, word)
    return any(_holds(inquiry, id_, form, exact) for id_ in clause_ids for form in forms)


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text, as itself where it also begins a word for something else (博士, 博士后)."""
    return re.search(_apart().get(word, re.escape(word)), text) is not None


def _apart() -> dict[str, str]:
    apart: dict[str, str] = load_data("fillers.yaml")["apart"]
    return apart


def _forms(inquiry: Inquiry, word: str) -> list[str]:
    """The word, of three characters the two that name the kind (年收入, 合同额), and near words of a spoken one."""
    parts = [word[1:], word[:-1]] if len(word) == TELLING else []
    official = inquiry.kit.evidence.holds(inquiry.kit.canonical(word))
    nears = [] if official else related_words([word])
    return [inquiry.kit.canonical(form) for form in (word, *parts, *nears)]


def _holds(inquiry: Inquiry, clause_id: str, form: str, exact: bool) -> bool:
    pairs, held = grams(form), inquiry.kit.grams_of(clause_id)
    share = sum(pair in held for pair in pairs) / len(pairs) if pairs else 1.0
    return share == 1.0 or (not exact and len(form) >= LONG and share >= MOSTLY)


def _also_said(inquiry: Inquiry, draft: Draft) -> str:
    """Names of the measures and indicators that the draft states, and of the facts that the asker told."""
    kit = inquiry.kit
    names = [name for one in draft.measures for name in (one.measure.title, *one.measure.aliases)]
    facts = (load_facts()[name] for name in inquiry.told)
    for fact in facts:
        said = [option for option in fact.options if option.id == inquiry.profile.get(fact.id)]
        names += [fact.name, *fact.synonyms, *(name for option in said for name in option.synonyms)]
    indicators = kit.vocabulary.indicators.by_id
    names += [n for f in draft.figures if f.indicator_id in indicators for n in indicators[f.indicator_id].forms()]
    return " ".join(names).lower()


def _tells_apart(inquiry: Inquiry, word: str) -> bool:
    """Whether missing it means another thing: the corpus never names it, or it is long enough to be particular."""
    return len(word) >= TELLING or word in _apart() or not inquiry.kit.evidence.holds(inquiry.kit.canonical(word))
