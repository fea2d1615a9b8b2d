"""What every room stands on: pages, sign-in, encryption, the audit log. It knows no case."""
