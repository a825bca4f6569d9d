"""Texts that speak to the model in its operator's place.

The first line of defence is the prompt: passages and question stand between marks, as material.
This is the second, for what is plainly an attack.
"""

import re
import unicodedata
from typing import Final

_ORDERS: Final = re.compile(
    r"""
        \b(?:ignore|disregard|forget|override|bypass)\b\W+(?:\w+\W+){0,4}?
            (?:previous|prior|above|earlier|preceding|former|your|these|those|system)\W+
            (?:\w+\W+){0,2}(?:instructions?|rules?|prompts?|guardrails?|guidelines?|directives?)\b
      | \b(?:ignore|disregard|forget|override|bypass)\b\W+(?:all|any|every|the)\W+
            (?:\w+\W+){0,2}(?:instructions?|prompts?|directives?)\b
      | \b(?:ignore|disregard|forget|override|bypass)\b\W+(?:all|any|every)\W+
            (?:of\W+|the\W+|my\W+){0,2}(?:rules?|guardrails?|guidelines?)\b
      | \b(?:reveal|print|repeat|show|output|leak|tell\W+me)\b\W+(?:\w+\W+){0,3}
            (?:system|initial|hidden|developer)\W+(?:prompts?|messages?|instructions?)\b
      | \byou\W+are\W+(?:now|no\W+longer)\W+(?:an?\W+)?(?:\w+\W+){0,2}
            (?:assistant|ai|model|bot|dan|jailbroken|unrestricted|unfiltered)\b
      | \b(?:pretend|act)\W+(?:to\W+be|as\W+if|as)\W+(?:\w+\W+){0,5}
            (?:no|without)\W+(?:\w+\W+){0,2}(?:restrictions?|rules?|filters?|limits?)\b
      | \b(?:new|updated)\W+(?:system\W+)?instructions?\W*:
      | <\|?(?:im[ ]start|im[ ]end|system|endoftext)\|?>
      | \[/?INST\]
      | \b(?:developer|dan|jailbreak)\W+mode\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


# Cyrillic and Greek letters that look like Latin ones, and what stands between words in names.
_LOOKALIKES: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04cf\u04bb\u043a\u043c\u0442"
    "\u03b1\u03b5\u03bf\u03c1\u03bd\u03b9\u03ba\u03c4\u03c5_",
    "aeopcyxijsdlhkmtaeopviktu ",
)


def found(text: str) -> bool:
    """Whether the text gives the model orders, also in letters that only look like Latin ones."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    # Neither what can't be seen nor accents: both are put in to break words up.
    letters = "".join(char for char in plain if unicodedata.category(char) not in {"Cf", "Mn"})
    return _ORDERS.search(letters.translate(_LOOKALIKES)) is not None
