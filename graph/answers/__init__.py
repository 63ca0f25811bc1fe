"""Questions and what they are answered with, in words, tables and charts."""
