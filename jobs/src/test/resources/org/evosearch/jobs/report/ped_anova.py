"""Golden numbers of PedAnovaTest: Pearson divergences by the definition, in plain Python.

Trials 0..19; gene "op" is word i % 4, gene "noise" is word (i * 7) % 5, gene "late" is there where i < 10 and is i % 2.
The best trials are 0, 4, 8 and 12. Smoothing: each word counts 1 / words more often than it is there.
"""


def frequencies(values, words):
    counts = {word: 1 / len(words) for word in words}
    for value in values:
        counts[value] += 1
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def divergence(all_values, best_values):
    words = sorted(set(all_values))
    p, q = frequencies(all_values, words), frequencies(best_values, words)
    return sum(p[w] * (q[w] / p[w] - 1) ** 2 for w in words)


def importance():
    trials, best = range(20), [0, 4, 8, 12]
    op = divergence([i % 4 for i in trials], [i % 4 for i in best])
    noise = divergence([i * 7 % 5 for i in trials], [i * 7 % 5 for i in best])
    late = divergence([i % 2 for i in trials if i < 10], [i % 2 for i in best if i < 10])
    late *= (3 / 4) ** 2 / (10 / 20)
    total = op + noise + late
    return {"op": op / total, "noise": noise / total, "late": late / total}


for name, value in importance().items():
    print(name, repr(value))
