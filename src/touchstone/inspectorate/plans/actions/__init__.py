"""Everything that writes plans: the service's side, the inspectorate's, and what a spreadsheet brings."""
