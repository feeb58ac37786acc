"""The network and the log-linear models as they are applied: numpy alone, no knowledge of the language."""
