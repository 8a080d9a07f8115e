"""The committee's formal check: findings, returns with a deadline, admission."""
