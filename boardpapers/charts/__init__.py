"""Pictures of what the database holds: SVG, PNG or one HTML page. Needs the extra `chart`."""
