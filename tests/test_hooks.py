"""The gate in its places: a made-up repository of copy with the pre-commit hooks, the GitHub action and a CI script."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gate import DIRTY, STORY

import wireclean

ROOT = Path(__file__).resolve().parent.parent
GIT = shutil.which("git")
CLEAN = wireclean.clean(DIRTY).text + "\n"
# The package under test, wherever a process is started.
HERE = {**os.environ, "PYTHONPATH": str(Path(wireclean.__file__).resolve().parent.parent), "PYTHONUTF8": "1"}

pytestmark = pytest.mark.skipif(GIT is None, reason="there is no git here")


def call(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, command)], cwd=cwd, env=env or HERE, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of a paper that keeps its copy in `copy/`; some of it is dirty, and nobody has looked yet."""
    folder = tmp_path / "harbour-herald"
    (folder / "copy").mkdir(parents=True)
    (folder / "copy" / "bell.txt").write_text(STORY, encoding="utf-8")
    (folder / "copy" / "old.txt").write_text(DIRTY, encoding="utf-8")
    rows = [{"id": 1, "text": STORY.strip()}, {"id": 2, "text": DIRTY}]
    (folder / "copy" / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "wireclean.toml").write_text('severity = "info"\n', encoding="utf-8")
    call("git", "init", "-q", cwd=folder)
    for key, value in (("user.name", "Ana Lima"), ("user.email", "ana@herald.test"), ("commit.gpgsign", "false")):
        call("git", "config", key, value, cwd=folder)
    call("git", "add", "-A", cwd=folder)
    assert call("git", "commit", "-qm", "The copy so far", cwd=folder).returncode == 0
    return folder


def commit(folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    call("git", "add", "-A", cwd=folder)
    return call("git", "commit", "-m", "More copy", cwd=folder, env=env)


# --- pre-commit


def hooks() -> list[dict[str, Any]]:
    yaml = pytest.importorskip("yaml", reason="PyYAML comes with pre-commit, which is not installed")
    loaded: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return loaded


def test_there_are_two_hooks() -> None:
    assert [hook["id"] for hook in hooks()] == ["wireclean-check", "wireclean-fix"]


def configure(folder: Path, hook: str, args: list[str], *, real: bool) -> None:
    """Have the repository use a hook: as users do, from a repository, or (`real=False`) the same with this Python."""
    chosen = next(one for one in hooks() if one["id"] == hook)
    if real:
        head = call("git", "rev-parse", "HEAD", cwd=ROOT).stdout.strip()
        repo: dict[str, Any] = {"repo": str(ROOT), "rev": head, "hooks": [{"id": hook, "args": args}]}
    else:
        entry = chosen["entry"].replace("wireclean", f"{sys.executable} -m wireclean", 1)
        repo = {"repo": "local", "hooks": [{**chosen, "entry": entry, "language": "system", "args": args}]}
    # JSON is YAML as well
    (folder / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [repo]}), encoding="utf-8")


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    home = tmp_path_factory.getbasetemp() / "pre-commit"
    return {**HERE, "PRE_COMMIT_HOME": str(home)}


def install(folder: Path, environment: dict[str, str]) -> None:
    assert call(sys.executable, "-m", "pre_commit", "install", cwd=folder, env=environment).returncode == 0


