"""Run the command line as ``python -m customer_room``."""

from customer_room.cli import main

if __name__ == "__main__":
    main()
