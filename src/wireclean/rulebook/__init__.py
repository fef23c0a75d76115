"""The rules, one file for each thing that they know of; `packs.registry` holds them all."""
