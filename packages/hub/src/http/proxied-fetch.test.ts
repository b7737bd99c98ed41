import { afterEach, expect, it, vi } from "vitest";
import { proxiedFetch } from "./proxied-fetch.js";

afterEach(() => void vi.unstubAllEnvs());

it("takes a proxy without a scheme, and tells of what is none", async () => {
  vi.stubEnv("HTTPS_PROXY", "proxy.example:3128");
  expect(await proxiedFetch()).toBeTypeOf("function");
  vi.stubEnv("HTTPS_PROXY", "::");
  await expect(proxiedFetch()).rejects.toThrow(/proxy in HTTPS_PROXY cannot be one/);
});
