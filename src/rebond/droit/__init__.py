"""The law as a library: pure Python, dated by its arguments, sourced. No Django, no clock, no network, no database."""
