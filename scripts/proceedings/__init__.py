"""The record of a conference: from content files to a typed model, to checks, to staged pages.

Imports run one way, in this order: problems, source, inline, values, model, schema, loader, mentions, checks, staging.
Nothing here imports MkDocs.
"""
