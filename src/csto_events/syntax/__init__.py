"""Sentences and their parts: segments between marks, predicates, who agrees with whom."""
