export { isNifti, readNifti } from "./formats/read-nifti.js";
export { type DataFile, isNrrd, readNrrd } from "./formats/read-nrrd.js";
export type { StudySource } from "./read-study.js";
export { defaultMaxSlices, selectSlices } from "./select-slices.js";
export { Series, type SeriesFile, type SeriesImagesOptions, type SliceOrder } from "./series/series.js";
export type { GroupOptions, Study } from "./series/read-study.js";
export { type Affine, Volume, type VoxelGrid } from "./volume.js";
export { type SliceImage, type SliceImagesOptions, volumeImages, type VolumeKind } from "./volume-images.js";
