"""From the model to a staged tree: one plain Markdown file for every page of the site, in every language."""

from proceedings.staging.tree import stage, write_tree

__all__ = ["stage", "write_tree"]
