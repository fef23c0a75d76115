"""`wireclean schema`: the JSON Schemas, for editors and for whoever reads what is written."""

from __future__ import annotations

import click

from wireclean.schemas import SCHEMAS, schema_json

__all__ = ["schema"]


@click.command()
@click.argument("name", type=click.Choice(list(SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema of configuration files, of rule packs, or of articles as `clean --format json` writes them."""
    click.echo(schema_json(name).encode("utf-8"), nl=False)
