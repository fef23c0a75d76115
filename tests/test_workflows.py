"""The workflows and scripts of CI: they parse, and they name what pyproject.toml declares."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import wireclean

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


def test_there_is_one_for_pushes_one_for_every_week_and_one_for_releases() -> None:
    assert {path.stem: set(loaded(path)["on"]) for path in WORKFLOWS} == {
        "ci": {"push", "pull_request"},
        "prereleases": {"schedule", "workflow_dispatch"},
        "release": {"push"},
    }


def test_a_release_is_a_tag_that_is_tried_before_it_is_published_without_a_secret() -> None:
    workflow = loaded(ROOT / ".github" / "workflows" / "release.yml")
    assert list(workflow["on"]["push"]) == ["tags"]
    assert workflow["permissions"] == {"contents": "read"}
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert "permissions" not in build
    assert publish["needs"] == "build"
    assert (publish["permissions"], publish["environment"]) == ({"id-token": "write"}, "release")
    assert "secrets." not in (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert "bash .ci/release" in [step.get("run") for step in build["steps"]]


CHANGELOG = (
    "# Changelog\n\n## Unreleased\n\n- More.\n\n## 0.2.0, 2026-12-31\n\n- A bell.\n\n## 0.1.0, 2026-11-30\n\n- All.\n"
)


@pytest.mark.parametrize(
    ("tag", "version", "said"),
    [
        ("v0.2.0", "0.2.0", "- A bell.\n"),
        ("v0.1.0", "0.1.0", "- All.\n"),
        ("v0.2.1", "0.2.0", "a release is tagged v0.2.0"),
        ("0.2.0", "0.2.0", "a release is tagged v0.2.0"),
        ("v0.3.0", "0.3.0", "has no part `## 0.3.0, YYYY-MM-DD`"),
    ],
)
def test_a_tag_is_of_this_version_and_in_the_changelog(tag: str, version: str, said: str) -> None:
    notes = runpy.run_path(str(ROOT / "scripts" / "release_notes.py"))["notes"]
    if said.endswith("\n"):
        assert notes(tag, version, CHANGELOG) == said
    else:
        with pytest.raises(ValueError, match=re.escape(said)):
            notes(tag, version, CHANGELOG)


def test_the_version_is_that_of_the_package() -> None:
    assert PROJECT["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?", wireclean.__version__)


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
