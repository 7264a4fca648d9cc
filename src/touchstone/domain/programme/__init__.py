"""What is due, when and why? From a regime's calendar and what has happened, what an inspectorate has yet to do."""
