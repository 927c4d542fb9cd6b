"""Settings: every value the operator may give, read from the environment in one place."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "CUSTOMER_ROOM_"
LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["auto", "json", "plain"]
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - the operator asked for it
SHORTEST_TOKEN = 20
DATABASE_SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg")


class SettingsError(Exception):
    """A setting is wrong; the message is the one line for the operator."""


class Settings(BaseSettings):
    """What the operator decided, already checked.

    Names come from the environment as ``CUSTOMER_ROOM_<NAME>``; only ``PUBLIC_URL`` has no prefix.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", populate_by_name=True
    )

    data_dir: Annotated[Path, NoDecode] = Field(
        default=Path("~/.customer-room"),
        description="Folder for the database and working files",
    )
    database_url: str = Field(
        default="",
        description="Database; empty means SQLite in the data folder",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on")
    public_url: str = Field(
        default="",
        validation_alias=AliasChoices("PUBLIC_URL", "public_url"),
        description="Address people type; sets links, QR codes, accepted origins and cookie flags",
    )
    insecure_lan: bool = Field(
        default=False,
        description="Allow plain http beyond this machine, where others could read along; "
        "every page says so",
    )
    trusted_hops: int = Field(
        default=0, ge=0, le=8, description="Reverse proxies in front whose X-Forwarded-For counts"
    )
    log_level: LogLevel = Field(default="info", description="Least severe line that is logged")
    log_format: LogFormat = Field(
        default="auto",
        description="Lines of the log: json, plain for people, or auto: plain on a terminal",
    )
    metrics_token: str = Field(
        default="",
        repr=False,
        description="Lets whoever sends it as a bearer token read /metrics from other machines",
    )

    @field_validator("data_dir")
    @classmethod
    def _make_absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, value: str) -> str:
        if value and value.partition("://")[0] not in DATABASE_SCHEMES:
            raise ValueError(f"must start with one of {', '.join(DATABASE_SCHEMES)} and ://")
        return value

    @field_validator("metrics_token")
    @classmethod
    def _check_metrics_token(cls, value: str) -> str:
        if value and len(value) < SHORTEST_TOKEN:
            raise ValueError(f"must have at least {SHORTEST_TOKEN} characters")
        return value

    @field_validator("public_url")
    @classmethod
    def _check_public_url(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must look like https://room.example.org")
        if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
            raise ValueError("must be a bare address without path, query or user")
        return f"{parts.scheme}://{parts.netloc}".lower()

    @model_validator(mode="after")
    def _refuse_plain_http_in_the_open(self) -> Self:
        plain = not self.public_url.startswith("https://")
        if plain and not self.insecure_lan and not is_loopback(self.host):
            raise ValueError(
                "listening beyond this machine needs PUBLIC_URL with https, "
                f"or {PREFIX}INSECURE_LAN=true to accept plain http"
            )
        return self

    @property
    def database(self) -> str:
        """The database URL to open: the given one, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'customer-room.db'}"

    @property
    def origin(self) -> str:
        """The address put into links and QR codes, without a trailing slash."""
        if self.public_url:
            return self.public_url
        host = "127.0.0.1" if self.host in EVERY_ADDRESS else self.host
        return f"http://{_bracket(host)}:{self.port}"

    @property
    def origins(self) -> tuple[str, ...]:
        """Every Origin a browser may send; nothing else may open a socket or post."""
        if self.public_url:
            return (self.public_url,)
        names = [self.origin]
        if is_loopback(self.host):
            names += [f"http://localhost:{self.port}", f"http://127.0.0.1:{self.port}"]
        return tuple(dict.fromkeys(names))

    @property
    def is_secure(self) -> bool:
        """Whether people reach the server by https, so that cookies are marked Secure."""
        return self.public_url.startswith("https://")


def load(**given: object) -> Settings:
    """Read the environment; values in ``given`` that are not None win over it.

    Args:
        given: Settings by field name, usually from command-line options.

    Raises:
        SettingsError: A value is wrong; the message is one line naming it.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as problem:
        raise SettingsError(_first_line(problem)) from None


def variable(field: str) -> str:
    """Name the environment variable of a settings field."""
    return "PUBLIC_URL" if field == "public_url" else f"{PREFIX}{field.upper()}"


def _first_line(problem: ValidationError) -> str:
    error = problem.errors(include_url=False, include_input=False)[0]
    where = str(error["loc"][0]) if error["loc"] else ""
    field = "public_url" if where == "PUBLIC_URL" else where
    text = error["msg"].removeprefix("Value error, ").replace("\n", " ")
    return f"{variable(field)}: {text}" if field else text


def is_loopback(host: str) -> bool:
    """Tell whether an address or name means this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _bracket(host: str) -> str:
    return f"[{host}]" if ":" in host else host
