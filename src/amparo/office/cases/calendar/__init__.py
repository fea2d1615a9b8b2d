"""The calendar: hearings, interviews and other dates, by month, as an agenda, and as a feed."""
