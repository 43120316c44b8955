"""The house rules that a machine can see: what imports what, what is documented, what must not be written anywhere."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml

from conftest import DATA, ROOT, record_of
from proceedings.checks.registries import lists_of_facts
from proceedings.exports import FORMATS
from proceedings.languages.labels import shipped
from proceedings.reader.registries import REGISTRIES

PACKAGE = ROOT / "scripts" / "proceedings"
TRACKED = [
    ROOT / name
    for name in subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    if (ROOT / name).exists()  # not yet where tests/record has just gone with its record
]
TOP = {"mkdocs.yml", "docs", "findings", "overrides", "scripts", "tests", "pyproject.toml", "README.md", "LICENSE", "requirements.lock"}


def module_of(file: Path) -> str:
    return ".".join(("proceedings", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {module_of(file) for file in PACKAGE.rglob("*.py")}


@cache
def imports(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                names.append(submodule if submodule in MODULES else node.module or "")
    return set(names)


def test_the_core_knows_nothing_of_mkdocs() -> None:
    for file in PACKAGE.rglob("*.py"):
        assert not [name for name in imports(file) if name.startswith(("mkdocs", "material"))], file


def layers() -> dict[str, int]:
    """The layer of each package and loose module, from the table in the package's docstring."""
    rows = re.findall(r"^\| (\d+) \| ([a-z_, ]+) \|$", ast.get_docstring(ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))) or "", re.MULTILINE)
    return {name: int(layer) for layer, names in rows for name in names.split(", ")}


def test_the_table_of_layers_names_what_stands_in_the_package() -> None:
    entries = {path.stem for path in PACKAGE.iterdir() if path.name not in ("__init__.py", "__pycache__")}
    assert layers().keys() == entries
    assert len([path for path in PACKAGE.glob("*.py") if path.name != "__init__.py"]) <= 5


def test_a_package_imports_only_packages_below_it() -> None:
    layer = layers()
    for file in PACKAGE.rglob("*.py"):
        package = module_of(file).split(".")[1:2]
        for module in imports(file):
            imported = module.split(".")[1:2] if module.startswith("proceedings.") else []
            if imported and package and imported != package:
                assert layer[imported[0]] < layer[package[0]], f"{file.relative_to(ROOT)} imports {module}"


def test_modules_of_a_package_import_one_another_one_way() -> None:
    """No module of the package imports, by however many steps, what imports it; where one does, the error names the modules of the circle."""
    TopologicalSorter({(module := module_of(file)): imports(file) - {module} for file in PACKAGE.rglob("*.py")}).prepare()


def test_the_readme_names_the_packages_of_the_house() -> None:
    way_through_the_house = (ROOT / "README.md").read_text(encoding="utf-8").partition("## The way through the house")[2].partition("\n## ")[0]
    packages = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert packages <= set(re.findall(r"`([a-z_]+)/?`", way_through_the_house)), packages


@pytest.mark.parametrize(
    "file", [file for file in TRACKED if file.suffix in {".py", ".js", ".css", ".html"}], ids=lambda file: file.relative_to(ROOT).as_posix()
)
def test_no_file_is_two_files(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 360


def test_the_engine_room_stays_small() -> None:
    lines = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in (PACKAGE / "incremental").glob("*.py")}
    assert lines
    assert sum(lines.values()) <= 800, f"incremental/ has {sum(lines.values())} lines; it may have 800 in all: {lines}"


def test_every_module_says_what_it_owns() -> None:
    for file in (ROOT / "scripts").rglob("*.py"):
        assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), file


def test_the_top_level_is_what_was_promised() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in TRACKED if not file.relative_to(ROOT).parts[0].startswith(".")} <= TOP


