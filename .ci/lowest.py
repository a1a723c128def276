"""Print a constraint for each dependency in `pyproject.toml`: the lowest version that it admits."""

import re
import tomllib
from pathlib import Path

PROJECT = tomllib.loads(Path(__file__).parent.with_name("pyproject.toml").read_text("utf-8"))
for dependency in PROJECT["project"]["dependencies"]:
    name, version = re.findall(r"^([\w-]+)\s*(?:>=|~=)\s*([\d.]+)", dependency)[0]
    print(f"{name}=={version}")
