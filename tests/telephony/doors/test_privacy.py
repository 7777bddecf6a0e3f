"""S8: what a phone system tells of a caller stands in no log, error or clear column."""

import logging
from collections.abc import Callable

import pytest
from django.db import connection

from tests.telephony.doors.phone import Phone, consent, ended, event, offered
from tests.telephony.doors.twilio import CALL, Twilio

pytestmark = pytest.mark.urls("telephony.doors.urls")

NUMBER = "+12025550173"
PLANTED = ["2025550173", "Quillfeather"]
TABLES = ("log_event", "log_stream", "log_outbox", "log_receipt", "log_key", "calls", "stream_ticket")


def test_s8_nothing_of_the_caller_is_in_the_clear(
    phone: Phone,
    twilio: Twilio,
    catch_up: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [
        phone.tell(offered("Quillfeather", NUMBER)),
        phone.tell(event("call.transferred", {"to": "Quillfeather", "kind": "blind"}, call="Quillfeather")),
        phone.tell(offered("Quillfeather", "Quillfeather")),
        phone.tell(event("call.ended", {"reason": "Quillfeather"}, call="Quillfeather")),
        phone.tell(event("Quillfeather", {}, call="Quillfeather")),
        phone.tell_all(consent("Quillfeather"), ended("Quillfeather")),
        phone.upload(b"Quillfeather", call="Quillfeather"),
        twilio.post("voice", From=NUMBER),
        twilio.post("consent", From=NUMBER, SpeechResult="yes, I am Quillfeather"),
        twilio.post("status", From=NUMBER, CallStatus="completed"),
        twilio.post("voice", From=NUMBER, CallSid="Quillfeather"),
        twilio.post("voice", "wrong", From=NUMBER),
    ]
    catch_up()
    said = "".join(answer.content.decode() for answer in answers) + caplog.text + "".join(capfd.readouterr())
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT t::text FROM {table} t")
            said += "".join(row[0] for row in cursor.fetchall())
    assert CALL not in said
    for planted in PLANTED:
        assert planted not in said
        assert planted.encode().hex() not in said
