"""Baiqau runs a contest of projects from its regulation to its awards."""
