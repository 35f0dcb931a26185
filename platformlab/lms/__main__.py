"""Write what learning platforms import: ``python -m platformlab.lms [FOLDER]``; BASE_URL gives links."""

import os
import sys

from platformlab.checks.questions import QuestionError
from platformlab.lms.material import AddressError, papers
from platformlab.lms.writing import FOLDER, FolderError, write


def main(given: list[str]) -> int:
    """Return the exit code: 0 if the files were written, 1 with a sentence if not."""
    folder = given[0] if given else FOLDER
    try:
        written = write(list(papers(os.environ.get("BASE_URL", ""))), folder)
    except (AddressError, QuestionError, FolderError, OSError) as error:
        print(f"nothing was written for learning platforms: {error}", file=sys.stderr)
        return 1
    print(f"{len(written)} files for learning platforms lie in {folder}; they hold the answers")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main(sys.argv[1:]))
