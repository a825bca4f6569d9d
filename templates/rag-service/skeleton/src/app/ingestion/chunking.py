"""Sections cut into pieces that a model can be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .. import tokens
from .parsing import Section

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


@dataclass(frozen=True)
class Piece:
    """A chunk before it is stored."""

    text: str
    heading: str
    page: int | None


def chunk(sections: list[Section], *, size: int, overlap: int) -> list[Piece]:
    """Pack whole sentences into pieces of at most `size` tokens.

    A piece begins with the end of the one before it (`overlap` tokens at most), so that what refers
    to the sentence before still can. Pieces never cross a heading or a page: each can be cited.
    """
    return [
        Piece(text, section.heading, section.page)
        for section in sections
        for text in _pack(section.text, size, overlap)
    ]


def _pack(text: str, size: int, overlap: int) -> Iterator[str]:
    piece: list[str] = []
    for sentence in _sentences(text, size):
        if piece and tokens.estimate(" ".join([*piece, sentence])) > size:
            yield " ".join(piece)
            piece = _tail(piece, min(overlap, size - tokens.estimate(sentence) - 1))
        piece.append(sentence)
    if piece:
        yield " ".join(piece)


def _sentences(text: str, size: int) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        rest = sentence.strip()
        while tokens.estimate(rest) > size:  # a table or a list has no full stops
            cut = rest.rfind(" ", 1, size * 4)
            cut = cut if cut > 0 else size * 4
            yield rest[:cut]
            rest = rest[cut:].strip()
        if rest:
            yield rest


def _tail(piece: list[str], budget: int) -> list[str]:
    for start in range(1, len(piece)):
        if tokens.estimate(" ".join(piece[start:])) <= budget:
            return piece[start:]
    return []
