"""The version of this package, for every report that it writes."""

__version__ = "0.1.0"
