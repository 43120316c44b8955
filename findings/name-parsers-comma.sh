#!/usr/bin/env bash
# Three parsers of personal names lose one half of "Family, Given" where a name looks like a degree or a particle: Ma, Du, De, Md.
#
# Expected: the comma says which is the family name, so that no list of words is needed: "Ma, Xiaoming" is given Xiaoming, family Ma, just as all three
#   read "Doe, Jane". nameparser says of this version that it reads "Md" as the given name that it abbreviates (README).
# Happens (nameparser 2.6.0, parse-full-name 1.2.7, humanparser 2.7.0): "Ma" is a Master of Arts in humanparser, and there is no family name. "Md. Abdul", as
#   Mohammad is written in Bangladesh, is a suffix in nameparser, and there is no given name; "Md." alone in parse-full-name. A given name De (nameparser) or a
#   family name Du (parse-full-name) is a particle: "Wang De" and "Du Xiaoming" become family names. No error.
# Hurt: authors and speakers of such names in registers, indexes and exports for libraries: they stand under another letter or lose a name.
# Instead: split at the first comma oneself, and call these only for what has no comma; or keep family and given name as two fields from the start.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq nameparser==2.6.0
npm install --silent --no-audit --no-fund humanparser@2.7.0 parse-full-name@1.2.7 >/dev/null
cat >read.cjs <<'END'
const humanparser = require("humanparser");
const { parseFullName } = require("parse-full-name");
const all = JSON.parse(process.argv[2]).map((name) => {
  const { lastName, firstName, middleName, suffix } = humanparser.parseName(name);
  const full = parseFullName(name);
  return [
    [lastName, [firstName, middleName].filter(Boolean).join(" "), suffix].map((part) => part || ""),
    [full.last, [full.first, full.middle].filter(Boolean).join(" "), full.suffix],
  ];
});
console.log(JSON.stringify(all));
END
venv/bin/python - <<'END'
import json
import subprocess
import sys
from importlib.metadata import version

from nameparser import HumanName

NAMES = ["Ma, Xiaoming", "Karim, Md. Abdul", "Wang, De", "Du, Xiaoming", "Doe, Jane"]
in_node = json.loads(subprocess.run(["node", "read.cjs", json.dumps(NAMES)], capture_output=True, text=True, check=True).stdout)
now = {"humanparser 2.7.0": [of[0] for of in in_node], "parse-full-name 1.2.7": [of[1] for of in in_node]}
parsed = [HumanName(name) for name in NAMES]
now[f"nameparser {version('nameparser')}"] = [[name.last, f"{name.first} {name.middle}".strip(), name.suffix] for name in parsed]
ma, karim, wang, du, doe = (name.split(", ") + [""] for name in NAMES)
before = {
    "humanparser 2.7.0": [["", "Xiaoming", "Ma"], karim, wang, du, doe],
    "parse-full-name 1.2.7": [ma, ["Karim", "Abdul", "Md."], wang, ["Du Xiaoming", "", ""], doe],
    "nameparser 2.6.0": [ma, ["Karim", "", "Md. Abdul"], ["Wang De", "", ""], du, doe],
}
for parser, names in now.items():
    for name, (family, given, suffix) in zip(NAMES, names, strict=True):
        print(f"{parser}: {name} -> family {family!r}, given {given!r}, suffix {suffix!r}")
sys.exit(0 if now == before else "the behaviour has changed")
END
