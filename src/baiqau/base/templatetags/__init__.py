"""What templates say with the words of the house."""
