"""The browser's scripts pass their own tests, against vectors written by Python."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    vectors = tmp_path_factory.mktemp("vectors") / "vectors.json"
    subprocess.run([sys.executable, HERE / "vectors.py", vectors], check=True)
    paths = os.pathsep.join([str(BIN), os.environ["PATH"]])
    return os.environ | {"PATH": paths, "VECTORS": str(vectors)}


def test_the_scripts_pass_their_tests(environment: dict[str, str]) -> None:
    if shutil.which("node", path=environment["PATH"]) is None:
        pytest.fail("node is missing: `make setup` installs it with pip")
    installed = HERE / "node_modules" / ".package-lock.json"
    if not installed.exists():
        npm = [BIN / "npm", "ci", "--no-audit", "--no-fund"]
        subprocess.run(npm, cwd=HERE, env=environment, check=True, capture_output=True)
    ran = subprocess.run(
        [BIN / "node", "--test"], cwd=HERE, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout[-8000:]


def test_the_vectors_hold_something_to_check(environment: dict[str, str]) -> None:
    drawn = json.loads(Path(environment["VECTORS"]).read_text(encoding="utf-8"))
    assert len(drawn["apply"]) >= 300
    assert any(fields is None for case in drawn["apply"] for _, _, fields in case["changes"])
    assert len(drawn["shapes"]) >= 20
