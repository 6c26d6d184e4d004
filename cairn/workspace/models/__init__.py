"""What two people keep together while their mentorship lasts, and how it closes."""
