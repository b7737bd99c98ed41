/**
 * A weight of an ONNX graph whose values lie in a file beside it.
 *
 * @typedef {object} ExternalWeight
 * @property {number[]} dims
 * @property {string} location name of the file
 * @property {number} offset
 * @property {number} bytes
 */

/**
 * The weights of an ONNX file that lie in other files, by name. Reads what onnx.proto3 calls ModelProto.graph.initializer.
 *
 * @param {Uint8Array} model
 */
export function readInitializers(model) {
  /** @type {Map<string, ExternalWeight>} */
  const found = new Map();
  for (const { number, bytes: graph } of fieldsOf(model)) {
    if (number !== 7 || graph === undefined) continue;
    for (const { number, bytes } of fieldsOf(graph)) {
      if (number !== 5 || bytes === undefined) continue;
      const { name, ...weight } = readTensor(bytes);
      if (weight.location !== "") found.set(name, weight);
    }
  }
  return found;
}

/** @param {Uint8Array} message */
function readTensor(message) {
  const tensor = { name: "", dims: /** @type {number[]} */ ([]), location: "", offset: 0, bytes: 0 };
  for (const { number, value, bytes } of fieldsOf(message)) {
    if (number === 1) tensor.dims.push(value);
    if (number === 8 && bytes !== undefined) tensor.name = textOf(bytes);
    if (number !== 13 || bytes === undefined) continue;
    const [key, entry] = [...fieldsOf(bytes)].map((field) => textOf(field.bytes ?? new Uint8Array(0)));
    if (key === "location") tensor.location = entry ?? "";
    if (key === "offset") tensor.offset = Number(entry);
    if (key === "length") tensor.bytes = Number(entry);
  }
  return tensor;
}

/** @param {Uint8Array} bytes */
const textOf = (bytes) => new TextDecoder().decode(bytes);

/**
 * The fields of a protobuf message.
 *
 * @param {Uint8Array} message
 * @returns {Generator<{ number: number, value: number, bytes: Uint8Array | undefined }>}
 */
function* fieldsOf(message) {
  let at = 0;
  const varint = () => {
    let result = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++] ?? 0;
      result += (byte & 127) * scale;
      if (byte < 128) return result;
    }
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const kind = key % 8;
    if (kind === 0) yield { number, value: varint(), bytes: undefined };
    else {
      const size = kind === 2 ? varint() : kind === 5 ? 4 : 8;
      yield { number, value: 0, bytes: message.subarray(at, (at += size)) };
    }
  }
}
