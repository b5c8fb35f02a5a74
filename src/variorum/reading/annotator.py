"""What an annotator is."""

from __future__ import annotations

from typing import Literal, Protocol

from variorum.model import Parse, Reading

Layer = Literal["times", "quantities", "entities", "quotations", "claims"]


class Annotator(Protocol):
    """Finds one layer of a reading. It says which layers it needs and which it gives, and keeps no state."""

    needs: tuple[Layer, ...]
    gives: Layer

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with the layer that this annotator gives."""
        ...
