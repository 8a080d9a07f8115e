"""Places, gifts, diplomas, certificates and their verification."""
