"""The record of a conference: from content files to a typed model, to checks, to pages, exports and the search index.

Data flow down this table, from the reader to the site. Imports run the other way: a package imports only packages of lower layers.

| layer | packages |
|---|---|
| 1 | problems |
| 2 | incremental |
| 3 | syntax |
| 4 | languages |
| 5 | model |
| 6 | reader, citations |
| 7 | authoring, checks, exports, metadata |
| 8 | publish, staging |
| 9 | rendering, search |
| 10 | books |
| 11 | site |
| 12 | commands |

Nothing here imports MkDocs.
"""
