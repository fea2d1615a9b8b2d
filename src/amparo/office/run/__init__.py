"""What runs an office: its settings, addresses, processes, and the demonstration."""
