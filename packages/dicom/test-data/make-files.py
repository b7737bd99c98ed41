"""Makes the DICOM files of this folder, and expected.json with what they must decode to.

    python3 -m venv venv && venv/bin/pip install pydicom==3.0.2 numpy imagecodecs==2026.3.6
    venv/bin/python make-files.py

Lossless files must give the array that they were made of, lossy ones what imagecodecs decodes. No person in them exists.
"""
import hashlib
import json
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
from pydicom import dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import generate_uid

here = Path(__file__).parent
rows, columns = 20, 26
rng = np.random.default_rng(7)
ramp = np.add.outer(np.arange(rows) * 61, np.arange(columns) * 37)
ct = ((ramp * 2 + rng.integers(0, 40, (rows, columns))) % 4096).astype("<u2")
mr = ((ramp - 700) % 1500 - 600).astype("<i2")
film = (ramp * 5 % 16384).astype("<u2")
colour = np.stack([ramp % 256, ramp * 3 % 256, 255 - ramp % 256], -1).astype("u1")
two = np.stack([colour, colour[::-1]])
expected = {}


def sha(array) -> str:
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def data_set(array, **extra) -> Dataset:
    samples = 3 if array.ndim >= 3 and array.shape[-1] == 3 else 1
    ds = Dataset()
    ds.SOPClassUID, ds.SOPInstanceUID = "1.2.840.10008.5.1.4.1.1.7", generate_uid(entropy_srcs=[extra["name"]])
    ds.Modality, ds.PatientName, ds.PatientID, ds.PatientBirthDate = "OT", "SECRET^NAME", "SECRET-ID", "19700101"
    ds.PatientSex, ds.PatientAge, ds.StudyDate = "F", "045Y", "20240305"
    ds.SamplesPerPixel, ds.PhotometricInterpretation = samples, "RGB" if samples == 3 else "MONOCHROME2"
    ds.Rows, ds.Columns = array.shape[-3:-1] if samples == 3 else array.shape[-2:]
    ds.BitsAllocated = 8 * array.dtype.itemsize
    ds.BitsStored, ds.PixelRepresentation = ds.BitsAllocated, int(array.dtype.kind == "i")
    if samples == 3:
        ds.PlanarConfiguration = 0
        if array.ndim == 4:
            ds.NumberOfFrames = len(array)
    for keyword, value in extra.items():
        if keyword != "name":
            setattr(ds, keyword, value)
    if "HighBit" not in ds:
        ds.HighBit = ds.BitsStored - 1
    return ds


def write(name, syntax, array, pixels=None, frames=None, stored=None, big=False, vr="OW", shown=None, **extra):
    ds = data_set(array, name=name, **extra)
    if frames is not None:
        ds.PixelData = encapsulate(frames)
        ds["PixelData"].VR = "OB"
        ds["PixelData"].is_undefined_length = True
    else:
        ds.PixelData = array.tobytes() if pixels is None else pixels
        ds["PixelData"].VR = vr
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.preamble = b"\0" * 128
    dcmwrite(here / f"{name}.dcm", ds, implicit_vr=syntax == root, little_endian=syntax != f"{root}.2", force_encoding=True)
    values = array if stored is None else stored
    all_frames = values if ds.get("NumberOfFrames") else [values]
    expected[name] = {"stored": [sha(frame) for frame in all_frames]}
    if shown is not None:
        expected[name]["shown"] = sha(shown)


def windows(values):
    hu = np.round(values.astype(float))
    return np.stack([np.round(255 / (hi - lo) * (np.clip(hu, lo, hi) - lo)) for lo, hi in ((-1024, 1024), (-135, 215), (0, 80))], -1).astype("u1")


def grey(values):
    return np.repeat(values.astype("u1")[..., None], 3, -1)


explicit, root = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2"
as_ct = dict(Modality="CT", RescaleSlope=1, RescaleIntercept=-1024, BitsStored=12)
ct_shown = windows(ct.astype(float) - 1024)
mr_shown = grey(np.round((mr.astype(float) - mr.min()) / (mr.max() - mr.min()) * 255))
full = np.interp(film, (film.min(), film.max()), (0, 65535)).astype("u2")
film_shown = grey(np.round((65535 - full) / 257))

