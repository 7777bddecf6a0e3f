"""A browser that does not show Ringback is woken: with an empty push, by named services alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey
from msgspec.structs import replace

from coordination.escalations.notifying.browsers import NoPushService, add, with_browsers
from coordination.escalations.notifying.push import PushAccount, new_key
from coordination.escalations.notifying.row import Browser, WaitingMessage
from coordination.escalations.notifying.worker import send_next
from coordination.people.models import Person
from tests.escalations.conftest import Ward, row_of, told
from tests.escalations.notifying.receiver import listening
from tests.http.client import Script


class PushService:
    """`woken`: (path, headers, body) of every push; `answers`: what is answered, 201 when it is empty."""

    def __init__(self) -> None:
        self.woken: list[tuple[str, dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.host = ""

    def address(self, browser: str) -> str:
        return f"http://{self.host}/send/{browser}"


@contextmanager
def push_service() -> Iterator[PushService]:
    known = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"] or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            known.woken.append((self.path, headers, body))
            self.send_response(known.answers.pop(0) if known.answers else 201)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing to say."""

    with listening(Handler) as port:
        known.host = f"127.0.0.1:{port}"
        yield known


@pytest.fixture
def service(settings: Any) -> Iterator[PushService]:
    with push_service() as known:
        settings.RINGBACK_PUSH = PushAccount(
            key=new_key(), contact="mailto:it@riverbend.example", hosts=(known.host,)
        )
        yield known


@pytest.fixture
def dana(ward: Ward) -> Person:
    """The nurse on duty; Ringback is open on her screen."""
    return ward.sits("nurse", "Dana Whitlock, RN")


def pushes(escalation: UUID) -> list[tuple[str, str]]:
    return [(name, outcome) for name, channel, outcome in told(row_of(escalation)) if channel == "push"]


def send_all(ward: Ward) -> None:
    while send_next():
        pass
    ward.react()


@pytest.mark.django_db
def test_whoever_is_asked_is_woken_in_each_of_her_browsers(
    ward: Ward, dana: Person, service: PushService
) -> None:
    add(dana.pk, service.address("desk"))
    add(dana.pk, service.address("phone"))
    escalation = ward.chest_pain()
    assert pushes(escalation) == [("Dana Whitlock, RN", "asked")]
    send_all(ward)
    assert sorted(path for path, _, _ in service.woken) == ["/send/desk", "/send/phone"]
    assert pushes(escalation) == [("Dana Whitlock, RN", "delivered")]
    assert not WaitingMessage.objects.exists()


@pytest.mark.django_db
def test_s8_a_push_is_empty_and_names_no_one(ward: Ward, dana: Person, service: PushService) -> None:
    add(dana.pk, service.address("desk"))
    escalation = ward.chest_pain()
    send_all(ward)
    ((path, headers, body),) = service.woken
    assert body == b""
    assert {"ttl": "120", "urgency": "high", "topic": "escalation"}.items() <= headers.items()
    known = [escalation, row_of(escalation).call, dana.pk, "chest", "Dana", dana.username]
    assert [one for one in known if str(one) in f"{path} {headers}"] == []


@pytest.mark.django_db
def test_the_service_can_tell_whose_key_signed_it(
    ward: Ward, dana: Person, service: PushService, settings: Any
) -> None:
    add(dana.pk, service.address("desk"))
    ward.chest_pain()
    send_all(ward)
    ((_, headers, _),) = service.woken
    scheme, _, rest = headers["authorization"].partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert (scheme, parts["k"]) == ("vapid", settings.RINGBACK_PUSH.public_key())
    point = settings.RINGBACK_PUSH.private_key().public_key()
    numbers = point.public_numbers()
    assert len(parts["k"]) == 87  # 65 bytes of an uncompressed point
    key = ECKey.import_key(_pem(point))
    claims = jwt.decode(parts["t"], key, algorithms=["ES256"]).claims
    assert (claims["aud"], claims["sub"]) == (f"http://{service.host}", "mailto:it@riverbend.example")
    assert numbers.curve.name == "secp256r1"


def _pem(public: Any) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    pem: bytes = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return pem