def test_the_hook_fails_on_new_dirt_and_passes_on_a_baseline(repository: Path, environment: dict[str, str]) -> None:
    configure(repository, "wireclean-check", ["--baseline", "base.json"], real=False)
    install(repository, environment)
    made = call(
        sys.executable, "-m", "wireclean", "check", "copy", "--write-baseline", "base.json", cwd=repository, env=environment
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    every = call(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=repository, env=environment)
    assert every.returncode == 0, every.stdout
    (repository / "copy" / "new.txt").write_text(STORY, encoding="utf-8")
    good = commit(repository, environment)
    assert good.returncode == 0, good.stdout + good.stderr
    with (repository / "copy" / "old.txt").open("a", encoding="utf-8") as file:
        file.write("\nShare on Facebook\n")
    bad = commit(repository, environment)
    assert bad.returncode == 1
    assert "copy/old.txt\n" in bad.stderr
    assert "Found 1 finding (1 warning)" in bad.stderr


def test_the_fixing_hook_mends_and_the_next_commit_passes(repository: Path, environment: dict[str, str]) -> None:
    configure(repository, "wireclean-fix", [], real=False)
    install(repository, environment)
    (repository / "copy" / "new.txt").write_text(DIRTY, encoding="utf-8")
    first = commit(repository, environment)
    assert (first.returncode, "files were modified by this hook" in first.stdout + first.stderr) == (1, True)
    assert (repository / "copy" / "new.txt").read_text(encoding="utf-8") == CLEAN
    second = commit(repository, environment)
    assert second.returncode == 0, second.stdout + second.stderr


def test_pre_commit_installs_the_hook_from_the_repository(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    """As users do it: pre-commit clones this repository, builds an environment and runs the hook in it."""
    if call("git", "clone", "-q", "--bare", ROOT, tmp_path / "clone", cwd=tmp_path).returncode != 0:
        pytest.skip("this is not a git checkout, which pre-commit could clone")
    if "- id: wireclean-check" not in call("git", "show", "HEAD:.pre-commit-hooks.yaml", cwd=ROOT).stdout:
        pytest.skip("the hooks are not committed yet")
    configure(repository, "wireclean-check", [], real=True)
    del environment["PYTHONPATH"]  # the hook brings its own
    ready = call(sys.executable, "-m", "pre_commit", "install-hooks", cwd=repository, env=environment)
    if ready.returncode != 0 and "pip" in ready.stdout + ready.stderr:
        pytest.skip(f"no environment for the hook without a package index: {ready.stdout[-200:]}")
    assert ready.returncode == 0, ready.stdout + ready.stderr
    install(repository, environment)
    (repository / "copy" / "new.txt").write_text(DIRTY, encoding="utf-8")
    bad = commit(repository, environment)
    assert bad.returncode == 1
    assert "copy/new.txt" in bad.stdout + bad.stderr
    assert "copy/old.txt" not in bad.stdout + bad.stderr
    (repository / "copy" / "new.txt").write_text(CLEAN, encoding="utf-8")
    good = commit(repository, environment)
    assert good.returncode == 0, good.stdout + good.stderr


# --- the action, and a script


def action() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml", reason="PyYAML comes with pre-commit, which is not installed")
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_installs_what_it_is_told(tmp_path: Path) -> None:
    step = action()["runs"]["steps"][1]
    (tmp_path / "wireclean" / "bin").mkdir(parents=True)
    said = tmp_path / "said.txt"
    for stand_in in (tmp_path / "python", tmp_path / "wireclean" / "bin" / "python"):
        stand_in.write_text(f'#!/bin/sh\necho "$@" >> "{said}"\n', encoding="utf-8")
        stand_in.chmod(0o755)
    for version, wanted in (("", "/an/action"), ("1.2; touch pwned", "wireclean==1.2; touch pwned")):
        env = {
            **HERE, "RUNNER_TEMP": str(tmp_path), "WIRECLEAN_VERSION": version, "WIRECLEAN_ACTION": "/an/action",
            "WIRECLEAN_PYTHON": str(tmp_path / "python"),
        }  # fmt: skip
        assert set(step["env"]) <= set(env)
        done = call("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=tmp_path, env=env)
        assert done.returncode == 0, done.stderr
        lines = said.read_text(encoding="utf-8").splitlines()
        assert lines[-2] == f"-m venv {tmp_path}/wireclean"
        assert lines[-1].endswith(f" {wanted}")
    assert not (tmp_path / "pwned").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_checks_what_it_is_given(repository: Path, tmp_path: Path) -> None:
    step = action()["runs"]["steps"][-1]
    defaults = {name: value.get("default", "") for name, value in action()["inputs"].items()}
    assert {"paths", "args", "output-format", "version"} <= set(defaults)
    # what setup-python and the step before leave behind
    bin_folder = tmp_path / "runner" / "wireclean" / "bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (bin_folder / "python").chmod(0o755)

    def run(**inputs: str) -> subprocess.CompletedProcess[str]:
        values = defaults | {name.replace("_", "-"): value for name, value in inputs.items()}
        env = {**HERE, "RUNNER_TEMP": str(tmp_path / "runner")}
        for name, expression in step["env"].items():
            env[name] = values[expression.removeprefix("${{ inputs.").removesuffix(" }}")]
        return call("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=repository, env=env)

    found = run()
    assert found.returncode == 1
    assert "::warning file=copy/old.txt,line=3," in found.stdout
    assert "::warning file=copy/feed.jsonl,line=2," in found.stdout
    assert run(paths="copy/bell.txt\n").returncode == 0
    assert run(args="--fail-if 'FUR > 90%' --severity warning").returncode == 0
    assert run(paths="copy/bell.txt; touch pwned\n$(touch pwned)", args="'$(touch pwned)'").returncode == 2
    assert not (repository / "pwned").exists()
    for args in ("--fail-if 'FUR > 1%", '--select "FUR\n::warning::x', "--select FUR\\"):
        unclosed = run(args=args)
        assert (unclosed.returncode, unclosed.stderr) == (2, "")
        assert re.fullmatch(
            r"::error title=wireclean::the input args cannot be read: No [a-z ]+; close every quote in it\n",
            unclosed.stdout,
        )
    assert run(output_format="sarif", output="out/wireclean.sarif").returncode == 1
    log = json.loads((repository / "out" / "wireclean.sarif").read_text(encoding="utf-8"))
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }
    assert uris == {"copy/old.txt", "copy/feed.jsonl"}


def test_nothing_of_an_input_is_pasted_into_a_script() -> None:
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


SCRIPT = """
set -u
"$PYTHON" -m wireclean check copy --baseline base.json --output-format junit --output report.xml
code=$?
"$PYTHON" -m wireclean check copy --baseline base.json --output-format sarif --output report.sarif
test $? = $code || exit 9
exit $code
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="the script runs in bash")
def test_a_ci_script_fails_on_new_dirt_and_passes_on_a_baseline(repository: Path) -> None:
    env = {**HERE, "PYTHON": sys.executable}
    assert call("bash", "-c", SCRIPT, cwd=repository, env=env).returncode == 2  # no baseline yet
    made = call(sys.executable, "-m", "wireclean", "check", "copy", "--write-baseline", "base.json", cwd=repository)
    assert made.returncode == 0, made.stderr
    passed = call("bash", "-c", SCRIPT, cwd=repository, env=env)
    assert passed.returncode == 0, passed.stderr
    feed = repository / "copy" / "feed.jsonl"
    fresh = json.dumps({"id": 3, "text": f"The lighthouse was sold.\n\nSign up for our newsletter\n\n{STORY.strip()}"})
    feed.write_text(f"{fresh}\n{feed.read_text(encoding='utf-8')}", encoding="utf-8")
    failed = call("bash", "-c", SCRIPT, cwd=repository, env=env)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    log = json.loads((repository / "report.sarif").read_text(encoding="utf-8"))
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"].startswith("FUR")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    junitparser = pytest.importorskip("junitparser")
    assert junitparser.JUnitXml.fromfile(str(repository / "report.xml")).failures == 1
