import { describe, expect, it } from "vitest";
import { externalTensor } from "./onnx-messages.js";
import { ProtoMessage } from "./protobuf.js";
import { integers, messages, readProto, texts } from "../testing/read-proto.js";

const hex = (message: ProtoMessage): string => Buffer.from(message.encode()).toString("hex");

describe("ProtoMessage", () => {
  it("writes the examples of the encoding's documentation", () => {
    expect(hex(new ProtoMessage().int(1, 150))).toBe("089601");
    expect(hex(new ProtoMessage().bytes(2, "testing"))).toBe("120774657374696e67");
    expect(hex(new ProtoMessage().bytes(3, new ProtoMessage().int(1, 150)))).toBe("1a03089601");
  });

  it("writes field numbers above 15, zero and negative numbers", () => {
    expect(hex(new ProtoMessage().int(20, 7))).toBe("a00107");
    expect(hex(new ProtoMessage().int(1, 0))).toBe("0800");
    expect(hex(new ProtoMessage().int(1, -2))).toBe("08feffffffffffffffff01");
  });

  it("writes integers beyond 32 bits", () => {
    expect(integers(readProto(new ProtoMessage().int(1, 2 ** 40).encode()), 1)).toEqual([2n ** 40n]);
  });

  it("writes floats in little-endian order", () => {
    expect(hex(new ProtoMessage().float(2, 1))).toBe("150000803f");
  });

  it("keeps UTF-8 and lengths above 127", () => {
    const text = "é".repeat(100);
    expect(texts(readProto(new ProtoMessage().bytes(4, text).encode()), 4)).toEqual([text]);
  });
});

describe("externalTensor", () => {
  it("writes offsets above 4 GiB as exact decimal text", () => {
    const range = { location: "decoder.data", offset: 17_179_869_248, bytes: 64 };
    const fields = readProto(externalTensor({ name: "w", type: "float32", dims: [4, 4] }, range).encode());
    const entries = messages(fields, 13).map((entry) => [texts(entry, 1)[0], texts(entry, 2)[0]]);
    expect(Object.fromEntries(entries)).toEqual({ location: "decoder.data", offset: "17179869248", length: "64" });
    expect(integers(fields, 1)).toEqual([4n, 4n]);
    expect(integers(fields, 14)).toEqual([1n]);
  });
});
