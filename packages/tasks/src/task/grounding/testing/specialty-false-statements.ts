/** What the cited texts do not state, specialty by specialty; form as in `false-statements`. */
export const specialtyFalseStatements = `
history-as-current | Had a stroke at the age of 50. | The patient has a stroke.
history-as-current | Had gout when he was 40, none since. | He has gout.
history-as-current | Pancreatitis in 2011. | The patient has pancreatitis.
history-as-current | Treated for endometriosis as a young woman. | She is being treated for endometriosis.
history-as-current | PMH: pneumonia 2015. | Has pneumonia.
history-as-current | At 12 she had meningitis. | She has meningitis.
dose | Maximum dose 4 g, currently 2 g. | Currently 4 g.
dose | Paracetamol, maximum 4 g a day, now taking 2 g a day. | Now taking paracetamol 4 g a day.
dose | Target dose bisoprolol 10 mg, current dose 2.5 mg. | Current dose of bisoprolol is 10 mg.
dose | Usual dose 10 mg, today given 5 mg. | Today given 10 mg.
dose | Prednisolone 30 mg for 5/7. | Prednisolone 5 mg.
dose | Salbutamol 2 puffs QDS. | Salbutamol 4 puffs QDS.
dose | Methotrexate 15 mg weekly with folic acid 5 mg weekly. | Methotrexate 5 mg weekly.
negation-dropped | No new lesions. | No lesions.
negation-dropped | No new focal deficit. | No focal deficit.
negation-dropped | No further seizures since March. | Seizures since March.
negation-dropped | No acute fracture. | No fracture.
negation-dropped | No large effusion. | No effusion.
negation-dropped | No severe stenosis. | No stenosis.
negation-dropped | Not currently suicidal. | Suicidal.
negation-dropped | She does not need oxygen. | She needs oxygen.
negation-dropped | Hearing is not impaired. | Hearing is impaired.
negation-dropped | The graft did not fail. | The graft failed.
negation-dropped | He could not weight bear. | He could weight bear.
negation-dropped | Sentinel node negative. | Sentinel node positive.
negation-dropped | Not hypotensive. | Hypotensive.
negation-dropped | Bowels not open. | Bowels open.
negation-dropped | Anti-CCP neg. | Anti-CCP positive.
negation-added | NEWS 1, obs stable. | No observations.
negation-added | RF pos. | Rheumatoid factor negative.
negation-added | Febrile at 39 °C. | Apyrexial.
negation-added | She tolerates eggs. | She does not tolerate eggs.
negation-added | Mobilises with a frame. | Does not mobilise.
negation-added | Jaundiced. | Anicteric.
side-swap | VA 6/9 OD, 6/12 OS. | Visual acuity was 6/12 in the right eye.
side-swap | # L NOF. | Fractured right neck of femur.
side-swap | Chloramphenicol drops to the R eye. | Chloramphenicol drops to the left eye.
side-swap | Left-sided hearing loss. | Hearing loss on the right.
bilateral-vs-one-sided | Crackles at the left base. | Bilateral basal crackles.
bilateral-vs-one-sided | IOP raised OD. | Intraocular pressure raised in both eyes.
drug-swap | Started on hydroxyzine. | Started on hydralazine.
drug-swap | Carbamazepine for epilepsy. | Carbimazole for epilepsy.
drug-swap | Ferrous sulphate tds. | Ferrous fumarate and sulphate stopped; folic acid tds.
drug-swap | Given adenosine. | Given atropine.
drug-swap | Treated with R-CHOP. | Treated with ABVD.
unit | HbA1c 52 mmol/mol. | HbA1c 52 %.
unit | Vitamin D 30 nmol/L. | Vitamin D 30 ng/mL.
unit | Breslow 1.2 mm. | Breslow 1.2 cm.
frequency | Physiotherapy twice a week. | Physiotherapy twice a day.
frequency | Amoxicillin 500 mg TDS. | Amoxicillin 500 mg QDS.
frequency | Dialysis three times a week. | Dialysis four times a week.
frequency | Zopiclone nocte. | Zopiclone in the morning.
frequency | B12 every 3 months. | B12 every 3 weeks.
duration | Flucloxacillin for 7/7. | Flucloxacillin for seven weeks.
duration | DAPT for 12/12. | Dual antiplatelet therapy for twelve weeks.
duration | BNO 3/7. | Bowels not open for three weeks.
duration | Review in 6/52. | Review in six months.
duration | In plaster for 6/52. | In plaster for six days.
route | Chloramphenicol eye drops. | Chloramphenicol orally.
route | B12 IM. | B12 IV.
route | Budesonide inhaled. | Budesonide orally.
route | Hydrocortisone cream. | Hydrocortisone IV.
label-value-swap | Hb 130, MCV 88. | MCV 130.
label-value-swap | TSH 2.1, free T4 14. | TSH 14.
label-value-swap | Right knee flexion 120°, left knee flexion 90°. | Left knee flexion 120°.
label-value-swap | Urea 14.2, creatinine 160. | Urea 160.
label-value-swap | Apgar 6 at one minute and 9 at five minutes. | Apgar 9 at one minute.
label-value-swap | Calcium 2.62, phosphate 0.9. | Phosphate 2.62.
trend-reversed | HbA1c ↑ from 52 to 61. | HbA1c has fallen.
trend-reversed | Na ↓. | Sodium has risen.
trend-reversed | Eyesight has got worse. | Eyesight has got better.
trend-reversed | The mole has become larger. | The mole has become smaller.
trend-reversed | Oxygen requirement is coming down. | Oxygen requirement is going up.
stopped-vs-continued | He came off alcohol in March. | He drinks alcohol.
stopped-vs-continued | Ramipril held because of AKI. | Ramipril continued.
stopped-vs-continued | He had stopped taking his tablets. | He takes his tablets.
stopped-vs-continued | Clozapine was restarted. | Clozapine was stopped.
stopped-vs-continued | No longer on insulin. | On insulin.
certainty-raised | ?UTI. | UTI.
certainty-raised | ? PE, for CTPA. | Pulmonary embolism.
certainty-raised | Impression: possible septic arthritis. | Septic arthritis.
certainty-raised | He is waiting for a knee replacement. | He had a knee replacement.
certainty-raised | Planned for EVAR. | He underwent EVAR.
certainty-raised | Awaiting MRI. | MRI was done.
certainty-raised | If the fever persists, start vancomycin. | Vancomycin was started.
certainty-raised | The picture would fit with lupus. | He has lupus.
certainty-raised | Rule out testicular torsion. | Testicular torsion.
invented-entity | Swollen knee. | Swollen, hot knee.
invented-entity | Infant feeding well. | Infant feeding well and gaining weight.
invented-entity | Bowel cancer. | Metastatic bowel cancer.
invented-entity | Anaemia. | Iron deficiency anaemia.
invented-entity | He smokes. | He smokes and drinks.
invented-entity | Cataract. | Cataract and glaucoma.
invented-entity | Physiotherapy. | Physiotherapy and hydrotherapy.
invented-entity | Chest X-ray done. | Chest X-ray normal.
invented-entity | Seen by the dietitian. | Seen by the dietitian and started on supplements.
invented-entity | Pressure ulcer. | Grade 3 pressure ulcer.
invented-procedure | Fracture of the wrist. | Fracture of the wrist was fixed with a plate.
invented-procedure | Kidney stones. | Kidney stones treated with lithotripsy.
invented-procedure | Tympanic membrane perforation. | Tympanoplasty for perforation.
invented-number | Elderly and frail. | Aged 88 and frail.
invented-number | Hypoxic on air. | Saturation 84 % on air.
invented-number | Lost weight. | Lost 8 kg.
person-attribution | His brother has psoriasis. | He has psoriasis.
person-attribution | Mum has postnatal depression; baby well. | The baby has depression.
person-attribution | The baby's twin had sepsis. | The baby had sepsis.
person-attribution | Her daughter has asthma and she has eczema. | She has asthma.
person-attribution | The wife has dementia. | The patient has dementia.
allergy-negation | Allergic to trimethoprim. | No allergy to trimethoprim.
allergy-negation | NKDA. | Drug allergies are known.
date | Hip replaced in 2018, knee replaced in 2020. | Hip replaced in 2020.
date | LMP 3 May, EDD 7 February. | Last menstrual period 7 February.
wrong-citation | Weight 80 kg. | Height 180 cm.
wrong-citation | Retinal detachment. | Vitreous haemorrhage.
wrong-citation | Tonsillitis treated with penicillin. | Treated with prednisolone.
wrong-citation | Mastectomy in 2010. | Hysterectomy in 2010.
wrong-citation | Gastroscopy normal. | Colonoscopy normal.
wrong-citation | Nephrolithiasis. | Cholelithiasis.
wrong-citation | Hypertensive crisis. | Hypotensive crisis.
wrong-citation | Ureteric stent. | Urethral stent.
wrong-citation | Hyperthyroidism. | Hypothyroidism.
dose | Levodopa 100 mg in the morning, 50 mg at lunchtime. | Levodopa 100 mg at lunchtime.
dose | Insulin 8 units before breakfast, 4 units at night. | Insulin 8 units at night.
label-value-swap | Newborn: length 50 cm, head circumference 34 cm. | The newborn's length was 34 cm.
history-as-current | She had pre-eclampsia in her second pregnancy. | She has pre-eclampsia.
history-as-current | Gestational diabetes with her last pregnancy. | She has gestational diabetes.
person-attribution | The father says that the nurse saw a seizure. | The father saw a seizure.
person-attribution | The daughter called her mother's neighbour. | The neighbour called the daughter.
person-attribution | He was found by the carer. | The wife found him.
certainty-raised | The scan raises the question of metastasis. | The scan shows metastasis.
negation-added | The rash affects the palms. | The rash spares the palms.
date | Hip replaced in 2014, revision in 2020. | Hip replaced in 2020.
duration | Drain in place for 6 days, cough for 2 days. | Cough for 6 days.
history-as-current | Three cousins had melanoma. | The patient has melanoma.
person-attribution | Her husband has felt anxious since she went home. | She has felt anxious.
label-value-swap | Supine blood pressure 150/90, standing 110/60. | Supine blood pressure 110/60, standing 150/90.
trend-reversed | His seizures have become less frequent. | His seizures have become more frequent.
negation-dropped | Denies chest pain, abdominal pain. | The patient has chest pain.
negation-dropped | Niega dolor torácico, dolor abdominal, fiebre. | Fiebre.
negation-dropped | Chest pain: No | The patient has chest pain.
negation-dropped | Suicidal ideation: denied | The patient has suicidal ideation.
negation-dropped | Complications: none | There were complications.
negation-dropped | Fever (-), cough (+). | Fever.
negation-dropped | Patient is not in shock. | Patient is in shock.
negation-dropped | Pulse absent. | Pulse present.
negation-added | No allergies except penicillin. | The patient has no allergies.
drug-swap | Allergic to aspirin. | The patient takes aspirin.
drug-swap | Allergy: codeine | The patient is on codeine.
drug-swap | Allergie gegen Penicillin. | Patient erhält Penicillin.
planned-as-done | Goal BP < 130/80. | BP was < 130/80.
planned-as-done | Notify MD for SBP < 90. | SBP < 90.
planned-as-done | Hold metoprolol for HR < 60. | Metoprolol was held.
planned-as-done | CT scheduled for tomorrow. | CT was done.
label-value-swap | T 38.9 HR 110 RR 24 BP 95/60 SpO2 91% | Respiratory rate was 110.
label-value-swap | Na 128 K 5.9 Cl 98 BUN 44 Cr 2.1 | Potassium was 128.
`;
