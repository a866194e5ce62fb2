"""The set-up: what packaging/dev.py decides, and that README, CI and the files agree with it."""

import importlib
import importlib.metadata
import os
import re
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

REPO = Path(__file__).resolve().parent.parent
SCRIPTS = REPO / "packaging"
COMMANDS = ("python3 packaging/dev.py demo", "python3 packaging/dev.py test")

with pytest.MonkeyPatch.context() as _patch:
    _patch.syspath_prepend(str(SCRIPTS))
    commands = importlib.import_module("commands")
    console = importlib.import_module("console")
    dev = importlib.import_module("dev")
    environment = importlib.import_module("environment")
    qt_libraries = importlib.import_module("qt_libraries")
    system_packages = importlib.import_module("system_packages")


def put_environment(folder: Path, stamp: str, *, interpreter: bool = True) -> None:
    python = environment.python_in(folder)
    python.parent.mkdir(parents=True)
    if interpreter:
        python.touch()
    (folder / "pyvenv.cfg").touch()
    (folder / environment.STAMP_NAME).write_text(stamp + "\n")


def wanted_stamp() -> str:
    stamp: str = environment.make_stamp(
        pyproject=(REPO / "pyproject.toml").read_bytes(),
        checkout=REPO,
        python=environment.this_python(),
    )
    return stamp


# --- the environment ------------------------------------------------------------------------


def test_stamp_changes_with_whatever_makes_an_installation_wrong() -> None:
    def stamp(pyproject: bytes = b"a", checkout: str = "here", python: str = "cpython-311") -> str:
        made: str = environment.make_stamp(
            pyproject=pyproject, checkout=Path(checkout), python=python
        )
        return made

    assert stamp() == stamp()
    others = {stamp(pyproject=b"b"), stamp(checkout="there"), stamp(python="cpython-312")}
    assert len(others | {stamp()}) == 4


@pytest.mark.parametrize(
    ("stamp", "interpreter", "expected"),
    [
        ("cpython-311 abc", True, "READY"),
        ("cpython-311 old", True, "OUTDATED"),
        ("cpython-312 abc", True, "BROKEN"),
        ("unfinished", True, "BROKEN"),
        ("", True, "BROKEN"),
        ("cpython-311 abc", False, "BROKEN"),
    ],
)
def test_state_of_an_environment_of_ours(
    tmp_path: Path, stamp: str, interpreter: bool, expected: str
) -> None:
    put_environment(tmp_path / "venv", stamp, interpreter=interpreter)
    state = environment.find_state(tmp_path / "venv", "cpython-311 abc")
    assert state is environment.State[expected]


def test_state_of_what_is_not_ours(tmp_path: Path) -> None:
    assert environment.find_state(tmp_path / "none", "x y") is environment.State.ABSENT
    assert environment.find_state(tmp_path, "x y") is environment.State.ABSENT
    (tmp_path / "letter.txt").touch()
    assert environment.find_state(tmp_path, "x y") is environment.State.FOREIGN


def test_a_folder_of_somebody_else_is_refused_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    monkeypatch.setenv("MMC_VENV", str(tmp_path))
    with pytest.raises(console.SetupError, match="MMC_VENV"):
        environment.ensure_environment()
    assert letter.read_text() == "dear"


class Runner:
    """Stands for the programs that the set-up starts: venv makes a folder, pip may be killed."""

    def __init__(self, folder: Path, *, pip_works: bool = True) -> None:
        self.folder = folder
        self.pip_works = pip_works
        self.programs: list[str] = []

    def __call__(self, command: Sequence[str], *, log: Path, what: str) -> None:
        self.programs.append(command[2])
        if command[2] == "venv":
            python = environment.python_in(self.folder)
            python.parent.mkdir(parents=True)
            python.touch()
            (self.folder / "pyvenv.cfg").touch()
        elif not self.pip_works:
            raise KeyboardInterrupt


def test_a_killed_setup_is_seen_and_started_afresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "venv"
    monkeypatch.setenv("MMC_VENV", str(folder))
    monkeypatch.setattr(environment, "run_logged", killed := Runner(folder, pip_works=False))
    with pytest.raises(KeyboardInterrupt):
        environment.ensure_environment()
    assert killed.programs == ["venv", "pip"]
    (folder / "half-unpacked").touch()

    monkeypatch.setattr(environment, "run_logged", again := Runner(folder))
    assert environment.ensure_environment() == environment.python_in(folder)
    assert again.programs == ["venv", "pip"]
    assert not (folder / "half-unpacked").exists()

    monkeypatch.setattr(environment, "run_logged", third := Runner(folder))
    environment.ensure_environment()
    assert third.programs == []


def test_a_changed_project_file_only_installs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "venv"
    put_environment(folder, f"{environment.this_python()} former-digest")
    (folder / "kept").touch()
    monkeypatch.setenv("MMC_VENV", str(folder))
    monkeypatch.setattr(environment, "run_logged", runner := Runner(folder))
    environment.ensure_environment()
    assert runner.programs == ["pip"]
    assert (folder / "kept").exists()
    assert (folder / environment.STAMP_NAME).read_text().strip() == wanted_stamp()


# --- system packages and Qt -----------------------------------------------------------------


def test_system_package_file_parses() -> None:
    text = (SCRIPTS / "system-packages.txt").read_text()
    parts = qt_libraries.read_packages(text)
    assert set(parts) == {"offscreen", "screen"}
    names = [name for part in parts.values() for name in part]
    assert "libgl1" in parts["offscreen"]
    assert "libxcb-cursor0" in parts["screen"]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", name) for name in names)


