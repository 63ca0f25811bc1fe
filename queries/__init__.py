"""Saved questions: one question, one .rq file, and the catalogue that reads them."""
