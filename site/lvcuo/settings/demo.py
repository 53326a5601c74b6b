"""`make run`: the whole site on a laptop, with demonstration accounts. Never for the internet."""

from .base import *
from .environment import VAR, flag, text
from .secret_key import kept_secret_key

SECRET_KEY = text("SECRET_KEY") or kept_secret_key(VAR / "secret-key")
DEMONSTRATION = True
# The accounts exist on this machine only and have a random password (ADR 6).
SECOND_FACTOR_REQUIRED = flag("SECOND_FACTOR_REQUIRED", False)