def test_no_word_of_this_conference_stands_in_code() -> None:
    record = ROOT / "docs" / "_data"
    if "draft: true" in (record / "conference.yml").read_text(encoding="utf-8").split("\n"):
        pytest.skip("a draft begins with the words of scaffold.py")
    people = yaml.safe_load((record / "speakers.yml").read_text(encoding="utf-8"))
    names = [name for person in people for name in (person["id"], *person["name"].values())] + yaml.safe_load(
        (record / "conference.yml").read_text(encoding="utf-8")
    )["sessions"][1:4]
    kinds = {label.removeprefix("kind_") for label in shipped() if label.startswith("kind_")}  # a session may be called as its kind is
    words = re.compile("|".join(re.escape(name) for name in names if name not in kinds | {"introduction"}))
    for file in TRACKED:
        if file.is_relative_to(ROOT / "scripts") or file.is_relative_to(ROOT / "overrides") or file.name == "mkdocs.yml":
            assert not words.search(file.read_text(encoding="utf-8")), file


def test_no_file_names_a_package_registry_or_a_path_of_a_machine() -> None:
    registry = re.compile("py" + r"pi\.org|python" + r"hosted\.org|registry\.npm" + r"js|deb\.deb" + r"ian|(?<![\w.])/(?:wo" + "rk|fa" + "rm)/")
    for file in TRACKED:
        if file.is_file() and file.suffix != ".png":
            assert not registry.search(file.read_text(encoding="utf-8")), file


def test_the_readme_and_the_guide_tell_every_command_registry_and_format() -> None:
    guide = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = (ROOT / "scripts" / "build.py").read_text(encoding="utf-8")
    for command in re.findall(r'add_parser\("(\w+)"', text):
        assert command == "build" or f"scripts/build.py {command}" in guide, command
    for name in REGISTRIES:
        assert f"{name}.yml" in guide, name
    assert len({format.id for format in FORMATS}) == len(FORMATS)


def test_every_registry_is_described_and_checked() -> None:
    pairs = {"addresses", "redirects", "labels"}  # these hold no facts
    keys = (ROOT / ".github" / "KEYS.md").read_text(encoding="utf-8")
    assert [name for name in REGISTRIES if name not in pairs and f"`docs/_data/{name}.yml`" not in keys] == [], "name it in authoring/keys.py"
    assert {"conference", "changelog", *pairs, *lists_of_facts(record_of(DATA / "other"))} == set(REGISTRIES), "name it in lists_of_facts"


def test_the_glossary_of_the_architecture_is_short_and_every_word_of_it_is_used() -> None:
    section = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("| word | meaning |")[2].partition("\n\n")[0]
    words = re.findall(r"^\| ([a-z]+) \|", section, re.MULTILINE)
    assert 20 <= len(words) <= 25
    files = [file for folder in ("scripts", "overrides") for file in (ROOT / folder).rglob("*") if file.suffix in {".py", ".js"}]
    code = "\n".join(file.read_text(encoding="utf-8").casefold() for file in files)
    assert [word for word in words if word not in code] == []


def test_ci_calls_the_test_command_of_the_readme_after_installing_more_browsers_and_readers_where_it_can() -> None:
    commands = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert commands[:2] + commands[-1:] == ["set -eu", 'cd "$(dirname "$0")/.."', "exec python3 scripts/build.py test"]
    assert [line.split()[0] for line in commands[2:-1]] == ["if", *["apt-get"] * 7, "fi", "python3", ".venv/bin/python"]
    assert all(" || " in line for line in [*commands[3:-4], commands[-2]]), "what cannot be installed stops no test"
    assert "python3 scripts/build.py test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_package_of_the_lock_has_its_hashes() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    packages = [index for index, line in enumerate(lines) if "==" in line]
    assert len(packages) > 40
    assert all("--hash=sha256:" in lines[index + 1] for index in packages)


def test_the_theme_has_not_changed_the_skeleton_that_ours_replaces() -> None:
    """overrides/base.html keeps the block names of Material's; another digest means: compare the two again."""
    spec = importlib.util.find_spec("material")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    base = Path(spec.submodule_search_locations[0]) / "templates" / "base.html"
    assert hashlib.sha256(base.read_bytes()).hexdigest()[:16] == "8536d352b0093623"


@pytest.mark.parametrize("command", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join)
def test_the_code_is_in_one_style_and_its_types_agree(command: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
