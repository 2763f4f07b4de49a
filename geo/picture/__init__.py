"""Pictures of a view without a browser: SVG, PNG and PDF."""
