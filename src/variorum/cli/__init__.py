"""The command line: one thin file per verb."""


def main() -> None:
    """Run the `variorum` command."""
