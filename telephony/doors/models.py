"""The doors' own tables: tokens that were handed out, and when phone systems were last asked."""

from telephony.doors.audiosocket.tickets import AudioSocketTicket
from telephony.doors.phone_systems import PhoneSystem
from telephony.doors.twilio.tickets import StreamTicket

__all__ = ["AudioSocketTicket", "PhoneSystem", "StreamTicket"]
