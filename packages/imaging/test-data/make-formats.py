"""Makes the files of formats/ and formats.json, with the pixels that Pillow reads from them.

pip install pillow==13.0.0 numpy tifffile imagecodecs; python make-formats.py
"""

import hashlib
import json
import pathlib

import imagecodecs
import numpy as np
import tifffile
from PIL import Image, ImageOps

root = pathlib.Path(__file__).parent
out = root / "formats"
height, width = 37, 50
y, x = np.mgrid[0:height, 0:width]
rgb = np.stack([(x * 5) % 256, (y * 7) % 256, ((x + y) * 3) % 256], -1).astype(np.uint8)
image = Image.fromarray(rgb)
second = Image.fromarray(255 - rgb)
rgba = image.copy()
rgba.putalpha(Image.fromarray(((x * 9) % 256).astype(np.uint8)))
palette = image.quantize(16)
rotated = Image.Exif()
rotated[0x0112] = 6
grey16 = ((x * 1300 + y * 17) % 65536).astype(np.uint16)
rgb16 = rgb.astype(np.uint16) * 257 + 3


def save(name, what, **options):
    what.save(out / name, **options)


def save_tiff(name, samples, **options):
    tifffile.imwrite(out / name, samples, **options)


save("lossless.webp", image, lossless=True, exact=True)
save("lossy.webp", image, quality=80)
save("alpha.webp", rgba, lossless=True, exact=True)
save("alpha-lossy.webp", rgba, quality=70)
save("rotated.webp", image, lossless=True, exif=rotated)
save("animated.webp", image, save_all=True, append_images=[second], lossless=True)
save("palette.gif", image.convert("P", palette=Image.ADAPTIVE))
save("grey.gif", image.convert("L"))
save("animated.gif", image, save_all=True, append_images=[second])
save("transparent.gif", palette, transparency=3)
for compression in ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"]:
    save(f"rgb-{compression}.tif", image, compression=compression)
save("grey.tif", image.convert("L"))
save("bilevel.tif", image.convert("1"))
save_tiff("4-bit.tif", (rgb[..., 0] >> 4), bitspersample=4, photometric="minisblack")
save("fax.tif", image.convert("1"), compression="group4")
save("palette.tif", palette)
save("alpha.tif", rgba)
save("grey-alpha.tif", image.convert("LA"))
save("cmyk.tif", image.convert("CMYK"))
save("pages.tif", image, save_all=True, append_images=[second])
save("rotated.tif", image, tiffinfo={0x0112: 6})
save_tiff("big.tif", rgb, bigtiff=True)
save_tiff("planes.tif", np.moveaxis(rgb, -1, 0), photometric="rgb", planarconfig="separate")
save_tiff("tiles.tif", rgb, tile=(16, 16))
save_tiff("white-is-zero.tif", rgb[..., 0], photometric="miniswhite")
save_tiff("private-tags.tif", rgb, extratags=[(65000, "s", 0, "private", True), (50838, "I", 2, (1, 2), True)])
save("inks.jpg", image.convert("CMYK"), quality=90)
save("grey.avif", image.convert("L"), quality=100)
save("444.avif", image, quality=90, subsampling="4:4:4")
save("420.avif", image, quality=90)
(out / "10-bit.avif").write_bytes(imagecodecs.avif_encode(rgb.astype(np.uint16) << 2, bitspersample=10, level=100))
save("rotated.avif", image, quality=100, subsampling="4:4:4", exif=rotated)

# Pillow clips or misreads these; what is expected is the formula of the SDK.
sixteen = {
    "grey-16-bit.tif": (grey16, {}),
    "big-endian-16-bit.tif": (grey16, {"byteorder": ">"}),
    "12-in-16-bit.tif": (grey16 >> 4, {}),
    "rgb-16-bit.tif": (rgb16, {}),
}
for name, (samples, options) in sixteen.items():
    save_tiff(name, samples, **options)

# Refused.
save_tiff("float.tif", grey16.astype(np.float32))
save_tiff("signed.tif", (grey16.astype(np.int32) - 32768).astype(np.int16))
save_tiff("32-bit.tif", grey16.astype(np.uint32))
save_tiff("five-samples.tif", np.repeat(rgb[..., :1], 5, -1), photometric="minisblack", planarconfig="contig")
save("lab.tif", image.convert("LAB"))
save_tiff("12-bit.tif", grey16 >> 4, bitspersample=12, photometric="minisblack")
save_tiff("zstandard.tif", rgb, compression="zstd")
save_tiff("jpeg-2000.tif", rgb, compression="jpeg2000")
save("sequence.avif", image, save_all=True, append_images=[second])
refused = {
    "float.tif": "floating-point samples",
    "signed.tif": "signed samples",
    "32-bit.tif": "samples of 32 bits",
    "five-samples.tif": "colours of a kind that is not read",
    "lab.tif": "CIELAB colours, which is not read",
    "12-bit.tif": "12 bits per sample, which is not read",
    "zstandard.tif": "compressed with Zstandard, which is not read",
    "jpeg-2000.tif": "compressed with JPEG 2000, which is not read",
    "sequence.avif": "a sequence of frames",
}
near = {"444.avif": 1, "rotated.avif": 1, "420.avif": 6, "10-bit.avif": 1}

cases, tolerated = [], []
for file in sorted(out.iterdir()):
    name = file.name
    if name in refused or file.suffix == ".png":
        continue
    if name in sixteen:
        samples = sixteen[name][0]
        scaled = np.floor(samples / 257 + 0.5).astype(np.uint8)
        pixels = Image.fromarray(scaled).convert("RGB")
    else:
        pixels = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    entry = {"image": f"formats/{name}", "width": pixels.width, "height": pixels.height}
    if name in near:
        reference = f"formats/{file.stem}-avif.png"
        pixels.save(root / reference)
        tolerated.append({**entry, "reference": reference, "tolerance": near[name]})
    else:
        cases.append({**entry, "sha256": hashlib.sha256(pixels.tobytes()).hexdigest()})

about = 'Written by make-formats.py: Pillow 13, exif_transpose and convert("RGB"); SHA-256 of the RGB bytes'
data = {"about": about, "cases": cases, "tolerated": tolerated, "refused": [{"image": f"formats/{name}", "message": text} for name, text in refused.items()]}
(root / "formats.json").write_text(json.dumps(data, indent=1) + "\n")
