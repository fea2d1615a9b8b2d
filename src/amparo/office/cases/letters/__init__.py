"""Letters and declarations of a case: begun from a template, edited, kept in every version, printed."""
