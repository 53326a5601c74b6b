"""Home: the home page, plain pages, governance, site settings, pictures."""
