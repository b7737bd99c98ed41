"""Times reading, decoding and showing each film with pydicom: `python pydicom-times.py DIR ROUNDS`; prints JSON."""

import hashlib
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
from pydicom import dcmread
from pydicom.pixels import apply_modality_lut


def shown(path):
    """Stored values, and RGB by the rule for films: from the lowest to the highest value."""
    ds = dcmread(path)
    stored = ds.pixel_array
    if ds.BitsAllocated == 8:
        return stored, np.repeat(stored[..., None], 3, axis=2)
    values = apply_modality_lut(stored, ds).astype(np.float32)
    low, high = values.min(), values.max()
    grey = ((values - low) / (high - low) * 255).astype(np.uint8)
    return stored, np.repeat(grey[..., None], 3, axis=2)


times, digests = {}, {}
for path in sorted(Path(sys.argv[1]).glob("*.dcm")):
    taken = []
    for _ in range(int(sys.argv[2]) + 1):
        start = time.perf_counter()
        stored, image = shown(path)
        taken.append(1000 * (time.perf_counter() - start))
    times[path.stem] = taken[1:]
    digests[path.stem] = hashlib.sha256(np.ascontiguousarray(stored).tobytes()).hexdigest()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"times": times, "digests": digests, "peakBytes": peak}))
