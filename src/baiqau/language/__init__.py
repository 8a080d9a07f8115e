"""Kazakh and Russian as data: order, folding, names, dates, numbers. Pure: no Django, no clock."""
