"""Benchmarks: what the project costs, measured; no tests."""
