"""The record of a conference: from content files to a typed model, to checks, to pages, exports and the search index.

Imports run one way, in this order: problems, source, kept, tables, languages, inline, values, facts, outlines, model, schema, reading, excerpts, known,
loader, mentions, lengths, checks, citations, exports, metadata, staging, rendering, books, search, making, rebuilding, commands. Nothing here imports MkDocs.
"""
