"""Session tokens and the cookie that carries them.

A token is shown to its owner once and stored only as a hash; the cookie is the identity of every
command (ARCHITECTURE §1 row 11).
"""

import hashlib
import secrets
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

TOKEN_BYTES = 32
SESSION_DAYS = 120
PLAIN_NAME = "customer_room"
CLAIM_NAME = "customer_room_claim"
HOST_BOUND = "__Host-"
CLOSED_AT_ONCE = 0


def new_token() -> str:
    """Return a fresh secret of 256 bits, safe in a URL and a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return what is stored instead of a token: SHA-256 in hexadecimal.

    A plain hash is enough because the token itself carries 256 random bits.
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """How a cookie with a secret is named, written and read.

    Attributes:
        secure: Whether people reach the server by https.
        plain_name: Its name without https.
    """

    secure: bool
    plain_name: str = PLAIN_NAME

    @property
    def name(self) -> str:
        """The cookie's name; the ``__Host-`` prefix binds it to one host over https."""
        return f"{HOST_BOUND}{self.plain_name}" if self.secure else self.plain_name

    def keep(self, token: str, seconds: int = SESSION_DAYS * 86_400) -> str:
        """Return the Set-Cookie value that signs this browser in."""
        return self._line(token, seconds)

    def forget(self) -> str:
        """Return the Set-Cookie value that signs this browser out."""
        return self._line("", CLOSED_AT_ONCE)

    def token(self, header: str | None) -> str | None:
        """Find the session token in a Cookie header, or None.

        Two cookies of our name mean that somebody planted one: neither is believed.
        """
        if not header or header.count(f"{self.name}=") != 1:
            return None
        jar = SimpleCookie()
        try:
            jar.load(header)
        except CookieError:
            return None
        found = jar.get(self.name)
        return found.value or None if found else None

    def _line(self, value: str, seconds: int) -> str:
        parts = [f"{self.name}={value}", "Path=/", f"Max-Age={seconds}", "HttpOnly", "SameSite=Lax"]
        return "; ".join([*parts, "Secure"] if self.secure else parts)
