"""The screens: minutes, promises, panels; each for the inspectorate and for the service."""
