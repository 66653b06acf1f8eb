"""Readers of what strangers write, given what nobody would write.  See docs/fuzzing.md."""
