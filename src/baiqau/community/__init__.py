"""Librarians after the contest: public profiles by consent."""
