"""How a sentence looks that names several things of a kind (…等金融产品, …等企业)."""

import re

_BODIES = re.compile("哪(?:些|几)?[个家所]?(企业|公司|高校|大学|院所|银行|机构)|哪几?家")


def listing_of(text: str, subject: str) -> re.Pattern[str] | None:
    """The look of a sentence that names what a question for a list is about; None where it is about nothing."""
    words = subject.split()[-2:]
    if not words:
        return None
    bodies = _BODIES.search(text)
    named = [bodies[1] or "企业|公司"] if bodies else []
    named += [re.escape("".join(words)), re.escape(words[-1])]
    return re.compile(rf"等(?:多[个家]|\d+[个家])?[^,;、，。；]{{0,2}}?(?:{'|'.join(named)})")
