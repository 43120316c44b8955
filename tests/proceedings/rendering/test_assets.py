"""The assets: a folder that is named by what is in it, with one stylesheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import ROOT
from proceedings.incremental.outputs import Task, write
from proceedings.problems import BuildError
from proceedings.publish.headers import HASHED
from proceedings.rendering.assets import Assets, refuse_links


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder of templates with two stylesheets, a script and an icon."""
    files = {
        "stylesheets/site.css": '@import "one.css";\n@import "two.css";\n',
        "stylesheets/one.css": "p { color: red }\n",
        "stylesheets/two.css": "q { --empty: ; color: blue }\n",
        "javascripts/site.js": "console.log(1);\n",
        "icon.svg": "<svg/>\n",
    }
    for name, text in files.items():
        (tmp_path / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_stylesheets_become_one_in_their_order(templates: Path, tmp_path: Path) -> None:
    assets = Assets(templates)
    write(tmp_path / "site", [Task("assets", assets.files)])
    written = tmp_path / "site" / assets.folder
    assert {file.relative_to(written).as_posix() for file in written.rglob("*.*")} == {"stylesheets/site.css", "javascripts/site.js", "icon.svg"}
    assert (written / "stylesheets" / "site.css").read_text(encoding="utf-8") == "p{color:red}q{--empty: ;color:blue}"


@pytest.mark.parametrize("name", ["stylesheets/two.css", "javascripts/site.js", "icon.svg"])
def test_a_change_of_any_file_changes_the_folder(templates: Path, name: str) -> None:
    before = Assets(templates).folder
    assert Assets(templates).folder == before
    assert HASHED.search(f"{before}{name}")
    with (templates / "assets" / name).open("a", encoding="utf-8") as file:
        file.write("1;")
    assert Assets(templates).folder != before


def test_scripts_are_sent_without_their_comments_and_say_the_same(templates: Path, tmp_path: Path) -> None:
    script = """/* What it does. */
import { a } from "./a.js"; // why
/*! Kept. */
const start = `// ${a} /* ${{ b: 1 }.b} */
  second line`;
export const test = (words) => words && /[/*"]\\/\\//u.test(words) && words.split(/\\s+/u) /* here */;
let [first, second] = [start - -1, a + +1];
export { first, second };
"""
    (templates / "assets" / "javascripts" / "site.js").write_text(script, encoding="utf-8")
    assets = Assets(templates)
    write(tmp_path, [Task("assets", assets.files)])
    assert (tmp_path / assets.folder / "javascripts" / "site.js").read_text(encoding="utf-8") == (
        'import{a}from"./a.js";/*! Kept. */const start=`// ${a} /* ${{ b: 1 }.b} */\n  second line`;'
        'export const test=(words)=>words&&/[/*"]\\/\\//u.test(words)&&words.split(/\\s+/u);let[first,second]=[start- -1,a+ +1];export{first,second};'
    )


@pytest.mark.parametrize("file", sorted((ROOT / "overrides" / "assets" / "javascripts").glob("*.js")), ids=lambda file: file.name)
def test_no_pattern_stands_where_its_beginning_is_taken_for_a_division(file: Path) -> None:
    """Behind an arrow or a word other than `return`, rjsmin takes a pattern for a division, and a quotation mark or two slashes in it for more."""
    assert not re.search(r"(?:>|\b(?:await|case|delete|else|in|of|typeof|void|yield))\s*/(?![/*])", file.read_text(encoding="utf-8"))


def test_a_link_among_the_templates_publishes_no_file_of_another_folder(templates: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    refuse_links(templates)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "private.txt"
    elsewhere.write_text("private", encoding="utf-8")
    (templates / "assets" / "javascripts" / "leak.js").symlink_to(elsewhere)
    with pytest.raises(BuildError, match=r"assets/javascripts/leak\.js:1: a symbolic link; put the file itself here"):
        refuse_links(templates)
