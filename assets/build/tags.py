"""Build tags.tsv: the most likely part of speech of English word forms.

Usage:  python tags.py TEXTBLOB_DIR OUT

TEXTBLOB_DIR is the unpacked wheel of the PyPI package textblob 0.20.1 (MIT): textblob/en/en-lexicon.txt is the lexicon of Brill's
tagger 1.14 (MIT licence). Needs: wordfreq 3.1.1, only to leave out words that news hardly has.

Kept are lower-case words of letters, of frequency zipf 2.5 and more, whose tag is not what their ending says; `ending` here and
`Tagger::ending` in src/lexicon/tag.rs are one and the same rule.
"""
import collections, sys
import wordfreq


def ending(w):
    if w.endswith("ly"): return "RB"
    if w.endswith("ing") and len(w) > 4: return "VBG"
    if w.endswith("ed") and len(w) > 3: return "VBN"
    if w.endswith("s") and not w.endswith(("ss", "us", "is")): return "NNS"
    if w.endswith(("able", "ible", "al", "ive", "ous", "ful", "less", "ic", "ish", "ary")): return "JJ"
    return "NN"


TAGS = set("CC CD DT EX IN JJ JJR JJS MD NN NNS PDT PRP PRP$ RB RBR RBS RP TO VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB".split())
groups = collections.defaultdict(list)
for line in open(sys.argv[1] + "/textblob/en/en-lexicon.txt", encoding="utf-8"):
    parts = line.split()
    if line.startswith(";;;") or len(parts) < 2:
        continue
    word, tag = parts[0], parts[1].split("|")[0]
    if not (word.isascii() and word.isalpha() and word == word.lower() and tag in TAGS):
        continue
    if wordfreq.zipf_frequency(word, "en") < 2.5 or ending(word) == tag:
        continue
    groups[tag].append(word)
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for tag in sorted(groups):
        out.write(tag + "\t" + " ".join(sorted(set(groups[tag]))) + "\n")
print({t: len(w) for t, w in groups.items()}, sum(map(len, groups.values())))
