"""Models of OpenAI, or of anything that speaks its API."""

from collections.abc import AsyncGenerator

from openai import AsyncOpenAI, OpenAIError

from .. import clients
from ..prompts import Prompt
from ..settings import Settings
from . import ModelError, Usage


class OpenAIModel:
    """Asks the chat completions endpoint."""

    def __init__(self, client: AsyncOpenAI, name: str, max_tokens: int) -> None:
        """Use this model, for answers of so many tokens at most."""
        self._client = client
        self._max_tokens = max_tokens
        self.name = name

    @classmethod
    def create(cls, settings: Settings, name: str) -> "OpenAIModel":
        """Read the key from the settings."""
        return cls(clients.openai(settings), name, settings.max_answer_tokens)

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """See Model."""
        try:
            chunks = await self._client.chat.completions.create(
                model=self.name,
                messages=[
                    {"role": "system", "content": prompt.instructions},
                    {"role": "user", "content": prompt.text},
                ],
                max_completion_tokens=self._max_tokens,
                temperature=0,
                stream=True,
                stream_options={"include_usage": True},
            )
            async with chunks:
                async for chunk in chunks:
                    for choice in chunk.choices:
                        if choice.delta.content:
                            yield choice.delta.content
                    if chunk.usage is not None:
                        yield Usage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)
        except OpenAIError as error:
            raise ModelError(f"{self.name}: {error}") from error
