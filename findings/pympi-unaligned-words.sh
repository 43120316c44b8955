#!/usr/bin/env bash
# pympi makes empty tiers of an ELAN file where a border between two utterances has no time, and drops the language of an utterance.
#
# Expected: a TIME_SLOT may have no TIME_VALUE, and an annotation may have a LANG_REF of its own (schema of EAF 3.0): ELAN writes such files when an utterance
#   is split before its parts are aligned. Words at both sides come out, with a time between the neighbours or an error, and a file that is read and written
#   keeps its attributes.
# Happens (pympi-ling 1.71): to_textgrid leaves out both utterances that touch the border, and their translations with them; here a TextGrid without one word.
#   to_file keeps the words and writes the annotations without LANG_REF. No warning.
# Hurt: archives of recorded speech in two languages: interviews and debates that go from ELAN to Praat lose sentences, and a speaker who changes the
#   language speaks that of the tier.
# Instead: give every slot of eaf.timeslots a time first (between its neighbours), and count the annotations before and after; export with ELAN itself.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pympi-ling==1.71
cat >debate.eaf <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2022-07-26T09:00:00Z" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts2"/><TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="4000"/></TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="said" TIER_ID="Doe" LANG_REF="eng">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>We object.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3" LANG_REF="zho"><ANNOTATION_VALUE>太贵了。</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="translated" TIER_ID="Doe, French" PARENT_REF="Doe">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a1"><ANNOTATION_VALUE>Nous refusons.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="said" TIME_ALIGNABLE="true" GRAPHIC_REFERENCES="false"/>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="translated" TIME_ALIGNABLE="false" GRAPHIC_REFERENCES="false" CONSTRAINTS="Symbolic_Association"/>
<LANGUAGE LANG_ID="eng" LANG_DEF="http://cdb.iso.org/lg/CDB-00138502-001" LANG_LABEL="English (eng)"/>
<LANGUAGE LANG_ID="zho" LANG_DEF="http://cdb.iso.org/lg/CDB-00138686-001" LANG_LABEL="Chinese (zho)"/>
<CONSTRAINT DESCRIPTION="1-1 association with a parent annotation" STEREOTYPE="Symbolic_Association"/>
</ANNOTATION_DOCUMENT>
END
sed 's|"ts2"/>|"ts2" TIME_VALUE="2000"/>|' debate.eaf >aligned.eaf
venv/bin/python - <<'END'
import sys
from importlib.metadata import version
from pathlib import Path

from pympi.Elan import Eaf

now = {}
for name in ("aligned", "debate"):
    eaf = Eaf(f"{name}.eaf")
    now[name] = {tier.name: [text for _, _, text in tier.get_intervals()] for tier in eaf.to_textgrid().get_tiers()}
    eaf.to_file("written.eaf")
    written = Path("written.eaf").read_text(encoding="utf-8")
    now[name]["kept in EAF"] = [words for words in ("We object.", "太贵了。", "Nous refusons.", 'LANG_REF="eng"', 'LANG_REF="zho"') if words in written]
    print("pympi-ling", version("pympi-ling"), name, now[name])
kept = ["We object.", "太贵了。", "Nous refusons.", 'LANG_REF="eng"']
before = {
    "aligned": {"Doe": ["We object.", "太贵了。"], "Doe, French": ["Nous refusons."], "kept in EAF": kept},
    "debate": {"Doe": [], "Doe, French": [], "kept in EAF": kept},
}
sys.exit(0 if now == before else "the behaviour has changed")
END
