/** Version of this package, for provenance. A test keeps it equal to the manifest's. */
export const sdkVersion = "0.0.0";
