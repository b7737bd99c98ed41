import type { LexiconPart } from "./category.js";

/** Abbreviations of the specialties, of wards and of laboratories, beside those of `abbreviations`. Written by hand. */
export const specialtyAbbreviations: readonly LexiconPart[] = [
  {
    category: "procedure",
    lines: `
      physiotherapy: PT
      occupational-therapy: OT; occupational therapists
      speech-therapy: salt; slt; salt team; slt team
      dynamic-hip-screw: dhs; dynamic hip screw
      hemiarthroplasty: hemi hip; hip hemiarthroplasty; hemi arthroplasty; cemented hemiarthroplasty; duokopfprothese
      nailing: im nail; imn; intramedullary nail; intramedullary nailing; marknagel; marknagelung; clou; enclavijado
      k-wire: k wires; k wiring; kirschner wire; kirschner wires; k draht
      external-fixation: ex fix; external fixator; external fixation; fixateur externe
      manipulation: mua; manipulated; manipulation under anesthesia
      evar: endovascular aneurysm repair
      repair: repaired; mend; mended
      fem-pop-bypass: fem pop bypass; femoropopliteal bypass
      emergency-cesarean + cesarean + urgent: emlscs; emcs; em lscs; emergency cesarean section; emergency cesarean; emergency c section; emergency lower segment cesarean section; category 1 cesarean; notsectio; notkaiserschnitt; cesarienne en urgence; cesarea urgente; cesarea de urgencia
      elective-cesarean + cesarean + elective: ellscs; elcs; elective cesarean section; elective cesarean; el lscs; planned cesarean section; primare sectio
      forceps: kiwi forceps; nbfd; neville barnes forceps; instrumental delivery; ventouse delivery
      active-third-stage: active third stage
      manual-removal-placenta + removal + placenta: mrop; manual removal of placenta; manual removal of the placenta
      erpc: evacuation of retained products of conception; evacuation of retained products; d&c; dilatation and curettage; kurettage; curettage; legrado; smm; surgical management of miscarriage
      lletz: large loop excision of the transformation zone; loop excision; leep; cone biopsy; konisation
      myomectomy
      bso: bilateral salpingo oophorectomy; salpingo oophorectomy
      wide-excision + removal: wle; wide local excision; wide excision
      sentinel-node + lymph-node + biopsy: slnb; sentinel lymph node biopsy; sentinel node biopsy; sentinel lymphknotenbiopsie; ganglio centinela; ganglion sentinelle; sentinel node; sentinel lymph node
      axillary-clearance + axilla + lymph-node: anc axilla; axillary clearance; axillary node clearance; alnd; axillary lymph node dissection
      mohs: mohs surgery; mohs micrographic surgery
      chemoradiotherapy: crt; chemoradiation; concurrent chemoradiotherapy; radiochemotherapie; radiochimiotherapie; quimiorradioterapia
      stem-cell-transplant + transplant: sct; hsct; asct; stem cell transplant; bone marrow transplant; bmt; stem cell transplantation; stammzelltransplantation
      turbt: transurethral resection of bladder tumor
      ureteroscopy: urs; ureterorenoscopy; ureteroskopie
      pcnl: percutaneous nephrolithotomy
      twoc: trial without catheter; trial without a catheter; tov; trial of void; voiding trial; auslassversuch
      self-catheterization: isc; cisc; intermittent self catheterization
      suprapubic-catheter + catheter: spc; suprapubic catheter; suprapubischer katheter
      long-term-catheter + bladder + catheter: ltc; long term catheter; ltc in situ
      hemofiltration: cvvh; cvvhd; crrt; continuous renal replacement therapy
      ultrafiltration
      fistula-av: avf formation
      peritoneal-dialysis: capd; apd
      pancreatic-stent: pancreatic stent
      banding: evl; variceal banding; band ligation; banded; gummibandligatur; endoscopic variceal ligation
      transjugular-shunt: transjugular intrahepatic portosystemic shunt
      whipple: whipple s procedure; pancreaticoduodenectomy; whipple procedure
      anterior-resection: anterior resection; low anterior resection; lar
      hartmann: hartmann s procedure; hartmann procedure
      laparoscopic: lap; laparoscopically; laparoskopisch; laparoskopische; laparoscopique; laparoscopica; laparoscopico; keyhole; coelioscopie; par coelioscopie; par laparoscopia
      appendix + removal: lap appendix; lap appendicectomy; laparoscopic appendicectomy; laparoscopic appendectomy; lap appy; appy; lap appendectomy
      gallbladder + removal: lap chole; lap cholecystectomy; cholecystectomized; cholezystektomiert; cholecystectomise
      hernia-repair + hernia + repair: hernia repair; herniorrhaphy; hernioplasty; herniotomy; tep hernia; tapp; hernioplastie; hernioplastia; leistenhernienoperation; cure de hernie
      septoplasty
      fess: functional endoscopic sinus surgery; sinus surgery
      grommets: grommet; grommet insertion; ventilation tubes; tympanostomy tubes; paukenrohrchen; ear tubes; drains transtympaniques
      adenoidectomy: adenoid removal; adenotomie
      cochlear-implant: cochlear implant
      nasal-packing: nasal packing; nose packed; nose packing; rapid rhino; packed nose; nasentamponade; nasal tampon
      nasal-cautery: cauterized; cautery; cauterization; silver nitrate cautery
      vitrectomy: ppv; pars plana vitrectomy; vitrektomie
      prp: panretinal photocoagulation
      trabeculectomy
      iridotomy: yag pi; peripheral iridotomy; laser iridotomy
      capsulotomy: yag laser capsulotomy; yag capsulotomy
      intraocular-lens: iol; intraocular lens; pciol
      drug-eluting-stent + stent: des; drug eluting stent; drug eluting stents; medikamentenfreisetzender stent; stent actif; stent farmacoactivo
      ppci + pci: primary pci; primary percutaneous coronary intervention
      icd-device: implantable defibrillator; implanted defibrillator; implantable cardiac defibrillator; defibrillateur implantable; desfibrilador; dai
      crt-device: crt d; crt p; cardiac resynchronization therapy
      loop-recorder: ilr; implantable loop recorder; loop recorder; eventrecorder

      high-flow-oxygen + oxygen: hfno; hfnc; hfno2; high flow nasal oxygen; high flow nasal cannula; high flow oxygen; optiflow; oxygen high flow
      ltot + oxygen: ltot; long term oxygen therapy; home oxygen; langzeitsauerstofftherapie; oxygenotherapie a domicile; oxigenoterapia domiciliaria
      oxygen: o2 therapy; l o2
      face-mask: oxygen mask; simple mask; hudson mask; nrbm; nrb; non rebreathe mask; non rebreather mask; trauma mask; sauerstoffmaske
      pleurodesis: talc pleurodesis; pleurodese
      decortication: vats decortication
      vats: video assisted thoracoscopic surgery; thoracoscopy
      ventricular-drain: evd; external ventricular drain
      vp-shunt: ventriculoperitoneal shunt
      burr-hole: burr holes; burr hole drainage
      microdiscectomy: discectomy; nukleotomie
      laminectomy: decompression spine; spinal decompression; laminektomie
      carpal-tunnel-release: carpal tunnel release; carpal tunnel decompression; ctr; ctd hand
      nerve-block: haematoma block; fascia iliaca block; fib block; fascia iliaca nerve block; femoral nerve block; interscalene block; nerve blocks; leitungsanasthesie
      spinal-anesthesia: spinal anesthesia; spinal anesthetic; sab; spinalanasthesie; rachianesthesie; anestesia raquidea; rachianalgesie
      pca: patient controlled analgesia
      rapid-sequence: rsi; rapid sequence induction
      lma: laryngeal mask airway; laryngeal mask
      ventilation: ippv; imv; invasive ventilation; intubated and ventilated; i&v
      cvl-removal: line removed
      midline-catheter: midline catheter
      syringe-driver: csci; syringe driver; syringe pump; continuous subcutaneous infusion
      enteral-feeding: ng feed; ng feeding; ng feeds; tube feeding; tube feed; enteral feeding; enteral nutrition; sondenernahrung; nutrition enterale; nutricion enteral; rig feed
      modified-diet: soft diet; puree diet; pureed diet; iddsi; thickened fluids
      supplements: ons; oral nutritional supplements; nutritional supplements; fortisip; ensure; supplement drinks; trinknahrung
      compression-bandage: compression bandaging; compression bandages; kompressionsverband
      collar-cuff: collar and cuff
      boot: walking boot; aircast boot; moon boot; orthopedic boot
      backslab: back slab; backslab cast; gipsschiene
      crutches-word: elbow crutches; ec crutches; 2ec; unterarmgehstutzen gehhilfe
      walking-aid: zf; wzf; zimmer; w/f; wheeled zimmer frame; pulpit frame; gutter frame; zimmerframe; 4ww; 2ww; rollator frame; walking aid; walking stick; gehhilfe; gehwagen; gehbock; andador; déambulateur; stick; tripod
      hoist: hoisted; full hoist; patientenlifter
      package-of-care: poc; package of care; care package; carers qds; home care; homecare; domiciliary care
      social-care: social care
      cbt: cognitive behavior therapy
      ect: electroconvulsive treatment
      dialectical: dbt; dialectical behavior therapy
      vaccination: imms; jabs; utd vaccines; immunised; immunisation; immunisations
      blood-transfusion: xm transfusion
      crossmatch: group and save; g&s; cross match; crossmatched; type and screen; g and s
      biopsy: trus biopsy; tru cut biopsy; core biopsy; needle biopsy; incisional biopsy; shave biopsy; stanzbiopsie
      fluid-restriction: fluids restricted; restricted fluids; fluid restricted; fluids limited; restrict fluids; fr fluids; trinkmenge beschrankt; restriccion hidrica; restriction hydrique; flussigkeitsrestriktion; fluids are restricted; drinks restricted
      palliative-chemo: palliative chemotherapy
      cardiac-rehabilitation: cardiac rehab; cardiac rehabilitation
      pulmonary-rehabilitation: pulmonary rehab; pulmonary rehabilitation
      airway-clearance: chest physio; chest physiotherapy; airway clearance
      nebulized-therapy: saline neb
      incentive-spirometry: incentive spirometry
    `,
  },
  {
    category: "test",
    lines: `
      electrolytes: u and e; u+e; u+es; us and es; u&e's; u/e; urea and electrolyte; renal profile; kidney profile; renal function tests; rft
      tilt-test: tilt table test; tilt test; kipptisch
      thyroid-tests: tft; tfts; thyroid function tests; thyroid function test; schilddrusenwerte; bilan thyroidien; thyroid bloods; hormonas tiroideas
      liver-profile: lft profile
      msu + urine + sample: msu; mssu; midstream urine; midstream urine sample; mid stream urine; midstream specimen of urine; mittelstrahlurin; csu; catheter specimen of urine
      microscopy-culture + culture + microscopy: mc&s; mcs; mc+s; m c&s; microscopy culture and sensitivity; microscopy culture and sensitivities; microscopy and culture
      csf: liquorbefund
      ctpa + lung + angiogram: ctpa; ct pulmonary angiogram; ct pulmonary angiography; angio tc pulmonar; angioscanner thoracique
      ct + abdomen + pelvis: ct ap; ct a/p; ct abdo pelvis; ct abdomen and pelvis; ct abdomen pelvis; ct tap
      ct + kidney + ureter: ct kub; ctkub
      mri + breast: breast mri
      mra: mr angiogram; mr angiography
      cta-head: ct angiogram head; ct angiography of the head
      echocardiogram: tto echo; bedside echo; echo heart; eco cardiaco; ett
      tee: toe; transoesophageal echo; ete; transosophageale echokardiographie
      holter: 24 h ecg; 24h ecg; 24 hour tape; 24h tape; 24 h tape; ambulatory ecg monitoring; holter ecg
      abpm: ambulatory blood pressure monitoring; 24 hour blood pressure; 24h bp; 24 hour bp monitor; langzeit rr; mapa
      exercise-tolerance: et distance
      spirometry: pulmonary function; lufu
      sputum + culture: sputum culture; sputum cultures; sputumkultur
      stool + culture: stool culture; stool cultures; stuhlkultur; coprocultivo; coproculture
      wound + swab: wound swab; wound swabs; wundabstrich
      throat + swab: throat swab; rachenabstrich
      vagina + swab: hvs; high vaginal swab
      clo-test: clo; clo test; rapid urease test
      fobt: fit test; faecal immunochemical test; fecal immunochemical test; qfit; faecal occult blood; fecal occult blood
      flexi-sig: flexi sig
      capsule-endoscopy: capsule endoscopy; vce
      eus: endoscopic ultrasound
      fibroscan: transient elastography; elastography
      uss-pelvis + ultrasound + pelvis: tv uss; tvus; tvs; transvaginal ultrasound; pelvic ultrasound; tvuss
      nuchal: dating scan
      anomaly-scan: 20 week scan; anomaly scan; anatomy scan
      gtt: ogtt; glucose tolerance test; oral glucose tolerance test
      bone-marrow + biopsy: bmat; bone marrow biopsy; bone marrow aspirate; bma; knochenmarkpunktion
      flow-cytometry: flow cytometry; immunophenotyping
      blood-film: blood film; blood smear; peripheral smear; blutausstrich
      coagulation-screen: clotting; clotting screen; coag; coags; coagulation screen; coagulation; gerinnung; coagulacion; hemostase
      group-screen: antibody screen
      urodynamics: urodynamic studies; uds
      uroflow: uroflowmetry
      bladder-scan: bladder scan; pvr; post void residual; postvoid residual; residual volume; restharn; residuo postmiccional; residu postmictionnel
      nerve-tests: ncs/emg
      visual-fields: visual fields; visual field; hvf; vf testing; gesichtsfeld; champ visuel; campo visual
      fundoscopy: fundus; fundal exam
      tympanogram: tympanometry
      audiometry: pta; pure tone audiometry; pure tone audiogram; tonaudiogramm
      nasendoscopy: fne; flexible nasendoscopy; nasendoscopy; fnl; flexible nasal endoscopy
      dermoscopy: dermatoscopy
      patch-test: epikutantest
      skin-prick: spt; allergy test
      feno: fractional exhaled nitric oxide
      mmse: mini mental state exam
      cognitive-screen: amts; amt; abbreviated mental test; 4at
      mental-state: mse; mental state examination; mental status examination; psychopathologischer befund; mental-status
      pregnancy-test: upt; upreg; urine pregnancy test; hcg urine
      covid + swab: covid swab; covid test; covid pcr
      d-dimers: dd test
      vital-signs: obs; observations; vitals signs; obs normal
      blood-test: bloods taken; blood results; blood tests came; bilan biologique; blood result; blood sample; blood samples
      physical-exam: o/e; pex; physical; clinical examination; on exam; klinische untersuchung; examen fisico; exame fisico; examen physique; kuf
      microscopy: mikroskopie; microscopie; microscopia
    `,
  },
  {
    category: "measure",
    lines: `
      calcium: Ca; adj ca; adjusted ca; adj calcium; adjusted calcium; corrected ca; cca; calcemie; calcemia
      egfr: ckd epi; e gfr; fge; filtrado glomerular estimado
      crp: pcr crp
      fev1: forced expiratory volume in one second; forced expiratory volume in 1 second; vems; vef1; einsekundenkapazitat
      fvc: forced vital capacity
      predicted: pred
      troponin: hstnt; hs tnt; trops; tropi; tropt; hs ctnt; hs ctni; high sensitivity troponin t
      antinuclear-antibody: ana; antinuclear antibody; antinuclear antibodies; antinukleare antikorper; anticuerpos antinucleares; aan
      rheumatoid-factor: rheumatoid factor; rheumafaktor; facteur rhumatoide; factor reumatoide
      anti-ccp: ccp; anti ccp; anti cyclic citrullinated peptide; acpa
      anca: antineutrophil cytoplasmic antibody; antineutrophil cytoplasmic antibodies
      dsdna: anti dsdna; double stranded dna; double stranded dna antibodies
      estrogen-receptor: er status; oestrogen receptor; estrogen receptor
      her2: her 2; her2 status
      complement: c3 c4
      immunoglobulins: igs; immunoglobulin levels
      paraprotein: m protein; monoclonal protein
      free-light-chains: sflc; serum free light chains; free light chains
      transferrin-saturation: tsats; transferrin sats
      testosterone-level: serum testosterone
      prolactin: prl
      fsh: follicle stimulating hormone
      lh: luteinizing hormone
      osmolality: osm; serum osm; osmo
      iop-measure: iops
      intraocular-pressure: iops; pio; tio; augeninnendruck; pression intraoculaire
      visual-acuity: bcva; best corrected visual acuity; snellen; eyesight; sight; sehvermogen; sehscharfe; vue; av eye
      pain-score: nprs; eva; numerical rating scale; schmerzskala
      news: news2 score; ews; mews; news score
      gcs: gcs score; glasgow coma; score de glasgow; g c s
      cha2ds2-vasc: cha2ds2-va
      hasbled: has bled
      curb-65: curb65; curb 65
      ecog: performance status; ps oncology; who performance status; ecog ps
      rockwood: cfs; clinical frailty scale; clinical frailty score; rockwood score
      waterlow: waterlow score
      must: must score
      barthel: barthel index
      epds: edinburgh postnatal depression scale
      audit-score: audit c
      moca: montreal cognitive
      ace-iii: ace iii; addenbrooke s cognitive examination
      updrs
      edss: expanded disability status scale
      das28: das 28; disease activity score
      pasi
      dlqi
      basdai
      act-score: asthma control test
      fundal-height: sfh
      fetal-heart-rate: fhh; fetal heart; fetal heart beat; fh heard; fetal heartbeat; fetale herztone
      cervical-dilatation: cx dilatation
      blood-loss: ebl; mbl; measured blood loss
      urine-output: uo hourly; u/o; urine volumes; diuresis horaria
      residual-urine: residual urine; residual
      drain-output: drain output
      blood-pressure: b/p; tas; nibp; ambulatory bp; presion; tension; pas sistolica
      oxygen-saturation: sat; satts; o2 sat; sao 2; satO2; saturaciones; saturating at; sats of; oxygen sats; oxygen levels; oxygen level
      respiratory-rate: fr resp; resp; breaths
      temperature: temp; t°; tympanic; temperatures
      stroke-volume: stroke volume
      bnp: bnps
      lvef: ejection fraction lv
      glucose: bgs; cbgs; blood glucose levels; glucosa capilar; dextro; glycemie capillaire; cbg readings; bms; fasting blood glucose; fasting sugar
      inr: inr level; target inr
    `,
  },
  {
    category: "thing",
    lines: `
      discharge-papers: discharge letter; discharge summary
      advance-plan: tep form; treatment escalation plan; ceiling of care; escalation plan
      resuscitation-status: dnar form; dnacpr in place; not for cpr; respect form
      adl: adl; adls; activities of daily living; daily activities; aktivitaten des taglichen lebens; abvd; avd
      fetal-movements: fm; fms; fetal movements; fetal movement; baby movements; kindsbewegungen; movimientos fetales
      central-nervous-system: cns; central nervous system; zns
      social-history: shx; social hx; social history; sozialanamnese
      mental-status
      assistance: ao1; assistance of one; assistance of 1; help of one; ao1 person; assist of one; aide; ayuda; hilfe; help; assist; helping; assisted by; assisted; assistance
      assistance-two: ao2; assistance of two; assistance of 2; help of two; assist of two
    `,
  },
  {
    category: "place",
    lines: `
      outpatient: opa; opc; out patients; out patient clinic; outpatients clinic; outpatient department; outpatients department; op department; ambulanz sprechstunde
      emergency-department: aed hospital; emergency; ae department
      ward: amu; acute medical unit; sau; surgical assessment unit; mau; medical assessment unit; eau
      day-case: day case; day surgery; daycase; as a day case; ambulatory surgery
      residential-home: rh home
      nursing-home: n/h; ehpad; nursing care home
      icu: ict care; critical care ward; reanimation; rea
      high-care: hdu bed
    `,
  },
  {
    category: "profession",
    lines: `
      general-practitioner: lmo; family dr; generaliste; medico general; primary care doctor; primary care provider
      ward-doctor: sho; foundation doctor; fy1; fy2; f1 doctor
      specialist: cons; spr; spec reg; attending; attending physician; chefarzt; oberarzt
      nurse-specialist: cns nurse; clinical nurse specialist; specialist nurse; anp; advanced nurse practitioner
      healthcare-assistant: hca; health care assistant; healthcare assistant
      community-nurse: dn; district nurses; community nurse; community nurses; dns visits
      tissue-viability: tvn; tissue viability nurse; tissue viability team
      community-mental-health: cmht; community mental health team
      home-treatment-team: htt; crhtt; home treatment team
      early-pregnancy: epau; epu; early pregnancy unit; early pregnancy assessment unit
      health-visitor: hv
    `,
  },
  {
    category: "status",
    lines: `
      start: initiating; started treatment with; was commenced; were commenced; begun; st on; mis en route; newly begun
      restart: rx restarted
      stop: dced; disc; stopped taking; stop taking; came off of; abgesetzt wurde; aufgehort; hort auf; horte auf; arrete de; a arrete de; dejo; ha dejado; deixou de; deixou
    `,
  },
  {
    category: "quality",
    lines: `
      complete: cr oncology; up to date; utd
      in-place: in situ; i/s
      infective
      nulliparous: nullip; nulliparous woman; never been pregnant; has never been pregnant; never pregnant; no pregnancies; had no pregnancies; has had no pregnancies; nulligravid; nulligravida
      primigravida: primip; primigravid; primiparous; first pregnancy; g1p0; erstgebarende
      multiparous: multip; multiparity
      uncomplicated: no comps; no complication; without problems; no problems; without any problems; without issues; no issues; without difficulty; without event; no adverse events; went well; went smoothly; without any complications; no immediate complications; without mishap; without a hitch; problemlos; komplikationsfreier verlauf; sans probleme; sans incident; sin incidencias; sem intercorrencias; sin problemas
      proliferative
      myeloid
      juvenile
      self-limited: self limiting; self limited; stopped by itself; stopped spontaneously; stopped on its own; terminated spontaneously; self terminating; self terminated; selbstlimitierend
      spontaneous: spontaneously; on its own; by itself; von selbst; spontanement; espontaneamente
      neurological: neurol; neuro intact
      independent: i with adls; self caring; ind; manages independently; looks after himself; looks after herself
      dependent: dep for adls; needs help; requires help; requires assistance; needs assistance; hilfsbedurftig
      alert: acvpu alert; avpu a
      weight-bearing: fwb; wbat; full weight bearing; weight bearing as tolerated; weight bear; wb
      partial-weight-bearing + partial + weight-bearing: pwb; partial weight bearing
      -weight-bearing: nwb; non weight bearing
      comfortable: settled; comfy
      clean: clean and dry; sauber; propre; limpia; limpio; c&d wound
    `,
  },
  {
    category: "route",
    lines: `
      subcutaneous: sub cut; s.c; subc; subcutan
      inhaled: inh route; neb; nebulised treatment; nebulisers; nebulizers; via nebulizer; via nebuliser; mdi; nebulisation; nebulisations; aerosol; aerosols; vernebler
      topical: top; topically applied; to affected area
      ophthalmic: gtt eye; drops eye; eye gtt; oc; occ
      oral: p/o; per-oral; tablet form; in tablet form
    `,
  },
  {
    category: "timing",
    lines: `
      stat: as a stat dose; at once dose; stat dose
      as-needed: pro re nata; s.o.s; if need be; when necessary; only when needed; as and when; only if needed
      with-meals: cc meals; p.c; post cibum
      before-meals: a.c; ante cibum
      after-meals: nach dem essen; apres les repas; despues de comer; apos as refeicoes
      night: tonight dose; in the night; during the night; at nighttime; night time; at night time; zur nacht
      morning: each morning; every morning; jeden morgen; each am; upon waking
      evening: each evening; every evening; pm dose
    `,
  },
];
