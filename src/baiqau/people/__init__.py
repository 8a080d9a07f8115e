"""Persons, libraries, sign-in, consents."""
