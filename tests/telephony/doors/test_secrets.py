"""A secret that everybody knows lets nobody start: neither an empty one nor a short one."""

import base64

import pytest

from telephony.doors.signatures import sources_of, twilio_of

LONG = "whsec_" + base64.b64encode(bytes(range(24))).decode()


@pytest.mark.parametrize("weak", ["", "whsec_", "whsec_" + base64.b64encode(bytes(15)).decode()])
def test_a_weak_secret_of_a_source_stops_the_start_by_the_sources_name(weak: str) -> None:
    with pytest.raises(ValueError, match="`pbx`"):
        sources_of(f'{{"pbx": ["{LONG}", "{weak}"]}}')


def test_secrets_that_are_long_enough_and_none_at_all_are_taken() -> None:
    assert sources_of(f'{{"pbx": ["{LONG}"], "retired": []}}') == {"pbx": [LONG], "retired": []}
    assert sources_of("") == {}
    assert twilio_of("") == twilio_of("{}") == {}


@pytest.mark.parametrize("token", ['"auth_token": "", ', ""])
def test_an_account_without_its_token_stops_the_start(token: str) -> None:
    with pytest.raises(ValueError, match="auth_token"):
        twilio_of(f'{{{token}"account": "AC1", "public_url": "https://example.org"}}')
