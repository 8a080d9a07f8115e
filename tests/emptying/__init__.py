"""Lets Django empty the test database between transactional tests although some tables only grow."""
