"""Full-text search: an index of every word, in as many small files as a reader needs few of.

The build writes one index per language into `<language>/search/`; the browser (overrides/assets/javascripts/search-*.js) fetches the
files that a query needs and answers from them alone. `fold` says what a token is, `entries` what can be found, `grams` how every
string of tokens is indexed, `shards`, `columns` and `files` in which bytes; `stemming` gives the browser the build's own stemmer.

Why an index of our own (measured; Pagefind 1.5.2 and stock Material 9.8.1 are the alternatives):

- Exactness. Here any string of Chinese characters and any quoted phrase is found exactly, by construction: a rare sequence of
  tokens has its places, a frequent one the list of its entries. Pagefind's segmentation loses words (数字鸿沟 0 of 3); it becomes exact
  only when each character is indexed and asked for as a phrase, which costs 0.02 to 0.9 s a query at 12,000 remarks. Material finds
  0.97 of the Chinese (0.88 with the right remark on top) and 0.50 of the English queries.
- Bytes. A first query at 12 sessions costs about 110 kB, 54 kB of it program, against 150 kB (95 kB of it program) with Pagefind; at
  1,200 sessions about 215 kB, against 155 kB with Pagefind, and 9 MB on every page view with Material.
- Policy. No WebAssembly, so no `wasm-unsafe-eval`; no binary; the same record gives the same bytes (Pagefind's filter files differ
  from run to run). Facets, both directions of writing and every language of Snowball come without special cases.
- Cost. We keep this code; Pagefind would be kept by others. Indexing takes 0.3 s a language at 12 sessions and about 10 s at 1,200,
  against 15 to 26 s and 1.6 to 2.4 GB for Pagefind. The first file grows by 7 bytes an entry: beyond some 3,000 sessions it should be cut too.

`python tests/benchmarks/search.py SITE` prints the table below (two shared cores, Chromium, no compression by the server; bytes and
milliseconds as the median and the most over the queries of tests/data/search_queries.yml; the first query includes the program):

    sessions     recall  precision  best first  first query kB  further kB  key to result ms  indexing s  index kB
          12 zh  1.000      1.000       1.000     101 (≤ 118)    0 (≤ 24)          7 (≤ 61)         0.2       208
          12 en  1.000      1.000       1.000     106 (≤ 118)    2 (≤ 19)         10 (≤ 38)         0.3       238
         120 zh  1.000      1.000       1.000     123 (≤ 144)   16 (≤ 48)         30 (≤ 75)         0.7      1696
         120 en  1.000      1.000       1.000     114 (≤ 127)   14 (≤ 34)         39 (≤ 93)         0.6      1493
        1200 zh  1.000      1.000       1.000     218 (≤ 313)   23 (≤ 55)         36 (≤ 89)        11.2     20441

The dearest first queries at 1,200 sessions are those that find nothing: they ask the other language’s index too.
"""

from __future__ import annotations

from pathlib import Path

from proceedings.edition import Edition
from proceedings.labels import Words
from proceedings.model import Proceedings
from proceedings.search.files import files
from proceedings.staging.site import Shared, Site


def write(record: Proceedings, own_labels: Words, folder: Path) -> int:
    """Write the index of every language under `folder`, the root of the site; return how many bytes it has."""
    shared = Shared(record, own_labels)
    size = 0
    for language in record.languages:
        for path, content in files(Site(shared, language)):
            file = folder / Edition(record, language).root / "search" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            size += len(content)
    return size
