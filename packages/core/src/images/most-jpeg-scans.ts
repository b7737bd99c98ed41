/** Scans of a JPEG that are decoded; progressive files have some ten, and each costs a decoder a pass over the whole image. */
export const mostJpegScans = 100;
