class Stop(Exception):
    """The command cannot go on; the text is a French sentence that says what to do."""
