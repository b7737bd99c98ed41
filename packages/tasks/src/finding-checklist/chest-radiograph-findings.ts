/** A finding of a checklist, asked for in its own words. */
export interface ChecklistFinding {
  readonly finding: string;
  /** Question of the images. Default: `Is there {finding} in this image?`. */
  readonly question?: string | undefined;
  /** 1 is what cannot wait, 2 what must not be missed, 3 the rest. Default 3. */
  readonly urgency?: 1 | 2 | 3 | undefined;
}

/**
 * A checklist for chest radiographs, the most urgent first: labels of CheXpert that are findings (Irvin et al. 2019,
 * arXiv:1901.07031), and what reports miss at a cost: tuberculosis, nodules, free air, tubes. The fracture's question is that
 * of Google's evaluation on CXR14. Which findings matter where you are is yours to decide: make a list of your own.
 */
export const chestRadiographFindings = [
  { finding: "tension pneumothorax", question: "Is there a tension pneumothorax in this image?", urgency: 1 },
  { finding: "pneumothorax", question: "Is there a pneumothorax in this image?", urgency: 1 },
  {
    finding: "free air under the diaphragm",
    question: "Is there free air under the diaphragm in this image?",
    urgency: 1,
  },
  {
    finding: "malpositioned tube or line",
    question: "Is there a tube, line or catheter in a wrong position in this image?",
    urgency: 1,
  },
  { finding: "widened mediastinum", question: "Is the mediastinum widened in this image?", urgency: 1 },
  { finding: "pulmonary edema", question: "Is there pulmonary edema in this image?", urgency: 2 },
  { finding: "pleural effusion", question: "Is there a pleural effusion in this image?", urgency: 2 },
  { finding: "consolidation", question: "Is there a consolidation in this image?", urgency: 2 },
  { finding: "pneumonia", question: "Are there signs of pneumonia in this image?", urgency: 2 },
  { finding: "tuberculosis pattern", question: "Are there signs of tuberculosis in this image?", urgency: 2 },
  { finding: "lung cavity", question: "Is there a cavity in the lungs in this image?", urgency: 2 },
  { finding: "lung nodule or mass", question: "Is there a nodule or a mass in the lungs in this image?", urgency: 2 },
  { finding: "fracture", question: "Are there any fractures in the image?", urgency: 2 },
  { finding: "lung opacity", question: "Is there an opacity in the lungs in this image?" },
  { finding: "atelectasis", question: "Is there an atelectasis in this image?" },
  { finding: "cardiomegaly", question: "Is the heart enlarged in this image?" },
  { finding: "pleural thickening", question: "Is the pleura thickened in this image?" },
  { finding: "tube or line", question: "Is there a tube, line, catheter or pacemaker in this image?" },
] as const satisfies readonly ChecklistFinding[];
