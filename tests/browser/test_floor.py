"""What stylesheets and scripts need of a browser, against the floor that CONTRIBUTING promises.

`tests/data/newer_features.tsv` is cut from @mdn/browser-compat-data 8.1.9 (CC0): each feature of CSS and JavaScript that Chromium 83, Firefox 91
or Safari 14 lack, with the first version of Chromium, Firefox and Safari that has it (`-`: none). Margin boxes are added by hand, and the syntax below. Members
are in it whose name no older interface has, and options by the function that takes them. What is in that list and used here must stand in the table of CONTRIBUTING, with what readers get without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from conftest import DATA, ROOT

ASSETS = ROOT / "overrides" / "assets"
STYLES = sorted(file for file in (ASSETS / "stylesheets").glob("*.css") if file.name not in ("book.css", "epub.css"))  # these are for no browser of readers
SCRIPTS = sorted((ASSETS / "javascripts").glob("*.js"))
SYNTAX_OF_STYLES = {
    "@media ranges": r"@media[^{]*[<>]",
    "units of small viewports, containers and lines": r"\d(?:[dsl]v(?:[hwib]|min|max)|cq(?:[hwib]|min|max)|r?lh|r?ic|r?cap|rex|rch)\b",
    "relative colours": r"(?:rgb|hsl|hwb|lab|lch|color)a?\(\s*from\s",
    ":nth-child() of a selector": r":nth-(?:last-)?child\([^()]*\sof\s",
    ":not() of a path": r":not\([^()]*[^\s()][\s>+~]+[^\s()]",
    "@import into a layer": r"@import[^;]*(?:layer|supports)",
    "attr() of types": r"attr\([^()]*(?:type\(|\s[a-z])",
    "display: two values": r"display\s*:\s*(?:block|inline)\s+\w",
}
SYNTAX_OF_SCRIPTS = {
    "private fields": r"(?<![\w$&])#[a-z]\w*",
    "static blocks": r"\bstatic\s*\{",
    "await at the top": r"(?m)^(?:(?:const|let) [^=\n]*= )?await ",
    "flags of regular expressions": r"/[gimsuy]*[dv][gimsuy]*(?=[;,.)\]])",
    "using": r"\busing \w+ =",
}
SYNTAX_WITH_STRINGS = {
    "lookbehind": r"\(\?<[=!]",
    "flags inside a regular expression": r"\(\?[ims]*-?[ims]+:",
    "import attributes": r"\bfrom \S+ with \{",
}
SIGNS = {"logical_or_assignment": "||=", "logical_and_assignment": "&&=", "nullish_coalescing_assignment": "??="}


@cache
def newer() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the features that the floor lacks, by kind and name, with their versions."""
    features: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in (DATA / "newer_features.tsv").read_text(encoding="utf-8").splitlines():
        kind, name, *versions = line.split("\t")
        features.setdefault(kind, {})[name] = tuple(versions)
    return features


def bare(text: str) -> str:
    """Return the text of a stylesheet without comments and strings."""
    return re.sub(r'"[^"\n]*"', '""', re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))


def in_style(text: str) -> Iterator[str]:
    """Yield what a stylesheet uses that the floor lacks."""
    features, text = newer(), bare(text).lower()
    supports = re.compile(r"@supports[^{]*\{")
    text = supports.sub("@supports {", text)
    for name, value in re.findall(r"(?<=[{};])\s*([a-z-]+)\s*:\s*([^;{}]*)", text):
        if name in features["properties"]:
            yield name
        for word in re.findall(r"[a-z-]+", value):
            if f"{name}: {word}" in features["values"]:
                yield f"{name}: {word}"
        for function in re.findall(r"([a-z-]+)\(", value):
            if function in features["functions"]:
                yield f"{function}()"
        if name == "text-decoration" and len(value.split()) > 1:
            yield "text-decoration: several values"
        if name == "content" and " / " in value:
            yield "content: alternative text"
    for rule in re.findall(r"@([a-z-]+)", text):
        if rule in features["at-rules"]:
            yield f"@{rule}"
    for query in re.findall(r"@media([^{]*)\{", text):
        for name in re.findall(r"\(([a-z-]+)", query):
            if name in features["media"]:
                yield f"@media ({name})"
    for selector in re.findall(r"(?<=[{};])([^{};@]+)\{", text):
        for name in re.findall(r":([a-z-]+)", selector):
            if name in features["selectors"]:
                yield f":{name}"
        if re.search(r":not\([^()]*,", selector):
            yield ":not() of several"
    yield from (name for name, form in SYNTAX_OF_STYLES.items() if re.search(form, text))
    if is_nested(text):
        yield "nesting"


