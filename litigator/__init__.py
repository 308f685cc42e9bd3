"""Legal document assembly and a strategic litigation tracker for offices that defend migrants and asylum seekers."""

__version__ = "0.1.0"
