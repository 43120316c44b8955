"""Checks of published addresses: none is lost, and every change of a published paragraph is acknowledged."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.model.aliases import renamed
from proceedings.model.urls import FILE_FOLDERS, entry_addresses
from proceedings.problems import Problem, counted
from proceedings.reader.address_register import State
from proceedings.reader.load_result import LoadResult

_COMMAND = "python3 scripts/build.py addresses"


def pages_stay(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that every published page, and every entry of a register, is still there, or has an alias in redirects.yml."""
    record = loaded.require_record()
    document = loaded.documents.get("addresses")
    addresses = {*loaded.page_addresses, *entry_addresses(record)}
    for index, address in enumerate(loaded.addresses.pages):
        if document and address not in addresses and address not in record.redirects:
            yield Problem(
                document.path,
                document.line("pages", index),
                f"the published page {address} is gone",
                f"bring it back, or add '{address}: <new address>' to docs/_data/redirects.yml",
            )


def redirects_replace_nothing(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that redirects lead from addresses at which no language has a page or a file to pages that exist."""
    record = loaded.require_record()
    if not (document := loaded.documents.get("redirects")):
        return
    addresses = {*loaded.page_addresses, *entry_addresses(record)}
    languages = {language.lower(): language for language in record.languages[1:]}
    for old, new in record.redirects.items():
        folder, _, rest = old.removeprefix("/").partition("/")
        if old in addresses or (folder in languages and f"/{rest}" in addresses):
            yield Problem(document.path, document.line(old), f"{old} is a page", "remove the redirect")
        elif folder in languages:
            yield Problem(
                document.path, document.line(old), f"{old} is an address in '{languages[folder]}'", f"write '/{rest}': it then holds in every language"
            )
        elif folder in FILE_FOLDERS:
            yield Problem(document.path, document.line(old), f"the site keeps files under /{folder}/", "remove the redirect")
        if new not in addresses:
            yield Problem(document.path, document.line(old), f"{new} is no page", "redirect to one that exists")


def paragraphs_stay(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that every published paragraph is still there with the same words, or that its change is acknowledged."""
    record = loaded.require_record()
    if not (document := loaded.documents.get("addresses")):
        return
    digests = loaded.paragraphs
    changed = [(place, State.of(words)) for place, words in loaded.addresses.paragraphs.items() if digests.get(place) != words]
    for place, state in changed:
        line = document.line("paragraphs", place)
        if state.moved_to and state.moved_to not in digests:
            yield Problem(document.path, line, f"{place} moved to {state.moved_to}, which does not exist", "name the paragraph where its words stand")
        elif state.digest and place not in digests and renamed(record, place) not in digests:
            yield Problem(document.path, line, f"the published paragraph {place} is gone", "bring it back, or write 'moved session/paragraph' or 'withdrawn'")
        elif not state.digest and place in digests:
            yield Problem(document.path, line, f"words stand at {place} again", f"run '{_COMMAND} --reworded', so that they are registered")
        elif state.digest and digests.get(place, state.digest) != state.digest:
            yield Problem(document.path, line, f"the words of {place} changed after publication", f"restore them, or run '{_COMMAND} --reworded'")


def everything_is_registered(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that every page and paragraph is in the register of addresses."""
    record = loaded.require_record()
    if record.conference.draft:
        return
    path = loaded.path(loaded.docs / "_data" / "addresses.yml")
    pages = set(loaded.addresses.pages)
    missing = [address for address in (*loaded.page_addresses, *entry_addresses(record)) if address not in pages]
    missing += [place for place in loaded.paragraphs if place not in loaded.addresses.paragraphs]
    if missing:
        yield Problem(
            path, 1, f"{counted(len(missing), 'new address', 'new addresses')} not registered, {missing[0]} first", f"run '{_COMMAND}' and review what it adds"
        )


CHECKS_OF_THE_RECORD = (pages_stay, redirects_replace_nothing, paragraphs_stay, everything_is_registered)
