"""Codings in the shapes that others read: JSON objects and table rows."""
