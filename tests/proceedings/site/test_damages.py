"""Whatever becomes of what a build keeps: the next commands do what they are asked, and reach nothing outside of .build and site.

`PROCEEDINGS_DAMAGES=200` builds after two hundred rounds of damage at random; the tests after eleven, in which every kind comes.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from building import ADDRESS, digests, everything, register, replace, site_builder
from conftest import copy_project
from proceedings.checks import problems_of
from proceedings.incremental.storage import remove
from proceedings.reader.cache import ParseCache, fingerprints_of
from proceedings.reader.loader import load

DAMAGES = int(os.environ.get("PROCEEDINGS_DAMAGES", "11"))
KINDS = ("cut", "empty", "bits", "noise", "folder", "pipe", "link to a file", "link to a folder", "gone", "another kept file", "half-written file beside")


def damage(build: Path, outside: Path, kind: str, chance: random.Random) -> str:
    """Damage one of the files and folders that a build keeps in the way of a kind; return what was done."""
    kept_files = sorted(path for path in build.rglob("*") if "site" not in path.relative_to(build).parts)
    files = [build / name for name in ("manifest", "parsed") if (build / name).is_file()]
    of_files = kind in ("cut", "bits", "another kept file", "half-written file beside")
    if of_files and len(files) < 2:  # another damage of this round left no file to do it to
        kind, of_files = "gone", False
    path = chance.choice(files if of_files else [*files, build / "standby", build / "staged", chance.choice(kept_files)])
    content = path.read_bytes() if path.is_file() else b"words"
    if kind == "half-written file beside" and path.is_file():
        path.with_name(f"{path.name}-{chance.randrange(100_000)}").write_bytes(content[: len(content) // 2])
        return f"{kind}: {path.name}"
    remove(path)
    match kind:
        case "cut":
            path.write_bytes(content[: chance.randrange(len(content) + 1)])
        case "empty":
            path.touch()
        case "bits":
            damaged = bytearray(content or b"0")
            for _ in range(chance.randint(1, 20)):
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
            path.write_bytes(damaged)
        case "noise":
            path.write_bytes(chance.randbytes(200))
        case "folder":
            (path / "within").mkdir(parents=True)
        case "pipe":
            os.mkfifo(path)
        case "link to a file":
            path.symlink_to(outside / "precious.txt")
        case "link to a folder":
            path.symlink_to(outside)
        case "another kept file":
            path.write_bytes((build / ("parsed" if path.name == "manifest" else "manifest")).read_bytes())
    return f"{kind}: {path.relative_to(build)}"


def test_no_damage_of_what_is_kept_stops_a_command_or_reaches_outside(tmp_path: Path) -> None:
    project, outside = copy_project(tmp_path / "project"), tmp_path / "outside"
    (outside / "within").mkdir(parents=True)
    (outside / "precious.txt").write_text("precious", encoding="utf-8")
    (outside / "within" / "index.md").write_text("precious", encoding="utf-8")
    builder, chance = site_builder(project), random.Random(DAMAGES)
    assert builder.build(ADDRESS) == []
    words = ["does not cost what people think", "does not cost as much as people think"]
    expected = []
    for number in range(2):
        replace("docs/sessions/panel-1.en.md", words[number], words[1 - number])(project)
        register(project)
        expected.append(everything(project))
    for number in range(DAMAGES):
        replace("docs/sessions/panel-1.en.md", words[number % 2], words[1 - number % 2])(project)
        done = [damage(builder.folder, outside, kind, chance) for kind in (KINDS[number % len(KINDS)], chance.choice(KINDS))]
        loaded = load(builder.docs, cache=ParseCache(builder.folder / "parsed", *fingerprints_of(project, builder.docs)))  # as `check` does
        assert problems_of(loaded) == [], done
        assert builder.build(ADDRESS) == [], done
        assert digests(builder.site) == expected[number % 2], done
        assert {path.name for path in builder.folder.iterdir()} - {"staged"} == {"manifest", "parsed", "site", "standby"}, done
        assert (outside / "precious.txt").read_text(encoding="utf-8") == "precious", done
        assert (outside / "within" / "index.md").read_text(encoding="utf-8") == "precious", done
        assert sorted(path.name for path in outside.rglob("*")) == ["index.md", "precious.txt", "within"], done


@pytest.mark.parametrize("name", ["standby", "staged"])
def test_a_link_in_place_of_a_kept_folder_is_replaced_and_what_it_leads_to_stays(tmp_path: Path, name: str) -> None:
    project, victim = copy_project(tmp_path / "project"), tmp_path / "victim"
    victim.mkdir()
    (victim / "keep").write_text("precious", encoding="utf-8")
    builder = site_builder(project)
    assert builder.build(ADDRESS) == []
    good = digests(builder.site)
    shutil.rmtree(builder.folder / name)
    (builder.folder / name).symlink_to(victim)
    for _ in range(2):
        assert builder.build(ADDRESS) == []
        assert digests(builder.site) == good
        assert [path.name for path in victim.iterdir()] == ["keep"]
    assert not (builder.folder / "standby").is_symlink()
