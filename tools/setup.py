"""Makes .venv and installs the locked packages; written so that an old Python can still say why not.

Usage: python3 tools/setup.py [base|media|s3|dev]
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
NAMES = ("python3", "python3.13", "python3.12", "python3.11")


def main(which):
    """Bring .venv to the state of requirements/<which>.txt; does nothing when it already is."""
    lock = os.path.join(ROOT, "requirements", which + ".txt")
    wanted = digest(lock, os.path.join(ROOT, "pyproject.toml"), os.path.abspath(__file__))
    if not stands(which, wanted):
        make_environment()
        install(lock)
        with open(stamp(which), "w") as file:
            file.write(wanted)
    run([PYTHON, "-m", "baiqau.base.catalogues"], quiet=False)


def digest(*paths):
    """Give one fingerprint of the files an installation depends on."""
    total = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            total.update(file.read())
    return total.hexdigest()


def stamp(which):
    return os.path.join(VENV, "stamp-" + which)


def stands(which, wanted):
    """Say whether a finished installation of this lock (or of the larger one) is there."""
    for kind in (which, "dev"):
        try:
            with open(stamp(kind)) as file:
                found = file.read()
        except OSError:
            continue
        lock = os.path.join(ROOT, "requirements", kind + ".txt")
        now = digest(lock, os.path.join(ROOT, "pyproject.toml"), os.path.abspath(__file__))
        if found == now and os.path.exists(PYTHON):
            return True
    return False


def make_environment():
    """Make .venv with a Python of 3.11 or newer, with pip where the system can give it."""
    if os.path.exists(PYTHON) and run([PYTHON, "-c", "import pip"]):
        return
    python = newest()
    shutil.rmtree(VENV, ignore_errors=True)
    if run([python, "-m", "venv", VENV]):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not run([python, "-m", "venv", "--without-pip", VENV]):
        stop("The folder %s cannot be written: choose another place for the clone." % ROOT)


def newest():
    """Give a Python of 3.11 or newer, or stop with a sentence."""
    for name in NAMES:
        path = shutil.which(name)
        if path and run([path, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
            return path
    stop("Baiqau needs Python 3.11 or newer; this machine has %s. Install python3.11." % sys.version.split()[0])
    return ""


def install(lock):
    """Install the lock with uv, or with pip when uv fails; then the project itself."""
    locked = ["--require-hashes", "-r", lock]
    project = ["--no-deps", "--no-build-isolation", "-e", ROOT]
    if pip(["install", "--quiet", "uv"]):
        uv = [os.path.join(VENV, "bin", "uv"), "pip", "install", "--quiet", "--python", PYTHON]
        if run(uv + locked) and run(uv + project):
            return
    if not (pip(["install", "--quiet", *locked]) and pip(["install", "--quiet", *project], quiet=False)):
        stop("The packages could not be installed: is the package index reachable? Run `make setup` again.")


def pip(arguments, quiet=True):
    """Run pip inside .venv, or the system's pip aimed at .venv where it has none."""
    if run([PYTHON, "-c", "import pip"]):
        return run([PYTHON, "-m", "pip", *arguments], quiet)
    return run([newest(), "-m", "pip", "--python", PYTHON, *arguments], quiet)


def run(command, quiet=True):
    """Run a command; give whether it succeeded."""
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", UV_LINK_MODE="copy")
    output = subprocess.DEVNULL if quiet else None
    return subprocess.call(command, env=environment, stdout=output, stderr=output) == 0


def stop(sentence):
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "base")
    except (OSError, KeyboardInterrupt) as error:
        stop("Set-up stopped: %s" % (error or "interrupted"))
