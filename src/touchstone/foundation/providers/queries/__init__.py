"""Everything that reads in this room: `organisations` and their parts through time; `people` and their roles."""
