"""Codings in the shapes that others read.

Every format is a writer over pairs of `Document` and `Coding`, wherever they come from; `marsad.exports.formats` lists them.
"""
