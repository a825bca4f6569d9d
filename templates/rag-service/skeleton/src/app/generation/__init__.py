"""Language models, by whichever provider the settings name."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from ..prompts import Prompt
from ..settings import Settings


@dataclass(frozen=True)
class Usage:
    """What an answer took. A stream ends with it."""

    input_tokens: int
    output_tokens: int


class Model(Protocol):
    """Writes answers."""

    name: str

    def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """Write the answer piece by piece, then say what it took."""


class ModelError(Exception):
    """The provider could not answer; another model might."""


def create(settings: Settings) -> tuple[Model, Model]:
    """Make the model that the settings name, and the one that stands in for it."""
    match settings.model_provider:
        case "openai":
            from .openai import OpenAIModel

            return (
                OpenAIModel.create(settings, settings.model or "gpt-4.1-mini"),
                OpenAIModel.create(settings, settings.fallback_model or "gpt-4.1-nano"),
            )
        case "bedrock":
            from .bedrock import BedrockModel

            return (
                BedrockModel.create(settings, settings.model or "amazon.nova-lite-v1:0"),
                BedrockModel.create(settings, settings.fallback_model or "amazon.nova-micro-v1:0"),
            )
        case "local":
            from .local import ExtractiveModel

            return ExtractiveModel("extractive-v1"), ExtractiveModel("extractive-fallback-v1")
