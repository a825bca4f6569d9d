"""Abuse: threats and insults aimed at a person.

A list finds the plain cases and costs nothing. Where that is not enough, call a classifier here,
for instance Bedrock Guardrails.
"""

import re
from typing import Final

_ABUSE: Final = re.compile(
    r"""\b(?:
        kill\s+(?:your|her|him|them)sel(?:f|ves)
      | (?:i|we)(?:'ll|\s+will|\s+am\s+going\s+to|'m\s+going\s+to)
        \s+(?:kill|hurt|rape|shoot|stab)\s+(?:you|her|him|them)
      | (?:you|he|she|they)\s+(?:should|deserve\s+to)\s+die
      | go\s+(?:die|to\s+hell)
      | (?:you(?:\s+are|'re)?|u|stupid|fucking|worthless|dumb)\s+(?:\w+\s+){0,2}
        (?:idiot|moron|imbecile|retard|scum|bitch|bastard|whore|asshole|piece\s+of\s+shit)s?
      | fuck\s+(?:you|off)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def found(text: str) -> bool:
    """Whether the text threatens or insults someone."""
    return _ABUSE.search(text) is not None
