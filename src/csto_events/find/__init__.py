"""What is named in a text, one kind of mention a file; the finders never import each other."""
