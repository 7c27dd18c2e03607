"""Friendly faces for people who have no photo: the same seed always gives the same face.

Every trait is drawn independently of the others and of the name: hair, glasses, beard, age and dress say
nothing of anyone. Only what cannot go together is kept apart (a scarf hides the hair).
"""

from rebond.ui.faces.drawing import face

__all__ = ["face"]