@pytest.mark.django_db
def test_s6_a_push_makes_nobody_present(ward: Ward, dana: Person, service: PushService) -> None:
    """Her browser may be told, but nobody sits before a screen: the ladder does not wait for her."""
    add(dana.pk, service.address("phone"))
    ward.leaves(dana)
    escalation = ward.chest_pain()
    assert ("Dana Whitlock, RN", "asked") in pushes(escalation)
    assert row_of(escalation).step != "owner"


@pytest.mark.django_db
def test_s14_practice_wakes_nobody(ward: Ward, dana: Person, service: PushService) -> None:
    add(dana.pk, service.address("desk"))
    escalation = ward.chest_pain(mode="practice")
    send_all(ward)
    assert pushes(escalation) == []
    assert service.woken == []


@pytest.mark.django_db
def test_a_browser_that_is_gone_is_forgotten(ward: Ward, dana: Person, service: PushService) -> None:
    add(dana.pk, service.address("old"))
    service.answers = [410]
    escalation = ward.chest_pain()
    send_all(ward)
    assert pushes(escalation) == [("Dana Whitlock, RN", "failed")]
    assert not Browser.objects.exists()


@pytest.mark.django_db
def test_a_service_that_is_busy_is_asked_again(ward: Ward, dana: Person, service: PushService) -> None:
    add(dana.pk, service.address("desk"))
    service.answers = [503]
    escalation = ward.chest_pain()
    send_all(ward)
    assert pushes(escalation) == [("Dana Whitlock, RN", "asked")]
    ward.later(6)
    send_all(ward)
    assert pushes(escalation) == [("Dana Whitlock, RN", "delivered")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/api/v1/anything",
        "http://169.254.169.254/latest",
        "https://push.elsewhere.example/send/1",
        "file:///etc/passwd",
        "nonsense",
    ],
)
def test_s15_the_server_posts_to_no_address_that_the_clinic_has_not_named(
    dana: Person, service: PushService, address: str
) -> None:
    with pytest.raises(NoPushService):
        add(dana.pk, address)
    assert not Browser.objects.exists()


@pytest.mark.django_db
def test_s15_a_named_service_needs_its_entry_in_the_vendor_register(
    dana: Person, settings: Any, service: PushService
) -> None:
    settings.RINGBACK_PUSH = replace(settings.RINGBACK_PUSH, hosts=("push.elsewhere.example",))
    answer = Script(dana).post("push/browsers", {"address": "https://push.elsewhere.example/1"}, key=None)
    assert answer.status_code == 503
    assert not Browser.objects.exists()


@pytest.mark.django_db
def test_a_person_adds_and_forgets_a_browser_of_her_own(
    ward: Ward, dana: Person, service: PushService, settings: Any
) -> None:
    script = Script(dana)
    assert script.get("push").json() == {"key": settings.RINGBACK_PUSH.public_key()}
    body = {"address": service.address("desk")}
    first = script.post("push/browsers", body, key=None).json()["id"]
    assert script.post("push/browsers", body, key=None).json()["id"] == first
    assert with_browsers() == {dana.pk}
    other = Script(ward.sits("nurse", "Maya Oduya"))
    assert other.delete(f"push/browsers/{first}").status_code == 404
    assert script.delete(f"push/browsers/{first}").status_code == 204
    assert with_browsers() == frozenset()


@pytest.mark.django_db
def test_a_browser_that_another_signs_in_with_is_told_for_her_alone(
    ward: Ward, dana: Person, service: PushService
) -> None:
    maya = ward.sits("nurse", "Maya Oduya")
    add(dana.pk, service.address("shared"))
    add(maya.pk, service.address("shared"))
    assert with_browsers() == {maya.pk}


@pytest.mark.django_db
def test_a_clinic_without_a_key_offers_none(dana: Person) -> None:
    script = Script(dana)
    assert script.get("push").json() == {"key": None}
    answer = script.post("push/browsers", {"address": "https://fcm.googleapis.com/1"}, key=None)
    assert answer.status_code == 409
    assert "administrator" in answer.json()["detail"]
