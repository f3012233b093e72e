"""What holds for all tests: no example of Hypothesis is judged by the time that it takes on the wall of a busy machine."""

from hypothesis import settings

settings.register_profile("on record", deadline=None)
settings.load_profile("on record")
