"""What is looked at: the picture, the site, a reading on its own text."""