def is_nested(text: str) -> bool:
    """Say whether a rule of a stylesheet stands in another that is none of `@`."""
    preludes: list[str] = []
    for prelude, sign in re.findall(r"([^{};]*)([{};])", text):
        if sign == "}":
            preludes = preludes[:-1]
        elif sign == "{":
            if preludes and not preludes[-1].startswith("@"):
                return True
            preludes.append(prelude.strip())
    return "&" in text


@cache
def declared() -> set[str]:
    """Return the names that our scripts give to properties, variables and parameters: a member called so is not the browser's."""
    text = "".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    return set(re.findall(r"\b([A-Za-z]\w*)(?=\s*[:,}=)])", re.sub(r"\.\w+", "", text))) | set(re.findall(r"this\.(\w+) =", text))


@cache
def defined() -> set[str]:
    """Return the names of classes and methods that our scripts define themselves."""
    text = "".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    return set(re.findall(r"^(?:export )?class (\w+)", text, re.MULTILINE)) | set(re.findall(r"^  (?:async )?(\w+)\([^)\n]*\) \{$", text, re.MULTILINE))


def has_fields(text: str) -> bool:
    """Say whether a class of a script, without its strings, has fields beside its methods."""
    for match in re.finditer(r"\bclass\b[^{}();]*\{", text):
        depth, body = 1, ""
        for sign in text[match.end() :]:
            depth += (sign in "{([") - (sign in "})]")
            if not depth:
                break
            body += sign if depth == 1 else ""
        if re.search(r"(?:^|[\s;})])[\w$]+\s*[=;]", body):
            return True
    return False


def in_script(text: str) -> Iterator[str]:
    """Yield what a script uses that the floor lacks."""
    features = newer()
    text = re.sub(r"/\*.*?\*/|(?<=\s)//[^\n]*", "", text, flags=re.DOTALL)
    for name, sign in SIGNS.items():
        if name in features["operators"] and sign in text:
            yield sign
    calls = set(re.findall(r"\.([A-Za-z]+)\(", text)) - defined()
    for name in features["methods"]:
        if name.partition(".")[2] in calls:
            yield f".{name.partition('.')[2]}()"
    # All names of a kind are read at once: a pattern for each name would be compiled for each file.
    globals_used = set(re.findall(r"(?<![\w.\"'`])(\w+)(?=[.(])", text)) | set(re.findall(r"\b(?:window|self|globalThis)\.(\w+)(?=[.(])", text))
    yield from features["globals"].keys() & globals_used - defined()
    members_used = set(re.findall(r"\.(\w+)", text))
    yield from (f".{name}" for name in features["members"].keys() & members_used - declared())
    uncalled, of_window = set(re.findall(r"\.(\w+)\b(?!\()", text)), set(re.findall(r"(?<![\w.])(\w+)\(", text))
    for interface, _, name in (method.partition(".") for method in features["methods"]):
        if name in (of_window if interface == "Window" else uncalled) and name not in declared():
            yield f".{name}()"
    methods = {method.partition(".")[2] for method in features["methods"]}
    statics_used = set(re.findall(r"\b(?=(\w+\.\w+))", text))
    yield from (name for name in features["statics"].keys() & statics_used if name.partition(".")[2] not in calls & methods)
    events_used = set(re.findall(r"addEventListener\([\"'`](\w+)[\"'`]", text)) | {name.removeprefix("on") for name in members_used if name.startswith("on")}
    yield from (f"event {name}" for name in features["events"].keys() & events_used)
    yield from (name for name, form in SYNTAX_WITH_STRINGS.items() if re.search(form, text))
    plain = re.sub(r'"[^"\n]*"|`[^`]*`', '""', text)
    yield from (name for name, form in SYNTAX_OF_SCRIPTS.items() if re.search(form, plain))
    if has_fields(plain):
        yield "fields of classes"
    for name, option in (row.split(": ") for row in features["options"]):
        if option in plain and re.search(rf"\b{name}\((?:[^(){{}}]|\([^()]*\))*\{{[^{{}}]*\b{option}\b\s*[:,}}]", plain):
            yield f"{name}: {option}"
    for words in re.findall(r'(?:querySelector(?:All)?|matches|closest)\(["`]([^"`\n]*)["`]', text):
        for name in re.findall(r":([a-z-]+)", words):
            if name in features["selectors"]:
                yield f":{name}"
    for words in re.findall(r'["`]([^"`\n]*:(?:is|has|where)\([^"`\n]*)["`]', text):
        for name in re.findall(r":(is|has|where)\(", words):
            yield f":{name}"


@cache
def used() -> dict[str, set[str]]:
    """Return what is used of newer features, with the files."""
    results: dict[str, set[str]] = {}
    for files, features in ((STYLES, in_style), (SCRIPTS, in_script)):
        for file in files:
            for name in features(file.read_text(encoding="utf-8")):
                results.setdefault(name, set()).add(file.name)
    return results


