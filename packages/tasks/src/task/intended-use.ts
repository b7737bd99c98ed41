/** Goes with every result of a task. */
export const intendedUseNotice =
  "Draft made by a language model for review by a qualified professional. Research use; not a medical device. " +
  "It may miss findings or state wrong ones: verify it against the images and the patient before any use.";
