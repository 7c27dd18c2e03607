"""What a log may say."""

import logging
import re

KEYS = re.compile(r"(/(?:invitation|direct)/)[^/\s?]+")


class HideKeys(logging.Filter):
    """Cuts what follows /invitation/ and /direct/: whoever reads the log must not be able to enter."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = KEYS.sub(r"\1…", record.getMessage()), None
        return True
