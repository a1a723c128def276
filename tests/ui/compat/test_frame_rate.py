"""The number of frames per second."""

from __future__ import annotations

import os
import subprocess
import sys

from digest_tui.ui.compat.frame_rate import set_frame_rate


def test_the_frame_rate_is_set_unless_the_user_set_one() -> None:
    environ: dict[str, str] = {}
    set_frame_rate(environ)
    assert environ == {"TEXTUAL_FPS": "120"}
    environ["TEXTUAL_FPS"] = "30"
    set_frame_rate(environ)
    assert environ == {"TEXTUAL_FPS": "30"}


def test_textual_paints_sixty_frames_a_second() -> None:
    environ = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"}
    code = "from textual.constants import MAX_FPS; print(MAX_FPS)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout == "60\n"
