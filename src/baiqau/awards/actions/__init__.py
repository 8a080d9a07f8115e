"""Acts of article "awards": places, gifts, papers."""
