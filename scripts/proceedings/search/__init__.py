"""Full-text search: an index of every word, in as many small files as a reader needs few of.

The build writes one index per language into `<language>/search/`. The browser (overrides/assets/javascripts/search-*.js) fetches the
files that a query needs and answers from them alone.

- `entries`: what can be found; `texts`: what a result shows of it; `facets`: by what results are filtered.
- `fold`: what a token is; `spelling`: English spellings that are one word; `stemming`: the stem of a word; `chinese`: traditional characters.
- `grams`: how every string of tokens is indexed; `postings`: the bytes of one list; `shards`: how lists are cut into files; `indexing`, `files`: all together.

What is one for a reader: case, accents and width; inflections of a word; British, American and Oxford spelling; words joined, spaced or hyphenated;
names with any interpunct or none; numbers with any separators, and those in the register of figures in digits too. A phrase in quotation
marks is exact, and says how many more there are in another spelling. A passage may be cut anywhere. A number is never taken for another.

Before the first result a reader fetches `index.bin`, whose size hardly grows with the record, the shard with the first word, and the texts of the
results. A posting list says entry and position, so that no table of all entries is needed; directories of many files are cut into pages.
Facets stand in blocks of entries. They are fetched unasked where two blocks have all results, else when a reader opens them.

Why an index of our own (Pagefind and stock Material are the alternatives):

- Exactness. Any string of Chinese characters and any quoted phrase is found exactly, by construction: a rare sequence of tokens has its positions,
  a frequent one the list of its entries. Pagefind's segmentation loses words (数字鸿沟 0 of 3); it becomes exact only when each character is
  indexed and asked for as a phrase. Material, without the segmenter jieba, finds 0.10 of the Chinese and 0.50 of the English remarks.
- Policy. No WebAssembly, so no `wasm-unsafe-eval`; no binary; the same record gives the same bytes. Facets, both directions of writing and every
  language of Snowball come without special cases.
- Cost. We keep this code; Pagefind would be kept by others.

`tests/benchmarks/search.py` says what a search finds and costs, beside stock Material and Pagefind. Medians over its queries, without compression by the
server, on a busy machine of two cores; the rows of 1,200 sessions over every eighth query, in turn with commit 242719c:

    sessions    engine          recall  prec. best 1st  first kB  of 242719c   index kB  of 242719c
          12 zh ours             1.000  1.000    1.000        95         114        262         211
          12 en ours             1.000  1.000    1.000        92         114        306         240
          12 zh Pagefind 1.5.2   0.922  0.987    0.706       219                    718
          12 en Pagefind 1.5.2   0.956  0.934    0.837       215                    772
        1200 zh ours                                         104         205      11435       16747
        1200 en ours                                         105         202      10690       15357

The index of 12 sessions is larger than it was: it has the summaries, opening lines, translator's notes and errata too. At 12,000 sessions nothing was
measured: the postings of a frequent word, and the lengths of the entries that have it, still grow with the record.

A query that finds nothing asks the other languages' indexes too, for the number that they would find.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proceedings.incremental.outputs import Files, Task
from proceedings.model.edition import Edition
from proceedings.staging.context import PageContext
from proceedings.staging.site_context import SiteContext


def tasks(site: SiteContext) -> Iterator[Task]:
    """Yield what makes the files of the index, by their path from the root of the site, for each language."""
    record = site.record
    for language in record.languages:
        yield Task(f"search/{language}", partial(_files, PageContext(site, language), f"{Edition(record, language).root}search/"))


def _files(context: PageContext, folder: str) -> Files:
    from proceedings.search.files import files  # what it reads first is of use to nobody who makes no index

    return ((folder + path, content) for path, content in files(context))
