"""AES-256-GCM, and where its keys come from.

A data key is wrapped by a key-encryption key (KEK) of the settings; what a ciphertext belongs to
is bound as additional data, so that a moved one does not open. A sealed value is nonce (12 bytes,
random) then ciphertext and tag. Random nonces are safe to about 2^32 values a key; a stream's key
seals one value an event.
"""

import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from coordination.log.database import decode_key

NONCE_BYTES = 12
KEY_BYTES = 32


@lru_cache(maxsize=1)
def _key_encryption_keys() -> dict[str, AESGCM]:
    keys: dict[str, AESGCM] = {}
    for item in settings.RINGBACK_KEKS.split(","):
        name, _, encoded = item.partition(":")
        keys[name] = AESGCM(decode_key(encoded))
    return keys


def new_wrapped_key(owner: str, content_class: str) -> tuple[str, bytes, bytes]:
    """A fresh data key: (KEK id, wrapped, plain), wrapped with the first KEK of the settings."""
    kek = next(iter(_key_encryption_keys()))
    key = os.urandom(KEY_BYTES)
    return kek, seal(_key_encryption_keys()[kek], key, f"{owner}|{content_class}".encode()), key


def unwrap(kek: str, wrapped: bytes, owner: str, content_class: str) -> bytes:
    """The data key again. KeyError: the settings no longer hold that KEK."""
    return unseal(_key_encryption_keys()[kek], wrapped, f"{owner}|{content_class}".encode())


def seal(key: AESGCM, plain: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, plain, bound_to)


def unseal(key: AESGCM, sealed: bytes, bound_to: bytes) -> bytes:
    """The plain bytes; `cryptography.exceptions.InvalidTag` when anything was changed or moved."""
    return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)


@lru_cache(maxsize=1)
def column_key() -> AESGCM:
    """The key of sealed columns in read models and of stored answers."""
    return AESGCM(decode_key(settings.RINGBACK_COLUMN_KEY))


@lru_cache(maxsize=64)
def _hash_key(namespace: str) -> bytes:
    root = decode_key(settings.RINGBACK_HASH_KEY)
    return hmac.new(root, f"ringback/{namespace}".encode(), hashlib.sha256).digest()


def keyed_digest(namespace: str, data: bytes) -> bytes:
    """HMAC-SHA-256 under a key of its own a namespace: equal inputs can be found, none guessed."""
    return hmac.digest(_hash_key(namespace), data, "sha256")
