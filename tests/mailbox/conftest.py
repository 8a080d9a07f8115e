"""The mail server the mailbox is fetched from."""

from tests.services.dovecot import dovecot

__all__ = ["dovecot"]
