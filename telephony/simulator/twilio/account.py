"""The account's way to Ringback: signed requests, as Twilio makes them."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

import httpx
from twilio.request_validator import RequestValidator

from telephony.simulator.demo_state import TwilioAccount

API = "2010-04-01"


class Account:
    """Signs over the public URL and sends to `url`, as a proxy in front of the public name would.

    `rest_url` is where the account's own REST interface answers.
    """

    def __init__(self, client: httpx.AsyncClient, account: TwilioAccount, url: str, rest_url: str) -> None:
        self._client, self._url = client, url.rstrip("/")
        self.sid, self.auth_token, self.rest_url = account.account, account.auth_token, rest_url
        self.public_url = account.public_url.rstrip("/")
        self._validator = RequestValidator(account.auth_token)

    def signature(self, url: str, params: dict[str, str]) -> str:
        """X-Twilio-Signature of a request."""
        signature: str = self._validator.compute_signature(url, params)
        return signature

    def here(self, url: str) -> str:
        """Where a public address is reached from this machine; media sockets too. Others stay as they are."""
        public, target, local = urlsplit(self.public_url), urlsplit(url), urlsplit(self._url)
        if target.netloc != public.netloc:
            return url
        scheme = local.scheme
        if target.scheme in ("ws", "wss"):
            scheme = "wss" if local.scheme == "https" else "ws"
        return urlunsplit((scheme, local.netloc, target.path, target.query, ""))

    async def request(
        self, url: str, params: dict[str, str], method: str = "POST", base: str = ""
    ) -> httpx.Response:
        """One signed request, never repeated, as Twilio does not. `url` may be relative to `base`."""
        url = urljoin(base or self.public_url + "/", url)
        if method.upper() == "GET":
            url += ("&" if "?" in url else "?") + urlencode(params)
            headers = {"X-Twilio-Signature": self.signature(url, {})}
            return await self._client.get(self.here(url), headers=headers)
        headers = {"X-Twilio-Signature": self.signature(url, params)}
        return await self._client.post(self.here(url), data=params, headers=headers)
