"""Heard words as plain words, and the marks after them."""

import pytest

from coordination.routing.patterns.plain import plain_words


@pytest.mark.parametrize(
    ("heard", "plain", "mark"),
    [
        ("Chest,", ("chest",), ","),
        ("pain.", ("pain",), "."),
        ("hurts?!", ("hurts",), "?"),
        ("can't", ("can", "not"), ""),
        ("can\N{RIGHT SINGLE QUOTATION MARK}t", ("can", "not"), ""),
        ("dont", ("do", "not"), ""),
        ("isn't...", ("is", "not"), ""),
        ("won't", ("will", "not"), ""),
        ("I'm", ("i", "am"), ""),
        ("she's", ("she", "is"), ""),
        ("baby's", ("baby",), ""),
        ("x-ray", ("x", "ray"), ""),
        ("Dr.", ("dr",), ""),
        ("No.", ("no",), "."),
        ("E.R.", ("er",), "."),
        ("respiración", ("respiracion",), ""),
        ("sí", ("sí",), ""),
        ("si", ("si",), ""),
        ("¿Dolor?", ("dolor",), "?"),
        ("uh-huh", ("uhhuh",), ""),
        ("gonna", ("going", "to"), ""),
        ("nobody", ("no", "body"), ""),
        ("10/10", ("10", "10"), ""),
        ("[coughs]", (), ""),
        ("\N{EM DASH}", (), ","),
    ],
)
def test_it_is_read(heard: str, plain: tuple[str, ...], mark: str) -> None:
    assert plain_words(heard) == (plain, mark)
