"""The bytes of a stored file never change, whoever asks: the database refuses (models/stored_file.py)."""

from partnerships.guards import Guard, Guards

FILE_LOCK = Guards("a stored file never changes", (Guard("partnerships_storedfile", "UPDATE", "TRUE"),))
