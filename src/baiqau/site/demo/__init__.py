"""The demo: a time machine and one-click sign-in. Loaded in demo mode only (`site.urls`, `site.cli.serve`)."""
