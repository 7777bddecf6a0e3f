"""The API's own addresses: sign-in and people."""

from coordination.http.colleagues import ListColleagues
from coordination.http.endpoints import route
from coordination.http.me import GetMe
from coordination.http.second_factor import BeginCodes, ConfirmCodes
from coordination.http.sign_in import BeginSession, EndSession, ListSessions, RevokeSession

routes = [
    route("session", BeginSession, EndSession),
    route("me", GetMe),
    route("me/codes", BeginCodes),
    route("me/codes/confirm", ConfirmCodes),
    route("sessions", ListSessions),
    route("sessions/<int:id>", RevokeSession),
    route("people", ListColleagues),
]
