from evals.report.markup import element, join


def test_plain_strings_are_escaped_and_elements_are_not() -> None:
    assert element("p", "a<b", element("b", "c&d")) == "<p>a&lt;b<b>c&amp;d</b></p>"


def test_attribute_values_cannot_break_out() -> None:
    assert element("p", title='"><x>', class_="big") == '<p title="&quot;&gt;&lt;x&gt;" class="big"></p>'


def test_joined_strings_are_escaped() -> None:
    assert join("<", element("i")) == "&lt;<i></i>"
