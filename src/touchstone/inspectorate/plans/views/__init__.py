"""The screens of a plan: the service's and the inspectorate's."""
