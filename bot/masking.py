"""Phone numbers, identity card numbers and e-mail addresses made unreadable."""

import re

MASK = "***"

_NARROW = str.maketrans("０１２３４５６７８９Ｘｘ＋－＠．（）　", "0123456789Xx+-@.() ")
_PATTERN = re.compile(
    "|".join(
        (
            # Our own ids hold runs of digits that may look like anything.
            r"(?P<id>\b[a-z]_[0-9a-f]{32}\b)",
            # The look-behind keeps a long run of letters from being tried anew at each of them.
            r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
            # identity card: 18 places with a check character, or 15 with a birthday inside
            r"(?<!\d)\d{6}[- ]?\d{8}[- ]?\d{3}[\dXx](?!\d)",
            r"(?<!\d)\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)",
            # mobile phone, with or without the country's code; a sum of money is none
            r"(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)(?!\s*[万亿]?元)",
            # fixed line with its area code
            r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3})[- ]?\d{3,4}[- ]?\d{4}(?!\d)",
        )
    ),
    re.ASCII,
)

_ANNOUNCED = re.compile(
    rf"(?:[我咱本俺]们?)?(?:人|公司|单位)?的?(?:联系)?(?:电话|手机|座机|邮箱|邮件|身份证|微信|证件|方式)?号?码?(?:地址)?(?:就?是|为|[:：])?\s*{re.escape(MASK)}[\s,，;；、。]*"
)


def without_personal(text: str) -> str:
    """The text without such numbers and the words that announce them (我电话138…): nothing is asked by them."""
    masked = mask(text)
    return text if masked == text else _ANNOUNCED.sub("", masked)


def mask(text: str) -> str:
    """The text with `***` for every phone number, identity card number and e-mail address, full-width ones too."""
    kept, end = [], 0
    for found in _PATTERN.finditer(text.translate(_NARROW)):
        if found["id"] is None:
            kept += [text[end : found.start()], MASK]
            end = found.end()
    return "".join(kept) + text[end:]
