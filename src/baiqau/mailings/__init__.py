"""Letters to many: chosen by the state of their work, sent once, and a way out for who wants none."""
