"""The world of the tests of access, for every file of this folder."""

from __future__ import annotations

from tests.access.scene import scene, world

__all__ = ["scene", "world"]
