"""`python -m csto_events`: the command line."""

from csto_events.faces.cli import main

if __name__ == "__main__":
    main()
