"""Whatever a listener does, call and recording go on."""

from telephony.media.audience import WAITING, Audience
from tests.telephony.media.listeners import Failing, Hanging, Notebook

FRAME = b"\xff" * 160


def test_s12_a_listener_that_hangs_holds_nobody_up_and_loses_the_oldest() -> None:
    hanging = Hanging()
    audience = Audience([hanging])
    audience.hear("inbound", 0, FRAME)
    assert hanging.has_one.wait(10)
    for number in range(1, WAITING + 51):  # returns at once, or the test's time is up
        audience.hear("inbound", number * 20, FRAME)
    assert audience.lost == 50
    audience.end()
    hanging.freed.set()
    assert hanging.over.wait(10)
    assert [at for _, at, _ in hanging.heard] == [0, *range(51 * 20, (WAITING + 51) * 20, 20)]


def test_s13_what_waits_is_heard_by_nobody_after_a_no() -> None:
    hanging = Hanging()
    audience = Audience([hanging])
    audience.hear("inbound", 0, FRAME)
    assert hanging.has_one.wait(10)
    audience.hear("inbound", 20, FRAME)
    audience.forget()
    audience.hear("inbound", 40, FRAME)
    hanging.freed.set()
    assert hanging.over.wait(10)
    assert [at for _, at, _ in hanging.heard] == [0]
    assert hanging.told == ["forget"]


def test_a_listener_that_fails_is_not_in_the_way_of_another() -> None:
    notebook = Notebook()
    audience = Audience([Failing(), notebook])
    audience.hear("inbound", 0, FRAME)
    audience.hear("outbound", 0, FRAME)
    audience.end()
    assert notebook.over.wait(10)
    assert notebook.heard == [("inbound", 0, FRAME), ("outbound", 0, FRAME)]
    assert notebook.told == ["end"]
