"""Marking and self-checks over HTTP, for platforms: the same JSON as the command line for key holders."""
