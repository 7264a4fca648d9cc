"""What do all layouts share? Text, blocks, dates, grades, people, counts: rules of the language, not of a form."""
