"""What may stand in a line's place, and what may not."""

import pytest

from bot.wording.acceptance import faults_of

PLATFORM = (
    "对获批牵头建设的重点实验室、技术创新中心等创新平台单位，"
    "按照国家级、省级、市级的级别差异，分别给予500万元、100万元、50万元补助。"
)
STATION = "对建设院士工作站的单位，经综合评估后，每年最高给予20万元补助，连续支持三年。"
CENTRE = "制造业创新中心补助：最高300万元（且各级财政资助总金额不超过企业投资总额的50%）。"
DRUGS = "创新药物项目最高奖励3000万元，高端医疗器械项目最高奖励800万元。"
RETURN = "2020年前迁离的企业应退回扶持资金或提供担保，未享受扶持的除外。"

KEPT = [
    (STATION, STATION),
    (STATION, "对于建设院士工作站的单位，经综合评估后，每年最高可以获得20万元补助，连续支持三年[1]。"),
    (STATION, "建设院士工作站的单位，经综合评估后，每年最高获得补助20万元，连续支持三年"),
    (PLATFORM, PLATFORM.replace("分别给予", "可以分别获得")),
    (
        PLATFORM,
        "获批牵头建设的重点实验室、技术创新中心等创新平台单位，按级别差异，国家级可获得500万元、省级100万元、市级50万元补助。",
    ),
]
STOPPED = [
    (STATION, STATION.replace("每年", ""), "moved"),
    (STATION, STATION.replace("最高", ""), "bound"),
    (STATION, STATION.replace("经综合评估后，", ""), "moved"),
    (STATION, STATION.replace("，连续支持三年", ""), "figures_differ"),
    (STATION, STATION.replace("20万", "二十万"), "figures_differ"),
    (STATION, STATION.replace("20万元", "20万人"), "figures_differ"),
    (STATION, STATION.replace("院士", "博士后"), "moved"),
    (STATION, f"{STATION[:-1]}[2]。", "mark"),
    (STATION, f"{STATION[:-1]}，由市科技局兑付。", "figures_differ"),
    (STATION, f"{STATION}{STATION}", "figures_differ"),
    (STATION, "好" * 200, "degenerate"),
    (PLATFORM, PLATFORM.replace("国家级、省级", "省级、国家级"), "moved"),
    (PLATFORM, PLATFORM.replace("500万元、100万元", "100万元、500万元"), "figures_differ"),
    (PLATFORM, PLATFORM.replace("、技术创新中心", ""), "moved"),
    (CENTRE, CENTRE.replace("不超过", ""), "moved"),
    (CENTRE, CENTRE.replace("不超过", "超过"), "moved"),
    (DRUGS, "高端医疗器械项目最高奖励3000万元，创新药物项目最高奖励800万元。", "moved"),
    (RETURN, RETURN.replace("应退回", "可退回"), "moved"),
    (RETURN, RETURN.replace("年前", "年后"), "moved"),
    (RETURN, RETURN.replace("或提供", "和提供"), "moved"),
    (RETURN, RETURN.replace("未享受", "享受"), "moved"),
    (RETURN, f"如果{RETURN}", "moved"),
]


@pytest.mark.parametrize(("line", "reworded"), KEPT)
def test_other_words_for_the_same_are_taken(line: str, reworded: str) -> None:
    assert faults_of(line, (1,), reworded) == []


@pytest.mark.parametrize(("line", "reworded", "kind"), STOPPED)
def test_anything_else_is_not(line: str, reworded: str, kind: str) -> None:
    assert kind in faults_of(line, (1,), reworded)


def test_words_of_the_prompt_are_not_taken() -> None:
    said = f"每行单独改写，行号不变，{STATION}"
    assert faults_of(STATION, (1,), said, "1. 每行单独改写，行号不变，一行对一行") != []
