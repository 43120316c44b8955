"""Syntax: from bytes to text, YAML with line numbers, and the inline marks of a paragraph."""
