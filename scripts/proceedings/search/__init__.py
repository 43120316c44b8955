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

`tests/benchmarks/search.py` says what a search finds and costs, beside stock Material and Pagefind. Medians over every ninth of its queries on a
busy machine of two cores: bytes from opening the search page to the last result of a first query, page and stylesheet aside; in turn with commit
242719c, whose figures stand behind ours:

    sessions    first kB   if gzipped       index kB   indexing s    most MB
          12 zh   78 / 108
          12 en   85 / 116
         120 zh                          1518 / 1518    0.9 / 0.9    71 / 67
         120 en                          1251 / 1462    0.9 / 0.8    67 / 68
        1200 zh  101 / 205   69 / 166  11435 / 16747     11 / 13    377 / 381
        1200 en  104 / 203   69 / 150  10690 / 15357      9 / 12    218 / 300
       12000 zh  114         82        138830           169        3356

Seconds are those of one core, of one language, after loading; megabytes are those of the whole process, with the record (1,237 of the 3,356).
Every result that should be found is found, and no other, on the truth of `tests/record/test_search_truth.py`. Pagefind 1.5.2 found 0.922 (zh)
and 0.956 (en) of it with 12 sessions, and took 219 and 215 kB for a first query.

At 12,000 sessions a first query costs 1.13 times what it costs at 1,200 (Chinese, before compression); what grows is the list of a frequent word. Lengths of entries are left aside
where those found stand all over so long a record: the order among results of one kind is then rougher, and no result is lost.

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
    from proceedings.search.files import files  # imported late: only a build of the index needs these modules

    return ((folder + path, content) for path, content in files(context))
