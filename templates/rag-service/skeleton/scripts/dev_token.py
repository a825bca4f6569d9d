"""Keys and access tokens for local work.

    python scripts/dev_token.py keys    make .dev/jwt.env: the settings that trust the key
    python scripts/dev_token.py token [SUBJECT] [--group GROUP]   print a token for a day

The key stays in .dev/, which Git and the image leave out. No deployed environment trusts it.
"""

import argparse
import time
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from jwt.algorithms import ECAlgorithm

DIRECTORY = Path(__file__).parent.parent / ".dev"
KEY_ID = "local"
ISSUER = "https://issuer.localhost/"
AUDIENCE = "local"


def make_keys() -> None:
    """Make a key pair once, and the settings that go with it."""
    settings = DIRECTORY / "jwt.env"
    if settings.exists():
        return
    DIRECTORY.mkdir(mode=0o700, exist_ok=True)
    key = generate_private_key(SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (DIRECTORY / "jwt.pem").write_bytes(pem)
    public = ECAlgorithm.to_jwk(key.public_key()).rstrip("}")
    jwks = f'{{"keys":[{public}, "kid": "{KEY_ID}", "alg": "ES256"}}]}}'
    settings.write_text(
        f"JWT_ISSUER='{ISSUER}'\nJWT_AUDIENCE='{AUDIENCE}'\nJWT_JWKS='{jwks}'\n", encoding="utf-8"
    )


def token(subject: str, groups: list[str]) -> str:
    """Sign a token for someone who is in these groups."""
    key = (DIRECTORY / "jwt.pem").read_bytes()
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": subject,
        "scope": "queries:ask documents:write",
        "groups": groups,
        "iat": now,
        "exp": now + 86_400,
    }
    return jwt.encode(claims, key, algorithm="ES256", headers={"kid": KEY_ID})


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["keys", "token"])
    parser.add_argument("subject", nargs="?", default="me")
    parser.add_argument("--group", action="append", default=[])
    arguments = parser.parse_args()
    make_keys()
    if arguments.command == "token":
        print(token(arguments.subject, arguments.group))


if __name__ == "__main__":
    main()
