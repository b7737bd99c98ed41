"""Seeded drawings of what MedGemma's image kinds look like. Phantoms, not patients: nothing here is clinical data.

Every function takes a numpy Generator and gives a `Phantom`: an RGB picture, what was drawn, and boxes
`[y0, x0, y1, x1]` as fractions of height and width. In a chest radiograph the patient's right is on the left.
"""

from dataclasses import dataclass, field

import numpy as np

FINDINGS = ("normal", "effusion", "nodule", "consolidation", "cardiomegaly", "pneumothorax")
SIDES = ("right", "left")
ZONES = ("upper", "mid", "lower")
SIZES = ("small", "moderate", "large")
ZONE_Y = {"upper": (0.28, 0.36), "mid": (0.44, 0.51), "lower": (0.59, 0.66)}
EFFUSION_LEVEL = {"small": 0.68, "moderate": 0.57, "large": 0.46}


@dataclass(frozen=True)
class Phantom:
    kind: str
    pixels: np.ndarray
    facts: dict
    boxes: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Chest:
    """A patient: the anatomy stays the same from one examination to the next."""

    width: int
    height: int
    lung_x: float
    lung_y: float
    lung_rx: float
    lung_ry: float
    heart_rx: float
    heart_ry: float
    rib_phase: float


def _grid(width, height):
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return (x + 0.5) / width, (y + 0.5) / height


def _ellipse(x, y, cx, cy, rx, ry):
    """Below 1 inside."""
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2


def _soft(value, edge=12.0):
    """1 where the ellipse value is well below 1, 0 well above."""
    return 1.0 / (1.0 + np.exp(np.clip((value - 1.0) * edge, -30, 30)))


def _clip_box(y0, x0, y1, x1):
    return tuple(float(min(1.0, max(0.0, v))) for v in (y0, x0, y1, x1))


def draw_patient(rng) -> Chest:
    width = int(rng.integers(136, 193))
    return Chest(
        width=width,
        height=int(width * rng.uniform(0.92, 1.12)),
        lung_x=rng.uniform(0.195, 0.215),
        lung_y=rng.uniform(0.46, 0.49),
        lung_rx=rng.uniform(0.145, 0.165),
        lung_ry=rng.uniform(0.29, 0.32),
        heart_rx=rng.uniform(0.115, 0.135),
        heart_ry=rng.uniform(0.115, 0.135),
        rib_phase=rng.uniform(0, 2 * np.pi),
    )


def random_chest_state(rng, finding=None) -> dict:
    finding = finding or str(rng.choice(FINDINGS))
    return {
        "finding": finding,
        "side": str(rng.choice(SIDES)) if finding not in ("normal", "cardiomegaly") else None,
        "zone": str(rng.choice(ZONES)) if finding in ("nodule", "consolidation") else None,
        "size": str(rng.choice(SIZES)) if finding == "effusion" else None,
        "device": str(rng.choice(SIDES)) if rng.random() < 0.2 else None,
        # Where exactly: kept from one examination to the next.
        "jitter": rng.uniform(-1, 1, 4).tolist(),
    }


