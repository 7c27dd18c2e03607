"""The frame: settings, addresses, entry point. No word of the domain."""
