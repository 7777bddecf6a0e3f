"""Which channel is whose."""

from transcription.passes.sides import sides_of


def test_our_own_streams_and_most_systems_write_the_caller_first() -> None:
    assert sides_of(2, "twilio", {"old-pbx"}) == ("caller", "staff")


def test_a_system_that_writes_the_staff_first_is_named_in_the_settings() -> None:
    assert sides_of(2, "old-pbx", {"old-pbx"}) == ("staff", "caller")


def test_one_channel_or_three_hold_everybody() -> None:
    assert [sides_of(count, "twilio", ()) for count in (1, 3)] == [("mixed",), ("mixed",)]
