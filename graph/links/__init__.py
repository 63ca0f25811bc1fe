"""The same thing in two documents, with a reason; names reconciled for others."""
