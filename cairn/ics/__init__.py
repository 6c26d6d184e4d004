"""Calendar files: what Cairn writes for calendars and reads from them; knows nothing of Cairn."""
