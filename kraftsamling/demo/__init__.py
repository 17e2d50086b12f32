"""Invented content beside the facts, so that everything can be tried today.

Deterministic: the same day gives the same rows on every machine. Each row says `is_example`; what the source documents
do not say (facts.md § 10) is thereby never shown as fact. Loading again makes only what is missing.
"""
