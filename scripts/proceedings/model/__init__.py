"""The model: typed facts of a record, and what follows from them. It reads no file."""
