/** What the cited texts state: `kind | source || source | statement`, a line each. */
export const trueStatements = `
verbatim | CT abdomen: no free fluid, 2 cm cyst in segment VI. | CT abdomen: no free fluid, 2 cm cyst in segment VI.
verbatim | Apgar scores were 7 and 9. | Apgar scores were 7 and 9.
verbatim | Pain score 3/10 after physiotherapy. | Pain score 3/10 after physiotherapy.
verbatim | The baby was fed every three hours. | The baby was fed every three hours.
verbatim | Der Verband wurde täglich gewechselt. | Der Verband wurde täglich gewechselt.
verbatim | Likely viral gastroenteritis; oral rehydration advised. | Likely viral gastroenteritis; oral rehydration advised.
verbatim | If pain recurs, he should return to the emergency department. | If pain recurs, he should return to the emergency department.
verbatim | His sister died of colon cancer at 48. | His sister died of colon cancer at 48.
paraphrase | He was admitted with chest pain. | The reason for admission was chest pain.
paraphrase | The wound was closed with five stitches. | Five sutures were used to close the wound.
paraphrase | She lives alone. | The patient is living alone.
paraphrase | Warfarin was switched to apixaban. | Warfarin was replaced by apixaban.
paraphrase | The fever resolved after two days. | After two days the fever had settled.
paraphrase | The patient was intubated in the emergency department. | Intubation took place in the emergency department.
paraphrase | The tumour in the left breast was removed. | The left breast tumour was excised.
paraphrase | Ultrasound revealed gallstones. | Gallstones were seen on ultrasound.
paraphrase | Blood cultures were positive for Klebsiella pneumoniae. | Klebsiella pneumoniae grew in blood cultures.
paraphrase | He stopped smoking in 2012. | He quit smoking in 2012.
paraphrase | The catheter was removed on day 3. | On day 3 the catheter was taken out.
paraphrase | Sertraline was increased to 100 mg. | The dose of sertraline was raised to 100 mg.
paraphrase | Her asthma is well controlled. | Her asthma is under good control.
paraphrase | Labour was induced at 41 weeks. | Induction of labour took place at 41 weeks.
paraphrase | She was given 2 litres of saline. | Two litres of saline were administered.
paraphrase | Potassium rose to 5.9 mmol/L. | The potassium increased to 5.9 mmol/L.
paraphrase | The rash began on the trunk. | The rash started on the trunk.
paraphrase | He can walk without help. | He is able to walk unaided.
paraphrase | She is to be seen again in four weeks. | Follow-up is due in four weeks.
paraphrase | La fièvre a disparu. | La fièvre est résolue.
paraphrase | El dolor mejoró con paracetamol. | Mejoría del dolor con paracetamol.
paraphrase | Die Wunde ist verheilt. | Die Wunde ist abgeheilt.
paraphrase | Platelets dropped from 210 to 90. | The platelet count fell from 210 to 90.
paraphrase | The child has been drinking well. | The child drinks well.
paraphrase | Discharged on rivaroxaban 20 mg daily. | He went home on rivaroxaban 20 mg daily.
paraphrase | An MRI of the spine was performed. | MRI spine was carried out.
paraphrase | Pain is worse on walking. | Walking makes the pain worse.
abbreviation | BP 142/88, HR 76, RR 14, T 36.8. | Blood pressure 142/88, heart rate 76, respiratory rate 14, temperature 36.8.
abbreviation | Hx of COPD and CKD. | History of chronic obstructive pulmonary disease and chronic kidney disease.
abbreviation | Pt denies CP or SOB. | The patient denies chest pain or shortness of breath.
abbreviation | Furosemide 40 mg PO QD. | Furosemide 40 mg by mouth once daily.
abbreviation | LVEF 35 %. | Left ventricular ejection fraction 35 %.
abbreviation | f/u in 2/52. | Follow-up in two weeks.
abbreviation | Dx: CAP. | Diagnosis: community-acquired pneumonia.
abbreviation | RUQ tenderness. | Right upper quadrant tenderness.
abbreviation | 72F with AF on apixaban. | 72-year-old woman with atrial fibrillation on apixaban.
abbreviation | s/p CABG 2015. | Status post coronary artery bypass grafting in 2015.
abbreviation | GERD, OSA. | Gastro-oesophageal reflux disease and obstructive sleep apnoea.
abbreviation | NSR on ECG. | Normal sinus rhythm on the electrocardiogram.
abbreviation | G2P1 at 38/40. | G2P1 at 38 weeks.
abbreviation | DVT prophylaxis with enoxaparin 40 mg SC OD. | Enoxaparin 40 mg subcutaneously once daily for deep vein thrombosis prophylaxis.
abbreviation | V. a. Pneumonie. | Verdacht auf Pneumonie.
abbreviation | HTA et DT2. | Hypertension artérielle et diabète de type 2.
abbreviation | Pt w/ Hx of MI. | Patient with a history of myocardial infarction.
abbreviation | NPO after midnight. | Nothing by mouth after midnight.
abbreviation | UTI treated with abx. | Urinary tract infection treated with antibiotics.
abbreviation | LMP 3 May. | Last menstrual period 3 May.
abbreviation | 5 yo boy w/ AOM. | Five-year-old boy with acute otitis media.
abbreviation | TURP in 2018 for BPH. | Transurethral resection of the prostate in 2018 for benign prostatic hyperplasia.
abbreviation | WBC 12.4, Hb 10.1, plt 230. | White blood cells 12.4, haemoglobin 10.1, platelets 230.
unit-conversion | Birth weight 3200 g. | Birth weight 3.2 kg.
unit-conversion | Height 172 cm. | Height 1.72 m.
unit-conversion | Fentanyl patch 25 micrograms per hour. | Fentanyl patch 25 mcg/h.
unit-conversion | Surgery lasted 90 minutes. | Surgery lasted 1.5 hours.
unit-conversion | Digoxin 0.125 mg daily. | Digoxin 125 micrograms daily.
unit-conversion | Antibiotics for 2 weeks. | Antibiotics for 14 days.
unit-conversion | CRP 4.2 mg/dL. | CRP 42 mg/L.
unit-conversion | Haemoglobin 11.4 g/dL. | Haemoglobin 114 g/L.
unit-conversion | 18 months of treatment. | One and a half years of treatment.
unit-conversion | Temperature 101.3 °F. | Temperature 38.5 °C.
unit-conversion | Platelets 150 x10^9/L. | Platelets 150,000/µL.
unit-conversion | Residual urine 0.3 L. | Residual urine 300 mL.
unit-conversion | Observed for 24 hours. | Observed for one day.
rounding | Creatinine clearance 58.7 mL/min. | Creatinine clearance about 59 mL/min.
rounding | Blood loss 480 mL. | Blood loss was just under 500 mL.
rounding | Weight 69.6 kg. | Weight about 70 kg.
rounding | HbA1c 7.94 %. | HbA1c nearly 8 %.
rounding | Stone of 11.7 mm. | A stone of roughly 12 mm.
rounding | Hospital stay of 29 days. | Hospital stay of approximately 30 days.
spelled-number | Twenty-five sessions of radiotherapy. | 25 sessions of radiotherapy.
spelled-number | 3 episodes of vomiting. | Three episodes of vomiting.
spelled-number | Seit 3 Tagen Fieber. | Seit drei Tagen Fieber.
spelled-number | Dolor desde hace 4 días. | Dolor desde hace cuatro días.
spelled-number | Fièvre depuis 2 jours. | Fièvre depuis deux jours.
spelled-number | He smokes 20 cigarettes a day. | He smokes twenty cigarettes a day.
spelled-number | Gestational age 32 weeks. | Gestational age thirty-two weeks.
date-format | Seen on 03.05.2023. | Seen on 3 May 2023.
date-format | Born on 12/04/1958. | Born on 12 April 1958.
date-format | Last dose on Feb 2, 2024. | Last dose on 2024-02-02.
date-format | MRI on 1st of June 2021. | MRI on 1 June 2021.
date-format | Vaccinated in Nov 2020. | Vaccinated in November 2020.
date-format | Operiert am 4. März 2022. | Operiert am 04.03.2022.
date-format | Ingreso el 5 de mayo de 2023. | Ingreso el 05/05/2023.
date-format | Appointment at 2 pm. | Appointment at 14:00.
date-format | Admitted 2022/11/09. | Admitted on 9 November 2022.
date-format | Discharged on the 21st of August. | Discharged on 21 August.
merge | ECG: atrial fibrillation. || Rate 130 per minute. | ECG showed atrial fibrillation with a rate of 130 per minute.
merge | No fever today. || Appetite is good. | Afebrile today with a good appetite.
merge | Type 2 diabetes. || HbA1c 8.2 %. | Type 2 diabetes with an HbA1c of 8.2 %.
merge | Lives with her husband. || Walks with a stick. | She lives with her husband and walks with a stick.
merge | MRI brain normal. || EEG normal. | MRI brain and EEG were normal.
merge | Amoxicillin was stopped because of a rash. || Doxycycline 100 mg twice daily was started. | Amoxicillin was stopped because of a rash and doxycycline 100 mg twice daily was started.
merge | Right knee pain. || X-ray shows osteoarthritis. | Right knee pain with osteoarthritis on X-ray.
omission | Large left-sided pneumothorax with mediastinal shift. | Left-sided pneumothorax.
omission | Aspirin 100 mg, bisoprolol 5 mg and ramipril 10 mg daily. | Bisoprolol 5 mg.
omission | BP 130/85 mmHg, pulse 70/min, SpO2 97 %. | SpO2 97 %.
omission | Mild intermittent abdominal pain since Friday. | Abdominal pain since Friday.
omission | She denies fever but has had a cough for a week. | She has had a cough for a week.
omission | Appendectomy in 2001 and cholecystectomy in 2010. | Cholecystectomy in 2010.
omission | Allergic to penicillin and latex. | Allergic to latex.
omission | Normal liver, spleen and kidneys. | Normal spleen.
omission | Keine Dyspnoe, aber Husten seit drei Tagen. | Husten seit drei Tagen.
omission | Blood pressure 150/90 in the right arm and 148/88 in the left arm. | Blood pressure 150/90 in the right arm.
synonym | He complains of shortness of breath. | He complains of dyspnoea.
synonym | Elevated temperature was noted. | Fever was noted.
synonym | Collar bone fracture. | Clavicle fracture.
synonym | Low blood sugar this morning. | Hypoglycaemia this morning.
synonym | Hives after eating peanuts. | Urticaria after eating peanuts.
synonym | Swelling of both legs. | Bilateral leg oedema.
synonym | He has trouble sleeping. | He has insomnia.
synonym | Blood in the urine. | Haematuria.
synonym | Removal of the gallbladder in 2011. | Cholecystectomy in 2011.
synonym | High cholesterol. | Hypercholesterolaemia.
synonym | Nosebleed for an hour. | Epistaxis for an hour.
synonym | Adrenaline was injected. | Epinephrine was injected.
synonym | Enlarged liver. | Hepatomegaly.
synonym | Broken wrist. | Fracture of the wrist.
synonym | Underactive thyroid. | Hypothyroidism.
synonym | Bluthochdruck seit 2010. | Arterielle Hypertonie seit 2010.
synonym | Crisis convulsiva ayer. | Convulsión ayer.
synonym | Miscarriage in 2019. | Spontaneous abortion in 2019.
synonym | The bladder is full. | The urinary bladder is full.
synonym | Albuterol inhaler. | Salbutamol inhaler.
synonym | Lasix 40 mg daily. | Furosemide 40 mg daily.
spelling-variant | Anaemia and leukaemia. | Anemia and leukemia.
spelling-variant | The foetus was in breech position. | The fetus was in breech position.
spelling-variant | Tumor of the colon with ischemia. | Tumour of the colon with ischaemia.
spelling-variant | The catheter was sterilised. | The catheter was sterilized.
spelling-variant | Hypoglycemia and edema. | Hypoglycaemia and oedema.
spelling-variant | Gynaecological review; colour normal. | Gynecological review; color normal.
spelling-variant | Hospitalised for anaesthesia. | Hospitalized for anesthesia.
negation-synonym | No headache. | She denies headache.
negation-synonym | Patient is afebrile. | Patient has no fever.
negation-synonym | There was no sign of infection. | Infection was absent.
negation-synonym | MRI ruled out a stroke. | No stroke on MRI.
negation-synonym | The abdomen is non-tender. | The abdomen is not tender.
negation-synonym | Never smoked. | Non-smoker.
negation-synonym | Test for influenza was negative. | The influenza test did not come back positive.
negation-synonym | Pulmonary embolism was excluded. | There is no pulmonary embolism.
negation-synonym | Ohne Beschwerden. | Keine Beschwerden.
negation-synonym | No presenta disnea. | Sin disnea.
negation-synonym | Il n'y a pas de fièvre. | Absence de fièvre.
negation-synonym | He drinks no alcohol. | He does not drink alcohol.
negation-synonym | Lungs are clear without wheezes. | No wheezes are heard.
negation-synonym | No known allergies. | The patient has no known allergies.
negation-synonym | Neither nausea nor vomiting. | No nausea or vomiting.
negation-synonym | Fetal movements absent. | No fetal movements.
negation-synonym | Blood cultures remained sterile. | No growth in blood cultures.
negation-synonym | The fracture is undisplaced. | The fracture is not displaced.
reordered-list | Fever, chills and cough. | Cough, fever and chills.
reordered-list | Na 138, K 4.2, Cl 101. | K 4.2, Cl 101, Na 138.
reordered-list | Denies nausea, vomiting and diarrhoea. | Denies diarrhoea, nausea and vomiting.
reordered-list | Metformin 1 g bd, gliclazide 80 mg od. | Gliclazide 80 mg od, metformin 1 g bd.
reordered-list | Diabetes, COPD, gota. | COPD, gota y diabetes.
reordered-list | Allergies: penicillin, latex, nuts. | Allergies: nuts, penicillin, latex.
reordered-list | The spleen, liver and pancreas are normal. | Liver, pancreas and spleen are normal.
`;
