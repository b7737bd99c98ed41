import type { LexiconPart } from "./category.js";

/**
 * What is measured: vital signs, laboratory analytes, examinations, with the usual abbreviations of English, German,
 * French and Spanish laboratories. Written by hand; to be checked against LOINC (https://loinc.org).
 */
export const measures: readonly LexiconPart[] = [
  {
    category: "measure",
    lines: `
      pulse: P; heart rate; hr; pulse rate; herzfrequenz; puls; frequence cardiaque; pouls; frecuencia cardiaca; pulso; fc; frequencia cardiaca; heartbeat; ventricular rate
      blood-pressure: blood pressure; bp; blutdruck; rr bp; tension arterielle; pression arterielle; tension arterial; presion arterial; pressao arterial; ta; arterial pressure; pa sistolica
      systolic: systolic blood pressure; systolic pressure; sbp; systolisch
      diastolic: diastolic blood pressure; dbp; diastolisch
      mean-pressure: mean arterial pressure
      respiratory-rate: respiratory rate; rr; breathing rate; respirations; resp rate; atemfrequenz; frequence respiratoire; frecuencia respiratoria; frequencia respiratoria; resps
      oxygen-saturation: oxygen saturation; spo2; sao2; o2 sat; o2 sats; sats; saturation; saturations; o2 saturation; sauerstoffsattigung; sattigung; saturation en oxygene; saturacion de oxigeno; saturacion; saturacao; pulse oximetry; saturating; satting
      temperature: T; temp; body temperature; temperatur; korpertemperatur; temperature corporelle; temperatura; tympanic temperature
      weight: body weight; weighs; weighed; weighing; wt; gewicht; korpergewicht; wiegt; poids; pese; peso; pesa; bodyweight
      height: body height; ht; grosse; korpergrosse; taille; talla; estatura; altura
      bmi: body mass index; imc
      gcs: glasgow coma scale; glasgow coma score; glasgow; coma scale
      pain-score: pain score; pain scale; nrs; vas; visual analog scale; numeric rating scale
      urine-output: urine output; diuresis; urinausscheidung; diurese; uop
      glucose: blood glucose; blood sugar; bgl; bm; blutzucker; bz; glycemie; glucemia; glicemia; cbg; capillary glucose; serum glucose; plasma glucose; sugar level; glukose; glucosa; glicose; fingerstick
      hba1c: a1c; glycated hemoglobin; glycosylated hemoglobin; hemoglobin a1c; hemoglobina glicosilada; hemoglobine glyquee; hgba1c
      sodium: na; natrium; sodio; serum sodium; natremie; na+
      potassium: kalium; potasio; potassio; serum potassium; kaliemie; k+; K
      chloride: cl; chlorid; cloruro; chlorure
      bicarbonate: hco3; bikarbonat; bicarbonato; total co2
      calcium: ca2+; kalzium; calcio; corrected calcium; serum calcium; ca++
      magnesium: mg2+; magnesio
      phosphate: phosphorus; phosphat; fosfato; fosforo; po4
      creatinine: creat; cr; crea; kreatinin; krea; creatinina; serum creatinine; creatinin; scr
      urea: bun; blood urea nitrogen; harnstoff; uree; harnstoff n
      egfr: gfr; estimated gfr; glomerular filtration rate; estimated glomerular filtration rate; dfg; filtrado glomerular; creatinine clearance; crcl
      uric-acid: uric acid; urate; harnsaure; acide urique; acido urico
      hemoglobin: hb; hgb; hamoglobin; hemoglobine; hemoglobina; haemoglobin level
      hematocrit: hct; hkt; hamatokrit; pcv; hematocrito; hematocrite; packed cell volume
      platelets: platelet; plt; platelet count; thrombocytes; thrombozyten; plaquettes; plaquetas; thrombocyte count; thrombos
      white-cells: white cell count; white blood cell count; white blood cells; wbc; wcc; leukocytes; leukocyte; leukozyten; leukos; leukocyte count; white count; leucocytes; leucocitos; globules blancs; leukocyte; white cells; leuko
      red-cells: red blood cell; red blood cells; red cell; red cells; rbc; prbc; prbcs; erythrocytes; erythrocyte; erythrozyten; packed red cells; packed red blood cells; concentrado de hematies; eritrocitos; globules rouges; packed cells; erythrozytenkonzentrat; erythrozytenkonzentrate
      neutrophils: neutrophil; neutrophil count; anc; absolute neutrophil count; neutrophile; neutrofilos
      lymphocytes: lymphocyte; lymphocyte count; lymphozyten; linfocitos
      eosinophils: eosinophil; eosinophil count; eosinophile; eosinofilos
      reticulocytes: reticulocyte; retikulozyten
      mcv: mean corpuscular volume; mean cell volume
      crp: c reactive protein; c reaktives protein; proteine c reactive; proteina c reactiva; hscrp
      esr: erythrocyte sedimentation rate; bsg; sedimentation rate; vsg; sed rate
      procalcitonin: pct lab; prokalzitonin
      lactate: lactic acid; laktat; lactato
      inr: international normalized ratio
      prothrombin-time: prothrombin time; quick; tp
      aptt: activated partial thromboplastin time; ptt; apttr
      d-dimer: d dimer; d dimers; ddimer; d dimere
      fibrinogen: fibrinogeno
      alt: alanine aminotransferase; alanine transaminase; gpt; alat; sgpt
      ast: aspartate aminotransferase; aspartate transaminase; asat; sgot
      liver-enzymes: liver enzymes; transaminases; liver function tests; lfts; lft; leberwerte; liver tests; transaminasen
      alkaline-phosphatase: alkaline phosphatase; alp; alk phos; ap lab; alkalische phosphatase
      ggt: gamma gt; gamma glutamyl transferase; yggt
      bilirubin: bili; total bilirubin; bilirrubina; bilirubine
      albumin: alb; serum albumin; albumina; albumine
      total-protein: total protein; gesamteiweiss
      amylase: amilasa
      lipase: lipasa
      ldh: lactate dehydrogenase
      creatine-kinase: creatine kinase; ck; cpk; kreatinkinase
      troponin: trop; troponin t; troponin i; hs troponin; high sensitivity troponin; troponina; troponine; tnt; tni
      bnp: brain natriuretic peptide; b type natriuretic peptide
      nt-probnp: nt probnp; probnp; n terminal probnp
      cholesterol: total cholesterol; cholesterin; colesterol
      ldl: ldl cholesterol; low density lipoprotein
      hdl: hdl cholesterol; high density lipoprotein
      triglycerides: triglyceride; triglyzeride; trigliceridos; tg
      tsh: thyroid stimulating hormone; thyrotropin
      free-t4: free t4; ft4; free thyroxine; t4
      free-t3: free t3; ft3; t3
      ferritin: ferritina
      iron-level: serum iron; eisen
      transferrin-saturation: transferrin saturation; tsat
      vitamin-b12: vitamin b12; b12; vit b12; cobalamin
      folate: folsaure; folic acid level
      vitamin-d: vitamin d; vit d; 25 oh vitamin d
      psa: prostate specific antigen
      cea: carcinoembryonic antigen
      afp: alpha fetoprotein
      ca-125: ca 125; ca125
      hcg: beta hcg; bhcg; b hcg; human chorionic gonadotropin
      ph
      pco2: paco2; carbon dioxide partial pressure
      po2: pao2; oxygen partial pressure
      base-excess: base excess
      oxygen-flow: fio2; oxygen flow
      anion-gap: anion gap
      osmolality: serum osmolality; osmolarity
      ammonia: ammoniak
      cortisol: kortisol
      ejection-fraction: ejection fraction; ef; lvef; left ventricular ejection fraction; ejektionsfraktion; fraction d ejection; fraccion de eyeccion; fevi; fevg
      intraocular-pressure: intraocular pressure; iop; eye pressure; augendruck; tension oculaire; presion intraocular
      visual-acuity: visual acuity; acuity; right eye acuity; left eye acuity; va eye; visus; acuite visuelle; agudeza visual; vision
      peak-flow: peak flow; peak expiratory flow; pef; pefr
      fev1: forced expiratory volume
      apgar: apgar score
      gestational-age: gestational age; weeks of gestation; weeks gestation; weeks pregnant; gestation; schwangerschaftswoche; ssw; semanas de gestacion; semanas de amenorrhee
      birth-weight: birth weight; birthweight; geburtsgewicht; poids de naissance; peso al nacer
      fetal-heart-rate: fetal heart rate; fhr
      blood-loss: blood loss; ebl; estimated blood loss; blutverlust
      fluid-balance: fluid balance; fluid intake; fluid restriction
      viral-load: viral load
      cd4: cd4 count; cd4 cells
      qtc: qtc interval; corrected qt
      qt: qt interval
      pr-interval: pr interval
      qrs: qrs duration
      gleason: gleason score
      breslow: breslow thickness; breslow depth
      phq-9: phq9; phq 9
      mmse: mini mental state examination; mini mental
      moca: montreal cognitive assessment
      nihss: nih stroke scale
      news: news2; early warning score
      wells-score: wells score
      bishop-score: bishop score
      cha2ds2-vasc: cha2ds2vasc; cha2ds2 vasc
      age: aged; alter; edad; edade
      protein-urine: proteinuria level; urine protein
      volume: volumen
    `,
  },
  {
    category: "test",
    lines: `
      radiograph: x ray; xray; xr; plain film; radiography; rontgen; rontgenbild; rontgenaufnahme; radiographie; radiografia; film; roentgenogram; plain x ray; x rays
      chest + radiograph: cxr; chest film; rontgen thorax; radiographie thoracique; rx torax; rontgenthorax; chest x ray; chest radiograph
      abdomen + radiograph: AXR
      ct: computed tomography; cat scan; computertomographie; computertomografie; scanner; tomografia; tac; tomodensitometrie; tdm; ct scan; computed tomogram; computerized tomography; tomografia computarizada; tomografia computadorizada
      mri: magnetic resonance imaging; magnetic resonance; kernspintomographie; mrt; irm; resonancia magnetica; resonancia; rmn; ressonancia magnetica; mri scan; kernspin; magnetresonanztomographie
      ultrasound: US; u/s; uss; sonography; sonogram; sono; sonographie; ultraschall; echographie; ecografia; ultrasonography; ultrassom; ultrasound scan; ultrasonogram; ultrassonografia
      doppler: duplex; doppler ultrasound
      echocardiogram: echo; echocardiography; tte; transthoracic echocardiogram; echokardiographie; echokardiografie; ecocardiograma; echocardiographie; ecocardiografia; transthoracic echocardiography; cardiac ultrasound
      tee: transesophageal echocardiogram; toe echo; transesophageal echocardiography
      ecg: ekg; electrocardiogram; elektrokardiogramm; electrocardiogramme; electrocardiograma; eletrocardiograma; 12 lead; heart tracing
      eeg: electroencephalogram; electroencephalography
      emg: electromyography
      holter: holter monitor; 24 hour ecg; ambulatory ecg; langzeit ekg; holter monitoring
      stress-test: stress test; exercise test; treadmill test; exercise tolerance test; belastungs ekg; ergometrie; prueba de esfuerzo; epreuve d effort
      mammogram: mammography; mammographie; mamografia
      pet: pet scan; pet ct; positron emission tomography
      scintigraphy: scintigram; bone scan; szintigraphie; gammagrafia; scintigraphie
      vq-scan: v q scan; ventilation perfusion scan
      angiogram: angiography; angiographie; angiografia; cta; ctpa
      coronary-angiogram + coronary-artery: coronary angiogram; coronary angiography; cardiac catheterization; coronarography; coronarographie; coronariografia; cateterismo; koronarangiographie; herzkatheter; left heart catheterization; cardiac cath
      endoscopy: gastroscopy; egd; ogd; upper gi endoscopy; upper endoscopy; gastroskopie; magenspiegelung; esophagogastroduodenoscopy; gastroscopie; fibroscopie; gastroscopia; endoscopia; endoscopia digestiva alta; endoskopie; esofagogastroduodenoscopia
      colonoscopy: coloscopy; koloskopie; darmspiegelung; coloscopie; colonoscopia; coloscopia
      sigmoidoscopy: flexible sigmoidoscopy
      bronchoscopy: bronchoskopie; bronchoscopie; broncoscopia
      cystoscopy: zystoskopie; cystoscopie; cistoscopia; blasenspiegelung
      hysteroscopy: hysteroskopie
      colposcopy
      arthroscopy: arthroskopie; arthroscopie; artroscopia
      laparoscopy: laparoskopie; laparoscopie; laparoscopia
      ercp: endoscopic retrograde cholangiopancreatography
      mrcp: magnetic resonance cholangiopancreatography
      biopsy: biopsied; biopsies; biopsie; biopsia; tissue sample; punch biopsy
      fna: fine needle aspiration; fine needle aspirate
      histology: histopathology; histological; histologically; pathology; histopathological; histologie; pathologie; anatomie pathologique; histologia; anatomia patologica; pathological; histologisch
      cytology: zytologie; cytologie; citologia
      smear: abstrich; frottis; frotis; pap smear; pap
      culture: cultures; cultured; kultur; kulturen; cultivo; cultivos; hemoculture; ecbu; cultura
      blood + culture: blood culture; blood cultures; blutkultur; blutkulturen; hemocultures; hemocultivo; hemocultivos
      urine + culture: urine culture; urine cultures; urinkultur; urocultivo
      swab: swabs; tupfer; ecouvillon; hisopo; exudado
      sputum: phlegm; auswurf; expectoration; esputo; escarro; expectoracion
      stool: feces; fecal; faeces; stuhl; selles; heces; fezes; bowel motion; opened his bowels; opened her bowels; opened bowels; opening bowels; opening his bowels; opening her bowels; opens his bowels; opens her bowels; bowel movement; bowel movements; deposiciones; stools; bowels opened
      urinalysis: urine dipstick; dipstick; urine test; urinstatus; urin stix; sediment; urine dip; ua; bandelette urinaire; tira de orina
      blood-test: blood test; blood tests; bloods; labs; laboratory; laboratory tests; blood work; bloodwork; labor; laborwerte; bilan sanguin; analitica; analisis; laboratorio; laboratory results; prise de sang; blutbild; laboratory values
      full-blood-count: full blood count; fbc; complete blood count; cbc; blood count; hemogramme; hemograma; nfs; numeration
      blood-gas: blood gas; abg; vbg; arterial blood gas; blutgasanalyse; bga; gazometrie; gasometria; gaz du sang; blood gases
      lumbar-puncture: lumbar puncture; lp; spinal tap; lumbalpunktion; liquorpunktion; ponction lombaire; puncion lumbar; puncao lombar
      csf: cerebrospinal fluid; liquor; lcr; liquide cephalorachidien
      pcr: polymerase chain reaction; nucleic acid test
      serology: serologie; serologia; serological
      antigen: antigen test
      spirometry: pulmonary function test; pulmonary function tests; pft; pfts; lung function; lungenfunktion; spirometrie; espirometria; lungenfunktionstest
      sleep-study: sleep study; polysomnography; polysomnographie
      skin-prick: skin prick test; prick test; patch test
      fundoscopy: funduscopy; ophthalmoscopy; fundus examination; dilated fundus examination
      oct: optical coherence tomography
      slit-lamp: slit lamp; slit lamp examination
      audiometry: audiogram; hearing test; audiometrie
      gene-test: genetic test; genetic testing; karyotype
      ctg: cardiotocography; cardiotocogram; kardiotokographie
      pregnancy-test: pregnancy test
      auscultation: auskultation; auscultacion; auscultatory
      percussion
      palpation: palpated; palpacion; palpatory
      mammography-screening: screening mammogram
      autopsy: postmortem; necropsy
      view: projection; aufnahme bild; incidence
    `,
  },
];
