"""Measurements: each module is one command; figures are ratios within one run."""
