"""The one façade: inputs → articles → readings → story → edition."""

from __future__ import annotations
