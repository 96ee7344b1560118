"""Data and code outside src/ that is installed as a part of recordqa (see pyproject.toml)."""
