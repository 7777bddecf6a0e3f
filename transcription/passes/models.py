"""The work list of the passes over recordings."""

from transcription.passes.row import TranscriptionPass

__all__ = ["TranscriptionPass"]
