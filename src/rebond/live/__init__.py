"""One live mechanism: commit → NOTIFY → one listener per process → server-sent events.

Only names of things travel ("import:42 changed"); the page re-fetches its fragment, so
rights are always checked by the ordinary view.
"""
