"""Content as data: reads and checks YAML. Touches no database and knows no room."""
