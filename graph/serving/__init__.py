"""A store over HTTP on this machine, read-only."""
