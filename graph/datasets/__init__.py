"""What others publish, loaded beside the reports: tables, RDF, workbooks."""
