"""Every setting of an installation: one typed table read from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from baiqau.base.bucket.setting import Bucket

Mode = Literal["production", "demo"]


@dataclass(frozen=True)
class Setting:
    """One row of the table: the variable's name, its default ("" = none), what it means."""

    name: str
    default: str
    meaning: str


SETTINGS: tuple[Setting, ...] = (
    Setting("BAIQAU_MODE", "production", "production, or demo: time machine and one-click sign-in"),
    Setting("BAIQAU_SECRET_KEY", "", "long random text; signs sessions and links"),
    Setting("BAIQAU_DATA", "var", "folder of the database, files, keys"),
    Setting(
        "BAIQAU_ADDRESS",
        "http://127.0.0.1:8000",
        "public address, as people type it; of serve and demo the default follows --host and --port",
    ),
    Setting("BAIQAU_HOSTS", "", "further host names answered, separated by commas"),
    Setting(
        "BAIQAU_BEHIND_PROXY", "no", "yes: trust X-Forwarded-Proto and X-Forwarded-For of the proxy"
    ),
    Setting("DATABASE_URL", "", "postgresql://…; empty: SQLite in BAIQAU_DATA"),
    Setting("BAIQAU_MAIL_URL", "", "smtp://user:password@host:587; empty: letters stay as files"),
    Setting("BAIQAU_MAIL_FROM", "baiqau@localhost", "sender of letters"),
    Setting(
        "BAIQAU_SCANNER",
        "",
        "ClamAV: unix:/run/clamav/clamd.ctl or host:port; while it is silent, files are held, and so are"
        " files larger than its StreamMaxLength",
    ),
    Setting(
        "BAIQAU_CERTIFICATE",
        "",
        "file with the institution's certificate and key (PKCS#12, .p12): signs PDFs (PAdES)",
    ),
    Setting("BAIQAU_CERTIFICATE_PASSWORD", "", "password of that file"),
    Setting(
        "BAIQAU_TIMESTAMPS", "", "https://… of a time-stamp service (RFC 3161) for these signatures"
    ),
    Setting(
        "BAIQAU_S3_ADDRESS",
        "",
        "https://… of an S3-compatible store for the files; empty: they lie in BAIQAU_DATA",
    ),
    Setting("BAIQAU_S3_BUCKET", "", "its bucket, which must be private"),
    Setting("BAIQAU_S3_REGION", "us-east-1", "its region, where the store knows regions"),
    Setting("BAIQAU_S3_KEY", "", "its access key"),
    Setting("BAIQAU_S3_SECRET", "", "the secret of the access key"),
    Setting(
        "BAIQAU_S3_PUBLIC",
        "",
        "its address as browsers reach it, when that differs from the house's",
    ),
    Setting(
        "BAIQAU_S3_STRAIGHT",
        "yes",
        "no: browsers send large files through the house only, never straight to the store",
    ),
    Setting("BAIQAU_INSTITUTION", "", "name of the institution that runs this installation"),
)


@dataclass(frozen=True)
class Environment:
    """The settings as values. `problems` are sentences' codes for the system checks."""

    mode: Mode
    secret_key: str
    data: Path
    address: str
    hosts: tuple[str, ...]
    behind_proxy: bool
    database_url: str
    mail_url: str
    mail_from: str
    institution: str
    scanner: str
    certificate: str
    certificate_password: str
    timestamps: str
    bucket: Bucket | None

    @property
    def demo(self) -> bool:
        return self.mode == "demo"

    @property
    def secure(self) -> bool:
        """Whether people reach the site over TLS: cookies and HSTS follow."""
        return self.address.startswith("https://")


def read(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read the table; an unknown mode is production, the stricter one."""
    row = {setting.name: variables.get(setting.name, setting.default) for setting in SETTINGS}
    return Environment(
        mode="demo" if row["BAIQAU_MODE"] == "demo" else "production",
        secret_key=row["BAIQAU_SECRET_KEY"],
        data=Path(row["BAIQAU_DATA"]).absolute(),
        address=row["BAIQAU_ADDRESS"].rstrip("/"),
        hosts=tuple(host.strip() for host in row["BAIQAU_HOSTS"].split(",") if host.strip()),
        behind_proxy=row["BAIQAU_BEHIND_PROXY"].lower() in {"yes", "true", "1"},
        database_url=row["DATABASE_URL"],
        mail_url=row["BAIQAU_MAIL_URL"],
        mail_from=row["BAIQAU_MAIL_FROM"],
        institution=row["BAIQAU_INSTITUTION"],
        scanner=row["BAIQAU_SCANNER"],
        certificate=row["BAIQAU_CERTIFICATE"],
        certificate_password=row["BAIQAU_CERTIFICATE_PASSWORD"],
        timestamps=row["BAIQAU_TIMESTAMPS"],
        bucket=_bucket(row),
    )


def _bucket(row: Mapping[str, str]) -> Bucket | None:
    """Read which store is set; None: files lie in the folder."""
    if not row["BAIQAU_S3_ADDRESS"]:
        return None
    return Bucket(
        address=row["BAIQAU_S3_ADDRESS"].rstrip("/"),
        name=row["BAIQAU_S3_BUCKET"],
        region=row["BAIQAU_S3_REGION"],
        key=row["BAIQAU_S3_KEY"],
        secret=row["BAIQAU_S3_SECRET"],
        public=row["BAIQAU_S3_PUBLIC"].rstrip("/"),
        straight=row["BAIQAU_S3_STRAIGHT"].lower() in {"yes", "true", "1"},
    )
