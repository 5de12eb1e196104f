"""What the pages Ekonomi and Planering say."""
