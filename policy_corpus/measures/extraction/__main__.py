"""`python -m policy_corpus.measures.extraction FILE`: the measures that a text file seems to hold, as YAML."""

import sys
from pathlib import Path

from policy_corpus.errors import PolicyAssistantError
from policy_corpus.measures.extraction.extractor import propose_measures
from policy_corpus.measures.extraction.files import parse_file, to_yaml

_USAGE = "用法：python -m policy_corpus.measures.extraction 文件.txt（UTF-8 文本，每次一份）"


def main(arguments: list[str]) -> int:
    """Print the proposals for one file; 2 where it cannot be read."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write(f"{_USAGE}\n")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        sys.stdout.write(to_yaml(propose_measures(parse_file(Path(arguments[0])))))
    except PolicyAssistantError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
