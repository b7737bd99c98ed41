/**
 * Made-up texts of the kinds that the model reads and writes: reports, summaries, questions, tables, JSON, general prose, five
 * languages. About 2,700 tokens.
 */
export const calibrationTexts: readonly string[] = [
  `EXAM: Chest radiograph, PA and lateral. INDICATION: Cough and fever for five days. COMPARISON: None. FINDINGS: The heart is of
normal size. There is a patchy opacity in the right lower lobe with air bronchograms. Small right pleural effusion. No pneumothorax.
The left lung is clear. Mild degenerative change of the thoracic spine. A central venous catheter ends in the superior vena cava.
IMPRESSION: 1. Right lower lobe pneumonia with a small parapneumonic effusion. 2. No pneumothorax. Follow-up radiograph in six weeks
is recommended to show that it has cleared. EXAM: CT of the head without contrast. FINDINGS: No intracranial haemorrhage, mass effect
or midline shift. Grey-white differentiation is preserved. The ventricles and sulci are appropriate for age. Chronic small vessel
ischaemic change in the periventricular white matter. The paranasal sinuses and mastoid air cells are clear.`,
  `Discharge summary. A 72-year-old woman with type 2 diabetes, hypertension and atrial fibrillation was admitted with shortness of
breath and swelling of both legs. On arrival her blood pressure was 158/92 mmHg, pulse 112 per minute and irregular, respiratory rate
24, oxygen saturation 91 % on room air, temperature 36.9 °C. The BNP was 1,240 pg/mL, creatinine 118 µmol/L, potassium 4.3 mmol/L,
haemoglobin 10.8 g/dL. Echocardiography showed an ejection fraction of 35 %. She was given intravenous furosemide 40 mg twice daily
and lost 5.2 kg in four days. Metoprolol was increased from 25 mg to 50 mg twice daily, and ramipril 2.5 mg once daily was started.
Ibuprofen was stopped because of her kidney function. Allergies: penicillin (rash). Follow-up: blood test of kidney function and
electrolytes in one week; cardiology clinic in four weeks; result of the thyroid function test is pending at discharge.`,
  `Question: A 24-year-old man has had fever, a sore throat and swollen lymph nodes in the neck for ten days. After he was given
amoxicillin he developed a rash on the trunk. Which of the following is the most likely diagnosis? (A) Scarlet fever (B) Infectious
mononucleosis (C) Measles (D) Acute HIV infection. Let us think step by step. Fever, pharyngitis and cervical lymphadenopathy in a
young adult suggest infectious mononucleosis, caused by the Epstein-Barr virus. A maculopapular rash after amoxicillin is typical of
it. Scarlet fever would give a sandpaper rash without any drug. Measles begins with cough, coryza and conjunctivitis. Acute HIV
infection is possible but less likely. Final Answer: (B). Explain to the patient in simple words: you have a viral infection that is
also called glandular fever. It gets better by itself within some weeks; rest, drink enough, and avoid contact sports for a month.`,
  `{"findings": [{"finding": "pleural effusion", "side": "left", "site": "costophrenic angle", "status": "present", "change": "new"},
{"finding": "pneumothorax", "side": null, "site": null, "status": "absent", "change": null}, {"finding": "consolidation", "side":
"right", "site": "lower lobe", "status": "uncertain", "change": "unchanged"}], "impression": "Small left pleural effusion.",
"recommendation": "Ultrasound if drainage is planned."}
| Test | Result | Unit | Reference range | Flag |
| Sodium | 134 | mmol/L | 135-145 | L |
| Potassium | 5.4 | mmol/L | 3.5-5.1 | H |
| Creatinine | 1.42 | mg/dL | 0.60-1.10 | H |
| C-reactive protein | 87 | mg/L | <5 | H |
| Haemoglobin | 13.2 | g/dL | 12.0-16.0 | |
| Platelets | 412 | 10^9/L | 150-400 | H |
Yes. No. The answer is no. The image shows a dermoscopic view of a pigmented lesion with an irregular border and several colours;
biopsy is advised. Fundus photograph of the left eye: microaneurysms and hard exudates near the macula, moderate diabetic retinopathy.
Histology: invasive ductal carcinoma of the breast, grade 2, oestrogen receptor positive, margins free by 4 mm.`,
  `The old town lies on a hill above the river, and its walls were built in the thirteenth century, when the salt trade made the
merchants rich. In summer thousands of visitors walk through the narrow streets; in winter the inns are empty and the fog hides the
towers for days. The railway came late, and with it the factories, whose chimneys still stand in the north. When the last of them
closed, many families moved to the capital, but some stayed and opened workshops for clocks, glass and furniture. Scientists at the
university study how water moves through the limestone below the city. Their measurements show that rain takes about eleven days to
reach the springs, and that the temperature of the water has risen by 0.8 degrees in thirty years. "We do not know yet what this
means for the drinking water," said the head of the group, "but we would be foolish not to look." To compute the mean of a list of
numbers, add them and divide by how many there are; for 3, 5, 8 and 12 that is 28 / 4 = 7. def mean(values): return sum(values) /
len(values). Both teams played well, yet only one could win; after the final whistle the fans sang until midnight.`,
  `When the committee met again on Thursday, the minister said that the hospitals in the south would receive more money next year,
and that two hundred nurses would be trained in the new school near the station. The opposition called the plan too little and too
late. Prices of bread and milk have risen by four per cent since January, while wages in the public service have hardly changed. A
court ordered the company to pay for the damage to the harbour, which had been closed after the fire in October. Police are looking
for witnesses of an accident on the northern road, where a lorry turned over in heavy rain; nobody was badly hurt. In the second half
the visitors pressed hard, but the goalkeeper saved three times in ten minutes, and the match ended without a goal. The film, which
tells of a family that crosses the mountains on foot, was praised for its quiet pictures and for the young actress in the main role.
Tomorrow will be mostly cloudy with sunny spells in the east and temperatures between nine and fourteen degrees.`,
  `Handover. Bed 4: Mr B, 58, day 2 after laparoscopic cholecystectomy, comfortable, drain out, for home tomorrow if he eats. Bed 7:
Mrs K, 81, community acquired pneumonia, on amoxicillin and clarithromycin, oxygen 2 L by nasal cannula, NEWS2 of 4, repeat the lactate
at 20:00. Bed 9: 34-year-old with asthma, peak flow 320, nebulised salbutamol every four hours, prednisolone 40 mg. She has no chest
pain, no leg swelling and no fever. Plan: wean oxygen, physiotherapy, check the magnesium. The heart rate is 96 and regular, heart
sounds are normal without murmurs, the abdomen is soft and not tender, and there is no focal neurological deficit. Metformin lowers the
production of glucose by the liver and improves the response of the tissues to insulin; it should be stopped when the kidney function is
poor or before contrast is given. The mechanism of action of aspirin is irreversible inhibition of cyclooxygenase.`,
  `Befund: Herz normal groß. Keine Stauung, kein Pleuraerguss. Verdichtung im linken Unterlappen, vereinbar mit einer Pneumonie. Kein
Pneumothorax. Beurteilung: Pneumonie links basal. Verlaufskontrolle in vier bis sechs Wochen empfohlen. Résultats : silhouette
cardiaque normale. Pas d'épanchement pleural ni de pneumothorax. Opacité de la base droite, évoquant un foyer infectieux. Conclusion :
pneumopathie de la base droite. Hallazgos: corazón de tamaño normal. No hay derrame pleural ni neumotórax. Opacidad en el lóbulo
inferior izquierdo. Impresión: neumonía del lóbulo inferior izquierdo. Se recomienda control radiológico. Achados: área cardíaca
normal. Sem derrame pleural. Opacidade no lobo superior direito. Impressão: pneumonia no lobo superior direito.`,
];
