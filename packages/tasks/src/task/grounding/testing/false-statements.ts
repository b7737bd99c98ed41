/** What the cited texts do not state: `kind | source || source | statement`, a line each. */
export const falseStatements = `
negation-dropped | No murmur was heard. | A murmur was heard.
negation-dropped | There is no evidence of metastasis. | There is evidence of metastasis.
negation-dropped | He has never smoked. | He has smoked.
negation-dropped | She is not pregnant. | She is pregnant.
negation-dropped | Neither fracture nor dislocation is seen. | A dislocation is seen.
negation-dropped | Blood cultures remained negative. | Blood cultures were positive.
negation-dropped | The drain was not removed. | The drain was removed.
negation-dropped | Ohne Schmerzen entlassen. | Mit Schmerzen entlassen.
negation-dropped | Sin signos de infección. | Signos de infección.
negation-dropped | The child is not vaccinated. | The child is vaccinated.
negation-dropped | Suicidal thoughts were denied. | The patient reports suicidal thoughts.
negation-dropped | Afebrile throughout. | Febrile throughout.
negation-added | The pupils react to light. | The pupils do not react to light.
negation-added | He was vaccinated. | He was not vaccinated.
negation-added | Oedema of both ankles. | No ankle oedema.
negation-added | Urine culture grew Proteus. | Urine culture was sterile.
negation-added | Patient takes aspirin. | Patient does not take aspirin.
negation-added | Es besteht ein Pleuraerguss. | Kein Pleuraerguss.
negation-added | Bowel sounds are present. | Bowel sounds are absent.
side-swap | Left inguinal hernia. | Right inguinal hernia.
side-swap | Weakness of the right arm, left arm normal. | Weakness of the left arm, right arm normal.
side-swap | Right breast lump; left breast normal. | Left breast lump; right breast normal.
side-swap | RUL nodule. | LUL nodule.
side-swap | Fractura de muñeca izquierda. | Fractura de muñeca derecha.
side-swap | Douleur du genou droit. | Douleur du genou gauche.
side-swap | Cataract surgery on the left eye, glaucoma in the right eye. | Glaucoma in the left eye.
side-swap | Hearing loss on the left and tinnitus on the right. | Hearing loss on the right.
bilateral-vs-one-sided | Left pleural effusion. | Bilateral pleural effusions.
bilateral-vs-one-sided | Bilateral hip pain. | Right hip pain.
bilateral-vs-one-sided | Hearing loss in the left ear. | Hearing loss in both ears.
bilateral-vs-one-sided | Both kidneys are enlarged. | Only the left kidney is enlarged.
bilateral-vs-one-sided | Knieschmerzen rechts. | Knieschmerzen beidseits.
drug-swap | Cefalexin 500 mg four times daily. | Cefuroxime 500 mg four times daily.
drug-swap | Metoprolol was prescribed. | Metformin was prescribed.
drug-swap | Clonazepam at night. | Clonidine at night.
drug-swap | Tramadol for pain, ondansetron for nausea. | Ondansetron for pain, tramadol for nausea.
drug-swap | Ramipril 5 mg. || Amlodipine 10 mg. | Ramipril 10 mg.
drug-swap | Prednisone 20 mg. | Prednisolone 20 mg.
drug-swap | Treated with apixaban for atrial fibrillation. | Treated with warfarin for atrial fibrillation.
dose | Bisoprolol 2.5 mg daily. | Bisoprolol 25 mg daily.
dose | Apixaban 5 mg bd. | Apixaban 2.5 mg bd.
dose | Paracetamol .5 g. | Paracetamol 5 g.
dose | Prednisolone reduced from 40 mg to 20 mg. | Prednisolone reduced to 40 mg.
dose | Insulin 10 units in the morning and 6 units in the evening. | Insulin 6 units in the morning.
dose | Heparin 5,000 units. | Heparin 5 units.
dose | Levothyroxin 75 µg täglich. | Levothyroxin 125 µg täglich.
dose | Two tablets of senna at night. | One tablet of senna at night.
dose | Furosemide was increased from 20 to 40 mg. | The patient was on furosemide 40 mg before the change.
unit | Levothyroxine 50 micrograms. | Levothyroxine 50 mg.
unit | The aneurysm measures 5.2 cm. | The aneurysm measures 5.2 mm.
unit | Glucose 6.2 mmol/L. | Glucose 6.2 mg/dL.
unit | Insulin 12 units. | Insulin 12 mL.
unit | Creatinine 88 µmol/L. | Creatinine 88 mmol/L.
unit | Infusion at 80 mL/h. | Infusion at 80 mL/min.
frequency | Omeprazole 20 mg once daily. | Omeprazole 20 mg twice daily.
frequency | Ceftazidime every 8 hours. | Ceftazidime every 12 hours.
frequency | Methotrexate 15 mg weekly. | Methotrexate 15 mg daily.
frequency | Ibuprofen 400 mg 3x täglich. | Ibuprofen 400 mg 2x täglich.
frequency | Salbutamol as needed. | Salbutamol four times daily.
frequency | Paracétamol 1 g trois fois par jour. | Paracétamol 1 g deux fois par jour.
route | Vancomycin 1 g IV. | Vancomycin 1 g orally.
route | Morphine 5 mg subcutaneously. | Morphine 5 mg intravenously.
route | Diclofenac gel to the knee. | Diclofenac tablets for the knee.
route | Hydrocortisone cream to the elbow. | Hydrocortisone tablets for the elbow.
route | Insulin s.c. | Insulin i.v.
route | Diazepam 10 mg rectally. | Diazepam 10 mg nasally.
label-value-swap | Systolic 140, diastolic 90. | Systolic 90, diastolic 140.
label-value-swap | Hb 9.2 g/dL, albumin 3.1 g/dL. | Albumin 9.2 g/dL, Hb 3.1 g/dL.
label-value-swap | Weight 80 kg, height 175 cm. | Weight 175 kg.
label-value-swap | Sodium was 128 and potassium 5.1 mmol/L. | Potassium was 128 mmol/L.
label-value-swap | Temperature 38.9 on Monday and 37.2 on Tuesday. | Temperature 37.2 on Monday.
label-value-swap | LDL 3.9, HDL 1.2. | HDL was 3.9.
label-value-swap | Respiratory rate 18, pulse 84. | Respiratory rate 84.
label-value-swap | The first stone is 5 mm and the second is 9 mm. | The first stone is 9 mm.
label-value-swap | Kreatinin 1,4 mg/dl, Harnstoff 45 mg/dl. | Harnstoff 1,4 mg/dl.
trend-reversed | Troponin rose from 12 to 85 ng/L. | Troponin fell from 85 to 12 ng/L.
trend-reversed | His weight increased. | His weight decreased.
trend-reversed | Symptoms are getting worse. | Symptoms are getting better.
trend-reversed | The nodule is stable. | The nodule has grown.
trend-reversed | Creatinine improved after hydration. | Creatinine deteriorated after hydration.
trend-reversed | Die Schmerzen haben zugenommen. | Die Schmerzen haben abgenommen.
trend-reversed | The metastases have shrunk. | The metastases have progressed.
trend-reversed | La tos ha empeorado. | La tos ha mejorado.
stopped-vs-continued | Metformin was discontinued. | Metformin was continued.
stopped-vs-continued | Aspirin was paused before surgery. | Aspirin was continued before surgery.
stopped-vs-continued | Digoxin was started. | Digoxin was stopped.
stopped-vs-continued | Apixaban was stopped. | The patient takes apixaban.
stopped-vs-continued | Ibuprofen was stopped and omeprazole started. | Omeprazole was stopped and ibuprofen started.
stopped-vs-continued | Continue bisoprolol. | Bisoprolol was withheld.
stopped-vs-continued | Metformina suspendida. | Continúa con metformina.
stopped-vs-continued | Amiodarone was not restarted. | Amiodarone was restarted.
history-as-current | History of breast cancer in 2005, in remission. | The patient has breast cancer.
history-as-current | Previous DVT in 2012. | The patient has a DVT.
history-as-current | Former alcohol dependence. | The patient is alcohol dependent.
history-as-current | Had pneumonia as a child. | The patient has pneumonia.
history-as-current | Z. n. Herzinfarkt 2010. | Akuter Herzinfarkt.
history-as-current | Depression ten years ago, now well. | The patient is depressed.
history-as-current | Old rib fractures. | Acute rib fractures.
history-as-current | Antecedente de tuberculosis. | Presenta tuberculosis.
history-as-current | Past history: seizure in 2001. || Admitted after a car accident. | Admitted with a seizure.
history-as-current | Shingles last year. | The patient has shingles.
certainty-raised | Probable appendicitis. | Appendicitis.
certainty-raised | Suspected scaphoid fracture. | Scaphoid fracture.
certainty-raised | Pneumonia cannot be ruled out. | The patient has pneumonia.
certainty-raised | Findings may represent sarcoidosis. | Findings represent sarcoidosis.
certainty-raised | Colonoscopy is recommended. | Colonoscopy was performed.
certainty-raised | The rash could be due to amoxicillin. | The rash is due to amoxicillin.
certainty-raised | Query lupus. | Lupus.
certainty-raised | Verdacht auf Lungenembolie. | Lungenembolie.
certainty-raised | Posible fractura de cadera. | Fractura de cadera.
certainty-raised | Possible pulmonary embolism. | Probable pulmonary embolism.
certainty-raised | Surgery was offered. | He had surgery.
certainty-raised | The lesion is likely benign. | The lesion is benign.
allergy-negation | Penicillin allergy with anaphylaxis. | No known allergies.
allergy-negation | No known allergies. | Allergic to penicillin.
allergy-negation | Not allergic to codeine. | Allergic to codeine.
allergy-negation | Allergies: sulfa. No food allergies. | No sulfa allergy.
allergy-negation | Keine Allergien bekannt. | Allergie bekannt.
allergy-negation | Allergic to nuts; tolerates eggs. | Allergic to eggs.
date | Seen on 12 June 2023. | Seen on 12 July 2023.
date | Stent in 2016. | Stent in 2018.
date | Last period on 3 January. | Last period on 13 January.
date | Next appointment on Friday at 10:00. | Next appointment on Friday at 11:00.
date | Operated on 1 May, discharged on 6 May. | Operated on 6 May.
date | Ingreso el lunes. | Ingreso el martes.
date | Born 03/04/1970. | Born 03/04/1979.
duration | Fever for 3 days. | Fever for 5 days.
duration | Cough for two weeks and fever for two days. | Cough for two days.
duration | Chemotherapy for 6 months. | Chemotherapy for 6 weeks.
duration | Kopfschmerzen seit einer Woche. | Kopfschmerzen seit einem Monat.
duration | Antibiotics for 7 days, steroids for 5 days. | Steroids for 7 days.
invented-entity | Admitted with cough and fever. | Admitted with cough, fever and haemoptysis.
invented-entity | Seen by cardiology. | Seen by cardiology and nephrology.
invented-entity | History of gout. | History of gout and psoriasis.
invented-entity | Discharged home on aspirin. | Discharged home on aspirin and clopidogrel.
invented-entity | The wound is healing. | The wound is healing under antibiotics.
invented-entity | He lives with his wife. | He lives with his wife and two dogs.
invented-entity | Abdomen soft. | Abdomen soft with guarding.
invented-entity | Headache since Monday. | Severe headache since Monday.
invented-entity | Schmerzen im Knie. | Schmerzen und Schwellung im Knie.
invented-procedure | Gallstones on ultrasound. | Gallstones were removed.
invented-procedure | Chest X-ray normal. | Chest CT normal.
invented-procedure | Admitted with appendicitis. | Admitted with appendicitis and operated on.
invented-procedure | Treated with antibiotics. | Treated with antibiotics and drainage.
invented-procedure | Sprained ankle. | Sprained ankle, treated with a cast.
invented-procedure | Hip pain. | Hip pain after hip replacement.
invented-number | Hypertensive on arrival. | Blood pressure 180/100 on arrival.
invented-number | Weight loss. | Weight loss of 5 kg.
invented-number | Several nodules. | Seven nodules.
invented-number | Low haemoglobin. | Haemoglobin 8.1 g/dL.
invented-number | Elderly man with a fall. | 84-year-old man with a fall.
wrong-citation | Lives with his wife. | Aspirin 100 mg daily.
wrong-citation | The appendix is normal. | The gallbladder is normal.
wrong-citation | Follow-up in two weeks. | Blood pressure was normal.
person-attribution | Her brother has haemophilia. | She has haemophilia.
person-attribution | The mother reports that the boy vomited. | The mother vomited.
person-attribution | Family history of glaucoma. | The patient has glaucoma.
person-attribution | Mother with diabetes, father with hypertension. | Father with diabetes.
person-attribution | Die Mutter hatte Brustkrebs. | Die Patientin hatte Brustkrebs.
person-attribution | His father had a stroke. | He had a stroke.
person-attribution | The husband is infertile. | The patient is infertile.
person-attribution | Padre con infarto a los 50 años. | Infarto a los 50 años.
person-attribution | Grandmother died of stroke. | Mother died of stroke.
certainty-raised | Enoxaparin 40 mg daily for DVT prophylaxis. | The patient has a deep vein thrombosis.
certainty-raised | Aspirin for prevention of stroke. | The patient had a stroke.
history-as-current | Past medical history of pulmonary embolism. | The patient has a pulmonary embolism.
history-as-current | PMH: childhood asthma, outgrown. | The patient has asthma.
label-value-swap | Carcinoma, ER positive, HER2 negative. | An ER-negative carcinoma.
unit | Hemoglobin 8.4 g/dL. | Hemoglobin 84.
allergy-negation | Allergies: sulfa (hives), penicillin (anaphylaxis). | The patient takes penicillin.
invented-entity | L4-L5 disc herniation. | A disc herniation at L3/4.
negation-dropped | Denies any chest pain. | He has chest pain.
negation-dropped | Denies any fever or cough. | The patient has a cough.
label-value-swap | Intraocular pressure 24 mmHg right, 15 mmHg left. | Intraocular pressure 15 mmHg right and 24 mmHg left.
side-swap | TKR L 2018. | Right total knee replacement in 2018.
invented-procedure | Colonoscopy was aborted because of poor preparation. | The patient underwent a colonoscopy.
invented-procedure | Lumbar puncture was attempted but failed. | A lumbar puncture was performed.
certainty-raised | The patient is worried about cancer. | The patient has cancer.
certainty-raised | The symptoms mimic a pulmonary embolism. | He has a pulmonary embolism.
label-value-swap | 3 of 14 lymph nodes were positive. | 14 lymph nodes were positive.
person-attribution | The patient's brother died. | The patient died.
trend-reversed | Hemoglobin 9.8, previously 12.1. | Hemoglobin rose from 12.1 to 9.8.
`;
