/** Where the files lie that read DICOM and volumes, the decoders' WebAssembly in them. */
export const medicalFolder = "assets/medical/";

/** Puts what only medical files need into a folder of its own, so that the list of files for the service worker can tell it. */
export function chunkFileName({ moduleIds }: { readonly moduleIds: readonly string[] }): string {
  const isMedical = moduleIds.some((id) =>
    /\/packages\/(?:dicom|volumes)\/|\/images\/(?:dicom|volume)-series/.test(id),
  );
  return `${isMedical ? medicalFolder : "assets/"}[name]-[hash].js`;
}