def draw_chest(rng, patient: Chest, state: dict) -> Phantom:
    p, (x, y) = patient, _grid(patient.width, patient.height)
    boxes = {}
    centre = {"right": 0.5 - p.lung_x, "left": 0.5 + p.lung_x}
    torso = _soft(np.abs((x - 0.5) / 0.47) ** 4 + np.abs((y - 0.60) / 0.56) ** 4, 8)
    picture = 0.05 + torso * (0.55 + 0.12 * y)
    lungs = {side: _ellipse(x, y, cx, p.lung_y, p.lung_rx, p.lung_ry) for side, cx in centre.items()}
    for side, cx in centre.items():
        picture -= _soft(lungs[side]) * torso * 0.40
        boxes[f"{side} lung"] = _clip_box(p.lung_y - p.lung_ry, cx - p.lung_rx, p.lung_y + p.lung_ry, cx + p.lung_rx)
    # Ribs: arcs, fainter than anything that is looked for.
    arcs = np.sin((y + 0.35 * np.abs(x - 0.5) ** 1.5) * 52 + p.rib_phase)
    picture += 0.03 * torso * np.clip(arcs, 0, 1)
    picture += 0.14 * torso * np.exp(-(((x - 0.5) / 0.035) ** 2))
    j, finding = state["jitter"], state["finding"]
    is_large = finding == "cardiomegaly"
    rx = p.heart_rx * (1.62 + 0.1 * j[0] if is_large else 1.0)
    ry = p.heart_ry * (1.25 if is_large else 1.0)
    hx, hy = 0.545 + (0.02 if is_large else 0.0), 0.635
    heart = _soft(_ellipse(x, y, hx, hy, rx, ry), 10)
    picture = picture * (1 - heart) + heart * np.maximum(picture, 0.70)
    boxes["heart"] = _clip_box(hy - ry, hx - rx, hy + ry, hx + rx)
    if is_large:
        boxes["cardiomegaly"] = boxes["heart"]
    if state["side"] is not None:
        side = state["side"]
        cx, outward = centre[side], (-1.0 if side == "right" else 1.0)
        lung = lungs[side]
        if finding == "effusion":
            level = EFFUSION_LEVEL[state["size"]] + 0.012 * j[0]
            meniscus = level - 0.05 * np.clip((x - cx) * outward / p.lung_rx, -1, 1) ** 3
            fluid = _soft(lung, 14) / (1 + np.exp(np.clip((meniscus - y) * 90, -30, 30)))
            picture = picture * (1 - fluid) + fluid * 0.74
            boxes["effusion"] = _clip_box(level - 0.02, cx - p.lung_rx, p.lung_y + p.lung_ry, cx + p.lung_rx)
        elif finding in ("nodule", "consolidation"):
            low, high = ZONE_Y[state["zone"]]
            cy = (low + high) / 2 + (high - low) / 2 * j[0]
            # Away from the heart, which lies over the lower part of the left lung.
            nx = cx + outward * (0.045 + 0.03 * j[1])
            if finding == "nodule":
                r = 0.043 + 0.009 * j[2]
                picture += 0.42 * _soft(_ellipse(x, y, nx, cy, r, r), 6)
                boxes["nodule"] = _clip_box(cy - r, nx - r, cy + r, nx + r)
            else:
                r, rv = 0.098 + 0.012 * j[2], 0.085 + 0.01 * j[3]
                texture = 0.85 + 0.25 * np.sin(x * 90 + 40 * j[1]) * np.sin(y * 80 + 40 * j[2])
                picture += 0.34 * texture * _soft(_ellipse(x, y, nx, cy, r, rv), 3) * _soft(lung, 6)
                boxes["consolidation"] = _clip_box(cy - rv, nx - r, cy + rv, nx + r)
        elif finding == "pneumothorax":
            shrink = 0.70 + 0.05 * j[0]
            inner = _ellipse(x, y, cx - outward * 0.035, p.lung_y + 0.05, p.lung_rx * shrink, p.lung_ry * shrink)
            air = _soft(lung, 14) * (1 - _soft(inner, 14))
            picture -= 0.15 * air
            picture += 0.33 * np.exp(-(((inner - 1.0) / 0.16) ** 2)) * _soft(lung, 14)
            picture += 0.07 * _soft(inner, 14)
            boxes["pneumothorax"] = boxes[f"{side} lung"]
    if state["device"] is not None:
        side = state["device"]
        outward = -1.0 if side == "right" else 1.0
        dx, dy = 0.5 + outward * 0.27, 0.17
        box = np.maximum(np.abs(x - dx) / 0.055, np.abs(y - dy) / 0.042)
        picture += 0.6 * _soft(box**4, 4)
        t = np.clip((y - dy) / (0.62 - dy), 0, 1)
        lead = np.exp(-(((x - (dx + (0.56 - dx) * t)) / 0.009) ** 2)) * ((y > dy) & (y < 0.62))
        picture += 0.45 * lead
        boxes["pacemaker"] = _clip_box(dy - 0.042, dx - 0.055, dy + 0.042, dx + 0.055)
    gain, shift = rng.uniform(0.88, 1.12), rng.uniform(-0.04, 0.04)
    picture = np.clip(picture, 0, 1) * gain + shift + rng.normal(0, rng.uniform(0.008, 0.025), picture.shape)
    grey = np.clip(np.round(picture * 255), 0, 255).astype(np.uint8)
    return Phantom("chest", np.repeat(grey[..., None], 3, axis=2), dict(state), boxes)


def _finish(rng, picture, noise=0.015):
    picture = picture * rng.uniform(0.92, 1.06) + rng.normal(0, noise, picture.shape)
    return np.clip(np.round(picture * 255), 0, 255).astype(np.uint8)


def _blend(picture, mask, colour):
    return picture * (1 - mask[..., None]) + mask[..., None] * np.asarray(colour, np.float32)


COLOURS = {"brown": (0.42, 0.24, 0.12), "black": (0.10, 0.07, 0.07), "red": (0.75, 0.18, 0.18)}
BORDERS = ("regular", "irregular")


def draw_skin(rng) -> Phantom:
    size = int(rng.integers(136, 193))
    x, y = _grid(size, size)
    tone = np.array([0.88, 0.70, 0.58]) * rng.uniform(0.75, 1.05)
    picture = np.ones((size, size, 3), np.float32) * tone * (1 + 0.03 * np.sin(x * 40) * np.sin(y * 37))[..., None]
    colour, border = str(rng.choice(list(COLOURS))), str(rng.choice(BORDERS))
    cx, cy, r = rng.uniform(0.4, 0.6), rng.uniform(0.4, 0.6), rng.uniform(0.16, 0.26)
    angle = np.arctan2(y - cy, x - cx)
    wave = 0.0
    if border == "irregular":
        wave = 0.22 * np.sin(5 * angle + rng.uniform(0, 6)) + 0.14 * np.sin(9 * angle + rng.uniform(0, 6))
    radius = r * (1 + wave)
    mask = _soft((np.hypot(x - cx, y - cy) / radius) ** 2, 10)
    picture = _blend(picture, mask, COLOURS[colour])
    ys, xs = np.nonzero(mask > 0.5)
    box = _clip_box(ys.min() / size, xs.min() / size, (ys.max() + 1) / size, (xs.max() + 1) / size)
    return Phantom("skin", _finish(rng, picture), {"colour": colour, "border": border}, {"lesion": box})


