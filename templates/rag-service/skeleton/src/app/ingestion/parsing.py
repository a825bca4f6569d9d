"""Documents as text: what is a heading, what is on which page."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pypdf
from pypdf.errors import PyPdfError

_HEADING: Final = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_MAX_PAGES: Final = 2000


class UnreadableDocumentError(Exception):
    """A document that no retry makes readable."""


@dataclass(frozen=True)
class Section:
    """A piece of a document that belongs together."""

    text: str
    heading: str = ""
    page: int | None = None


def parse(content: bytes, media_type: str) -> list[Section]:
    """Read a document; raise UnreadableDocumentError when there is no text in it."""
    sections = [section for section in _PARSERS[media_type](content) if section.text]
    if not sections:
        raise UnreadableDocumentError("There is no text in it.")
    return sections


def _markdown(content: bytes) -> Iterator[Section]:
    path: list[str] = []
    lines: list[str] = []
    fence = ""
    for line in _decoded(content).splitlines():
        opened = _FENCE.match(line)
        if opened and not fence:
            fence = opened[1]
        elif opened and opened[1].startswith(fence):
            fence = ""
        heading = None if fence else _HEADING.fullmatch(line)
        if heading is None:
            lines.append(line)
            continue
        yield _section(lines, path)
        lines = []
        path = [*path[: len(heading[1]) - 1], heading[2]]
    yield _section(lines, path)


def _section(lines: list[str], path: list[str]) -> Section:
    return Section("\n".join(lines).strip(), " > ".join(path))


def _plain(content: bytes) -> Iterator[Section]:
    yield Section(_decoded(content).strip())


def _pdf(content: bytes) -> Iterator[Section]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if len(reader.pages) > _MAX_PAGES:
            raise UnreadableDocumentError(f"It has more than {_MAX_PAGES} pages.")
        for number, page in enumerate(reader.pages, start=1):
            # PostgreSQL has no room for the character NUL.
            yield Section(page.extract_text().replace("\0", "").strip(), page=number)
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise UnreadableDocumentError(f"The PDF can't be read: {error}") from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode().replace("\0", "")
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError("It is not UTF-8.") from error


_PARSERS: Final[dict[str, Callable[[bytes], Iterator[Section]]]] = {
    "application/pdf": _pdf,
    "text/markdown": _markdown,
    "text/plain": _plain,
}
