"""How many screens can follow the day: viewers who ask every second, and the delay until they see an act.

`python -m bench.hall ADDRESS SLUG --viewers 500 --seconds 10` asks a running demo's hall screen over
kept connections, with the ETag each viewer has, as the page itself does.
"""

import argparse
import asyncio
import statistics
import time
from urllib.parse import urlsplit


async def viewer(address: str, path: str, ends: float, start: float, delays: list[float]) -> int:
    """Ask once a second until the end; write down how long each answer took, in seconds."""
    place = urlsplit(address)
    await asyncio.sleep(start)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    tag, fresh = "", 0
    while time.perf_counter() < ends:
        begun = time.perf_counter()
        had = f"If-None-Match: {tag}\r\n" if tag else ""
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\n{had}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        if head.split(" ", 2)[1] == "200":
            fresh += 1
            await reader.readexactly(int(fields["content-length"]))
        tag = fields.get("etag", tag)
        taken = time.perf_counter() - begun
        delays.append(taken)
        await asyncio.sleep(max(0.0, 1 - taken))
    writer.close()
    return fresh


async def whole(options: argparse.Namespace) -> None:
    """Let every viewer ask, and print what their answers took."""
    path = f"/kk/c/{options.slug}/hall/"
    ends = time.perf_counter() + options.seconds
    delays: list[float] = []
    fresh = await asyncio.gather(
        *(
            viewer(options.address, path, ends, number / options.viewers, delays)
            for number in range(options.viewers)
        )
    )
    delays.sort()
    print(
        f"{options.viewers} viewers, {len(delays) / options.seconds:.0f} answers a second, "
        f"{sum(fresh)} whole pages; answer: median {statistics.median(delays) * 1000:.1f} ms, "
        f"99 % {delays[len(delays) * 99 // 100] * 1000:.1f} ms, worst {delays[-1] * 1000:.1f} ms; "
        f"an act is seen within {1 + delays[-1]:.2f} s"
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("slug")
    parser.add_argument("--viewers", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=10)
    asyncio.run(whole(parser.parse_args()))


if __name__ == "__main__":
    main()
