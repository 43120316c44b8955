#!/usr/bin/env bash
# The Python package datacite leaves the language of the publisher and the class numbers of subjects out of the XML that it makes.
#
# Expected: <publisher xml:lang="zh"> and <subject classificationCode="362.6">: both are in the record, whose keys its own schema allows ("lang" of publisher, "classificationCode" of
#   subjects) and the validator passes, and both are attributes of DataCite's XML (metadata.xsd of kernel 4.5, publisher and subject).
# Happens (datacite 1.4.1, schema45): neither is written. The languages of titles, names, subjects and descriptions are, and so are the publisher's identifier and the subject's URI.
# Hurt: who deposits a record in Chinese or Arabic, or one whose subjects are known by their number alone (Dewey, UDC, CLC): DataCite keeps the XML, and what is not there nobody finds.
# Instead: put the two attributes into the XML that schema45.tostring gives before it is deposited, or deposit the record as JSON (DataCiteRESTClient).
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq datacite==1.4.1
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from xml.etree import ElementTree

from datacite import schema45

print("datacite", version("datacite"))
record = {
    "creators": [{"name": "部", "nameType": "Organizational", "lang": "zh"}],
    "titles": [{"title": "记录", "lang": "zh"}],
    "publisher": {"name": "出版社", "lang": "zh", "publisherIdentifier": "https://a.example/p"},
    "publicationYear": "2022",
    "subjects": [{"subject": "养老", "lang": "zh", "subjectScheme": "DDC", "valueUri": "https://a.example/s", "classificationCode": "362.6"}],
    "types": {"resourceType": "Minutes", "resourceTypeGeneral": "Text"},
    "schemaVersion": "http://datacite.org/schema/kernel-4",
}
schema45.validator.validate(record)
tree = ElementTree.fromstring(schema45.tostring(record).encode())
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SEEN = {
    "creatorName": {"nameType": "Organizational", LANGUAGE: "zh"},
    "title": {LANGUAGE: "zh"},
    "publisher": {"publisherIdentifier": "https://a.example/p"},
    "subject": {LANGUAGE: "zh", "subjectScheme": "DDC", "valueURI": "https://a.example/s"},
}
found = {name: dict(tree.find(".//{*}" + name).attrib) for name in SEEN}
for name, attributes in found.items():
    print(name, attributes)
sys.exit(0 if found == SEEN else "the behaviour has changed")
PY
