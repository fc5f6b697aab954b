"""What `frames` is built of: triggers and operators, arguments, who acts, where to, how many."""
