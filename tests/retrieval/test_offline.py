"""Nothing in building or searching reaches for the network."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import socket, sys
from pathlib import Path

class Refused(BaseException):
    pass

def refuse(*args, **kwargs):
    raise Refused(args)

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
from retrieval.build import build_index
from retrieval.retriever import Retriever
from tests.retrieval.conftest import tiny_corpus

corpus = tiny_corpus()
build_index(corpus, Path(sys.argv[1]))
with Retriever.open(corpus, Path(sys.argv[1])) as retriever:
    print(retriever.search("院士站", k=1)[0].document_id)
"""


def test_building_and_searching_open_no_connection(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "index")]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "plan\n", done.stderr
    assert list(home.iterdir()) == []
