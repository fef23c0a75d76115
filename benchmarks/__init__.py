"""Benchmarks: every figure is a ratio of times taken in one run, so it holds on any machine."""
