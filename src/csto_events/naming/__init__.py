"""What a source is called: people's names, offices with all that belongs to them, their words."""
