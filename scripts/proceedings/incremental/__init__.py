"""Incremental builds: tasks, the sources that each reads, parallel work, and the atomic swap of the site folder. It knows no conference."""
