"""The clinic's documents: each policy file is one, known by its file's name without `.yaml`.

What is published lies over the files that ship. Streams have ids of the names, the same everywhere.
"""

import hashlib
from collections.abc import Mapping
from uuid import UUID, uuid5

Files = Mapping[str, bytes]

_NAMESPACE = UUID("0d9f7c1e-5b7a-4c3e-8f54-2a1c6be0d7a3")  # of policy streams' ids, ours alone
SUFFIX = ".yaml"
LONGEST = 240_000  # bytes of a document as JSON: an event, which holds it whole, has 256 KiB


def document_id(name: str) -> UUID:
    """The id of a document: `handoff_map`, `prompts.es`."""
    return uuid5(_NAMESPACE, f"document/{name}")


def document_stream(name: str) -> str:
    return f"policy/{document_id(name)}"


# Which versions there were, one after another: who publishes moves this stream too, so that no two
# documents are published past each other.
REGISTER = f"policy/{uuid5(_NAMESPACE, 'register')}"


def names_of(files: Files) -> list[str]:
    """The documents that these files are."""
    return sorted(name.removesuffix(SUFFIX) for name in files)


def file_of(name: str) -> str:
    return f"{name}{SUFFIX}"


def hash_of(text: str) -> str:
    """SHA-256 of a document's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def overlaid(files: Files, documents: Mapping[str, str]) -> dict[str, bytes]:
    """The files with the text of every document in `documents` in the place of what shipped. A document
    that is no file any more is left out."""
    over = {file_of(name): text.encode() for name, text in documents.items()}
    return {name: over.get(name, shipped) for name, shipped in files.items()}
