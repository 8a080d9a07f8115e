"""Plumbing with no subject: page answers, components, jobs, storage, mail transport."""
