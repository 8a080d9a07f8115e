"""Everything that happens leaves one line here; lines form a hash chain. Also the outbox of letters."""
