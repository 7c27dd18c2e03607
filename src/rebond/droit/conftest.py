"""The law is tested on shared machines: a slow run is not a wrong figure, so hypothesis keeps no clock here."""

from hypothesis import settings

settings.register_profile("droit", deadline=None)
settings.load_profile("droit")
