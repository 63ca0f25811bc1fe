"""The room on top: records become triples, a store, answers, pages."""
