"""StreamField blocks that pages of every room share; one subject a module."""

from .body import BodyBlock
from .pictures import GalleryBlock, PictureBlock, ThenNowBlock

__all__ = ["BodyBlock", "GalleryBlock", "PictureBlock", "ThenNowBlock"]
