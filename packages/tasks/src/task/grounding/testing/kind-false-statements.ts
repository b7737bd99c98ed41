/** What the cited texts do not state, of another kind, number, person or value: `kind | source || source | statement`. */
export const kindFalseStatements = `
exchanged drug | Switched from warfarin to apixaban. | Takes warfarin.
exchanged drug | Her warfarin was switched to apixaban. | Takes warfarin.
exchanged drug | Ramipril was changed to losartan because of cough. | The patient is on ramipril.
exchanged drug | Bisoprolol replaced metoprolol. | The patient takes metoprolol.
exchanged drug | Warfarin replaced by apixaban. | Takes warfarin.
drug not taken | Ran out of warfarin 3 weeks ago. | Takes warfarin.
drug not taken | Aspirin contraindicated. | The patient takes aspirin.
drug not taken | Intolerant of statins. | Takes statins.
role of a value | Target INR 2.5, current INR 4.1. | Current INR 2.5.
role of a value | Target INR 2.5, current INR 4.1. | Target INR 4.1.
role of a value | HbA1c 9.8%, target 7%. | HbA1c 7%.
role of a value | Dry weight 70 kg, weight today 76 kg. | Weight 70 kg.
role of a value | Best peak flow 400, today 180. | Peak flow 400.
role of a value | Creatinine 210 (baseline 90). | Creatinine 90.
role of a value | Creatinine 210 (baseline 90). | Baseline creatinine 210.
role of a value | Creatinine today 210 (previously 90). | Creatinine 90 today.
role of a value | Creatinine 210 (usually 90). | Creatinine was 90.
count | Two polyps were removed. | One polyp was removed.
count | 2 stents placed in the LAD. | One stent was placed.
count | Three-vessel disease on angiography. | One vessel disease.
count | Five episodes of vomiting. | One episode of vomiting.
count | She had four falls in the last year. | She had one fall.
count | Deux lésions. | Une lésion.
opposite | Haemorrhagic stroke. | Ischaemic stroke.
opposite | Haemorrhagic stroke. | Cerebral infarct.
opposite | Inferior STEMI. | Anterior STEMI.
opposite | First-degree heart block. | Complete heart block.
opposite | Open cholecystectomy. | Laparoscopic cholecystectomy.
opposite | Posterior dislocation. | Anterior dislocation.
side beside middle | Left mid-shaft femoral fracture. | Right mid-shaft femoral fracture.
side beside middle | Left middle finger fracture. | Right middle finger fracture.
under a heading | Stopped medications: warfarin, ramipril. | Takes ramipril.
under a heading | Stopped medications: || - warfarin || - ramipril | Takes ramipril.
under a heading | Denies: || - chest pain | Chest pain.
under a heading | Family history: || - breast cancer | The patient has breast cancer.
only possible | Risks including stroke and death were explained. | Stroke.
only possible | Consented for bleeding, infection and bowel injury. | Bowel injury.
only possible | Exposed to tuberculosis at work. | Tuberculosis.
only possible | Tested for COVID-19. | COVID-19.
only possible | Ondansetron PRN for nausea. | Nausea.
notation | Creatinine 98 -> 145. | Creatinine is 98.
notation | Creatinine 98 -> 145. | Creatinine fell.
notation | 3-day history of cough and fever. | Fever for five days.
notation | Cough for 3 days, fever since today. | Fever for 3 days.
blood in the urine | Haematuria. | No haematuria.
blood in the urine | Haematuria, not painful. | No haematuria.
sex | 54M with chest pain. | A 54-year-old woman with chest pain.
sex | 54F with chest pain. | A man with chest pain.
sex | She has chest pain. | He has chest pain.
`;
