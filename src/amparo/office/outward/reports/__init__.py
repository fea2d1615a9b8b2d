"""Reports: figures that leave the office, counted over all its cases, safe to publish, kept as they were released."""
