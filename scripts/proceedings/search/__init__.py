"""Full-text search: an index of every word, in as many small files as a reader needs few of.

The build writes one index per language into `<language>/search/`; the browser (overrides/assets/javascripts/search-*.js) fetches the
files that a query needs and answers from them alone. `fold` says what a token is, `entries` what can be found, `grams` how every
string of tokens is indexed, `shards`, `columns` and `files` in which bytes; `stemming` gives the browser the build's own stemmer.

Why an index of our own (measured; Pagefind 1.5.2 and stock Material 9.8.1 are the alternatives):

- Exactness. Any string of Chinese characters and any quoted phrase is found exactly, by construction: a rare sequence of
  tokens has its places, a frequent one the list of its entries. Pagefind's segmentation loses words (数字鸿沟 0 of 3); it becomes exact
  only when each character is indexed and asked for as a phrase, which costs 0.02 to 0.9 s a query at 12,000 remarks. Material finds
  0.97 of the Chinese (0.88 with the right remark on top) and 0.50 of the English queries.
- Bytes. A first query at 12 sessions costs about 110 kB, 54 kB of it program, against 150 kB (95 kB of it program) with Pagefind; at
  1,200 sessions about 215 kB, against 155 kB with Pagefind, and 9 MB on every page view with Material.
- Policy. No WebAssembly, so no `wasm-unsafe-eval`; no binary; the same record gives the same bytes (Pagefind's filter files differ
  from run to run). Facets, both directions of writing and every language of Snowball come without special cases.
- Cost. We keep this code; Pagefind would be kept by others. Indexing takes 0.3 s a language at 12 sessions and 8 to 11 s at 1,200,
  against 15 to 26 s and 1.6 to 2.4 GB for Pagefind. The first file grows by 7 bytes an entry: beyond some 3,000 sessions it should be cut too.

`python tests/benchmarks/search.py SITE` printed this in one run (two cores, Chromium, no compression by the server; kilobytes and
milliseconds as the median and the most over tests/data/search_queries.yml, first queries over a sixth to a quarter of it; program included):

    sessions    recall  prec. best 1st       first kB     further kB  key to result ms indexing s  index kB
          12 zh  1.000  1.000    1.000    101 (≤ 118)       0 (≤ 24)          8 (≤ 35)        0.2       208
          12 en  1.000  1.000    1.000    106 (≤ 118)       2 (≤ 19)          8 (≤ 41)        0.3       238
         120 zh  1.000  1.000    1.000    121 (≤ 155)      15 (≤ 48)         25 (≤ 84)        0.7      1783
         120 en  1.000  1.000    1.000    115 (≤ 129)      15 (≤ 34)         25 (≤ 43)        0.8      1568
        1200 zh  1.000  1.000    1.000    218 (≤ 313)      23 (≤ 55)         31 (≤ 79)       11.3     20441
        1200 en  1.000  1.000    1.000    202 (≤ 216)      21 (≤ 40)         34 (≤ 70)        7.6     16992

At 1,200 sessions a first query that finds nothing costs more than 250 kB, since it then asks the other language's index too. The figures
for Pagefind and Material were measured once, on other query sets, and are not part of the benchmark.
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
