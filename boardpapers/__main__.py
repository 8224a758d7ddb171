"""`python -m boardpapers`."""

from boardpapers.cli import main

if __name__ == "__main__":
    main(prog_name="boardpapers")
