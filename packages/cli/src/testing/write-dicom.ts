/** Values of elements by `group,element VR`, for example `0008,0060 CS`; they come in this order. */
export type DicomElements = Readonly<Record<string, string | number>>;

/** A file with grey frames of 8 × 8 pixels, in Explicit VR Little Endian. */
export function writeDicom(elements: DicomElements, frames = 1): Uint8Array {
  const image: DicomElements = {
    ...{
      "0028,0002 US": 1,
      "0028,0004 CS": "MONOCHROME2",
      "0028,0008 IS": String(frames),
      "0028,0010 US": 8,
      "0028,0011 US": 8,
    },
    ...{ "0028,0100 US": 16, "0028,0101 US": 12, "0028,0102 US": 11, "0028,0103 US": 0 },
    ...{ "0028,1052 DS": "-1024", "0028,1053 DS": "1" },
  };
  const pixels = Buffer.alloc(12 + 128 * frames);
  pixels.set([0xe0, 0x7f, 0x10, 0, 0x4f, 0x57]);
  pixels.writeUInt32LE(128 * frames, 8);
  for (let at = 0; at < 64 * frames; at++) pixels.writeUInt16LE(at * 40, 12 + 2 * at);
  const meta = written({ "0002,0010 UI": "1.2.840.10008.1.2.1" });
  const parts = [Buffer.alloc(128), Buffer.from("DICM"), meta, written({ ...elements, ...image }), pixels];
  return new Uint8Array(Buffer.concat(parts));
}

function written(elements: DicomElements): Buffer {
  const all = Object.entries(elements).map(([name, value]) => {
    const [, group = "", element = "", vr = ""] = /^(\w{4}),(\w{4}) (\w\w)$/.exec(name) ?? [];
    const data = typeof value === "number" ? Buffer.from([value & 255, value >> 8]) : Buffer.from(value, "latin1");
    const head = Buffer.alloc(8 + data.length + (data.length % 2), vr === "UI" ? 0 : 0x20);
    head.writeUInt16LE(Number.parseInt(group, 16), 0);
    head.writeUInt16LE(Number.parseInt(element, 16), 2);
    head.write(vr, 4, "latin1");
    head.writeUInt16LE(head.length - 8, 6);
    head.set(data, 8);
    return head;
  });
  return Buffer.concat(all);
}
