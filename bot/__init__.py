"""The doors: Discord, a terminal, a browser preview. The domain lies in `briefings`."""

VERSION = "0.1.0"
