"""Twilio's REST interface, as far as we use it. The host is asked of the vendor register first (S15)."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any

import httpx
import msgspec

from audit.access.vendors import OutgoingHostRefused, client_for
from telephony.adapters.port import DialFailed, HostNotRegistered

VERSION = "2010-04-01"
DEFAULT_URL = "https://api.twilio.com"
PAGE = 200
LARGEST_RECORDING = 200 * 1024 * 1024


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """One account. Raises HostNotRegistered, and DialFailed for whatever Twilio does not do."""

    account: str
    auth_token: str
    api_url: str = DEFAULT_URL

    @contextmanager
    def _client(self) -> Iterator[httpx.Client]:
        try:
            with client_for(self.api_url) as client:
                client.auth = httpx.BasicAuth(self.account, self.auth_token)
                yield client
        except OutgoingHostRefused:
            raise HostNotRegistered from None
        except httpx.HTTPError:
            raise DialFailed from None  # its text holds the address, which may hold a number

    def _at(self, path: str) -> str:
        return f"/{VERSION}/Accounts/{self.account}/{path}"

    def post(self, path: str, form: Mapping[str, str | Sequence[str]]) -> dict[str, Any]:
        """Create or update; what Twilio answers."""
        with self._client() as client:
            answer = client.post(self._at(path), data=dict(form))
            answer.raise_for_status()
            return dict(answer.json())

    def every(self, path: str, name: str, query: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """All items of a list, page by page."""
        with self._client() as client:
            address: str | None = str(httpx.URL(self._at(path), params={**query, "PageSize": str(PAGE)}))
            while address:
                answer = client.get(address)
                answer.raise_for_status()
                page = answer.json()
                yield from page[name]
                address = page.get("next_page_uri")

    def fetch(self, path: str, into: IO[bytes]) -> int:
        """Download into a file: how many bytes."""
        with self._client() as client, client.stream("GET", self._at(path)) as answer:
            answer.raise_for_status()
            length = 0
            for piece in answer.iter_bytes():
                length += len(piece)
                if length > LARGEST_RECORDING:
                    raise DialFailed("The recording is larger than 200 MB.")
                into.write(piece)
            return length
