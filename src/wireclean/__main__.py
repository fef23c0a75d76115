"""Run the command as `python -m wireclean`."""

from wireclean.cli import main

main(prog_name="wireclean")
