"""ARI over HTTP: what it refuses, in types; what is asked again, and what is not."""

from collections.abc import Iterator

import pytest

from telephony.adapters.asterisk.account import Account, asterisk_of
from telephony.adapters.asterisk.refusals import AsteriskAway, AsteriskRefused, ChannelGone, NotInOurHands
from telephony.adapters.asterisk.rest import Ari
from telephony.adapters.port import HostNotRegistered
from tests.telephony.adapters.asterisk.fake import PASSWORD, USER, FakeAsterisk, fake_asterisk
from tests.telephony.adapters.asterisk.shapes import CALLER


@pytest.fixture
def asterisk() -> Iterator[FakeAsterisk]:
    with fake_asterisk() as running:
        yield running


@pytest.fixture
def ari(asterisk: FakeAsterisk) -> Iterator[Ari]:
    made = Ari(Account(url=asterisk.url, user=USER, password=PASSWORD), timeout=10)
    yield made
    made.close()


def test_a_channel_that_is_gone_is_gone(ari: Ari) -> None:
    with pytest.raises(ChannelGone):
        ari.go_on("1.2", "ringback-people", "main")
    ari.hang_up("1.2")


def test_a_channel_that_people_have_is_not_in_our_hands(asterisk: FakeAsterisk, ari: Ari) -> None:
    asterisk.rings()
    assert asterisk.where[CALLER] == "people"
    with pytest.raises(NotInOurHands):
        ari.play(CALLER, "ringback/hold.en.1", "p-1")


def test_a_fault_is_tried_three_times_and_no_more(asterisk: FakeAsterisk, ari: Ari) -> None:
    asterisk.fault = lambda method, path: (500, {"message": "Internal Server Error"})
    with pytest.raises(AsteriskAway):
        ari.channels()
    assert len(asterisk.asked) == 3


def test_a_fault_that_passes_is_not_noticed(asterisk: FakeAsterisk, ari: Ari) -> None:
    asterisk.fault = lambda method, path: (503, None) if len(asterisk.asked) < 3 else None
    assert ari.channels() == []


def test_what_would_happen_twice_is_asked_once(asterisk: FakeAsterisk, ari: Ari) -> None:
    asterisk.fault = lambda method, path: (500, None)
    with pytest.raises(AsteriskAway):
        ari.go_on(CALLER, "ringback-people", "main")
    with pytest.raises(AsteriskAway):
        ari.play(CALLER, "ringback/hold.en.1", "p-1")
    assert len(asterisk.asked) == 2


def test_a_call_whose_answer_was_lost_is_placed_once(asterisk: FakeAsterisk, ari: Ari) -> None:
    ari.originate("ringback-1", {"endpoint": "PJSIP/x"})
    ari.originate("ringback-1", {"endpoint": "PJSIP/x"})
    assert list(asterisk.channels) == ["ringback-1"]


def test_who_does_not_answer_in_time_is_away(asterisk: FakeAsterisk) -> None:
    hurried = Ari(Account(url=asterisk.url, user=USER, password=PASSWORD), timeout=0.1)
    with asterisk.lock, pytest.raises(AsteriskAway):
        hurried.channels()
    hurried.close()


def test_a_wrong_password_is_said_and_not_tried_again(asterisk: FakeAsterisk) -> None:
    ari = Ari(Account(url=asterisk.url, user=USER, password="quite-another-password"))
    with pytest.raises(AsteriskRefused) as refused:
        ari.channels()
    ari.close()
    assert refused.value.status == 401
    assert "another" not in str(refused.value)


def test_s15_nothing_goes_to_a_host_that_is_not_registered() -> None:
    ari = Ari(Account(url="https://pbx.riverbend.example:8089", user=USER, password=PASSWORD))
    with pytest.raises(HostNotRegistered):
        ari.channels()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('{"url":"http://127.0.0.1:8088","user":"ringback","password":"short"}', "password"),
        ('{"url":"127.0.0.1","user":"ringback","password":"an-invented-password"}', "url"),
        ('{"url":"http://x","user":"u","password":"an-invented-password","app":"a b"}', "app"),
        ('{"url":"http://x","user":"u","password":"an-invented-password","colour":"red"}', "colour"),
        ("[", "RINGBACK_ASTERISK"),
    ],
)
def test_a_wrong_setting_is_named_without_its_password(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong) as refused:
        asterisk_of(text)
    assert "an-invented-password" not in str(refused.value)


def test_without_a_setting_there_is_no_asterisk() -> None:
    assert asterisk_of("") is None
    assert asterisk_of("{}") is None
