"""Sizes of the image encoder. Apart from the model, so that drawing needs no PyTorch."""

IMAGE_SIZE, PATCH, POOLED = 96, 8, 6
SOFT_TOKENS = POOLED * POOLED
