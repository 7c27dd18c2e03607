"""Measurements, reproducible by one command: `make bench` (or one part: `python -m bench pages`)."""
