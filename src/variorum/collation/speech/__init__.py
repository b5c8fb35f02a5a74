"""Acts of speaking: what several reports quote of one speech, and who speaks."""
