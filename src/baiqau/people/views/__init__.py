"""The pages of the door and of a person about himself or herself."""
