"""`wireclean completion`: the script with which a shell completes commands, options and rule codes."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

__all__ = ["completion"]

_SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command()
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and rule codes in SHELL; have the shell read it at its start.

    bash: eval "$(wireclean completion bash)" in ~/.bashrc; zsh: likewise in ~/.zshrc, below compinit; fish: wireclean
    completion fish > ~/.config/fish/completions/wireclean.fish
    """
    script = _SHELLS[shell](context.find_root().command, {}, "wireclean", "_WIRECLEAN_COMPLETE")
    # click's script for fish would cut what it completes at the second comma, and codes are lists with commas
    template = script.source_template.replace('string split ","', 'string split --max 1 ","')
    click.echo(template % script.source_vars())
