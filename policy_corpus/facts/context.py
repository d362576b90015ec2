"""What earlier words give a figure: the year and the district that were last put in charge of what follows.

到2019年 or 截至2021年末 governs until another one, as does a year that opens a line (2017年，…); any other year governs
its sentence. A district that opens a segment (高新区要…, 2018年，金普新区…) governs the rest of the clause.
"""

import re
from dataclasses import dataclass, replace

from policy_corpus.facts.segments import Segment, Sentence
from policy_corpus.vocabulary import Vocabulary

_UNTIL = re.compile(r"(?:到|至|截至|截止到?)(?P<phrase>(?P<year>(?:19|20)\d{2})年(?:年?[底末初前])?)(?!的)")
_OPENING = re.compile(
    r"^(?:预计|力争|在|[一二三四五六七八九]是|其中)*(?P<phrase>(?P<year>(?:19|20)\d{2})年(?:年?[底末初]|\d{1,2}月)?)(?![起的])"
)
_SPAN = re.compile(r"^(?P<phrase>(?:19|20)\d{2}年?[-—–~至](?P<year>(?:19|20)\d{2})年)")
_FIVE_YEARS = re.compile(r"^(?P<phrase>“?十(?P<number>[一二三四五])五”?(?:时期|期间|末))")
_INDEFINITE = re.compile(r"^(?:[一二三四五六七八九]是)?(?P<phrase>近(?:些)?年来|目前)")
_FIVE_YEAR_ENDS = {"一": 2005, "二": 2015, "三": 2020, "四": 2025, "五": 2030}
_LEAD_IN = re.compile(
    r"^(?:(?:到|至|截至|截止)?(?:19|20)\d{2}年(?:年?[底末初前])?|其中|在|由|支持|推动|引导|鼓励|[一二三四五六七八九]是|沈大)*"
)
_WHOLE_CITY = re.compile(r"(?:全市|我市)(?!率先|首|居|的|各)")
_OWN_DISTRICT = re.compile(r"(?:全区|我区|区内|本区)")


@dataclass(frozen=True)
class Moment:
    """A year and the words that give it; the year is None for 目前 and the like."""

    year: int | None = None
    phrase: str | None = None


@dataclass(frozen=True)
class Context:
    """What governs at a point of a clause."""

    lasting: Moment = Moment()
    passing: Moment | None = None  # holds until the end of the sentence
    district: str | None = None
    own_district: str | None = None  # the document's own, meant by 全区
    dated_by_line: bool = False  # the lasting year opened a line: values are that year's, not "by" it

    @property
    def moment(self) -> Moment:
        """The year in charge."""
        return self.passing or self.lasting

    def at_sentence(self, sentence: Sentence) -> "Context":
        """The context in which a sentence begins."""
        context = replace(self, passing=None)
        if sentence.opens_line:
            context = replace(context, lasting=Moment(), dated_by_line=False)
            first = sentence.segments[0].text if sentence.segments else ""
            opening = _OPENING.match(first)
            if opening and opening.end() == len(first):
                moment = Moment(int(opening["year"]), opening["phrase"])
                return replace(context, lasting=moment, dated_by_line=True)
        return context

    def after(self, segment: Segment, vocabulary: Vocabulary) -> "Context":
        """The context in which this segment's own figures stand."""
        context = self._with_moment(segment.text)
        district = _governing_district(segment.text, vocabulary, self)
        return replace(context, district=district) if district else context

    def _with_moment(self, text: str) -> "Context":
        until = list(_UNTIL.finditer(text))
        if until:
            found = until[-1]
            return replace(self, lasting=Moment(int(found["year"]), found["phrase"]), passing=None, dated_by_line=False)
        if five := _FIVE_YEARS.match(text):
            return replace(self, passing=Moment(_FIVE_YEAR_ENDS[five["number"]], five["phrase"]))
        if dated := _SPAN.match(text) or _OPENING.match(text):
            moment = Moment(int(dated["year"]), dated["phrase"])
            return self if self.dated_by_line and moment == self.lasting else replace(self, passing=moment)
        if indefinite := _INDEFINITE.match(text):
            return replace(self, passing=Moment(None, indefinite["phrase"]))
        return self


def _governing_district(text: str, vocabulary: Vocabulary, context: Context) -> str | None:
    lead = _LEAD_IN.match(text)
    rest = text[lead.end() :] if lead else text
    if _OWN_DISTRICT.match(rest):
        return context.own_district if context.district == "city" else None
    if _WHOLE_CITY.match(rest):
        return "city"
    governing: str | None = None
    position = 0
    while found := vocabulary.districts.pattern.match(rest, position):
        mention = vocabulary.districts.id_of(found[0])
        governing = mention if mention != "city" else governing
        position = found.end()
    return governing
