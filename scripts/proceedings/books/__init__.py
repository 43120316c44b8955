"""The record as books: the whole or one session, in one language or in all side by side, as PDF for paper and EPUB for reading devices.

A `Book` says what is in it; `chapters` makes the words of a session, `paper` a PDF, `epub` an EPUB, `shelf` keeps what was made.
"""
