"""Streets: the five one-trade streets, their shops, and the heritage story of Taiwan Street."""
