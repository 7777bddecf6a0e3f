"""The doors' own table: tokens that were handed out."""

from telephony.doors.twilio.tickets import StreamTicket

__all__ = ["StreamTicket"]
