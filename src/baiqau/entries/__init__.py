"""An entry: authors, answers, files, versions, receipt."""
