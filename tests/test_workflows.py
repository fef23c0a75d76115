"""The workflows and scripts of CI: they parse, and they name what pyproject.toml declares."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted((ROOT / ".ci").iterdir())
BASH = shutil.which("bash")


def loaded(path: Path) -> dict[str, Any]:
    yaml = pytest.importorskip("yaml", reason="PyYAML comes with pre-commit, which is not installed")
    content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return content


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def parses(script: str) -> bool:
    assert BASH is not None
    return subprocess.run([BASH, "-n"], input=script.encode(), check=False).returncode == 0


def test_there_is_one_for_pushes_and_one_for_every_week() -> None:
    assert [set(loaded(path)["on"]) for path in WORKFLOWS] == [
        {"push", "pull_request"},
        {"schedule", "workflow_dispatch"},
    ]


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_what_a_workflow_runs_is_there_and_parses(path: Path) -> None:
    commands = [step["run"] for step in steps(loaded(path)) if "run" in step]
    assert all(map(parses, commands))
    assert [
        name for command in commands for name in re.findall(r"\.ci/\w+", command) if not (ROOT / name).exists()
    ] == []


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.name))
def test_a_script_parses_and_stops_at_the_first_failure(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    assert parses(script)
    assert "\nset -euo pipefail\n" in script


def test_pushes_are_tried_on_every_python_that_is_declared() -> None:
    declared = {name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", name)}
    (job,) = loaded(ROOT / ".github" / "workflows" / "ci.yml")["jobs"].values()
    assert set(job["strategy"]["matrix"]["python"]) == declared


def test_pre_releases_are_those_of_what_reads_and_writes_the_copy() -> None:
    commands = [step.get("run", "") for step in steps(loaded(ROOT / ".github" / "workflows" / "prereleases.yml"))]
    tried = re.search(r"--pre (?P<names>.*)", "\n".join(commands))
    assert tried is not None
    dependencies = {re.split(r"[>=<\[]", one)[0] for one in PROJECT["dependencies"]}
    assert set(tried["names"].split()) == dependencies - {"click", "pathspec", "rich"}