RETINA = ("normal", "haemorrhages", "exudates")


def draw_fundus(rng) -> Phantom:
    size = int(rng.integers(136, 193))
    x, y = _grid(size, size)
    finding, eye = str(rng.choice(RETINA)), str(rng.choice(SIDES))
    inside = _soft(_ellipse(x, y, 0.5, 0.5, 0.46, 0.46), 40)
    picture = inside[..., None] * np.array([0.80, 0.36, 0.15]) * (1.05 - 0.5 * _ellipse(x, y, 0.5, 0.5, 0.9, 0.9))[..., None]
    # Seen from the front, the disc of the right eye lies on the right.
    towards = 1.0 if eye == "right" else -1.0
    dx, dy = 0.5 + towards * rng.uniform(0.20, 0.25), rng.uniform(0.46, 0.54)
    for bend in (-1.0, 1.0):
        arc = dy + bend * 0.42 * np.sqrt(np.clip((dx - x) * towards, 0, None)) * 0.62
        vessel = np.exp(-(((y - arc) / 0.012) ** 2)) * ((dx - x) * towards > 0) * inside
        picture = _blend(picture, 0.75 * vessel, (0.45, 0.08, 0.06))
    picture = _blend(picture, _soft(_ellipse(x, y, dx, dy, 0.075, 0.085), 6) * inside, (0.98, 0.85, 0.55))
    picture = _blend(picture, 0.5 * _soft(_ellipse(x, y, 0.5 - towards * 0.06, 0.5, 0.07, 0.07), 3), (0.45, 0.15, 0.07))
    if finding != "normal":
        colour = (0.28, 0.02, 0.03) if finding == "haemorrhages" else (1.0, 0.93, 0.35)
        for _ in range(int(rng.integers(6, 12))):
            a, d = rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.34)
            sx, sy = 0.5 + d * np.cos(a), 0.5 + d * np.sin(a)
            if np.hypot(sx - dx, sy - dy) < 0.14:
                continue
            r = rng.uniform(0.018, 0.034)
            picture = _blend(picture, _soft(_ellipse(x, y, sx, sy, r, r), 6), colour)
    facts = {"finding": finding, "eye": eye}
    return Phantom("fundus", _finish(rng, picture), facts, {"optic disc": _clip_box(dy - 0.085, dx - 0.075, dy + 0.085, dx + 0.075)})


DENSITIES = ("sparse", "crowded")


def draw_tissue(rng) -> Phantom:
    size = int(rng.integers(136, 193))
    x, y = _grid(size, size)
    glands, density = bool(rng.random() < 0.5), str(rng.choice(DENSITIES))
    picture = np.ones((size, size, 3), np.float32) * np.array([0.93, 0.70, 0.82])
    picture *= (1 + 0.05 * np.sin(x * 23 + rng.uniform(0, 6)) * np.sin(y * 29 + rng.uniform(0, 6)))[..., None]
    nuclei = np.zeros((size, size), np.float32)
    count = int(rng.integers(22, 34)) if density == "sparse" else int(rng.integers(110, 150))
    spots = [(rng.uniform(0, 1), rng.uniform(0, 1)) for _ in range(count)]
    if glands:
        for _ in range(int(rng.integers(2, 4))):
            gx, gy, gr = rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8), rng.uniform(0.11, 0.16)
            picture = _blend(picture, _soft(_ellipse(x, y, gx, gy, gr, gr), 8), (0.97, 0.93, 0.96))
            spots = [s for s in spots if np.hypot(s[0] - gx, s[1] - gy) > gr * 1.25]
            ring = np.linspace(0, 2 * np.pi, 18, endpoint=False)
            spots += [(gx + gr * 1.08 * np.cos(a), gy + gr * 1.08 * np.sin(a)) for a in ring]
    for sx, sy in spots:
        r = rng.uniform(0.016, 0.024)
        x0, x1 = max(0, int((sx - 0.05) * size)), min(size, int((sx + 0.05) * size) + 1)
        y0, y1 = max(0, int((sy - 0.05) * size)), min(size, int((sy + 0.05) * size) + 1)
        if x0 < x1 and y0 < y1:
            part = nuclei[y0:y1, x0:x1]
            np.maximum(part, _soft(_ellipse(x[y0:y1, x0:x1], y[y0:y1, x0:x1], sx, sy, r, r), 6), out=part)
    picture = _blend(picture, nuclei, (0.36, 0.18, 0.50))
    return Phantom("tissue", _finish(rng, picture), {"glands": glands, "density": density})


def draw_blank(rng) -> Phantom:
    size = int(rng.integers(136, 193))
    return Phantom("blank", np.zeros((size, size, 3), np.uint8), {})
