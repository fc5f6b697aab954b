"""Phrases of a stretch of tokens: what the word lists know, and nouns with what belongs to them."""
