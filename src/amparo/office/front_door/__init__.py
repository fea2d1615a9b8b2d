"""What the public meets: the pages that ask, and the dropbox that takes what is said. It can read nothing back."""
