"""A database whose transactions really end, for the test of two at once."""

from tests.log.conftest import committed

__all__ = ["committed"]
