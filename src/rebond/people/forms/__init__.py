"""Forms name each field they accept, one by one: nothing else of a request ever reaches an action."""
