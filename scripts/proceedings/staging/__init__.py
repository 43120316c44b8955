"""From the model to pages: as HTML, or as a staged tree of plain Markdown with one file for every page."""

from proceedings.staging.tree import ENGINES, stage, stage_prose

__all__ = ["ENGINES", "stage", "stage_prose"]
