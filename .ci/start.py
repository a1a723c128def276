"""Start a program on a pseudo-terminal, wait until it shows the demo's first paper, and quit it.

python start.py PROGRAM [ARGUMENT ...]
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

process, terminal = pty.fork()
if process == 0:
    os.execv(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 42, 150, 0, 0))
output, has_quit, end = b"", False, time.monotonic() + 60
while time.monotonic() < end:
    if not has_quit and b"Attention Is All You Need" in output:
        has_quit = os.write(terminal, b"q") == 1
    if select.select([terminal], [], [], 0.1)[0]:
        try:
            output += os.read(terminal, 1 << 16)
        except OSError:
            break
else:
    sys.exit("the program did not end within 60 seconds")
_, status = os.waitpid(process, 0)
sys.exit(0 if has_quit and status == 0 else "the program did not start and quit")
