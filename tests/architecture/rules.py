"""The house rules as functions of a source tree, so that each can be shown a planted fault."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PYTHON_LINES, SCRIPT_LINES, FUNCTION_LINES = 300, 400, 50
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "v2"}
BANNED_NAME_EXCEPTIONS = {"base.css"}

# Which part of the package may import a library, as prefixes of dotted names.
HOMES = {
    "reflex": ("ui", "customer_room", "frontend"),
    "reflex_base": ("ui", "customer_room", "frontend"),
    "reflex_components_core": ("ui", "customer_room", "frontend"),
    "sqlalchemy": ("store",),
    "alembic": ("store",),
    "psycopg": ("store",),
    "networkx": ("insight",),
    "numpy": ("insight",),
    "PIL": ("render",),
    "starlette": ("api", "live.connection", "live.socket"),
    "websockets": ("live.direct", "operations.bench"),
    "argon2": ("security",),
    "prometheus_client": ("live.metrics",),
    "click": ("cli",),
    "structlog": ("security.logs",),
    "uvicorn": ("cli", "live.direct", "operations.bench"),
    "pydantic_settings": ("settings",),
}
# The domain defines records with SQLModel but never opens an engine or a session.
DOMAIN_MAY_NOT = {"Session", "create_engine", "select", "text"}

# What stores something, by name of the call; a page must not contain one.
WRITES = {"submit", "submit_all", "propose", "transact", "perform", "commit", "execute", "begin"}
WRITES |= {"add_all", "write_text", "write_bytes"}
UI_MAY_NOT_IMPORT = (
    "live.service",
    "live.jobs",
    "live.invitations",
    "store.log",
    "bootstrap",
    "cli",
)

MACHINE_PATH = re.compile(r"/(?:work|root|home/\w+|Users/\w+)/[\w.-]+")
ADDRESS = re.compile(r"\b(?:https?|wss?|postgresql|redis)://(?:[^\s/@'\"`]*@)?([\w.-]+)")
NEUTRAL_HOST = re.compile(
    r"^(?:localhost|127(?:\.\d+){3}|192\.0\.2\.\d+|0\.0\.0\.0|(?:[\w-]+\.)*(?:example|invalid|test)"
    r"|(?:[\w-]+\.)*example\.(?:org|com|net)|www\.w3\.org|json-schema\.org"
    r"|keepachangelog\.com|semver\.org|[\w-]+)$"
)


def oversized(root: Path) -> list[str]:
    """Files and functions that are longer than a reader can hold."""
    found: list[str] = []
    for path in _files(root, "*.py"):
        text = path.read_text()
        if (lines := len(text.splitlines())) > PYTHON_LINES:
            found.append(f"{path.relative_to(root)}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    found.append(f"{path.relative_to(root)}: {node.name} has {length} lines")
    for pattern in ("*.js", "*.jsx", "*.mjs"):
        for path in _files(root, pattern):
            if (lines := len(path.read_text().splitlines())) > SCRIPT_LINES:
                found.append(f"{path.relative_to(root)}: {lines} lines")
    return found


def vague_names(root: Path) -> list[str]:
    """Files and folders whose name does not say what is in them."""
    return [
        str(path.relative_to(root))
        for pattern in ("*.py", "*.js", "*.jsx", "*.mjs", "*.css")
        for path in _files(root, pattern)
        if BANNED_NAMES & {path.stem, *path.relative_to(root).parts[:-1]}
        and path.name not in BANNED_NAME_EXCEPTIONS
    ]


def strayed_libraries(package: Path) -> list[str]:
    """Imports of a library outside its one home."""
    found: list[str] = []
    for path in _files(package, "*.py"):
        here = ".".join(path.relative_to(package).with_suffix("").parts)
        for module, names in _imports(path):
            library = module.partition(".")[0]
            homes = HOMES.get(library)
            if homes is not None and not any(f"{here}.".startswith(f"{home}.") for home in homes):
                found.append(f"{here} imports {module}")
            if here.startswith("domain") and library == "sqlmodel" and names & DOMAIN_MAY_NOT:
                found.append(f"{here} imports {sorted(names & DOMAIN_MAY_NOT)} of sqlmodel")
    return found


def writing_pages(package: Path) -> list[str]:
    """Places in ``ui`` that store something or reach what stores."""
    found: list[str] = []
    for path in _files(package / "ui", "*.py"):
        here = path.relative_to(package)
        wanted = {name for module, names in _imports(path) for name in _spelled(module, names)}
        found += [
            f"{here} imports {banned}"
            for banned in UI_MAY_NOT_IMPORT
            if any(f"{name}.".startswith(f"customer_room.{banned}.") for name in wanted)
        ]
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Attribute(attr="service"):
                    found.append(f"{here}:{node.lineno} reaches the service")
                case ast.Call(func=ast.Attribute(attr=name)) if name in WRITES:
                    found.append(f"{here}:{node.lineno} calls {name}")
                case _:
                    pass
    return found


def _spelled(module: str, names: set[str]) -> set[str]:
    """Give every dotted name an import statement may mean."""
    return {module, *(f"{module}.{name}" for name in names)}


def impure_modules(package: Path, rows: tuple[str, ...]) -> list[str]:
    """Clock, chance and input/output in modules that must be pure."""
    banned = {"time", "random", "secrets", "os", "socket", "subprocess", "uuid", "logging"}
    found: list[str] = []
    for row in rows:
        for path in _files(package / row, "*.py"):
            here = path.relative_to(package)
            found += [f"{here} imports {name}" for name, _ in _imports(path) if name in banned]
            found += [
                f"{here}:{node.lineno} asks the clock"
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"}
                if isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date"}
            ]
    return found


def foreign_places(root: Path, files: list[Path]) -> list[str]:
    """Paths of one machine and names of hosts that are not ours to name."""
    found: list[str] = []
    for path in files:
        try:
            text = (root / path).read_text()
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        found += [f"{path}: {hit[0]}" for hit in MACHINE_PATH.finditer(text)]
        found += [
            f"{path}: {hit[1]}"
            for hit in ADDRESS.finditer(text)
            if not NEUTRAL_HOST.match(hit[1].lower().rstrip("."))
        ]
    return found


def _imports(path: Path) -> Iterator[tuple[str, set[str]]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, set[str]()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, {alias.name for alias in node.names}


def _files(root: Path, pattern: str) -> list[Path]:
    skipped = {"_web", "_web.new", "_web.old", "__pycache__", "node_modules", ".venv", ".web"}
    skipped |= {"build", "dist", "external", ".build", "var"}
    found = root.rglob(pattern)
    return sorted(path for path in found if not skipped & set(path.relative_to(root).parts))
