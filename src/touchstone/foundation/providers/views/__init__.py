"""The screens of providers: people and their roles, conflicts of interest, the audit trail."""
