"""Settings, one module per way to run: `demo` (make run), `dev`, `test`, `production`."""
