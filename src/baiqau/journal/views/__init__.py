"""The pages of the journal, of the outbox and of the wording of letters."""
