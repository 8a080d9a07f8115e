"""Which store an installation uses, as its settings name it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

ABSENT = (
    "Files are set to lie in an S3 store (BAIQAU_S3_ADDRESS), but the packages that speak to one are"
    " absent."
)
MEND_ABSENT = "Run `make setup-s3`, or `pip install 'baiqau[s3]'`."


@dataclass(frozen=True)
class Bucket:
    """One bucket of one store; `public` is the address under which browsers reach it."""

    address: str
    name: str
    region: str
    key: str
    secret: str
    public: str
    straight: bool  # whether browsers send their parts to it themselves

    @property
    def reached(self) -> str:
        """The address under which a browser reaches the store."""
        return self.public or self.address

    @property
    def destination(self) -> str:
        """What a page that sends files may connect to: this bucket, and no other of the same store."""
        parts = urlsplit(self.reached)
        return f"{parts.scheme}://{parts.netloc}/{self.name}/"
