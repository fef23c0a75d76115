"""Settings for all tests: no test may fail for being slow."""

from hypothesis import settings

settings.register_profile("wireclean", deadline=None)
settings.load_profile("wireclean")
