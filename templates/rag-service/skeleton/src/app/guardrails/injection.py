"""Texts that speak to the model in its operator's place.

The first line of defence is the prompt: passages and question stand between marks, as material.
This is the second, for what is plainly an attack.
"""

import re
import unicodedata
from typing import Final

_ORDERS: Final = re.compile(
    r"""
        \b(?:ignore|disregard|forget|override|bypass)\b\W+(?:\w+\W+){0,4}
            (?:instructions?|rules?|prompts?|guardrails?|guidelines?|directives?)\b
      | \b(?:reveal|print|repeat|show|output|leak|tell\W+me)\b\W+(?:\w+\W+){0,3}
            (?:system|initial|hidden|developer)\W+(?:prompts?|messages?|instructions?)\b
      | \byou\W+are\W+(?:now|no\W+longer)\W+(?:an?\W+)?(?:\w+\W+){0,2}
            (?:assistant|ai|model|bot|dan|jailbroken|unrestricted|unfiltered)\b
      | \b(?:pretend|act)\W+(?:to\W+be|as\W+if|as)\W+(?:\w+\W+){0,5}
            (?:no|without)\W+(?:\w+\W+){0,2}(?:restrictions?|rules?|filters?|limits?)\b
      | \b(?:new|updated)\W+(?:system\W+)?instructions?\W*:
      | <\|?(?:im_start|im_end|system|endoftext)\|?>
      | \[/?INST\]
      | \b(?:developer|dan|jailbreak)\W+mode\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def found(text: str) -> bool:
    """Whether the text gives the model orders, also in letters that only look like Latin ones."""
    plain = unicodedata.normalize("NFKC", text)
    visible = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    return _ORDERS.search(visible) is not None
