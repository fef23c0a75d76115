"""The rules, one file for each thing that they know of; `packs.registry` says in which order they look."""
