"""16-bit samples as mu-law (ITU-T G.711): one kind of sound, whichever door it came through."""

from functools import cache

BIAS = 33
CLIP = 8158  # in the 14 bits that mu-law looks at


def mulaw(samples: bytes) -> bytes:
    """Signed 16-bit little-endian samples; an odd byte at the end is dropped."""
    table = _table()
    whole = memoryview(samples)[: len(samples) // 2 * 2]
    return bytes(table[low | high << 8] for low, high in zip(whole[0::2], whole[1::2], strict=True))


@cache
def _table() -> bytes:
    return bytes(_encoded(value - 65536 if value > 32767 else value) for value in range(65536))


def _encoded(sample: int) -> int:
    sign = 0x80 if sample < 0 else 0
    magnitude = min(abs(sample) >> 2, CLIP) + BIAS
    segment = magnitude.bit_length() - 6
    return ~(sign | (segment << 4) | ((magnitude >> (segment + 1)) & 0x0F)) & 0xFF
