"""Dates and times: EDTF values, phrases, and how they are written. Knows no article."""
