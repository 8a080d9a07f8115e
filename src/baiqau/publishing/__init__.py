"""What the public reads: contest home, news, feeds, results, showcase."""
