"""Authoring: a new content folder to begin with, importers of other formats, and the reference of all keys of content files."""
