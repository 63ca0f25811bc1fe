"""From a report text to plain records with spans: no RDF here."""
