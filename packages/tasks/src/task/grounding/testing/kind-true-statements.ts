/** What the cited texts state, of this kind, number, person or value: `kind | source || source | statement`. */
export const kindTrueStatements = `
exchanged drug | Switched from warfarin to apixaban. | Takes apixaban.
exchanged drug | Bisoprolol replaced metoprolol. | The patient takes bisoprolol.
exchanged drug | Warfarin replaced by apixaban. | Warfarin was replaced by apixaban.
changed dose | Ramipril was changed from 5 mg to 10 mg. | Takes ramipril 10 mg.
drug not taken | Aspirin contraindicated. | Aspirin is contraindicated.
drug not taken | Intolerant of statins. | Statin intolerance.
role of a value | Target INR 2.5, current INR 4.1. | INR target is 2.5.
role of a value | Creatinine 210 (baseline 90). | Baseline creatinine 90.
role of a value | Creatinine 210 (baseline 90). | Creatinine 210.
role of a value | Usually takes bisoprolol 5 mg. | Takes bisoprolol 5 mg.
role of a value | Dry weight 70 kg, weight today 76 kg. | Weight 76 kg.
role of a value | Best corrected visual acuity 6/9. | Visual acuity 6/9.
count | One polyp was removed. | One polyp was removed.
count | Two lesions, one lesion in the liver. | One lesion in the liver.
count | A polyp was removed. | One polyp was removed.
count | Zwei Läsionen. | Zwei Läsionen.
opposite | Ischaemic stroke. | Stroke.
opposite | Stroke. | Ischaemic stroke.
opposite | Anterior and inferior infarction. | Inferior infarction.
opposite | Lap chole. | Laparoscopic cholecystectomy.
side beside middle | Left mid-shaft femoral fracture. | Left mid-shaft femoral fracture.
under a heading | Stopped medications: warfarin, ramipril. | Ramipril was stopped.
under a heading | Stopped: warfarin; continue ramipril. | Takes ramipril.
under a heading | Denies: || - chest pain | Denies chest pain.
under a heading | Examination: || - chest clear | Chest clear.
under a heading | Allergies: || - penicillin || Medications: || - ramipril | Takes ramipril.
only possible | Tested positive for COVID-19. | COVID-19 positive.
only possible | Consented for bleeding, infection and bowel injury. | Consented for bleeding.
only possible | Exposed to asbestos at work. | Exposed to asbestos.
notation | Creatinine 98 -> 145. | Creatinine rose from 98 to 145.
notation | CRP 45 → 210. | CRP increased.
notation | Na 128, K 4.1, Cr 88. | Sodium 128, potassium 4.1, creatinine 88.
notation | 3-day history of cough and fever. | Fever for three days.
notation | 3 days of cough and fever. | Cough and fever for 3 days.
blood in the urine | No haematuria. | No haematuria.
sex | Her husband reports that he has chest pain. | He has chest pain.
sex | 54M with chest pain. | He has chest pain.
`;
