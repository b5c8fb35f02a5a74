"""Models behind small protocols; each is loaded once, when it is first used."""
