"""Clients of the providers: short timeouts, and no retries of their own behind our breakers."""

from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from openai import AsyncOpenAI

from .settings import IndexSettings

if TYPE_CHECKING:
    from mypy_boto3_bedrock_runtime import BedrockRuntimeClient
    from mypy_boto3_sqs import SQSClient


def openai(settings: IndexSettings) -> AsyncOpenAI:
    """OpenAI, or a server that speaks its API at OPENAI_BASE_URL."""
    key = settings.openai_api_key
    return AsyncOpenAI(
        api_key=key.get_secret_value() if key else "",
        base_url=str(settings.openai_base_url) if settings.openai_base_url else None,
        timeout=settings.answer_timeout_seconds,
        max_retries=0,
    )


def bedrock(settings: IndexSettings) -> "BedrockRuntimeClient":
    """Bedrock; one connection for each thread that may wait for an answer."""
    return boto3.client(
        "bedrock-runtime",
        region_name=settings.aws_region,
        config=Config(
            connect_timeout=1,
            read_timeout=settings.answer_timeout_seconds,
            retries={"total_max_attempts": 1},
            max_pool_connections=64,
        ),
    )


def sqs(settings: IndexSettings) -> "SQSClient":
    """SQS; its read timeout leaves room for long polling."""
    return boto3.client(
        "sqs",
        region_name=settings.aws_region,
        config=Config(connect_timeout=1, read_timeout=25),
    )
