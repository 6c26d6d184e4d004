"""When two people can meet, and when they do: hours, slots, meetings, series, calendars."""
