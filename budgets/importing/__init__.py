"""A ledger or a list of costs on its way into the outcome: the engine is the activities' (partnerships/importing), the
columns, the reading of rows and the verdicts are these."""
