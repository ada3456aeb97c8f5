"""Puts the cohort and the builders of files within reach."""

import sys
from pathlib import Path

for folder in ("", "../cli", "../readers", "../batch"):
    sys.path.insert(0, str((Path(__file__).parent / folder).resolve()))
