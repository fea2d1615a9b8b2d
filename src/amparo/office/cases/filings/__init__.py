"""Government forms of a case: prepared from the file, checked, reviewed by a second person, printed, filed."""
