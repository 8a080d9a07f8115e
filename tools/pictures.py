"""Takes the pictures of the docs from a running demo: `python tools/pictures.py http://127.0.0.1:8000`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
CONTEST = "c/time-of-new-opportunities-2024/"
PICTURES = {
    "home-kk": ("", f"kk/{CONTEST}", 1280),
    "home-phone-kk": ("", f"kk/{CONTEST}", 360),
    "sheet-kk": ("juror0002", f"kk/{CONTEST}sheets/next/", 1280),
    "queue-kk": ("committee", f"kk/{CONTEST}screening/", 1280),
}


def main(address: str) -> int:
    """Write every picture; the demo must be running at `address`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (role, path, width) in PICTURES.items():
            page = chromium.new_page(viewport={"width": width, "height": 800})
            if role:
                page.goto(f"{address}/kk/demo/")
                page.locator(f'form:has(input[value^="{role}"]) button').first.click()
            page.goto(f"{address}/{path}")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.context.clear_cookies()
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"))
