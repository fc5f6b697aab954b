"""What people and other programs see of an extraction; nothing below imports from here."""
