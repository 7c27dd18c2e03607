"""What runs the house: the command line, the supervisor, the embedded PostgreSQL, backup, health."""
