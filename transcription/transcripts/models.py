"""What Django must know of before projections are looked for."""

from transcription.transcripts.known_row import KnownFact, KnownUpto

__all__ = ["KnownFact", "KnownUpto"]
