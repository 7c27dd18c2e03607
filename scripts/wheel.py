"""`make wheel`: the installable package, with the built assets inside, or a refusal."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Without these a page would have neither look nor icons: the package must not exist.
NEEDED = ("rebond/ui/dist/staticfiles.json", "rebond/ui/static/vendor/icons.json")


def build(folder: Path) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout[-3000:] + done.stderr[-3000:])
    wheel = max(folder.glob("rebond-*.whl"), key=lambda path: path.stat().st_mtime)
    missing = set(NEEDED) - set(zipfile.ZipFile(wheel).namelist())
    if missing:
        wheel.unlink()
        raise SystemExit(f"Il manque {', '.join(sorted(missing))} : lancez « make setup », puis recommencez.")
    return wheel


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"))
