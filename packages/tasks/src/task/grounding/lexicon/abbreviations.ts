import type { LexiconPart } from "./category.js";

/** Further abbreviations of notes, which add to the synonyms of the other files. Written by hand. */
export const abbreviations: readonly LexiconPart[] = [
  {
    category: "finding",
    lines: `
      fracture: fx; fxs; frx; #
      nausea + vomiting + diarrhea: n/v/d; nvd
      swelling: edem
      jugular + distended: jvd; jugular venous distension; jugular venous distention; raised jvp; distended neck veins
      back + pain: LBP
      head + pain: ha; h/a
      dizziness: dizzy spell; lightheaded spell
      dyspnea: dib
      dyspnea + at-rest: dyspnea at rest
      blood + stool: brbpr; bright red blood per rectum
      leg + swelling: le edema; lower extremity edema; lower extremity swelling
      unconsciousness: LOC
      insomnia: dims; difficulty initiating sleep
      pregnancy: iup; intrauterine pregnancy; preg
      rupture-membranes: rom membranes; srom; rupture of membranes; ruptured membranes; waters broke; blasensprung; prom
      smoking: smk; tob
      stone + kidney: renal calculi; kidney calculi; renal calculus
      liver + spleen + enlarged: hsm
      lymph-node + enlarged: LAD
      hypertension: aht
      exacerbation: exac; aecopd flare
      exacerbation + copd: aecopd
      infection: infx
      growth-restriction: iugr; fetal growth restriction; intrauterine growth restriction
      weakness: wkness
      lesion: lsn
      metastasis: metz
      fever + unknown: fuo; fever of unknown origin; pyrexia of unknown origin; puo
      weight-loss: wt loss; wl
      weight-gain: wt gain
      regurgitation + tricuspid-valve: tricuspid regurgitation; tricuspid insufficiency
      stenosis + aortic-valve: AS
      regurgitation + aortic-valve: AR
      stenosis + mitral-valve: MS valve
      multiple-sclerosis: MS; ms disease
      acute-coronary-syndrome + st-elevation: ste acs
      vein + thrombus: vte; venous thromboembolism; venous thrombosis
      hip + fracture: nof; neck of femur fracture; fractured neck of femur; hip fracture; femoral neck fracture; schenkelhalsfraktur; oberschenkelhalsbruch; fracture du col du femur; fractura de cadera
      radius + fracture + distal: drf; distal radius fracture; distale radiusfraktur; colles fracture
      cancer + cervix: cervical cancer; cervical carcinoma; zervixkarzinom
      cancer + uterus: endometrial cancer; uterine cancer; endometrial carcinoma
      cancer + testis: testicular cancer; seminoma
      cancer + rectum: rectal cancer; rektumkarzinom
      cancer + thyroid: thyroid cancer; schilddrusenkarzinom
      cancer + esophagus: esophageal cancer; osophaguskarzinom
      cancer + brain: glioblastoma; gbm
      dysplasia: cin; dysplastic
      hepatitis + alcohol: alcoholic hepatitis
      pneumonia + aspiration: aspiration pneumonia; aspirationspneumonie
      sepsis + newborn: neonatal sepsis
      psoriasis + arthritis: psoriatic arthritis
      kidney + cyst: renal cyst; kidney cyst; nierenzyste
      kidney-failure + kidney + chronic: ckf
      eye + dry: dry eyes; dry eye; sicca
      retinopathy + diabetes: diabetic retinopathy
      neuropathy + diabetes: diabetic neuropathy
      foot + ulcer + diabetes: diabetic foot ulcer
      foot + diabetes: diabetic foot
      hypertension + pregnancy: gestational hypertension; pih; pregnancy induced hypertension
      nausea + pregnancy: morning sickness
      withdrawal-syndrome + alcohol: alcohol withdrawal; alcohol withdrawal syndrome
      delirium + withdrawal-syndrome + alcohol: delirium tremens; dts
      tic: tics
      colic: kolik
      teething
      eczema: ad skin
      cradle-cap: cradle cap
      ingrown-nail: ingrown toenail; ingrowing toenail; unguis incarnatus
      wart: warts; verruca; warze
      corn: callus; calluses
      lymphedema: lymphodem
      pulse + regular: rrr; regular rate and rhythm; regular pulse
      breathing-normal + normal + lung: ctab; clear to auscultation bilaterally; lungs clear; clear lungs; lungs are clear; chest clear; chest is clear; clear chest; lunge frei; lungen frei; poumons clairs; clear to auscultation; cta
      pupil + responsive: perrl; perrla; pupils equal and reactive; pupils reactive
      headache-cluster + head + pain: cluster headache
      constipation: bno; bowels not open
      flatus: passing gas; passing wind; passed flatus; winde; gaz
    `,
  },
  {
    category: "quality",
    lines: `
      normal: nl; nml; nrm; norm; wnls; n l
      abnormal: abn; abnl
      good: gd
      moderate: mod
      severe: sev; svr
      chronic: chr; chron
      acute: ac acute
      positive: pos; +ve; ve pos
      -positive: neg; -ve; neg result
      -tenderness: nt; nontender abdomen
      alert + oriented: a&o x3; aaox3; aox3; a&ox3; alert and oriented x3; a o x 3; alert and oriented; aaox4
      stable-state: hd stable; hds; hemodynamically stable; stable hemodynamics
      independent: indep; adls independent; independent in adls; independent in activities of daily living; independent for adls; independent with activities of daily living
      multiple: mult
      large: lg; lge
      small: sm
      comfortable: resting comfortably
    `,
  },
  {
    category: "procedure",
    lines: `
      dialysis: HD; rrt
      peritoneal-dialysis: PD dialysis
      uterus + removal: tah; vaginal hysterectomy; abdominal hysterectomy
      parenteral-nutrition: tpn; total parenteral nutrition; parenteral nutrition; parenterale ernahrung
      fresh-frozen-plasma: ffp; fresh frozen plasma; plasma transfusion
      infusion: ivf; ivfs; iv fluid; maintenance fluids
      oxygen: O2; supp o2
      resection: resxn
      nerve-block: nerve block
      skin-graft + skin: skin graft; split skin graft
      ivf-treatment: in vitro fertilization
      tooth + removal: tooth extraction; dental extraction; zahnextraktion
      cataract + operation: cataract surgery; cataract extraction; phacoemulsification; phaco; kataraktoperation
      carotid + endarterectomy: cea op
      arteriovenous-fistula: av fistula; avf
      tracheostomy: trach
      percutaneous-nephrostomy: nephrostomy; pcn tube
      stent + ureter: jj stent; dj stent; ureteral stent; double j stent
      wound + vac: vac therapy; negative pressure wound therapy; npwt
      eye + injection: intravitreal injection; intravitreal injections
      breast + reconstruction: breast reconstruction
      flu + vaccination: flu shot; flu jab; influenza vaccine; influenza vaccination; flu vaccine; grippeimpfung
      spinal-fusion: spinal fusion; fusion surgery
      knee + arthroscopy: knee arthroscopy
      laser: laser treatment; photocoagulation
      plasmapheresis: plasma exchange; plex
      ecmo: extracorporeal membrane oxygenation
      balloon-pump: iabp; intra aortic balloon pump
      electroconvulsive-therapy: ect; electroconvulsive therapy
      biopsy: bx; bxs
      physiotherapy: pt/ot
      smoking-cessation + smoking + stop: smoking cessation; nikotinkarenz; sevrage tabagique
    `,
  },
  {
    category: "test",
    lines: `
      radiograph: xrs; kub
      pelvis + mri: mrt becken
      head + ct: cth; ct head; cranial ct; cct; head ct; schadel ct; ct schadel; ct cerebral; tac craneal; scanner cerebral; brain ct; ct brain; ncct
      head + mri: mri brain; brain mri; cranial mri; cmrt; mrt schadel; irm cerebrale; rm cerebral; mri head; head mri; resonancia cerebral
      echocardiogram: tte echo; echo cardiogram
      endoscopy: ogds; oesophagogastroduodenoscopy
      full-blood-count: cbcs
      electrolytes: lytes; elektrolyte; ionogramme; electrolitos; u&e; u&es; ues; urea and electrolytes; bmp; basic metabolic panel; ionograma
      physical-exam: pe exam; o/e; on examination; physical examination; physical exam; korperliche untersuchung; examen clinique; exploracion fisica
      vital-signs: vs signs; vitals; vital signs; vitalzeichen; vitalparameter; signes vitaux; constantes vitales; signos vitales; obs vitals
      urinalysis: u/a
      culture: cx; cxs; c&s
      blood + culture: bcx; bld cx; bcs
      urine + culture: ucx
      vital-signs + stable: vss
      sleep-study: psg
      nerve-conduction: ncs; nerve conduction study; nerve conduction studies
      bone-density: dexa; dxa; bone density; bone densitometry; knochendichtemessung
      chest + ct: ct chest; chest ct; thorax ct; ct thorax; tac de torax; scanner thoracique
      abdomen + ct: ct abdomen; abdominal ct; ct abdo; ctap
      abdomen + ultrasound: abdominal ultrasound; abdo uss; ultrasound abdomen; abdominal sonography
    `,
  },
  {
    category: "event",
    lines: `
      admission: adm; admd; hospitalised
      discharge: dc home; disch; d/c home; dcd; d/cd
      follow-up: fu; f up; rtc; return to clinic; rv; tci; review appointment; see again; reassess; rechecked; rechecks; will be seen; to be seen; seen again; seen in clinic again; recheck visit; controlled visit; follow ups
      referral: ref
      operation: surg; sx; surgeries
      transfer: tx to; trf
      accident: rtc collision
    `,
  },
  {
    category: "measure",
    lines: `
      weight: wgt; bw
      temperature: tmax; tmp; temps
      blood-pressure: bps; rr sys; b p
      pulse: pr; p rate; pulses; beats
      oxygen-saturation: o2sat; o2sats; sat o2; spo 2; o2 saturations; sp o2
      white-cells: wbcs; wcs
      platelets: plts; thrombo
      glucose: glc; bsl; bg; blood sugars; sugars; fbs; fasting glucose; glu
      hemoglobin: hg; hbg; h&h
      creatinine: kreat
      inr: inrs
      volume-status: volume status
      parathyroid-hormone: pth; ipth; parathyroid hormone; parathormone; parathormon
      room-air: room air; on air; raumluft; air ambiant; aire ambiente
      gestational-age: ga age; iugw; wks gestation
      lactate: lac
      bilirubin: tbili; t bili
      blood-loss: eb loss
      urine-output: uo
    `,
  },
  {
    category: "status",
    lines: `
      stop: d/c
      continue: cont; contd; cont d; ct rx; carry on with; remained on; keep on; stay on
      start: init; commence on; was put on; initiate on; newly started; newly on; has been put on; begun on
    `,
  },
  {
    category: "trend",
    lines: `
      up: incr; inc; ↑
      down: decr; dec; ↓; wean; weaned; weaning
      better: impr; improving; feels better; feeling better; felt better
      stable: unch
      resolved: no further; has gone; relieved completely; went into remission; stopped bleeding
    `,
  },
  {
    category: "place",
    lines: `
      nursing-home: nh; snf; skilled nursing facility
      rehabilitation-center: ltac
      home: hm
      clinic: outpt clinic; sprechstunde
      outpatient: outpt; op clinic
    `,
  },
  {
    category: "timing",
    lines: `
      as-needed: sos; b b; if pain occurs; in case of pain
      night: qn; ad noctem
    `,
  },
  {
    category: "profession",
    lines: `
      general-practitioner: gps; fam doc; fp
      cardiology: cards; cardio
      neurology: neuro consult
      orthopedics: ortho; orthos; t&o
      gynecology: ob gyn; obgyn; obs and gyne
      nephrology: renal consult; nephro
      surgeon: gen surg
    `,
  },
  {
    category: "ordinary",
    lines: `
      ordinary: by occupation; by profession; by trade; w/; rx; tx; dx; sx; hx taking; c w; wrt; ie; cf; etc; incl; esp; approx dose; hpi; cc; ros; ddx list; nb; b/c; bc; bcz
    `,
  },
];
