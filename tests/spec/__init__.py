"""The rules of the method as tables. The tests run every row, and the manual's pages are made of the same rows."""
