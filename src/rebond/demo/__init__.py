"""La Boussole: an invented cooperative, built through the same importers and actions as real data.

What tests, screenshots and the guide share. Exists in demonstration mode only.
"""
