"""The pages of the first floor."""
