"""The words and arrangement that every format for people shares."""
