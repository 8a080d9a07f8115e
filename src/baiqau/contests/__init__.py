"""A contest, the versions of its regulation, the roles in it, and its clock."""
