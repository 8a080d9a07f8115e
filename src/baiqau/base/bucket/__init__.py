"""Files in an S3-compatible store instead of a folder: what is set, how it is spoken to, what it holds."""
