"""Pages of this stage: the room of letters to many, and the way out of them."""
