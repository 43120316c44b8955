"""Full-text search: an index of every word, in as many small files as a reader needs few of.

The build writes one index per language into `<language>/search/`; the browser (overrides/assets/javascripts/search-*.js) fetches the
files that a query needs and answers from them alone. `fold` says what a token is, `entries` what can be found, `grams` how every
string of tokens is indexed, `shards`, `columns` and `files` in which bytes; `stemming` gives the browser the build's own stemmer.

Why an index of our own (measured; Pagefind 1.5.2 and stock Material 9.8.1 are the alternatives):

- Exactness. Any string of Chinese characters and any quoted phrase is found exactly, by construction: a rare sequence of
  tokens has its places, a frequent one the list of its entries. Pagefind's segmentation loses words (数字鸿沟 0 of 3); it becomes exact
  only when each character is indexed and asked for as a phrase, which costs 0.02 to 0.9 s a query at 12,000 remarks. Material,
  without the segmenter jieba, which our lock does not have, finds 0.10 of the Chinese and 0.50 of the English remarks.
- Bytes. A first query at 12 sessions costs about 113 kB, more than half of it program, against 150 kB (95 kB of it program) with Pagefind
  and 468 kB with Material; at 1,200 sessions about 210 kB, against 155 kB with Pagefind and 41 MB (8 MB compressed) with Material.
- Policy. No WebAssembly, so no `wasm-unsafe-eval`; no binary; the same record gives the same bytes (Pagefind's filter files differ
  from run to run). Facets, both directions of writing and every language of Snowball come without special cases.
- Cost. We keep this code; Pagefind would be kept by others. Indexing takes 0.3 s a language at 12 sessions, 0.8 s at 120 and 12 to 19 s at 1,200,
  against 15 to 26 s and 1.6 to 2.4 GB for Pagefind. The first file grows by 3 bytes an entry, what the facets need by 4: beyond some
  1,400 sessions a first query would cost more than 250 kB, and they should be cut too.

`python tests/benchmarks/search.py SITE` prints this table and says what its columns are (two cores, Chromium; the rows of
1,200 sessions and those of stock were measured beside other work, on archives as large whose sentences were drawn for each language by
itself; stock is Material 9.8.1 with static-i18n 1.3.1, its build instead of its indexing):

    sessions    engine recall  prec. best 1st       first kB    gzip     further kB  key to result ms indexing s  index kB
          12 zh ours    1.000  1.000    1.000    114 (≤ 159)     111       0 (≤ 27)          3 (≤ 46)        0.3       211
          12 en ours    1.000  1.000    1.000    114 (≤ 141)      84       2 (≤ 22)          4 (≤ 38)        0.3       240
          12 zh stock   0.099  0.829    0.294    468 (≤ 468)     127        0 (≤ 0)          5 (≤ 41)        2.0       297
          12 en stock   0.496  0.642    0.673    468 (≤ 468)     127        0 (≤ 0)         8 (≤ 116)        2.0       297
         120 zh ours    1.000  1.000    1.000    126 (≤ 166)     116      16 (≤ 50)         16 (≤ 46)        0.8      1518
         120 en ours    1.000  1.000    1.000    125 (≤ 145)      94      16 (≤ 36)         16 (≤ 30)        0.8      1462
         120 zh stock   0.039  0.676    0.328  4199 (≤ 4199)     858        0 (≤ 0)          6 (≤ 45)        2.8      3959
         120 en stock   0.511  0.668    0.633  4199 (≤ 4199)     858        0 (≤ 0)         14 (≤ 82)       11.2      3959
        1200 zh ours    1.000  1.000    1.000    214 (≤ 232)     192     23 (≤ 104)        37 (≤ 120)       19.1     20605
        1200 en ours    1.000  1.000    1.000    203 (≤ 221)     170      21 (≤ 83)        44 (≤ 116)       12.0     17178
        1200 zh stock   0.040  0.711    0.328 40816 (≤ 40816)    8119        0 (≤ 0)         9 (≤ 186)      270.0     39889
        1200 en stock   0.506  0.666    0.653 40816 (≤ 40816)    8119        0 (≤ 0)       65 (≤ 2075)      270.0     39889

A query that finds nothing asks the other languages' indexes too, for the number that they would find. The figures for Pagefind
were measured once, on another query set, and are not part of the benchmark.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proceedings.incremental.outputs import Files, Task
from proceedings.model.edition import Edition
from proceedings.staging.context import PageContext, SiteContext


def parts(site: SiteContext) -> Iterator[Task]:
    """Yield what makes the files of the index, by their path from the root of the site, for each language."""
    record = site.record
    for language in record.languages:
        yield Task(f"search/{language}", partial(_files, PageContext(site, language), f"{Edition(record, language).root}search/"))


def _files(context: PageContext, folder: str) -> Files:
    from proceedings.search.files import files  # what it reads first is of use to nobody who makes no index

    return ((folder + path, content) for path, content in files(context))
