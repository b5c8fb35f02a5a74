"""Edition: Story → title, timeline, brief, and its renderings."""
