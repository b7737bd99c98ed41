/** Further statements that the cited texts make, of other specialties and wordings; form as in `true-statements`. */
export const moreTrueStatements = `
paraphrase | No complications occurred after the operation. | The postoperative course was uncomplicated.
paraphrase | She has been taking metformin since 2018. | She has been on metformin since 2018.
paraphrase | He was taken to theatre for appendicectomy. | He underwent appendectomy.
paraphrase | Walking is limited by knee pain. | Knee pain limits walking.
paraphrase | The cough started three days ago. | The cough began three days ago.
paraphrase | Vital signs were within normal limits. | Vital signs were normal.
paraphrase | She was unable to pass urine. | She could not pass urine.
paraphrase | Oxygen saturation improved with oxygen. | Oxygen improved the saturation.
paraphrase | He is independent in his daily activities. | He manages his daily activities independently.
paraphrase | The drain was taken out on day 4. | Drain removal took place on day 4.
paraphrase | Both parents are healthy. | Her parents are both in good health.
paraphrase | The chest pain is relieved by rest. | Rest relieves the chest pain.
paraphrase | He was found lying on the floor. | He was discovered on the floor.
paraphrase | Blood pressure is well controlled on amlodipine. | With amlodipine blood pressure is well controlled.
paraphrase | The pregnancy has been uneventful. | The pregnancy has been without complications.
paraphrase | The scan was reported as normal. | The scan was unremarkable.
paraphrase | He drinks two beers a day. | His daily intake is two beers.
paraphrase | The child weighs 12 kg. | The weight of the child is 12 kg.
paraphrase | Her last menstrual period was on 2 May. | Her last period was on 2 May.
paraphrase | The ulcer measured 3 by 2 cm. | The ulcer was 3 x 2 cm in size.
paraphrase | Er wurde wegen einer Pneumonie stationär aufgenommen. | Die stationäre Aufnahme erfolgte wegen einer Pneumonie.
paraphrase | Se le extirpó el apéndice en 2010. | Extirpación del apéndice en 2010.
paraphrase | On lui a prescrit du paracétamol. | Du paracétamol a été prescrit.
paraphrase | A referral to dermatology was made. | She was referred to dermatology.
paraphrase | The patient is known to have epilepsy. | The patient has known epilepsy.
paraphrase | Antibiotic treatment was completed on 3 June. | He finished antibiotic treatment on 3 June.
paraphrase | Symptoms have been present for two months. | Two-month history of symptoms.
paraphrase | Mobile with a walking frame. | He mobilises using a walking frame.
paraphrase | The patient refused the blood transfusion. | The blood transfusion was declined by the patient.
paraphrase | A chest drain was inserted. | Insertion of a chest drain.
paraphrase | She is worried about side effects. | She has concerns about side effects.
abbreviation | Abd soft, NT, no HSM. | Abdomen soft, non-tender, no hepatosplenomegaly.
abbreviation | HD on MWF via AVF. | Haemodialysis via arteriovenous fistula.
abbreviation | Amlodipine 5 mg OM. | Amlodipine 5 mg in the morning.
abbreviation | Tx with ABx x 7d. | Treated with antibiotics for 7 days.
abbreviation | LBP x 3 wks. | Low back pain for 3 weeks.
abbreviation | CXR NAD. | Chest X-ray normal.
abbreviation | BMI 31 kg/m2. | Body mass index 31 kg/m².
abbreviation | Temp 38.2, RR 22, sats 94 % on RA. | Temperature 38.2, respiratory rate 22, saturation 94 % on room air.
abbreviation | EtOH 20 units/wk. | Alcohol 20 units per week.
abbreviation | PO intake good. | Oral intake good.
abbreviation | Adm via ED. | Admitted via the emergency department.
abbreviation | Pt AAOx3. | The patient is alert and oriented.
abbreviation | RTC in 3 mo. | Return to clinic in 3 months.
abbreviation | LSCS for fetal distress. | Lower segment caesarean section for fetal distress.
abbreviation | MDD and GAD. | Major depressive disorder and generalised anxiety disorder.
abbreviation | T2DM on insulin. | Type 2 diabetes on insulin.
abbreviation | Hb 7.8 g/dL, 2 U PRBC given. | Haemoglobin 7.8 g/dL, two units of packed red blood cells were given.
abbreviation | R knee OA. | Osteoarthritis of the right knee.
abbreviation | No LAD. | No lymphadenopathy.
abbreviation | PEG in situ. | Percutaneous endoscopic gastrostomy in place.
abbreviation | Ibuprofen 400 mg q6h prn. | Ibuprofen 400 mg every six hours as needed.
abbreviation | Pat. mit KHK und aHT. | Patient mit koronarer Herzkrankheit und arterieller Hypertonie.
abbreviation | Paracetamol 1 g c/8h VO. | Paracetamol 1 g cada 8 horas por vía oral.
abbreviation | ATCD : HTA, AVC. | Antécédents : hypertension artérielle, accident vasculaire cérébral.
synonym | Stomach ulcer in 2009. | Gastric ulcer in 2009.
synonym | He sweats at night. | He has night sweats.
synonym | Itching of the arms. | Pruritus of the arms.
synonym | She feels dizzy. | She has dizziness.
synonym | Chickenpox at age 6. | Varicella at age 6.
synonym | Fainted twice last week. | Two episodes of syncope last week.
synonym | He is hard of hearing. | He has hearing loss.
synonym | Heart failure. | Cardiac insufficiency.
synonym | Fluid in the abdomen. | Ascites.
synonym | Piles. | Haemorrhoids.
synonym | Rapid heartbeat. | Tachycardia.
synonym | Yellowing of the skin. | Jaundice.
synonym | A blood clot in the left leg. | Thrombosis in the left leg.
synonym | She takes blood thinners. | She takes anticoagulants.
synonym | Low platelet count. | Thrombocytopenia.
synonym | Ringing in the ears. | Tinnitus.
synonym | Broken hip. | Hip fracture.
synonym | Pus from the wound. | Purulent discharge from the wound.
synonym | Water tablets daily. | Diuretics daily.
synonym | Inflammation of the appendix. | Appendicitis.
synonym | Painful periods. | Dysmenorrhoea.
omission | Past history of asthma and gout; now admitted with cellulitis of the left leg. | Admitted with cellulitis.
omission | Fall at home with a left wrist fracture, treated with a cast. | Left wrist fracture.
omission | Alert, oriented, no focal neurological deficit. | No focal neurological deficit.
omission | Metformin 500 mg twice daily with meals, to be increased after two weeks. | Metformin 500 mg twice daily.
omission | The mother, who is a nurse, reports that the child has had fever since Sunday. | The child has had fever since Sunday.
omission | CT shows a 4 cm mass in the right kidney without venous invasion. | 4 cm mass in the right kidney.
omission | Sertraline 50 mg was stopped because of nausea and mirtazapine 15 mg started at night. | Mirtazapine 15 mg was started at night.
omission | 45-year-old teacher with migraine, otherwise healthy. | Migraine.
omission | Haemoglobin fell from 12.1 to 9.8 g/dL after surgery. | Haemoglobin fell after surgery.
omission | Not allergic to penicillin, allergic to sulfa. | Allergic to sulfa.
omission | Possible pneumonia in the right base; small left effusion. | Small left effusion.
omission | She takes ramipril and bisoprolol but no longer takes aspirin. | She takes ramipril.
omission | Follow-up with cardiology in 2 weeks and with the GP in 1 week. | Follow-up with cardiology in 2 weeks.
omission | Tumour of 22 mm, grade 2, hormone receptor positive, margins free. | Tumour of 22 mm, grade 2.
omission | Dolor abdominal y vómitos desde ayer, sin fiebre. | Dolor abdominal desde ayer.
paraphrase | Treatment was stopped due to a rash. | A rash led to discontinuation of the treatment.
paraphrase | No change in medication. | Medication remains unchanged.
paraphrase | Pain is controlled with oral analgesics. | Oral analgesics control the pain.
paraphrase | Wound swab grew MRSA. | MRSA was isolated from the wound swab.
paraphrase | Appetite is reduced. | He has a reduced appetite.
paraphrase | Antibiotics were changed from ceftriaxone to meropenem. | Ceftriaxone was replaced by meropenem.
abbreviation | Appt w/ PCP in 1 wk. | Appointment with the primary care physician in one week.
abbreviation | SpO2 91 % on RA. | Oxygen saturation 91 % on room air.
omission | Ears clear, throat red, chest not examined. | The ears are clear.
abbreviation | Amoxicillin 500 mg p.o. q.i.d. | Amoxicillin 500 mg by mouth four times a day.
abbreviation | G4 P3, cervix 5 cm. | Gravida 4, para 3; the cervix is 5 cm.
abbreviation | PMH: CKD 4, gout. | Past medical history of stage 4 chronic kidney disease and gout.
paraphrase | The dressing was changed on the second postoperative day. | Dressing change took place on postoperative day two.
paraphrase | Amitriptyline 10 mg nightly. | Amitriptyline 10 mg every night.
paraphrase | The baby was born by forceps delivery. | Delivery was by forceps.
paraphrase | The newborn sleeps well and is putting on weight. | The baby's weight is going up.
paraphrase | The eczema spares the face but affects the hands. | The eczema affects the hands.
spelled-number | Cuatro episodios de diarrea ayer. | 4 episodios de diarrea ayer.
spelled-number | Grade two tumour. | Grade 2 tumour.
negation-synonym | No skin changes to suggest melanoma. | There is no melanoma.
person-attribution | A neighbour found him in the garden. | He was found by a neighbour in the garden.
person-attribution | The wife of the patient noticed a rash. | His wife noticed a rash.
negation-synonym | La patiente n'a ni fièvre ni frissons. | Pas de fièvre, pas de frissons.
negation-synonym | Surface antigen was not detected. | Surface antigen negative.
negation-synonym | Keine Hirndruckzeichen. | Hirndruck liegt nicht vor.
negation-synonym | Hepatomegalia no palpable. | Sin hepatomegalia.
abbreviation | G3P1, 12 weeks. | Gravida 3, para 1, 12 weeks.
spelling-variant | Brown discolouration of the tooth. | Brown discoloration of the tooth.
rounding | Urine output 1980 mL. | Urine output was almost 2000 mL.
rounding | CK 2304 U/L. | CK was about 2300 U/L.
negation-synonym | He is not on any steroids. | He takes no steroids.
negation-synonym | C. difficile screen negative. | C. difficile was not detected on screening.
negation-synonym | Calves not tender. | There is no calf tenderness.
negation-synonym | Sin fiebre ni vómitos. | El paciente no ha presentado fiebre ni vómitos.
synonym | Calculs rénaux bilatéraux. | Lithiases rénales bilatérales.
merge | CT showed a 12 mm nodule in the right lung. || The nodule was biopsied. | A 12 mm right lung nodule was seen at CT and biopsied.
unit | Hemoglobin dropped from 11.2 to 8.4 g/dL. | Hemoglobin decreased from 11.2 to 8.4.
abbreviation | Urine culture positive for E. coli. | Urine culture was positive for Escherichia coli.
abbreviation | Blood culture positive for methicillin-sensitive S. aureus. | The blood culture was positive for MSSA.
synonym | Allergies: sulfa (hives), penicillin (anaphylaxis). | She is allergic to penicillin.
synonym | Small apical pneumothorax, unchanged from prior. | The small apical pneumothorax is stable.
synonym | A man with a past medical history of COPD and CHF. | He has COPD and heart failure.
synonym | PMH: asthma, hypertension. | The patient has hypertension.
paraphrase | Carcinoma, ER positive, HER2 negative. | An ER-positive, HER2-negative carcinoma.
paraphrase | Enoxaparin for DVT prophylaxis. | Enoxaparin to prevent deep vein thrombosis.
abbreviation | L4-L5 disc herniation. | A disc herniation at L4/5.
negation-synonym | Denies any chest pain. | The patient has no chest pain.
negation-synonym | The parents deny any seizures. | According to the parents there have been no seizures.
negation-synonym | No h/o VTE. | No history of venous thromboembolism.
negation-synonym | Acute coronary syndrome was ruled out by troponins. | Troponins excluded an acute coronary syndrome.
abbreviation | TKR L 2018, THR R 2021. | Left total knee replacement in 2018 and right total hip replacement in 2021.
abbreviation | Latanoprost 1 gtt OU at night. | Latanoprost, one drop to both eyes at night.
label-value-swap | Intraocular pressure 24 mmHg right, 15 mmHg left. | The left intraocular pressure was 15 mmHg.
trend | Hemoglobin 9.8, previously 12.1. | Hemoglobin fell from 12.1 to 9.8.
spelled-number | 3 of 14 lymph nodes were positive. | Three of fourteen lymph nodes were positive.
date-format | Admitted on 03/04/2024. | Admitted on March 4, 2024.
date-format | Admitted on 03/04/2024. | Admitted on 3 April 2024.
`;
