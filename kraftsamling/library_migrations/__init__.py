"""Tables of libraries as their latest migration leaves them, made in one step on an empty database.

Their own migrations alter the tables a dozen times on the way, and each time Django draws every model related to a
user anew: half of what the first start cost. The file has the name of the library's latest migration, so a database
that took all the steps is untouched. A new version with another migration shows in the test for missing migrations.
"""
