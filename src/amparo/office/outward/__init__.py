"""What gathers from all rooms: Today, exports, figures, the pages of the audit log."""
