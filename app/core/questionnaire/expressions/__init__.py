"""The language of conditions and calculations: OpenRosa's XPath 1.0.  See README.md."""
