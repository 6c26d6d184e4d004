"""What members recommend to everybody in their community."""
