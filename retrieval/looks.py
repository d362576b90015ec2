"""How a sentence of a document without records looks that tells a quantity, who is responsible, or where one goes."""

import re

_LOOKS = {
    "quantity": re.compile(r"(?<![第〔\d.])\d[\d.,]*\s*[^\s\d、.,，。）)年—-]|[一二三四五六七八九十]+个?[月年日天倍]"),
    "responsible": re.compile("负责|会同|主管|牵头|承担|设在|兼任|组成"),
    "where": re.compile("受理|窗口|登录|平台|网站|小程序|中心|机构|现场|派出所|街道|所在地|经营地|委会"),
}


def looks_like(text: str, **wanted: bool) -> list[str]:
    """Of the kinds that are wanted, those that the text looks like."""
    return [kind for kind, wants in wanted.items() if wants and _LOOKS[kind].search(text)]
