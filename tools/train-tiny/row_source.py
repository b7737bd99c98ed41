"""Batches of rows, drawn in other processes while the model learns. What a batch holds depends on seed and number only."""

import multiprocessing
import signal
from collections import deque

import numpy as np
from tokenizers import Tokenizer

from samples import Encoder, random_row

BATCHES_AT_ONCE = 32
_encoder = None


def _start(tokenizer_file, soft_id):
    global _encoder
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    _encoder = Encoder(Tokenizer.from_file(str(tokenizer_file)), soft_id)


def _draw(seed, number, batch):
    """Rows of like length share a batch."""
    rng = np.random.default_rng([seed, 2, number])
    rows = sorted((_encoder.encode(random_row(rng)) for _ in range(batch * BATCHES_AT_ONCE)), key=lambda row: len(row.ids))
    batches = [rows[i : i + batch] for i in range(0, len(rows), batch)]
    rng.shuffle(batches)
    return batches


def row_batches(tokenizer_file, soft_id, seed, batch, workers):
    """Yields lists of `batch` encoded rows, without end."""
    with multiprocessing.get_context("spawn").Pool(workers, _start, (tokenizer_file, soft_id)) as pool:
        ahead, number = deque(), 0
        while True:
            while len(ahead) <= workers * 2:
                ahead.append(pool.apply_async(_draw, (seed, number, batch)))
                number += 1
            yield from ahead.popleft().get()
