"""The static Fallback URL reaches a person without any of us (S12)."""

from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.core.management import CommandError, call_command

from tests.telephony.doors.twilio import verbs, words


def test_s12_the_static_fallback_dials_a_person_and_asks_nothing_of_us() -> None:
    out = StringIO()
    call_command("twilio_fallback", "spanish", stdout=out)
    document = ET.fromstring(out.getvalue().strip())
    assert verbs(document) == ["Say", "Say", "Dial"]
    assert words(document).startswith("Si esto es una emergencia")
    assert document.findtext("Dial/Number") == "+12025550109"
    assert "http" not in out.getvalue()


def test_an_unknown_line_is_named() -> None:
    with pytest.raises(CommandError, match="there are main, refills, spanish"):
        call_command("twilio_fallback", "annex")
