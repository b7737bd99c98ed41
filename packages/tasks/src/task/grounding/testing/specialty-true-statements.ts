/** Statements that the cited texts make, specialty by specialty; form as in `true-statements`. */
export const specialtyTrueStatements = `
abbreviation | PT BIW for 3/12 after TKR. | Physiotherapy twice a week for three months after total knee replacement.
abbreviation | Adj Ca 2.62 mmol/L. | Adjusted calcium 2.62 mmol/L.
abbreviation | Amoxicillin 500 mg TDS 5/7. | Amoxicillin 500 mg three times a day for five days.
abbreviation | # L NOF, for DHS tomorrow. | Fractured left neck of femur, planned for dynamic hip screw tomorrow.
abbreviation | C/o CP radiating to L arm. | He complains of chest pain radiating to the left arm.
abbreviation | O/E: HS I+II+0, no peripheral oedema. | On examination heart sounds were normal with no peripheral oedema.
abbreviation | VA 6/9 OD, 6/12 OS. | Visual acuity was 6/9 in the right eye and 6/12 in the left eye.
abbreviation | Chloramphenicol drops QDS R eye 1/52. | Chloramphenicol drops four times a day in the right eye for one week.
abbreviation | IOP 18 mmHg OD. | Intraocular pressure 18 mmHg in the right eye.
abbreviation | PMHx: T2DM, HTN, IHD. | Past medical history of type 2 diabetes, hypertension and ischaemic heart disease.
abbreviation | SHx: ex-smoker, 20 pack years, no EtOH. | He is an ex-smoker with 20 pack years and drinks no alcohol.
abbreviation | NKDA. | No known drug allergies.
abbreviation | G3P2 at 34+2, FM felt. | She is at 34 weeks and 2 days and feels fetal movements.
abbreviation | SVD at term, EBL 300 mL. | Spontaneous vaginal delivery at term with an estimated blood loss of 300 mL.
abbreviation | EMLSCS for failure to progress. | Emergency caesarean section for failure to progress.
abbreviation | TPR stable, BNO 3/7. | Temperature, pulse and respirations are stable; bowels not open for three days.
abbreviation | PU'd well, BO x2. | Passed urine well and bowels opened twice.
abbreviation | Obs stable, NEWS 1. | Observations stable with a NEWS of 1.
abbreviation | LRTI, Rx doxycycline 100 mg OD 5/7. | Lower respiratory tract infection treated with doxycycline 100 mg once daily for five days.
abbreviation | IECOPD, started on pred 30 mg. | Infective exacerbation of COPD, started on prednisolone 30 mg.
abbreviation | CXR: RLZ consolidation. | Chest X-ray showed right lower zone consolidation.
abbreviation | FEV1 62 % pred. | Forced expiratory volume in one second 62 % of predicted.
abbreviation | TTO: apixaban 5 mg BD. | Discharge medication: apixaban 5 mg twice daily.
abbreviation | D/C home with POC QDS. | Discharged home with a package of care four times a day.
abbreviation | R/V in OPD 6/52. | Review in the outpatient department in six weeks.
abbreviation | WLE of BCC nose. | Wide local excision of a basal cell carcinoma on the nose.
abbreviation | MM Breslow 1.2 mm, SLNB neg. | Malignant melanoma with Breslow thickness 1.2 mm; sentinel lymph node biopsy was negative.
abbreviation | NHL, R-CHOP cycle 3. | Non-Hodgkin lymphoma, third cycle of R-CHOP.
abbreviation | AML in CR. | Acute myeloid leukaemia in complete remission.
abbreviation | RA on MTX 15 mg weekly. | Rheumatoid arthritis on methotrexate 15 mg weekly.
abbreviation | ANA pos, RF neg. | Antinuclear antibodies are positive and rheumatoid factor is negative.
abbreviation | MSU sent, awaiting MC&S. | A midstream urine sample was sent and microscopy, culture and sensitivity are awaited.
abbreviation | ESBL E. coli UTI. | Urinary tract infection with extended-spectrum beta-lactamase producing E. coli.
abbreviation | SALT r/v: NBM. | Speech and language therapy review: nil by mouth.
abbreviation | OT home visit done. | Occupational therapy carried out a home visit.
abbreviation | Transfers AO1 with ZF. | Transfers with the assistance of one and a Zimmer frame.
abbreviation | Ix: FBC, U&E, LFT normal. | Investigations: full blood count, urea and electrolytes and liver function tests were normal.
abbreviation | HbA1c ↑ from 52 to 61 mmol/mol. | HbA1c has risen from 52 to 61 mmol/mol.
abbreviation | Na ↓ 128. | Sodium was low at 128.
abbreviation | Hb Δ from 130 to 98 g/L post-op. | Haemoglobin changed from 130 to 98 g/L after the operation.
abbreviation | TLOC w/o head injury. | Transient loss of consciousness without head injury.
abbreviation | GCS E4V5M6. | GCS 15.
abbreviation | SOBOE, no PND. | Shortness of breath on exertion but no paroxysmal nocturnal dyspnoea.
abbreviation | CRT <2 s. | Capillary refill time under 2 seconds.
abbreviation | BKA L leg 2019 for PVD. | Below-knee amputation of the left leg in 2019 for peripheral vascular disease.
abbreviation | AAA 5.1 cm, for EVAR. | Abdominal aortic aneurysm of 5.1 cm, planned for endovascular aneurysm repair.
abbreviation | OGD: grade B oesophagitis, CLO neg. | Gastroscopy showed grade B oesophagitis; the CLO test was negative.
abbreviation | Lap appendix, GA, no comps. | Laparoscopic appendicectomy under general anaesthetic without complications.
abbreviation | MMSE 24/30. | Mini-mental state examination 24 out of 30.
abbreviation | OCD on fluoxetine 20 mg mane. | Obsessive-compulsive disorder on fluoxetine 20 mg in the morning.
abbreviation | EUPD, DSH x2. | Emotionally unstable personality disorder with two episodes of deliberate self-harm.
abbreviation | ADHD, on methylphenidate 18 mg om. | Attention deficit hyperactivity disorder, on methylphenidate 18 mg each morning.
abbreviation | Zopiclone 7.5 mg nocte prn. | Zopiclone 7.5 mg at night as required.
abbreviation | Hydrocortisone 1 % cream topically bd 7/7. | Hydrocortisone 1 % cream applied twice daily for a week.
abbreviation | 6/12 hx of wt loss. | Weight loss for six months.
abbreviation | PCI to LAD with DES. | Percutaneous coronary intervention to the left anterior descending artery with a drug-eluting stent.
abbreviation | ICD in situ for VT. | An implantable defibrillator is in place for ventricular tachycardia.
abbreviation | DAPT for 12/12. | Dual antiplatelet therapy for twelve months.
abbreviation | TFTs normal, TSH 2.1. | Thyroid function tests are normal with a TSH of 2.1.
abbreviation | Pt. vigil, RR 130/80, AZ gut. | Allgemeinzustand gut, Blutdruck 130/80.
abbreviation | Z. n. TVT li. 2018. | Zustand nach tiefer Venenthrombose links 2018.
abbreviation | FA anticoagulée par AOD. | Fibrillation auriculaire anticoagulée par anticoagulant oral direct.
abbreviation | TA 120/70, FC 80. | Tensión arterial 120/70, frecuencia cardíaca 80.
abbreviation | DM tipo 2, HTA, DLP. | Diabetes mellitus tipo 2, hipertensión arterial y dislipemia.
abbreviation | BPCO sous O2 2 L/min. | Bronchopneumopathie chronique obstructive sous oxygène 2 L/min.
paraphrase | He was brought to hospital by ambulance after collapsing at work. | He collapsed at work and came to hospital by ambulance.
paraphrase | She has never been pregnant. | She is nulliparous.
paraphrase | The chest drain came out on Tuesday. | The chest drain was removed on Tuesday.
paraphrase | He lost consciousness for about two minutes. | He was unconscious for about two minutes.
paraphrase | The operation went ahead without problems. | Surgery was uneventful.
paraphrase | She vomited three times overnight. | There were three episodes of vomiting during the night.
paraphrase | The patient's kidney function has recovered. | Renal function has returned to normal.
paraphrase | Her breathing became easier after nebulisers. | Breathing improved after nebulised treatment.
paraphrase | He was started on insulin because tablets no longer controlled his sugars. | Insulin was started as tablets no longer controlled his blood glucose.
paraphrase | She needs help with washing and dressing. | She requires assistance with washing and dressing.
paraphrase | He can climb two flights of stairs without stopping. | He manages two flights of stairs without stopping.
paraphrase | No one in the family has had bowel cancer. | There is no family history of bowel cancer.
paraphrase | Her periods stopped four months ago. | Amenorrhoea for four months.
paraphrase | The baby is feeding well. | The infant is taking feeds well.
paraphrase | She reports no side effects from the tablets. | The tablets are causing no side effects.
paraphrase | He has been off alcohol since March. | He has not drunk alcohol since March.
paraphrase | The plaster was taken off after six weeks. | The cast was removed after six weeks.
paraphrase | The blood tests came back normal. | Blood results were normal.
paraphrase | He was kept in overnight for observation. | He stayed in hospital overnight for observation.
paraphrase | Her vision has deteriorated over the past year. | Over the past year her eyesight has got worse.
paraphrase | The mole has become larger and darker. | The naevus has grown and darkened.
paraphrase | He opened his bowels this morning. | He had a bowel movement this morning.
paraphrase | She was unable to tolerate metformin because of diarrhoea. | Metformin caused diarrhoea and was not tolerated.
paraphrase | He is waiting for a knee replacement. | He is on the waiting list for a knee replacement.
paraphrase | The seizure lasted two minutes and stopped by itself. | The seizure was self-limiting and lasted two minutes.
paraphrase | The ultrasound did not show any gallstones. | Ultrasound was negative for gallstones.
paraphrase | She came in with abdominal pain. | She was admitted with abdominal pain.
paraphrase | He takes 5 mg of bisoprolol every morning. | He is on bisoprolol 5 mg in the morning.
paraphrase | The infection was treated with a course of flucloxacillin. | He was given flucloxacillin for the infection.
paraphrase | He had his gallbladder out in 2014. | He underwent cholecystectomy in 2014.
paraphrase | The patient was febrile to 39.2 °C. | The patient had a fever of 39.2 °C.
paraphrase | On arrival she was hypotensive and tachycardic. | On arrival she had low blood pressure and a fast heart rate.
paraphrase | The wound is clean and dry, with no discharge. | There is no discharge from the wound, which is clean and dry.
paraphrase | She was found to be anaemic. | Anaemia was found.
paraphrase | He passed away on 4 May. | He died on 4 May.
paraphrase | She works as a teacher. | The patient is a teacher by occupation.
paraphrase | His mood has been low for months. | He has been feeling depressed for months.
paraphrase | The tumour has not spread to the lymph nodes. | There are no lymph node metastases.
paraphrase | He was switched from oral to intravenous antibiotics. | Antibiotics were changed from oral to intravenous.
paraphrase | Treatment with rituximab is to begin next week. | Rituximab will be started next week.
paraphrase | The knee is swollen and painful. | There is swelling and pain in the knee.
paraphrase | She has difficulty hearing on the left. | Left-sided hearing loss.
paraphrase | He was given oxygen via a mask. | Oxygen was administered by face mask.
paraphrase | No further bleeding occurred after the transfusion. | There was no more bleeding after transfusion.
paraphrase | The patient did not attend the appointment. | The patient failed to attend the appointment.
paraphrase | The child is up to date with her immunisations. | The child is fully vaccinated.
paraphrase | He had stopped taking his blood pressure tablets. | He had discontinued his antihypertensives.
paraphrase | Die Patientin klagt seit drei Tagen über Husten. | Seit drei Tagen besteht Husten.
paraphrase | Die Entlassung erfolgte am 5. Mai nach Hause. | Am 5. Mai wurde der Patient nach Hause entlassen.
paraphrase | Er raucht nicht mehr. | Er hat mit dem Rauchen aufgehört.
paraphrase | El paciente ingresó por fiebre. | El motivo de ingreso fue fiebre.
paraphrase | La patiente a été opérée de l'appendicite en 2012. | Appendicectomie en 2012.
paraphrase | Le patient est sorti le 3 juin. | Sortie le 3 juin.
synonym | Bedsore on the sacrum. | Sacral pressure ulcer.
synonym | Rapid breathing was noted. | Tachypnoea was noted.
synonym | The eardrum was perforated. | Perforation of the tympanic membrane.
synonym | Ruptured Achilles tendon. | Torn Achilles tendon.
synonym | He has kidney stones. | Nephrolithiasis.
synonym | Trouble passing urine. | Difficulty urinating.
synonym | Shingles on the left chest. | Herpes zoster on the left chest.
synonym | Blood in the vomit. | Haematemesis.
synonym | Runny nose and sneezing. | Rhinorrhoea and sneezing.
synonym | Womb lining cancer. | Endometrial cancer.
synonym | Brittle bones. | Osteoporosis.
synonym | Slipped disc at L4/5. | Disc herniation at L4/5.
synonym | Bowel cancer. | Colorectal cancer.
synonym | Swollen glands in the neck. | Cervical lymphadenopathy.
synonym | She has thrush. | Candidiasis.
synonym | Enlarged spleen. | Splenomegaly.
synonym | Wasting of the thigh muscles. | Thigh muscle atrophy.
synonym | Wart on the left thumb. | Verruca on the left thumb.
synonym | Difficulty speaking and right arm weakness. | Dysphasia and right arm weakness.
synonym | Premature baby. | Preterm infant.
synonym | Fluid on the lungs. | Pulmonary oedema.
synonym | Lazy eye in childhood. | Amblyopia in childhood.
synonym | Water infection. | Urinary tract infection.
synonym | Spots of blood when coughing. | Haemoptysis.
synonym | Stiff joints in the morning. | Morning joint stiffness.
synonym | Abnormally heavy periods. | Menorrhagia.
synonym | Overactive bladder treated with tablets. | Detrusor overactivity treated with tablets.
synonym | Panic attacks. | Panic disorder with attacks of panic.
synonym | Grösse und Gewicht normal. | Körpergrösse und Körpergewicht normal.
synonym | Leistenbruch rechts. | Hernia inguinalis rechts.
synonym | Cálculos renales. | Litiasis renal.
synonym | Vésicule lithiasique. | Calculs de la vésicule biliaire.
omission | Mildly raised alanine aminotransferase of 62 U/L, otherwise normal liver function. | Raised ALT.
omission | A 3 cm, well-defined, mobile, non-tender lump in the upper outer quadrant of the right breast. | A lump in the right breast.
omission | Admitted via the emergency department with a two-day history of worsening breathlessness and productive cough. | Admitted with breathlessness and cough.
omission | Severe, sudden-onset headache with vomiting and photophobia. | Headache with photophobia.
omission | Underwent uncomplicated laparoscopic cholecystectomy under general anaesthesia on 4 May. | Cholecystectomy on 4 May.
omission | Recently diagnosed stage 3 adenocarcinoma of the sigmoid colon. | Cancer of the sigmoid colon.
omission | She was started on oral iron sulphate 200 mg twice daily for iron deficiency anaemia. | Iron was started for anaemia.
omission | 67-year-old retired bus driver with known COPD, admitted with increasing dyspnoea. | A 67-year-old man or woman with COPD.
omission | Extensive psoriasis of scalp, elbows and knees, treated with topical calcipotriol. | Psoriasis of elbows and knees.
omission | Chronic lower back pain for ten years, worse over the last month. | Back pain for ten years.
omission | Pathology confirmed a completely excised basal cell carcinoma. | Basal cell carcinoma.
omission | Small volume fresh rectal bleeding on two occasions. | Rectal bleeding.
omission | He was reviewed by the cardiology registrar, who advised an echocardiogram. | An echocardiogram was advised.
omission | Acute-on-chronic kidney disease stage 3, creatinine 240. | Creatinine 240.
merge | Aged 71. || Lives in a bungalow with her sister. | A 71-year-old who lives with her sister.
merge | Fell in the garden. || X-ray: fracture of the left distal radius. || Manipulated under haematoma block. | Fell in the garden and fractured the left distal radius, which was manipulated.
merge | Troponin 4 then 5. || ECG unremarkable. | ECG was normal and troponin 4, then 5.
merge | Commenced on sertraline 50 mg. || Referred to psychology. | Sertraline 50 mg was started and she was referred to psychology.
merge | Hb 88 g/L. || Transfused 2 units. | He was transfused 2 units for a haemoglobin of 88 g/L.
merge | Diarrhoea for five days. || Stool culture grew Campylobacter. | Five days of diarrhoea with Campylobacter in the stool culture.
negation-synonym | Bowels have not opened. | No bowel movement.
negation-synonym | He does not smoke. | He is a non-smoker.
negation-synonym | Gait was not assessed. | No assessment of gait.
negation-synonym | There were no ischaemic changes on the ECG. | ECG without ischaemic changes.
negation-synonym | Chest X-ray clear. | No abnormality on chest X-ray.
negation-synonym | The rash has gone. | There is no longer a rash.
negation-synonym | She is not taking any regular medication. | She takes no regular medication.
negation-synonym | Lymph nodes not palpable. | No palpable lymph nodes.
negation-synonym | No focal neurology. | No focal neurological signs.
negation-synonym | Nie geraucht. | Nichtraucher.
unit-conversion | Fluid restriction 1.5 L per day. | Fluids restricted to 1500 mL daily.
unit-conversion | Vitamin B12 1 mg IM every 3 months. | Intramuscular vitamin B12 1000 micrograms every three months.
reordered-list | Smoking, obesity and hypertension as risk factors. | Risk factors: hypertension, smoking, obesity.
reordered-list | Eyes, ears and throat normal. | Throat, ears and eyes are normal.
`;
