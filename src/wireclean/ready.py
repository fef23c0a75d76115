"""Importing this makes a process ready to clean copy: the server of `wireclean.processes` does, before it is copied."""

from wireclean.processes import get_ready

get_ready()
