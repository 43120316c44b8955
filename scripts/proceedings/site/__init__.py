"""The site: the table of all tasks that make it, and the builder that runs those which are stale."""
