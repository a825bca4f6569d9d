"""Personal data that can be told by its form."""

import re
from collections.abc import Iterator
from typing import Final

_PATTERNS: Final[dict[str, re.Pattern[str]]] = {
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"),
    "iban": re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
    "card": re.compile(r"\b\d(?:[ -]?\d){12,18}\b"),
    "ssn": re.compile(r"\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b"),
    "phone": re.compile(r"(?<![\w.])(?:\+|00)\d{1,3}[ ()/-]{0,2}(?:\d[ ()/-]{0,2}){6,12}\d\b"),
}


def redact(text: str) -> tuple[str, set[str]]:
    """The text with each find replaced by its kind in brackets, and the kinds that were found."""
    kinds: set[str] = set()
    parts: list[str] = []
    at = 0
    for start, end, kind in sorted(_found(text)):
        if start < at:
            continue
        kinds.add(kind)
        parts += [text[at:start], f"[{kind}]"]
        at = end
    return "".join([*parts, text[at:]]), kinds


def safe_cut(text: str, cut: int) -> int:
    """The last place at or before `cut` that is between words and not inside of a find."""
    for start, end, _ in sorted(_found(text)):
        if start < cut < end:
            cut = start
    return text.rfind(" ", 0, cut) + 1 if 0 < cut < len(text) else cut


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            if kind != "card" or _luhn(match[0]):
                yield match.start(), match.end(), kind


def _luhn(number: str) -> bool:
    """Card numbers carry a check digit; order numbers as long as that seldom do."""
    digits = [int(digit) for digit in reversed(number) if digit.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
