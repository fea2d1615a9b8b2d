"""How pages look and behave alike: layout, style, headers, languages, days in words, and what a fault looks like."""
