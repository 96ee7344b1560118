"""Takes the names and identifiers out of a file and proves that they are gone; nothing here is public Python.

``files.redact_bytes`` is the way in: bytes and a name in, redacted bytes and a name out. A file becomes
``Unit``s (stretches of text that can be changed), the pipeline says whose names are in them, ``plan`` what
stands in their place, ``matcher`` where else they are, and ``proof`` reads the result back.
"""
