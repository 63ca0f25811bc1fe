"""Vocabulary of plan-graph: the ontology, its shapes and its closed list of terms."""
