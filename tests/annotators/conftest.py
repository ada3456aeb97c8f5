"""Puts what builds documents for these tests (reflected) within their reach."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
