"""Chooses the importer for foreign files, and tells what was carried over and what was not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from lxml import etree

from proceedings.authoring import akoma_ntoso, parlamint, transcript
from proceedings.authoring.imported import Imported


def read(files: Sequence[Path], language: str, language_name: str, speaker_styles: Collection[str] = (), heading_styles: Collection[str] = ()) -> Imported:
    """Return the record of foreign files, all of one format: TEI, Akoma Ntoso, or plain transcripts in a `language`.

    In .docx files, `speaker_styles` are the styles of paragraphs that name who speaks next, `heading_styles` further styles of headings.

    Raises OSError where a file cannot be read, and ValueError where the format of one is not known.
    """
    if all(file.suffix.lower() == ".xml" for file in files):
        roots = [_root(file) for file in files]
        if all(parlamint.is_tei(root) for root in roots):
            return parlamint.read(roots)
        if all(akoma_ntoso.is_akoma_ntoso(root) for root in roots):
            return akoma_ntoso.read(roots)
        raise ValueError("The XML files are neither all TEI nor all Akoma Ntoso.")
    if any(file.suffix.lower() not in (".txt", ".md", ".docx") for file in files):
        raise ValueError("A file is of no known format; give .xml (TEI, Akoma Ntoso), .docx, .txt or .md.")
    return transcript.read([(file.stem, transcript.transcript_of(file, speaker_styles, heading_styles)) for file in files], language, language_name)


def _root(file: Path) -> etree._Element:
    """Return the root of an XML file. Entities are not resolved, and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        return etree.parse(str(file), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{file}: {error}") from None


def report(record: Imported) -> Iterator[str]:
    """Yield what was carried over and what was not, with counts, a line for each."""
    organisations = {organisation.id for organisation in record.organisations.values()}
    yield f"{len(record.sittings)} sessions, {len(record.people)} people, {len(organisations)} organisations."
    yield from (f"{count} {what}" for what, count in sorted(record.carried.items()) if count)
    yield from (f"not carried over: {count} {what}" for what, count in sorted(record.lost.items()) if count)
