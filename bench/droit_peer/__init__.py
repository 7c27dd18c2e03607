"""Comparison with the public engine of mon-entreprise."""
