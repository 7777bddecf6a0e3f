"""A phone system at the doors, for calls of which something was kept."""

from tests.telephony.conftest import objects, phone

__all__ = ["objects", "phone"]
