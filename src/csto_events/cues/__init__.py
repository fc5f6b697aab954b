"""Cues, the words of a clause that name a source: one kind a module, each adding to the last."""
