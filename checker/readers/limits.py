"""How large an input may be before it is refused."""

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings for one file, so that a hostile or mistaken input costs little time and memory.

    `file_bytes` is the size on disk. `unpacked_bytes` bounds what all parts of a .docx unpack to,
    `part_bytes` what one part does. `ratio` is unpacked to packed size, held against parts above
    `ratio_floor` bytes only, since small repetitive parts pack very well. `characters` counts text.
    `depth` is how deep XML elements may nest (the XML parser itself stops at 256).
    """

    file_bytes: int = 50 * _MEGABYTE
    unpacked_bytes: int = 200 * _MEGABYTE
    part_bytes: int = 64 * _MEGABYTE
    ratio: int = 200
    ratio_floor: int = 4 * _MEGABYTE
    characters: int = 2_000_000
    depth: int = 200
