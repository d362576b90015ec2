"""A small archive in STARD's form."""

import io
import json
import tarfile
from pathlib import Path

ARTICLES = {
    "D1": ("公司法第一条", "股东可以转让其持有的股权。"),
    "D2": ("公司法第二条", "公司解散应当清算。"),
    "D3": ("劳动法第三条", "用人单位应当按月支付工资。"),
    "D4": ("劳动法第四条", "国家实行带薪年休假制度。"),
    "D5": ("婚姻法第五条", "夫妻有互相扶养的义务。"),
}
QUERIES = {"Q1": ("股权能转让吗", "train", ["D1"]), "Q2": ("不发工资怎么办，年假呢", "dev", ["D3", "D4"])}


def write_archive(path: Path) -> Path:
    """Write the archive and return its path."""
    corpus = [{"_id": id_, "title": title, "text": text, "src": "x"} for id_, (title, text) in ARTICLES.items()]
    queries = [{"_id": id_, "text": text, "split": split} for id_, (text, split, _) in QUERIES.items()]
    golds = [f"{id_}\t{gold}\t1" for id_, (_, _, found) in QUERIES.items() for gold in found]
    files = {
        "corpus.jsonl": [json.dumps(row, ensure_ascii=False) for row in corpus],
        "queries.jsonl": [json.dumps(row, ensure_ascii=False) for row in queries],
        "qrels.tsv": ["query-id\tcorpus-id\tscore", *golds],
    }
    with tarfile.open(path, "w:xz") as archive:
        for name, lines in files.items():
            data = ("\n".join(lines) + "\n").encode()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path
