"""Twilio at our doors, for tests: signed webhooks, and the TwiML that it gets."""

from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from django.test import Client
from twilio.request_validator import RequestValidator

PUBLIC = "https://phones.riverbend.example"
TOKEN = "0123456789abcdef0123456789abcdef"
ACCOUNT = {
    "account": "AC" + "1" * 32,
    "auth_token": TOKEN,
    "public_url": PUBLIC,
    "api_url": "http://127.0.0.1:1",
}
CALL = "CA" + "a" * 32
LEG = "CA" + "b" * 32


class Twilio:
    """One inbound call from +12025550141 to the main line."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.about = {
            "CallSid": CALL,
            "AccountSid": ACCOUNT["account"],
            "From": "+12025550141",
            "To": "+12025550100",
            "Direction": "inbound",
            "CallStatus": "in-progress",
        }

    def post(self, door: str, token: str = TOKEN, /, **said: str) -> Any:
        params = {**self.about, **said}
        address = f"/telephony/twilio/{door}"
        signature = RequestValidator(token).compute_signature(PUBLIC + address, params)
        return self._client.post(
            address,
            urlencode(params),
            content_type="application/x-www-form-urlencoded",
            headers={"X-Twilio-Signature": signature},
        )

    def heard(self, door: str, **said: str) -> ET.Element:
        """The TwiML of an answer."""
        answer = self.post(door, **said)
        assert answer.status_code == 200, answer.content
        assert answer["Content-Type"] == "text/xml"
        return ET.fromstring(answer.content)


def verbs(document: ET.Element) -> list[str]:
    return [element.tag for element in document]


def words(document: ET.Element) -> str:
    return " ".join(element.text or "" for element in document.iter("Say"))
