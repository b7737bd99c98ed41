import { join } from "node:path";
import { DiskFullError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { checkFreeSpace } from "./check-free-space.js";

describe("checkFreeSpace", () => {
  it("looks at the disk of the nearest folder that exists", async () => {
    const path = join(temporaryFolder(), "not", "there");
    await expect(checkFreeSpace(path, 1)).resolves.toBeUndefined();
    await expect(checkFreeSpace(path, 1e18)).rejects.toThrow(DiskFullError);
  });
});
