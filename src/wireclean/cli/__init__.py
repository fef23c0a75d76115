"""The `wireclean` command. One command a file; `sources` reads what they are given.

Exit codes: 0 done, 2 an error in the call or in a file (the other files are still done), 130 and 143 interrupted.

What is wrong with a call, or with standard output, is said here for all commands, in words in which nothing acts.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from wireclean.cli.outputs import OutputError, complain, discard_stdout
from wireclean.report.inert import inert_lines

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["main"]

# What each command says of itself in the list of commands; its module, of the same name, is loaded when it is called.
_COMMANDS = {
    "clean": "Clean files, or standard input, to text, JSON, Markdown, HTML or ninjs.",
    "convert": "Clean a whole corpus: folders, JSON Lines, CSV or Parquet to JSON Lines or Parquet.",
    "check": "Report what clean would change; the gate for CI.",
    "explain": "Show every edit, its rule and why, on the terminal or as a page.",
    "discover": "Learn a source's own furniture from many copies: a rule pack, proposed with its evidence.",
    "rules": "List the rules; with CODE, show one rule's page.",
    "schema": "Print the JSON Schema of configuration, rule packs or articles.",
    "completion": "Print the script that completes commands, options and rule codes in a shell.",
}


@contextlib.contextmanager
def _errors_in_one_line() -> Iterator[None]:
    """Say in one line what is wrong with a call, or with standard output; nothing in the line acts."""
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except click.UsageError as error:
        if not isinstance(error, _HELP):
            complain(_in_one_line(error))
            raise SystemExit(error.exit_code) from None
        error.message = inert_lines(error.message)  # type: ignore[misc]  # final, says click; it is shown after this
        raise
    except OutputError as error:
        complain(str(error))
        raise SystemExit(2) from None
    except BrokenPipeError:  # whoever read it has seen enough; click ends quietly
        raise
    except OSError as error:
        if error.filename is not None:  # not of a file that is open already
            raise
        discard_stdout()
        complain(f"standard output: cannot be written: {error.strerror or error}")
        raise SystemExit(2) from None


# What newer releases of click raise for a call without a command: its message is the help.
_HELP: tuple[type[Exception], ...] = tuple(
    filter(None, [getattr(click.exceptions, "NoArgsIsHelpError", None)])
)  # fmt: skip


def _in_one_line(error: click.UsageError) -> str:
    """Return what is wrong with a call, and where help is."""
    said = error.format_message().rstrip(".")
    return f"{said} (see {error.ctx.command_path} --help)" if error.ctx is not None else said


class _LazyGroup(click.Group):
    """A group whose commands are loaded one at a time, so that help and errors answer at once."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the options before the name of the command."""
        with _errors_in_one_line():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _errors_in_one_line():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command by its name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"wireclean.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; name the nearest for one that there is not."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches  # noqa: PLC0415 - for a mistake only

            near = get_close_matches(name, _COMMANDS, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(_COMMANDS)}"
            raise click.UsageError(f"there is no command {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin so, without loading them, and the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - for a shell that completes only

        commands = [CompletionItem(name, help=said) for name, said in _COMMANDS.items() if name.startswith(incomplete)]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wireclean", message="%(prog)s %(version)s")
def main() -> None:
    """Turn scraped newswire text into typed articles, and account for every character."""
