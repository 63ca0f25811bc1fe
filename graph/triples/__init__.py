"""A reading becomes triples: identities, the parts of a document, figures and claims."""
