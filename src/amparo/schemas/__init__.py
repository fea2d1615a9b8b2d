"""The form of what Amparo prints with `--json` and of the files that it reads, as JSON Schemas (2020-12)."""
