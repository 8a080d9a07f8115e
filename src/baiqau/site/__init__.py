"""Settings, root addresses, rights, checks, dashboards that join stages, the command line."""