@cache
def documented_features() -> dict[str, list[str]]:
    """Return the rows of the table in CONTRIBUTING by the feature."""
    section = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Browsers")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| `")]
    return {feature.strip("`"): cells for names, *cells in rows for feature in names.split(", ")}


def test_what_older_browsers_lack_is_in_the_table_with_what_readers_get_without_it() -> None:
    missing = {name: sorted(files) for name, files in used().items() if name not in documented_features()}
    assert missing == {}, "choose something that the floor has, or give it a fallback and a row under “Browsers” in CONTRIBUTING"
    assert [name for name in documented_features() if name not in used()] == [], "no file uses this any more: take its row away"
    assert [name for name, (*_, without) in documented_features().items() if not without] == []


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        (".a { inset: 0; }", "inset"),
        (".a { grid-template-columns: subgrid; }", "grid-template-columns: subgrid"),
        (".a { color: color-mix(in srgb, red, blue); }", "color-mix()"),
        (".a { text-decoration: underline dotted; }", "text-decoration: several values"),
        (".b:has(.c) { color: red; }", ":has"),
        ("@container (width > 3px) { }", "@container"),
        (".a { &:hover { color: red; } }", "nesting"),
        (".a { color: red; .b { color: red; } }", "nesting"),
        (".a { ACCENT-COLOR: red; }", "accent-color"),
        ("@media (width >= 40rem) { }", "@media ranges"),
        (".a { height: 100dvh; }", "units of small viewports, containers and lines"),
        (".a { color: rgb(from red r g b / 50%); }", "relative colours"),
        (".a:nth-child(2 of .b) { color: red; }", ":nth-child() of a selector"),
        (".a:not(.b .c) { color: red; }", ":not() of a path"),
        ('@import "a.css" layer(x);', "@import into a layer"),
        (".a { width: attr(data-x px); }", "attr() of types"),
        (".a { display: inline flex; }", "display: two values"),
    ],
)
def test_the_next_newer_feature_of_a_stylesheet_is_noticed(text: str, feature: str) -> None:
    assert feature in set(in_style(".z {}" + text))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("list.findLastIndex(own)", ".findLastIndex()"),
        ("a ||= b", "||="),
        ("structuredClone(a)", "structuredClone"),
        ("list.toSorted()", ".toSorted()"),
        ('root.querySelector("a:has(b)")', ":has"),
        ('root.closest(":popover-open")', ":popover-open"),
        ("class A { #a = 1; }", "private fields"),
        ("class A { static { b(); } }", "static blocks"),
        ("class A { static b = 1; }", "fields of classes"),
        ("class A extends B {\n  c() { return 1; }\n\n  d = new Map();\n}", "fields of classes"),
        ("const a = /(?i:b)c/;", "flags inside a regular expression"),
        ("link.focus({ preventScroll: true })", "focus: preventScroll"),
        ('new Intl.NumberFormat("ar", { style: "percent", numberingSystem: "latn" })', "NumberFormat: numberingSystem"),
        ("root.addEventListener(name(a), b, { signal })", "addEventListener: signal"),
        ("const a = await b();", "await at the top"),
        ("const a = /(?<=b)c/u;", "lookbehind"),
        ("const a = /[a--b]/v;", "flags of regular expressions"),
        ('import a from "./a.json" with { type: "json" };', "import attributes"),
        ("new Error(a, { cause: b })", "Error: cause"),
        ("Object.hasOwn(a, b)", ".hasOwn()"),
        ('new Intl.Segmenter("zh")', "Intl.Segmenter"),
        ("AbortSignal.any([a])", ".any()"),
        ("URL.canParse(a)", "URL.canParse"),
        ("RegExp.escape(a)", "RegExp.escape"),
        ("crypto.randomUUID()", ".randomUUID"),
        ("dialog.showModal()", ".showModal"),
        ("element.inert = true", ".inert()"),
        ("CSS.highlights.set(a, b)", "CSS.highlights"),
        ("window.reportError(a)", "reportError"),
        ("scheduler.postTask(a)", "scheduler"),
        ("window.structuredClone(a)", "structuredClone"),
        ('addEventListener("scrollend", a)', "event scrollend"),
    ],
)
def test_the_next_newer_feature_of_a_script_is_noticed(text: str, feature: str) -> None:
    assert feature in set(in_script(text))


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_a_selector_that_older_browsers_do_not_know_takes_no_other_with_it(file: Path) -> None:
    """A list of selectors is dropped whole where one of them is unknown."""
    text = re.sub(r"@supports[^{]*\{", "@supports {", bare(file.read_text(encoding="utf-8")))
    for selectors in re.findall(r"(?<=[{};])([^{};@]+)\{", text):
        parts = [word.strip() for word in re.split(r",(?![^()]*\))", selectors)]
        unknown = [part for part in parts if re.search(r":(?:has|is|where|dir)\(|::details-content|:focus-visible", part)]
        assert not unknown or len(unknown) == len(parts), selectors.strip()
