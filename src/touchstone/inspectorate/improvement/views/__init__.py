"""One function a screen."""
