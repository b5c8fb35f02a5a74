"""Pairs of claims: which are compared, how they compare, and what that amounts to."""
