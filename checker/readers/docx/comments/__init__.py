"""Word comments put into a copy of a .docx, anchored to characters that the reader has shown.

This stands beside the reader because it needs what only the reader knows: which element each
character of a block came from. Nothing is written anew: what is added is spliced into the bytes of
the few parts that change, so that all else stays byte for byte as it was.
"""

from checker.readers.docx.comments.note import Author, Note
from checker.readers.docx.comments.write import Draft

__all__ = ["Author", "Draft", "Note"]
