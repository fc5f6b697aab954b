"""What `discourse` is built of: dates, places and people told before, repeats, who vouches."""
