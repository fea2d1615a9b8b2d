"""The tickler: last days and contradictions of everybody, worked out from the facts and kept at hand."""
