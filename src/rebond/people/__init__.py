"""Who is here: persons, paths, contracts, amendments, activities, branches, portfolios.

The reference slice: later capabilities are written like this one. The rules of law
(how long a CAPE may last, when one must become associate) are in `rebond.droit.contrats`;
this capability keeps the facts and asks.
"""
