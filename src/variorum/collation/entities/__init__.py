"""People, places and bodies of several reports that are one."""
