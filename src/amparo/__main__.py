"""`python -m amparo`: the same as the command `amparo`."""

from amparo.cli import main

main()
