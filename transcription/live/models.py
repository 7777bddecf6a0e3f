from transcription.live.row import LiveLag, LivePlace

__all__ = ["LiveLag", "LivePlace"]
