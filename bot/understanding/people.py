"""Who a message may tell of besides the asker: patterns joined of the reviewed words in `data/people.yaml`."""

from functools import cache

from bot.understanding.patterns import load_data


@cache
def people(*kinds: str) -> str:
    """A pattern for the words of some kinds."""
    words = load_data("people.yaml")
    return f"(?:{'|'.join(words[kind] for kind in kinds)})"


@cache
def others() -> str:
    """A pattern for whoever is not of the asker's own firm, by a word that says so wherever it stands.

    A relative, a colleague or a neighbour counts by his firm alone (我姐的公司): of himself he may ask for the asker.
    """
    firm = people("firm")
    by_firm = f"{people('kin', 'colleagues', 'near')}(?=家|那家|开的|们?的?{firm})"
    return f"(?:{people('acquaintances', 'related', 'others')}|隔壁|{by_firm})"
