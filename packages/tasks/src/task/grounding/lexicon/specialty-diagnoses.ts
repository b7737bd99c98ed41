import type { LexiconPart } from "./category.js";

/** Diagnoses of the specialties and their abbreviations, beside those of `diseases` and `abbreviations`. Written by hand. */
export const specialtyDiagnoses: readonly LexiconPart[] = [
  {
    category: "finding",
    lines: `
      exacerbation + copd + infection: iecopd; infective exacerbation of copd; infective exacerbation of chronic obstructive pulmonary disease; infective copd exacerbation
      dyspnea + on-exertion: soboe; soboe; shortness of breath on exertion; breathlessness on exertion; breathless on exertion; short of breath on exertion
      unconsciousness + transient: tloc; transient loss of consciousness
      transient: temporary; passing state; vorubergehend; transitoire; transitorio; transitoria
      aneurysm + abdomen + aorta: aaa; abdominal aortic aneurysm; bauchaortenaneurysma; baa; anevrisme de l aorte abdominale; aneurisma de aorta abdominal
      aneurysm + thoracic-aorta + aorta: taa; thoracic aortic aneurysm
      leukemia + acute + myeloid: aml; acute myeloid leukemia; acute myelogenous leukemia; akute myeloische leukamie; lma; leucemia mieloide aguda
      leukemia + acute + lymphoblastic: ALL; acute lymphoblastic leukemia; acute lymphocytic leukemia; akute lymphatische leukamie; lla
      leukemia + chronic + myeloid: cml; chronic myeloid leukemia; lmc
      leukemia + chronic + lymphocytic: cll; chronic lymphocytic leukemia; llc; chronische lymphatische leukamie
      lymphoma + non-hodgkin: nhl; non hodgkin lymphoma; non hodgkin s lymphoma; linfoma no hodgkin; lymphome non hodgkinien
      lymphoma + hodgkin: hodgkin lymphoma; hodgkin s lymphoma; hodgkin s disease; hodgkin disease; morbus hodgkin; linfoma de hodgkin
      lymphoma + large-b-cell: dlbcl; diffuse large b cell lymphoma
      mds: myelodysplastic syndrome; myelodysplasia
      mgus: monoclonal gammopathy of undetermined significance
      itp: immune thrombocytopenia; idiopathic thrombocytopenic purpura; immune thrombocytopenic purpura
      hemolytic-uremic: hus; hemolytic uremic syndrome
      dic: disseminated intravascular coagulation
      neutropenic-sepsis + neutrophils + low + sepsis: neutropenic sepsis
      remission + complete: cr1; complete remission
      personality-disorder: personality disorder; eupd; bpd; borderline personality disorder; emotionally unstable personality disorder; borderline personlichkeitsstorung; trastorno limite de la personalidad
      self-harm: dsh; deliberate self harm; self harming; self harmed; harmed himself; harmed herself; cut himself; cut herself
      overdose: took an overdose; overdosed; od taken
      pelvic-inflammatory: pelvic inflammatory disease
      diabetes-insipidus: diabetes insipidus
      dyslipidemia: dlp; dl lipid; hipercolesterolemia mixta
      lupus: systemic lupus
      spondylitis: ankylosing spondylitis; axspa; axial spondyloarthritis; morbus bechterew; bechterew; spondylarthrite; espondilitis anquilosante; spondyloarthritis
      psoriasis + arthritis: psa arthritis; psoriasis arthritis; artritis psoriasica; psoriasisarthritis
      arthritis + juvenile: jia; juvenile idiopathic arthritis
      systemic-sclerosis: scleroderma; systemic sclerosis; sklerodermie
      dermatomyositis
      sjogren: sjogren s syndrome; sjogren syndrome; sicca syndrome
      als: motor neurone disease; motor neuron disease; mnd; amyotrophic lateral sclerosis
      huntington: huntington s disease; huntington disease
      subdural + chronic: csdh
      stroke + hemorrhagic: hemorrhagic stroke
      carotid + stenosis: carotid stenosis; karotisstenose
      headache-tension + head + pain: tension headache; tension type headache; spannungskopfschmerz; cephalee de tension; cefalea tensional
      benign-positional-vertigo + vertigo: bppv; benign paroxysmal positional vertigo; lagerungsschwindel
      meniere: meniere s disease; meniere disease; morbus meniere
      hearing-loss + sudden: ssnhl; sudden sensorineural hearing loss; horsturz; hoersturz
      glaucoma + open-angle: poag; primary open angle glaucoma; open angle glaucoma
      glaucoma + angle-closure: aacg; acute angle closure glaucoma; angle closure glaucoma
      vitreous-detachment: pvd eye; posterior vitreous detachment
      vein-occlusion + retina: crvo; brvo; retinal vein occlusion
      retinopathy + diabetes + nonproliferative: npdr; non proliferative diabetic retinopathy
      cataract + nuclear: nuclear sclerosis; ns cataract
      melanoma: malignant melanoma
      cancer + skin: nmsc
      cancer + rectum: crc
      cancer + colon + rectum: colorectal cancer; colorectal carcinoma; kolorektales karzinom; cancer colorrectal; cancer colorectal
      cancer + lung + small-cell: sclc; small cell lung cancer
      cancer + lung + non-small-cell: nsclc; non small cell lung cancer
      cancer + breast + in-situ: dcis; ductal carcinoma in situ
      cancer + breast + ductal: idc breast; invasive ductal carcinoma
      cancer + head + neck: head and neck cancer; hnscc
      cancer + esophagus: oesophageal carcinoma; esophageal carcinoma
      cancer + bile-duct: cholangiocarcinoma
      cancer + uterus: womb cancer; womb lining cancer; cancer of the womb; endometrial adenocarcinoma
      adenoma + pituitary: pituitary adenoma; hypophysenadenom
      meningioma: meningeom
      intraepithelial: pin prostate
      heart-failure + low-ef: hfref; heart failure with reduced ejection fraction
      heart-failure + preserved-ef: hfpef; heart failure with preserved ejection fraction
      rheumatic-fever: rheumatic fever
      cor-pulmonale: cor pulmonale; right heart failure; right sided heart failure
      postural-hypotension + blood-pressure + low: postural hypotension; orthostatic hypotension; postural drop
      ventricular-ectopics: pvc; pvcs; ventricular ectopics; premature ventricular contractions; ventricular extrasystoles; ves
      extrasystole: ectopics; ectopic beats; extrasystoles; extrasystolen
      sepsis + urinary: urosepsis; uroseptic
      catheter-infection + infection + catheter: cauti; clabsi
      surgical-site-infection + infection + wound: ssi; surgical site infection; wound infection; wundinfektion; infeccion de herida
      sbp-infection: spontaneous bacterial peritonitis
      esophageal-varices + varices + esophagus: oesophageal varices; esophageal varices; osophagusvarizen; varices oesophagiennes; varices esofagicas
      esophagitis: oesophagitis; osophagitis; esofagitis; oesophagite
      barrett: barrett s oesophagus; barrett s esophagus; barrett esophagus; barrett
      primary-biliary: pbc; primary biliary cholangitis
      psc: primary sclerosing cholangitis
      fatty-liver + liver: masld; nash; mash; mash
      hernia + incision: incisional hernia; narbenhernie
      pilonidal: pilonidal sinus; pilonidal abscess
      nephritis: interstitial nephritis
      kidney-failure + kidney + acute + chronic: aki on ckd; acute on chronic kidney disease; acute on chronic renal failure; acute on chronic kidney injury; acute on chronic kidney failure
      polycystic-kidney: adpkd; pkd; polycystic kidney disease; polycystic kidneys
      luts: lower urinary tract symptoms
      detrusor: overactive bladder; oab; detrusor overactivity; uberaktive blase; vejiga hiperactiva; hyperactivite vesicale
      failure-to-progress: failure to progress; slow progress in labor; geburtsstillstand
      pprom: preterm premature rupture of membranes; preterm prelabor rupture of membranes
      abruption: placental abruption; abruptio placentae
      hellp: hellp syndrome
      tear-perineum + rupture + perineum: perineal tear; oasi; dammriss
      fetal-distress + distress + fetus: fetal distress; fetal compromise; suspicious ctg; pathological ctg
      gestation-small: sga; small for gestational age
      gestation-large: lga; large for gestational age; macrosomia
      nec: necrotizing enterocolitis
      respiratory-distress + newborn: rds; respiratory distress syndrome of the newborn; neonatal respiratory distress syndrome
      hip-dysplasia: ddh; developmental dysplasia of the hip; hip dysplasia; huftdysplasie
      pyloric-stenosis + stenosis: pyloric stenosis; pylorusstenose
      intussusception: invagination
      kawasaki: kawasaki disease
      hand-foot-mouth: hand foot and mouth disease; hfmd; hand fuss mund krankheit
      acl + ligament + knee: acl; anterior cruciate ligament; vorderes kreuzband; vkb; lca; ligament croise anterieur; ligamento cruzado anterior
      rotator-cuff + rupture: rotator cuff tear; rct shoulder; rotatorenmanschettenruptur
      colles: distal radius #
      complex-regional-pain: crps; complex regional pain syndrome
      avascular-necrosis + necrosis: avn; avascular necrosis; osteonecrosis
      cauda-equina: cauda equina syndrome; ces; cauda equina
      delirium + after-operation: pocd
      postoperative-nausea + nausea + vomiting: ponv; postoperative nausea and vomiting
      post-dural-headache + head + pain: pdph; post dural puncture headache
      anaphylaxis + reaction: anaphylactoid reaction
      dysphagia + normal: swallow safe
      moisture-lesion: moisture lesion; moisture associated skin damage; masd; iad
      pressure-ulcer: pu sacrum; pressure injury; pressure area damage; bedsores; bed sores; pressure sores

      diarrhea + vomiting: d&v; d/v; diarrhoea and vomiting
      headache-subarachnoid: thunderclap headache; thunderclap
      osteomyelitis: om foot
      sepsis + red-flag: red flag sepsis
      cachexia: cachectic; kachexie; caquexia; cachexie
      malnutrition: malnourished; undernutrition; undernourished; mangelernahrung; denutrition; desnutricion
      sarcopenia
      polyp + nose: nasal polyps; nasal polyposis
      septum-deviation: deviated septum; deviated nasal septum; dns; septumdeviation
      quinsy: peritonsillar abscess; peritonsillarabszess
      epiglottitis
      tracheitis
      scrotal-swelling + swelling + scrotum: scrotal swelling
      wpw: wolff parkinson white; wolff parkinson white syndrome
      long-qt: long qt syndrome; lqts
      hocm + cardiomyopathy: hocm; hcm; hypertrophic cardiomyopathy; hypertrophic obstructive cardiomyopathy
      dcm + cardiomyopathy: dcm; dilated cardiomyopathy; dilatative kardiomyopathie
      patent-ductus: pda duct; patent ductus arteriosus
      foramen-ovale: pfo; patent foramen ovale
      arteriovenous-malformation: avm; arteriovenous malformation
      ascites + large: tense ascites
      heart-sounds-normal + heart-sounds + normal: hs i+ii+0; hs i+ii; i+ii+0; hs 1+2; hs 1+2+0; s1 s2 normal; s1s2 normal; normal s1 and s2; herztone rein; heart sounds i and ii
      abdomen + soft + -tenderness: snt; abdo snt; abdomen snt
    `,
  },
];
