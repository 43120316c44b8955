"""The record as books: the whole or one session, in one language or in all side by side, as PDF for paper and EPUB for reading devices.

A `Book` says what it holds; `chapters` makes the HTML of a session, `pdf` a PDF, `epub` and `opf` an EPUB; `finished_books` keeps them.
"""
