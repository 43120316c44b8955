"""Authoring: a new content folder to begin with, and the reference of all keys that content files may have."""
