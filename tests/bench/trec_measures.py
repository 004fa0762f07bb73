"""Measures of ranked answers, computed apart from the program under test.

Runs and judgements are as TREC writes them; formulas are trec_eval's: average
precision over all relevant, nDCG with gain = grade and log2(rank + 1), precision
and recall at a rank.
"""

import collections
import math


def read_run(lines):
    """{query: [document, …]} by rank."""
    run = collections.defaultdict(list)
    for line in lines:
        query, _, document, rank, _, _ = line.split()
        run[query].append((int(rank), document))
    return {q: [d for _, d in sorted(rows)] for q, rows in run.items()}


def read_qrels(path):
    """{query: {document: grade}}, relevant documents only."""
    qrels = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, document, grade = line.split()
            if int(grade) > 0:
                qrels[query][document] = int(grade)
    return qrels


def average_precision(ranked, relevant):
    hits = total = 0
    for rank, document in enumerate(ranked, 1):
        if document in relevant:
            hits += 1
            total += hits / rank
    return total / len(relevant)


def ndcg(ranked, relevant, depth=10):
    gain = sum(relevant.get(d, 0) / math.log2(rank + 1)
               for rank, d in enumerate(ranked[:depth], 1))
    ideal = sum(g / math.log2(rank + 1) for rank, g in enumerate(
        sorted(relevant.values(), reverse=True)[:depth], 1))
    return gain / ideal


def precision(ranked, relevant, depth):
    return sum(d in relevant for d in ranked[:depth]) / depth


def recall(ranked, relevant, depth):
    return sum(d in relevant for d in ranked[:depth]) / len(relevant)


def evaluate(run, qrels):
    """Means over the judged queries; one without an answer counts as 0."""
    measures = {
        "MAP": average_precision,
        "nDCG@10": ndcg,
        "P@30": lambda r, j: precision(r, j, 30),
        "R@100": lambda r, j: recall(r, j, 100),
    }
    return {name: sum(m(run.get(q, []), judged) for q, judged in qrels.items())
            / len(qrels) for name, m in measures.items()}
