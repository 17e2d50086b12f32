"""Other people's spreadsheets on their way into the log: read, matched to our columns, judged row by row."""
