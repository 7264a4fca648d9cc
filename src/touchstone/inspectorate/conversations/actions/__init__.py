"""Everything that writes conversations: minutes, promises, panels, alarms."""
