"""The acts of this stage."""
