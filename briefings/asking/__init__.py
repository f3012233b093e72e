"""The parts of `briefings.ask`: one small function a question."""
