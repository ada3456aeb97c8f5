"""Puts the cohort, the builders of files and the small rubric within reach."""

import sys
from pathlib import Path

for folder in ("", "../cli", "../readers", "../returns"):
    sys.path.insert(0, str((Path(__file__).parent / folder).resolve()))