@pytest.mark.parametrize("text", ["libgl1", "[a]\nlibgl1 libegl1", "[a]\n[b c]"])
def test_package_file_that_is_wrong_names_the_line(text: str) -> None:
    with pytest.raises(console.SetupError, match=f"line {len(text.splitlines())}"):
        qt_libraries.read_packages(text)


def test_without_root_the_one_command_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(console.SetupError) as caught:
        system_packages.install_packages(["libgl1"], why="Qt is lame", log=tmp_path / "log")
    sentence = str(caught.value)
    assert "Qt is lame" in sentence
    assert "\n" not in sentence
    command = sentence.split("`")[1]
    assert command == system_packages.sudo_command(["libgl1"])
    assert shlex.split(command)[:2] == ["sudo", "apt-get"]
    assert command.endswith(" libgl1")


def test_without_apt_the_packages_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(console.SetupError, match="libgl1 libegl1 with the package manager"):
        system_packages.install_packages(["libgl1", "libegl1"], why="x", log=tmp_path / "log")


@pytest.mark.parametrize(
    ("env", "system", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"QT_QPA_PLATFORM": "minimal:x"}, "win32", False),
    ],
)
def test_display_is_told_by_the_environment(
    env: dict[str, str], system: str, expected: bool
) -> None:
    assert qt_libraries.has_display(env, system) is expected


XCB_MISSING = """\
qt.qpa.plugin: From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb plugin.
qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.
This application failed to start because no Qt platform plugin could be initialized.
Available platform plugins are: offscreen, minimal, xcb.
"""
NO_DISPLAY = """\
qt.qpa.plugin: Could not load the Qt platform plugin "wayland" in "" even though it was found.
qt.qpa.xcb: could not connect to display :77
qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.
"""
IMPORT_FAILED = """\
Traceback (most recent call last):
  File "<string>", line 3, in <module>
ImportError: libGL.so.1: cannot open shared object file: No such file or directory
"""


@pytest.mark.parametrize(
    ("stderr", "words"),
    [
        (XCB_MISSING, 'Could not load the Qt platform plugin "xcb"'),
        (NO_DISPLAY, "could not connect to display :77"),
        (IMPORT_FAILED, "ImportError: libGL.so.1"),
        ("Killed\n", "Killed"),
        ("", "exit code -9"),
    ],
)
def test_cause_of_a_failed_start_is_found(stderr: str, words: str) -> None:
    assert words in qt_libraries.telling_line(stderr, code=-9)


def test_qt_starts_here_and_trouble_is_told() -> None:
    python = Path(sys.executable)
    assert qt_libraries.start_qt(python, qt_libraries.offscreen(os.environ)) == ""
    env = {**os.environ, "QT_QPA_PLATFORM": "nonesuch"}
    assert "nonesuch" in qt_libraries.start_qt(python, env)


# --- what is said ---------------------------------------------------------------------------


def test_a_failed_program_shows_its_end_and_names_its_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log"
    script = "print('\\n'.join(f'line {n}.' for n in range(100))); raise SystemExit(7)"
    with pytest.raises(console.SetupError) as caught:
        console.run_logged([sys.executable, "-c", script], log=log, what="counting")
    assert "exit code 7" in str(caught.value)
    assert "line 99." in str(caught.value)
    assert "line 50." not in str(caught.value)
    assert str(log) in str(caught.value)
    assert "line 50." in log.read_text()
    assert "line" not in capsys.readouterr().out


def test_a_program_that_works_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", "print('chatter')"]
    console.run_logged(command, log=tmp_path / "log", what="working")
    said = capsys.readouterr().out
    assert "working" in said
    assert "done in" in said
    assert "chatter" not in said


def test_unknown_commands_get_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run_command(["--help"], usage=dev.__doc__) == 0
    assert "dev.py demo" in capsys.readouterr().out
    assert commands.run_command(["nonsense"], usage=dev.__doc__) == 2
    assert commands.run_command([], usage=dev.__doc__) == 2
    assert "dev.py test" in capsys.readouterr().err


# --- an old Python --------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="uses shell scripts")
def test_a_newer_python_is_tried_before_it_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_shim = tmp_path / "python3.13"
    empty_shim.write_text("#!/bin/sh\necho 'python3.13: command not found' >&2\nexit 127\n")
    empty_shim.chmod(0o755)
    (tmp_path / "python3.11").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.find_newer_python() == str(tmp_path / "python3.11")


def test_an_old_python_alone_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert dev.main() == 1
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().err


# --- the files agree ------------------------------------------------------------------------


def test_readme_names_the_two_commands_and_ci_calls_its_own() -> None:
    shown = [line.strip() for line in (REPO / "README.md").read_text().splitlines()]
    for command in COMMANDS:
        assert command in shown
        assert (REPO / shlex.split(command)[1]).is_file()
    script = (REPO / ".ci" / "run").read_text()
    assert COMMANDS[1] in script
    assert "python3 packaging/dev.py check" in script
    assert os.name == "nt" or os.access(REPO / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/bare-machine.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    document = REPO / name
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text())
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (document.parent / link).exists()] == []


def test_make_targets_are_commands_of_the_script() -> None:
    known = re.findall(r"dev\.py (\w+)", dev.__doc__ or "")
    called = re.findall(r"\$\(DEV\) (\w+)", (REPO / "Makefile").read_text())
    assert {"demo", "test", "check"} <= set(called) <= set(known)


def test_qt_release_that_loses_references_is_excluded() -> None:
    requirements = [Requirement(text) for text in importlib.metadata.requires("mmc") or []]
    [qt] = [one for one in requirements if one.name.lower() == "pyside6-essentials"]
    assert qt.specifier.contains("6.11.3")
    assert not qt.specifier.contains("6.12.0")
    assert not qt.specifier.contains("6.12.1")
