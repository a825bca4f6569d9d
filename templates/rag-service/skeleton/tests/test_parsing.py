"""Text out of documents, and chunks out of text."""

import itertools

import pytest

from app.ingestion.chunking import chunk
from app.ingestion.parsing import Section, UnreadableDocumentError, parse

from .pdf import pdf

HEADINGS = [
    (
        "# A\none\n## B\ntwo\n# C ##\nthree",
        [("A", "one"), ("A > B", "two"), ("C", "three")],
    ),
    ("no heading\n\n#nor this", [("", "no heading\n\n#nor this")]),
    ("# A\n```sh\n# a comment\n```\nend", [("A", "```sh\n# a comment\n```\nend")]),
    (
        "# A\n~~~~\n~~~\n# still\n~~~~\n## B\nend",
        [("A", "~~~~\n~~~\n# still\n~~~~"), ("A > B", "end")],
    ),
    ("## deep first\nx", [("deep first", "x")]),
    ("nul\0", [("", "nul")]),
]


@pytest.mark.parametrize(("markdown", "sections"), HEADINGS)
def test_markdown_is_split_by_its_headings(markdown: str, sections: list[tuple[str, str]]) -> None:
    found = parse(markdown.encode(), "text/markdown")

    assert [(section.heading, section.text) for section in found] == sections


def test_a_pdf_is_split_by_its_pages() -> None:
    found = parse(pdf("First page.", "Second page."), "application/pdf")

    assert [(section.page, section.text) for section in found] == [
        (1, "First page."),
        (2, "Second page."),
    ]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"not a pdf", "application/pdf"),
        (pdf("x")[:200], "application/pdf"),
        (pdf(""), "application/pdf"),
        (b"\xff\xfe", "text/plain"),
        (b"  \n", "text/markdown"),
    ],
)
def test_what_can_not_be_read_is_told_as_such(content: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableDocumentError):
        parse(content, media_type)


def test_chunks_are_whole_sentences_that_overlap() -> None:
    sentences = [f"This is sentence number {number}." for number in range(20)]

    pieces = chunk([Section(" ".join(sentences), "Title", 7)], size=30, overlap=10)

    assert all(len(piece.text) <= 30 * 4 for piece in pieces)
    assert all(piece.text.startswith("This") and piece.text.endswith(".") for piece in pieces)
    assert {(piece.heading, piece.page) for piece in pieces} == {("Title", 7)}
    for one, following in itertools.pairwise(pieces):
        assert one.text.split(". ")[-1].strip(".") in following.text
    for sentence in sentences:
        assert any(sentence in piece.text for piece in pieces)


@pytest.mark.parametrize("filler", ["x", "word "])
def test_text_without_sentences_is_cut_all_the_same(filler: str) -> None:
    pieces = chunk([Section(filler * 1000)], size=50, overlap=10)

    assert all(0 < len(piece.text) <= 200 for piece in pieces)
    assert "".join(piece.text for piece in pieces).count(filler.strip()) == 1000
