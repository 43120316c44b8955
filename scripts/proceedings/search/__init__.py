"""Full-text search: an index of every word, in as many small files as a reader needs few of.

The build writes one index per language into `<language>/search/`. The browser (overrides/assets/javascripts/search-*.js) fetches the
files that a query needs and answers from them alone.

- `entries`: what can be found; `texts`: what a result shows of it; `facets`: by what results are filtered.
- `fold`: what a token is; `spelling`: English spellings that are one word; `stemming`: the stem of a word; `chinese`: traditional characters.
- `grams`: how every string of tokens is indexed; `postings`: the bytes of one list; `shards`: how lists are cut into files; `indexing`, `files`: all together.

What is one for a reader: case, accents and width; inflections of a word; British, American and Oxford spelling; words joined, spaced or hyphenated;
names with any interpunct or none; abbreviations with points or without; numbers with any separators, and those in the register of figures in
digits too. A phrase in quotation marks is exact, and says how many more there are in another spelling, or, where nothing has it, written
otherwise or without the marks. The last word of a query, where the text has only its inflections, finds all words that begin so. A passage may
be cut anywhere. A number is never taken for another, but where words are spaced, what stands before and behind a decimal point are two
numbers: 6 is found in 6.5.

Before the first result a reader fetches `index.bin`, whose size hardly grows with the record, then the shards with the words, all at once, then the texts
of the results. Seldom is there a further round of requests: for the places of a frequent word at the end of a phrase, or for what helps where nothing is
found. `tests/browser/test_search_rounds.py` counts the rounds.
A posting list says entry and position, so that no table of all entries is needed; directories of many files are cut into pages.
Facets stand in blocks of entries. They are fetched unasked where two blocks have all results, else when a reader opens them.

Why an index of our own (Pagefind and stock Material are the alternatives):

- Exactness. Any string of Chinese characters and any quoted phrase is found exactly, by construction: a rare sequence of tokens has its positions,
  a frequent one the list of its entries. Pagefind's segmentation loses words (数字鸿沟 0 of 3); it becomes exact only when each character is
  indexed and asked for as a phrase. Material, without the segmenter jieba, finds 0.10 of the Chinese and 0.50 of the English remarks.
- Policy. No WebAssembly, so no `wasm-unsafe-eval`; no binary; the same record gives the same bytes. Facets, both directions of writing and every
  language of Snowball come without special cases.
- Cost. We keep this code; Pagefind would be kept by others.

`tests/benchmarks/search.py` says what a search finds and costs, beside stock Material and Pagefind; `tests/benchmarks/build.py` what indexing costs.
Medians over every ninth of its queries on a busy machine of two cores: bytes from opening the search page to the last result of a first query,
page and stylesheet aside. Figures of commit 242719c, measured earlier, stand behind ours:

    sessions    first kB    if gzipped   index kB
          12 zh   81 / 108
          12 en   87 / 116
        1200 zh  112 / 205    81 / 166   11419 / 16747
        1200 en  107 / 203    72 / 150   10691 / 15357
       12000 zh  106          75         138832
       12000 en  118          86         120745

On a phone's network (150 ms of latency, 1.6 Mbit/s), in turn with that commit, medians in milliseconds: from a key to the first result, with
`index.bin` there, over every ninth query, and from a link with a query to its first result, over every tenth. With the column "slow key" of
the benchmark, our first column was 425, 453, 433 and 570 in another run:

    sessions    key         link
          12 zh  399 / 629  1968 / 2895
          12 en  436 / 548  1671 / 2713
        1200 zh  530 / 422  1656 / 2305
        1200 en  440 / 543  1689 / 2497

In Chinese at 1,200 sessions, that commit divides more characters by those that follow them, in an index of 1.5 times the size. With ours, a
phrase that ends with a frequent word, such as 失业保险, takes all places of that word: 12 to 80 files, and up to 2.8 seconds. To read the words
of the entries that may have such a phrase would take more, with each of these queries: 111 to 2,110 chunks. At 12,000 sessions, where lists
are long, files of a phrase are asked for one after the other: the medians from a key are 1,106 and 1,233 ms.

Indexing both languages, loading included, in turn with that commit: seconds of one core, and megabytes of the largest process, with the record:

    sessions    seconds       MB
         120   1.8 / 1.7      59 / 67
       1,200  16.7 / 24.2    228 / 380
      12,000   276

Every result that should be found is found, and no other, on the truth of `tests/record/test_search_truth.py`, and on a thousand random questions
for each language (`tests/benchmarks/questions.py`). With every file fetched, a question of these takes 0.9 ms in Chinese and 1.3 ms in English
(medians; commit 242719c, in turn: 0.7 and 1.0); with none, all questions together take two to three times as long from a busy local server, since
the files are smaller and more.

Of 300 scraps of 6, 9 and 12 characters, cut anywhere from the English paragraphs of the record, 2, 1 and 0 are not found (2, 3, 0 and 1, 2, 0 with
other random numbers), and none of them with the link that looks inside words; of the Chinese ones all are. Where a query of a short record has
results with other words alone, or none, and the words of the text leave it possible, the search page looks inside words by itself once the
reader rests: for 12 to 21 of those 300 scraps of 6 characters, for one or two of 9, for none of 12; without that, 8, 1 and 0 were not found, and
before passages were joined by place, 21, 7 and 1. With 120 sessions it was 14, 10 and 4 (39, 20 and 8). To look inside words reads all texts:
102 files and 130 kB with the record.

Pagefind 1.6.0 (npm) beside ours, in one run on all queries, at 120 sessions on every ninth (`--sessions 0 120 --stock --pagefind 0 120`); each
character of Chinese is a word of its own and asked for in a phrase:

    sessions           recall  precision  best first  first kB  if gzipped  index kB
       12 zh ours       1.000      1.000       1.000        84                   275
       12 zh Pagefind   0.922      0.987       0.662       202                   724
       12 en ours       1.000      1.000       1.000        85                   322
       12 en Pagefind   0.956      0.934       0.837       204                   766
      120 zh ours                                           97          63      1385
      120 zh Pagefind                                      281         217      2252
      120 en ours                                          100          63      1293
      120 en Pagefind                                      298         234      2059

At 12,000 sessions a first query costs 0.95 (zh) and 1.10 (en) times what it costs at 1,200, and 0.93 and 1.19 times if the server compresses; what
grows is the list of a frequent word, such as “worker”. Lengths of entries are left aside where those found stand all over so long a record: the
order among results of one kind is then rougher, and no result is lost.

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
