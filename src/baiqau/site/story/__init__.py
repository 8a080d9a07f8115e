"""A whole contest played with invented people through the same acts the pages use."""
