"""The bars the product must clear, one script per bar; ``python -m benchmarks`` prints them all."""
