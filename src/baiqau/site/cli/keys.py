"""`baiqau keys`: which keys sign and signed; `--rotate` takes a new one into use."""

import argparse

from baiqau.awards import keys
from baiqau.proof import signature


def run(options: argparse.Namespace) -> int:
    """Print the public keys, the one in use first."""
    if options.rotate:
        print(f"From now on {keys.rotate()} signs; what the former key signed stays genuine.")
    for place, key in enumerate(keys.public_keys()):
        use = "in use" if place == 0 else "former"
        print(f"{signature.key_id(key)} {use} {signature.written(key)}")
    return 0
