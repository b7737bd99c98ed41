/** How MedGemma's evaluations ask for an argument and a short answer (arXiv:2507.05201 and 2604.05081, appendices). */
export const finalAnswerInstruction =
  "You may write out your argument before stating your final, very short, definitive, and concise answer (if possible, a single " +
  'word or the letter corresponding to your answer choice) X in the format "Final Answer: X":';
