"""Writes one made-up film in every transfer syntax: `python make-films.py DIR`. See dicom.mjs for what it needs."""

import sys
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
from pydicom import dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import generate_uid

rows, columns = 3056, 2544
rng = np.random.default_rng(1)


def film(bits):
    """Smooth shapes with noise of one part in 250, about as much as a film has."""
    y, x = np.mgrid[0:rows, 0:columns] / columns
    body = np.exp(-(((x - 0.5) / 0.35) ** 4)) * (0.6 + 0.2 * np.sin(9 * y))
    lungs = sum(np.exp(-(((x - at) / 0.13) ** 2) - ((y - 0.55) / 0.35) ** 4) for at in (0.3, 0.7))
    ribs = 0.06 * np.sin(40 * y + 6 * np.abs(x - 0.5))
    shade = np.clip(body - 0.4 * lungs + ribs * lungs, 0, 1) + rng.normal(0, 0.004, (rows, columns))
    return np.clip(shade * 0.9 * 2**bits, 0, 2**bits - 1).astype("<u1" if bits == 8 else "<u2")


def write(folder, name, uid, array, frame=None, deflated=False):
    ds = Dataset()
    ds.SOPClassUID, ds.SOPInstanceUID = "1.2.840.10008.5.1.4.1.1.1.1", generate_uid(entropy_srcs=[name])
    ds.Modality, ds.SamplesPerPixel, ds.PhotometricInterpretation = "DX", 1, "MONOCHROME2"
    ds.Rows, ds.Columns = array.shape
    ds.BitsAllocated = 8 * array.dtype.itemsize
    ds.BitsStored = 8 if ds.BitsAllocated == 8 else 12
    ds.HighBit, ds.PixelRepresentation = ds.BitsStored - 1, 0
    ds.PixelData = array.tobytes() if frame is None else encapsulate([frame])
    ds["PixelData"].VR = "OW" if frame is None and ds.BitsAllocated == 16 else "OB"
    ds["PixelData"].is_undefined_length = frame is not None
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = uid
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    path = folder / f"{name}.dcm"
    if uid == "1.2.840.10008.1.2.5":
        ds.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
        ds.compress(uid)
    dcmwrite(path, ds, enforce_file_format=True)
    print(f"{name}: {path.stat().st_size} bytes", file=sys.stderr)


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
deep, shallow = film(12), film(8)
syntax = "1.2.840.10008.1.2."
write(folder, "uncompressed", syntax + "1", deep)
write(folder, "deflated", syntax + "1.99", deep)
write(folder, "rle", syntax + "5", deep)
write(folder, "jpeg-baseline", syntax + "4.50", shallow, imagecodecs.jpeg8_encode(shallow, level=90))
write(folder, "jpeg-lossless", syntax + "4.70", deep, imagecodecs.ljpeg_encode(deep, bitspersample=12))
write(folder, "jpeg-ls", syntax + "4.80", deep, imagecodecs.jpegls_encode(deep))
write(folder, "jpeg-2000", syntax + "4.90", deep, imagecodecs.jpeg2k_encode(deep, level=0, codecformat="j2k", bitspersample=12))
write(folder, "ht-jpeg-2000", syntax + "4.201", deep, imagecodecs.htj2k_encode(deep))
