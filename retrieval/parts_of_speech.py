"""Which words name things, by the dictionary that text is cut with."""

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

import jieba

from retrieval.synonyms import domain_words

_NOUNS = (
    "n",
    "nz",
    "nt",
    "ng",
    "nl",
    "vn",
)  # the dictionary's marks of common and proper nouns, people and places aside

_KINDS_OF_MONEY = ("费", "金", "款", "券", "贷", "贴", "奖", "税")  # the dictionary takes many such words for names
_MODIFYING = ("d", "ad", "a", "b", "c", "p", "u", "y", "z", "zg", "f")  # … of what says how, when or where
_COUNTING = ("m", "mq", "q", "r")  # … of numerals, measures and pronouns
_LATIN = 4096  # bytes at the beginning of the dictionary in which words with Latin letters stand
_COUNTS = tuple("几多这那每某此半一两二三四五六七八九十")


@lru_cache(maxsize=8192)  # of words that people type, which have no end
def names_thing(word: str) -> bool:
    """Whether a word is a noun; a word of the domain or for money (安家费) always is, one of no dictionary is not."""
    return word in domain_words() or _mark(word) in _NOUNS or (len(word) > 2 and word.endswith(_KINDS_OF_MONEY))


@lru_cache(maxsize=8192)
def names_place(word: str) -> bool:
    """Whether the dictionary has a word as the name of a place."""
    return _mark(word) == "ns"


@lru_cache(maxsize=8192)
def only_counts(word: str) -> bool:
    """Whether a word only counts or points (几成, 那次, 一个月); a word of the domain never does."""
    return word.startswith(_COUNTS) and word not in domain_words() and _mark(word) in _COUNTING


@lru_cache(maxsize=8192)
def only_modifies(word: str) -> bool:
    """Whether the dictionary has a word as an adverb, an adjective or a particle alone (顶多, 一般)."""
    return word not in domain_words() and _mark(word) in _MODIFYING


@lru_cache(maxsize=8192)
def only_does(word: str) -> bool:
    """Whether the dictionary has a word as a verb alone (贯标)."""
    return word not in domain_words() and _mark(word) == "v"


def is_word(word: str) -> bool:
    """Whether the dictionary or the domain has the word."""
    return word in domain_words() or bool(_mark(word))


def _mark(word: str) -> str:
    """The dictionary's part of speech, empty for an unknown word.

    The file is searched as it is: a table of its 350,000 words would cost more memory than the rest of the index. Its
    words stand in the order of their first characters, those with Latin letters aside, which come before all others.
    """
    dictionary, key = _dictionary(), b"\n" + word.encode() + b" "
    at = dictionary.find(key, *_section(word[:1].encode()))
    if at < 0:
        at = dictionary.find(key, 0, _LATIN)
    return dictionary[at + 1 : dictionary.index(b"\n", at + 1)].split()[-1].decode() if at >= 0 else ""


def _section(character: bytes) -> tuple[int, int]:
    """From where to where the words that begin with a character stand, with the line ends around them."""
    dictionary = _dictionary()

    def first_character(place: int) -> bytes:
        line = dictionary.rindex(b"\n", 0, place + 1) + 1
        return dictionary[line : line + len(character)]

    places = range(len(dictionary))
    start = bisect_left(places, character, key=first_character)
    return start, bisect_right(places, character, lo=start, key=first_character) + 1


@cache
def _dictionary() -> bytes:
    with jieba.get_dict_file() as file:
        return b"\n" + bytes(file.read()) + b"\n"
