"""House numbers in the order one walks past them."""

import re
import unicodedata

NUMBER = re.compile(r"\d+")
# First characters of the keys; digits sort alike in every database and collation.
FILLED, EMPTY = "0", "1"


def sort_key(house_number: str) -> str:
    """A text that sorts like the house numbers along a street.

    Digits are padded to six places after NFKC, so that 9号 < 10号 < 10-2号 < 10-10号, and
    full-width digits sort with the others. Empty numbers come last.
    """
    normal = unicodedata.normalize("NFKC", house_number).strip().upper()
    if not normal:
        return EMPTY
    for word in ("号", "號", "之", " "):
        normal = normal.replace(word, "-" if word == "之" else "")
    return (FILLED + NUMBER.sub(lambda match: match[0].zfill(6), normal))[:120]
