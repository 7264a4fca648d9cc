"""Word files, written with python-docx."""
