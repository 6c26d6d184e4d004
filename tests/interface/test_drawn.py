"""Parts of pages are drawn once, and their texts written into the drawing."""

from __future__ import annotations

from collections import Counter

import pytest
from django.template import engines
from django.utils.safestring import SafeString
from django.utils.translation import override

from cairn.interface import drawn as module
from cairn.interface.drawn import drawn
from cairn.lib.key import new_key


@pytest.fixture(autouse=True)
def drawings(monkeypatch):
    """The template is given itself instead of its name; how often each is drawn is counted."""
    counted = Counter()

    def draw(source, context):
        counted[source] += 1
        return engines["django"].from_string(source).render(context)

    monkeypatch.setattr(module, "render_to_string", draw)
    module._stencil.cache_clear()
    yield counted
    module._stencil.cache_clear()


def test_a_part_is_drawn_once_and_its_texts_are_written_into_it(drawings):
    part = "<p title='{{ name }}'>{{ name }}</p>"
    assert drawn(part, {"name": "Ada"}) == "<p title='Ada'>Ada</p>"
    assert drawn(part, {"name": "Lin"}) == "<p title='Lin'>Lin</p>"
    assert drawings[part] == 1


def test_what_people_wrote_is_escaped_as_in_a_template():
    nasty = "<b>\"&'{{ name }}"
    escaped = engines["django"].from_string("{{ nasty }}").render({"nasty": nasty})
    assert drawn("{{ name }}", {"name": nasty}) == escaped
    assert isinstance(drawn("{{ name }}", {"name": nasty}), SafeString)
    assert drawn("{{ name }}", {"name": SafeString("<b>")}) == "<b>"


def test_an_empty_text_is_another_drawing(drawings):
    part = "{% if name %}Dear {{ name }}{% else %}Hello{% endif %}"
    assert [drawn(part, {"name": name}) for name in ("Ada", "", "Lin")] == [
        "Dear Ada",
        "Hello",
        "Dear Lin",
    ]
    assert drawings[part] == 2


def test_several_texts_are_gone_through():
    part = "{% for one in some %}{{ forloop.counter }} {{ one }};{% endfor %}"
    assert drawn(part, {"some": ("a", "b")}) == "1 a;2 b;"
    assert drawn(part, {"some": ("c",)}) == "1 c;"
    assert drawn(part, {"some": ()}) == ""
    assert drawn("{{ some }}", {"some": "c"}) == "c"


def test_a_text_may_be_the_key_in_an_address():
    key = new_key()
    assert drawn("{% url 'mentors:show' key %}", {"key": key}) == f"/mentorship/mentors/{key}/"


def test_values_and_the_language_make_another_drawing(drawings):
    part = "{{ number }} {% translate 'Home' %} {{ name }}"
    assert drawn(part, {"name": "Ada"}, number=1) == "1 Home Ada"
    assert drawn(part, {"name": "Ada"}, number=2) == "2 Home Ada"
    with override("de"):
        drawn(part, {"name": "Ada"}, number=2)
    assert drawings[part] == 3
