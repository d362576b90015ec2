from policy_corpus.model import Units
from policy_corpus.parsing.units import is_unit_line, names_units, read_units


def test_lead_and_supporting_units_are_told_apart() -> None:
    units = read_units("（牵头单位：高新区管委会、金普新区管委会，配合单位：市科技局、市经信委，市检察院、市法院）")
    assert units == Units(
        lead=("高新区管委会", "金普新区管委会"), supporting=("市科技局", "市经信委", "市检察院", "市法院")
    )


def test_units_at_the_end_of_a_task_are_read() -> None:
    assert read_units("(2)争取设立办事机构。(责任单位:市公安局、市人社局)").responsible == ("市公安局", "市人社局")


def test_fields_that_are_no_units_are_left_out() -> None:
    units = read_units("支持平行进口。（负责部门：商务部、海关总署，适用范围：陕西自贸试验区）")
    assert units.responsible == ("商务部", "海关总署")


def test_line_without_brackets_names_units_too() -> None:
    assert is_unit_line("责任单位：市科技局，各区管委会")
    assert read_units("主办：市文旅局　协办：市财政局") == Units(lead=(), supporting=())
    assert read_units("主办单位：市文旅局 协办单位：市财政局") == Units(lead=("市文旅局",), supporting=("市财政局",))


def test_ordinary_brackets_name_no_units() -> None:
    assert not names_units("企业（包括科研机构）负责单位内部管理。")
