"""Messages that an earlier step left: a person who cannot see the page is told them, whether good or bad news."""

from __future__ import annotations

import pytest
from django.template import engines
from django.utils import translation

from touchstone.foundation.core import pages

PAGE = "{% from 'core/macros/notices.html' import notification_banners %}{{ notification_banners(messages) }}"


@pytest.mark.parametrize(("success", "title"), [(True, "Done"), (False, "Important")])
def test_a_message_is_an_alert_with_its_own_title(success: bool, title: str) -> None:
    message = pages.PageMessage("The draft was taken back.", success)
    with translation.override("en"):
        html = str(engines["jinja2"].env.from_string(PAGE).render(messages=[message]))
    assert 'role="alert"' in html and "data-disable-auto-focus" not in html
    assert title in html and "The draft was taken back." in html
