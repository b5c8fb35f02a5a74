"""`python -m variorum` is the `variorum` command."""

from variorum.cli import main

if __name__ == "__main__":
    main()