write("ct-explicit", explicit, ct, shown=ct_shown, **as_ct)
write("ct-implicit", root, ct, shown=ct_shown, **as_ct)
write("ct-big-endian", f"{root}.2", ct, pixels=ct.astype(">u2").tobytes(), shown=ct_shown, **as_ct)
write("ct-deflated", f"{root}.1.99", ct, shown=ct_shown, **as_ct)
raw = zlib.compressobj(9, zlib.DEFLATED, -15)
write("ct-deflated-frame", f"{root}.8.1", ct, frames=[raw.compress(ct.tobytes()) + raw.flush()], shown=ct_shown, **as_ct)
rle = [bytes(b) for b in ((ct >> 8).astype("u1").tobytes(), (ct & 255).astype("u1").tobytes())]
literal = [b"".join(bytes([len(part) - 1]) + part for part in (plane[at:at + 128] for at in range(0, len(plane), 128))) for plane in rle]
literal = [part + b"\0" * (len(part) % 2) for part in literal]
header = np.zeros(16, "<u4")
header[:3] = 2, 64, 64 + len(literal[0])
write("ct-rle", f"{root}.5", ct, frames=[header.tobytes() + b"".join(literal)], shown=ct_shown, **as_ct)
write("ct-jpeg-lossless", f"{root}.4.70", ct, frames=[imagecodecs.ljpeg_encode(ct, bitspersample=12)], shown=ct_shown, **as_ct)
write("ct-jpeg-ls", f"{root}.4.80", ct, frames=[imagecodecs.jpegls_encode(ct)], shown=ct_shown, **as_ct)
write("ct-jpeg-2000", f"{root}.4.90", ct, shown=ct_shown,
      frames=[imagecodecs.jpeg2k_encode(ct, codecformat="j2k", reversible=True, bitspersample=12)], **as_ct)
write("ct-htj2k", f"{root}.4.201", ct, frames=[imagecodecs.htj2k_encode(ct)], shown=ct_shown, **as_ct)
twelve = imagecodecs.jpeg8_encode(ct, bitspersample=12, level=95)
write("ct-jpeg-12", f"{root}.4.51", ct, frames=[twelve], stored=imagecodecs.jpeg8_decode(twelve), **as_ct)
eight = imagecodecs.jpeg8_encode(colour, level=90)
write("colour-jpeg", f"{root}.4.50", two, frames=[eight, imagecodecs.jpeg8_encode(two[1], level=90)],
      stored=np.stack([imagecodecs.jpeg8_decode(eight), imagecodecs.jpeg8_decode(imagecodecs.jpeg8_encode(two[1], level=90))]),
      PhotometricInterpretation="YBR_FULL_422", Modality="US")
write("mr-signed", explicit, mr, shown=mr_shown, Modality="MR", BitsStored=12)
write("mr-high-bit", explicit, mr, pixels=((mr.astype("<i4") & 0xFFF) << 4 | 0xA).astype("<u2").tobytes(), shown=mr_shown,
      Modality="MR", BitsStored=12, HighBit=15)
write("film-inverted", explicit, film, shown=film_shown, Modality="DX", BitsStored=14, PhotometricInterpretation="MONOCHROME1",
      BodyPartExamined="CHEST", ViewPosition="PA", BurnedInAnnotation="NO")
write("colour-planar", explicit, colour, pixels=np.moveaxis(colour, -1, 0).tobytes(), shown=colour, PlanarConfiguration=1, vr="OB")
pairs = colour.reshape(rows, columns // 2, 2, 3)
ybr = np.stack([pairs[..., 0, 0], pairs[..., 1, 0], pairs[..., 0, 1], pairs[..., 0, 2]], -1)
write("colour-halved", explicit, np.stack([colour[..., 0], np.repeat(pairs[..., 0, 1], 2, -1), np.repeat(pairs[..., 0, 2], 2, -1)], -1),
      pixels=ybr.tobytes(), PhotometricInterpretation="YBR_FULL_422", vr="OB")
index = (ramp % 16).astype("u1")
tables = np.stack([np.arange(16) * 4096 + 7, np.arange(16)[::-1] * 4096, np.full(16, 0x8000)]).astype("<u2")
names = ("Red", "Green", "Blue")
palette = {f"{name}PaletteColorLookupTableDescriptor": [16, 0, 16] for name in names}
palette |= {f"{name}PaletteColorLookupTableData": table.tobytes() for name, table in zip(names, tables)}
write("palette", explicit, index, vr="OB", PhotometricInterpretation="PALETTE COLOR", shown=(tables.T[index] >> 8).astype("u1"), **palette)
bits = (ramp // 37 % 2).astype("u1")
write("one-bit", explicit, bits, pixels=np.packbits(bits.ravel(), bitorder="little").tobytes() + b"\0" * (rows * columns // 8 % 2),
      BitsAllocated=1, BitsStored=1, HighBit=0, shown=grey(bits))

(here / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
print(len(expected), "files")
