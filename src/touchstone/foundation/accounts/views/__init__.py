"""The screens of accounts, one function a screen."""
