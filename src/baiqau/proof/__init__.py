"""Proof: canonical form, hash chain, commitments, signatures, bundles. Pure: no Django, no clock."""
