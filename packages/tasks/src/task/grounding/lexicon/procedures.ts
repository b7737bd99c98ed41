import type { LexiconPart } from "./category.js";

/** Procedures and devices. Suffixes are not derived: `-ectomy` of what is not listed stays a word of its own. */
export const procedures: readonly LexiconPart[] = [
  {
    category: "procedure",
    lines: `
      appendix + removal: appendectomy; appendicectomy; appendix removal; removal of the appendix; appendektomie; appendicectomie; apendicectomia; blinddarmoperation
      gallbladder + removal: cholecystectomy; gallbladder removal; removal of the gallbladder; lap chole; laparoscopic cholecystectomy; cholezystektomie; colecistectomia; cholecystectomie; gallenblasenentfernung
      uterus + removal: hysterectomy; removal of the uterus; removal of the womb; hysterektomie; histerectomia; hysterectomie
      tonsil + removal: tonsillectomy; removal of the tonsils; tonsillektomie; amigdalectomia; amygdalectomie; tonsil removal
      breast + removal: mastectomy; breast removal; removal of the breast; mastektomie; mastectomia; ablatio mammae
      lumpectomy: breast conserving surgery; wide local excision breast
      kidney + removal: nephrectomy; kidney removal; removal of the kidney; nephrektomie; nefrectomia
      spleen + removal: splenectomy; removal of the spleen; splenektomie; esplenectomia
      thyroid + removal: thyroidectomy; removal of the thyroid; thyreoidektomie; tiroidectomia; thyroidectomie; strumektomie
      prostatectomy: removal of the prostate; prostatektomie; prostatectomia
      turp: transurethral resection of the prostate
      colectomy: colon resection; hemicolectomy; hemikolektomie; colectomia; colectomie; bowel resection; sigmoid resection; sigmoidectomy
      gastrectomy: gastrektomie; gastrectomia; stomach removal
      ovary + removal: oophorectomy; removal of the ovary; removal of the ovaries; ovariectomy
      salpingectomy: removal of the tube
      lobectomy: lobektomie; lobectomie; lobectomia; removal of the lobe
      craniotomy: kraniotomie; craniectomy
      laparotomy: laparotomie; laparotomia
      thoracotomy: thorakotomie
      amputation: amputated; amputacion; amputiert; amputada; amputado; amputee
      below-knee + amputation: bka; below knee amputation
      above-knee + amputation: aka; above knee amputation
      resection: resected; resektion; reseccion; reseziert
      removal: excision; excised; exzision; exeresis; exision; cut out; removed; remove; removes; taken out; entfernt; entfernung; enleve; ablation; retire; extirpacion; retirada dispositivo; extirpado; extirpo; extirpacion; exerese; extirpada; extraction; extracted
      insertion: inserted; implanted; implantation; implant; placement of; eingesetzt; implantiert; insercion; pose; implante; mise en place
      drainage: drained; drainage; drained off; drainiert; drenaje; drene; draining
      drain: drains; drainage tube; drenaje quirurgico
      incision-drainage: incision and drainage; i&d
      sutured: suture; sutures; stitched; stitches; sutured closed; stitch; genaht; naht; sutura; puntos; suturas; stitching; fadenzug; nahte
      plaster: cast; casting; gips; platre; yeso; plaster cast; escayola; gesso; in plaster
      splint: splinted; schiene; attelle; ferula; brace; orthosis; splinting
      sling: schlinge
      fixation: orif; open reduction; internal fixation; open reduction and internal fixation; osteosynthesis; osteosynthese; osteosintesis; plating
      closed-reduction: closed reduction; reponiert; reposition
      hip + joint-replacement: hip replacement; thr; total hip replacement; total hip arthroplasty; tha; hip arthroplasty; huft tep; huftprothese; prothese de hanche; protesis de cadera; hip prosthesis; artificial hip; huft endoprothese; total hip; artroplastia de cadera; hufttep
      knee + joint-replacement: knee replacement; tkr; total knee replacement; total knee arthroplasty; tka; knee arthroplasty; knie tep; knieprothese; prothese de genou; protesis de rodilla; knee prosthesis; artificial knee; total knee
      joint-replacement: arthroplasty; joint replacement; replacement joint; endoprothese; prosthesis; prothese; protesis; artroplastia; total; replacement
      shoulder + joint-replacement: shoulder replacement
      valve + replacement-valve: valve replacement; avr; tavi; tavr; aortic valve replacement; klappenersatz; prosthetic valve; artificial valve
      cabg: triple bypass; coronary artery bypass graft; coronary artery bypass grafting; coronary bypass; bypass surgery; bypass operation; aortocoronary bypass; acb op; heart bypass; pontage; bypass coronario; coronary artery bypass; coronary bypass surgery; pontage coronarien; bypassoperation; coronary artery bypass surgery
      pci: percutaneous coronary intervention; ptca; coronary angioplasty; angioplasty; angioplastie; angioplastia; balloon angioplasty; icp
      stent: stenting; stented; stents; coronary stent; stentimplantation; stent placement; drug eluting stent; endoprothesis coronaria
      pacemaker: ppm; permanent pacemaker; schrittmacher; herzschrittmacher; pacemaker implantation; marcapasos; stimulateur cardiaque; cardiac pacemaker; marcapasso
      icd-device: icd; implantable cardioverter defibrillator; defibrillator; aicd; defi
      cardioversion: cardioverted; kardioversion; cardioversie; dccv; electrical cardioversion; cardioversion electrica
      ablation: ablated; radiofrequency ablation; catheter ablation
      cpr: cardiopulmonary resuscitation; resuscitation; resuscitated; reanimation; reanimiert; rcp; reanimacion; wiederbelebung
      dialysis: hemodialysis; haemodialysis; dialyse; hamodialyse; dialisis; hemodialyse; hemodialisis; dialysepflichtig; renal replacement therapy
      peritoneal-dialysis: peritoneal dialysis
      transplant: transplantation; transplanted; transplantiert; greffe; trasplante; transplante; graft; grafting
      chemotherapy: chemo; chemotherapie; chimiotherapie; quimioterapia; cytotoxic chemotherapy; chimio
      radiotherapy: radiation; radiation therapy; irradiation; strahlentherapie; bestrahlung; radiotherapie; radioterapia; xrt; irradiated; bestrahlt
      immunotherapy: immuntherapie
      intubation: intubated; ett; endotracheal tube; intubiert; intube; intubado; intubacion; endotracheal intubation; endotrachealtubus; intubada; intubee
      extubation: extubated; extubiert; extube; extubado; extubacion
      ventilation: ventilated; mechanical ventilation; ventilator; beatmet; beatmung; ventilacion mecanica; ventilation mecanique; ventile; mechanically ventilated; ventilacion
      niv: non invasive ventilation; bipap; cpap; noninvasive ventilation; positive airway pressure; nicht invasive beatmung; vni
      tracheostomy: tracheotomy; tracheostoma; traqueostomia; tracheotomie
      oxygen: o2; oxygen therapy; supplemental oxygen; sauerstoff; oxygene; oxigeno; oxigenoterapia; oxygenotherapie; oxigenio; lpm o2
      nasal-cannula: nasal cannula; nasal cannulae; nasal prongs; nasenbrille; canula nasal; lunettes nasales; gafas nasales; nc o2
      face-mask: face mask; venturi mask; non rebreather; gesichtsmaske; mascarilla
      chest-tube: chest tube; chest drain; intercostal drain; thoraxdrainage; drain thoracique; tubo de torax; pleural drain; icd chest; thoracostomy tube; drenaje toracico; intercostal chest drain
      catheter: catheters; catheterized; kateter; katheter; catheterization; cateter; cathether
      bladder + catheter: urinary catheter; foley; foley catheter; idc; indwelling catheter; blasenkatheter; sonde urinaire; sonda vesical; dauerkatheter; dk urin; catheter in the bladder; urinary catheterization; sonda urinaria; indwelling urinary catheter
      central-line: central line; cvc; central venous catheter; zvk; central venous line; cvl; catheter veineux central; via central; zentraler venenkatheter; cateter venoso central; vvc
      picc: picc line; peripherally inserted central catheter
      port: port a cath; portacath; implanted port
      cannula: iv cannula; venflon; peripheral line; intravenous line; iv line; viggo; via periferica
      arterial-line: arterial line; a line
      nasogastric-tube: nasogastric tube; ng tube; ngt; feeding tube; magensonde
      thoracentesis: pleural tap; pleurocentesis; pleurapunktion; ponction pleurale; toracocentesis; pleural aspiration; thoracocentesis
      paracentesis: ascitic tap; aszitespunktion
      arthrocentesis: joint aspiration; kniepunktion; joint tap
      cesarean: caesarean; caesarean section; c section; lscs; c/s; lower segment cesarean section; lower segment cesarean; kaiserschnitt; sectio; cesarienne; cesarea; sectio caesarea; cs delivery; cesarean section; cesariana; cesarean delivery; cesarea
      vaginal-delivery: vaginal delivery; nvd; svd; normal vaginal delivery; spontaneous vaginal delivery; vaginal birth; spontangeburt; accouchement par voie basse; parto vaginal; accouchement voie basse; normal delivery
      forceps: forceps delivery
      vacuum: ventouse; vacuum extraction
      induction: induction of labor; inducing labor; induce labor; induces labor; labor induced; labor was induced; induced
      episiotomy: dammschnitt; episiotomie
      epidural-anesthesia: epidural anesthesia; epidural analgesia; pda
      anesthesia: anesthetic; narkose; anesthesie; anestesia; general anesthesia; ga; vollnarkose; anesthesia general
      local-anesthesia: local anesthesia; local anesthetic; lokalanasthesie; anestesia local; la anesthetic; anesthesie locale; ortliche betaubung
      sedation: sedated; sedierung; sediert; sedacion
      vaccination: vaccinated; immunized; immunization; vaccine; impfung; geimpft; vaccin; vacuna; vacunado; vaccine; vaccinations; immunizations; vacunacion; jab; vaccine shot; vacina; vaccines; booster; impfungen; vacunada
      physiotherapy: physical therapy; physio; krankengymnastik; kinesitherapie; fisioterapia; physiotherapie; kinesitherapeute; pt therapy; physiotherapist; physical therapist; krankengymnast; kine; fisioterapeuta; physiotherapeut; kinesi
      occupational-therapy: occupational therapy; ergotherapie; occupational therapist; ergotherapy; terapia ocupacional; ergotherapeut; ergotherapeute
      speech-therapy: speech therapy; speech and language therapy; salt therapy; logopadie; logopedia; speech therapist; speech and language therapist; logopade; orthophonie; orthophoniste; logopeda
      psychotherapy: cbt; cognitive behavioral therapy; counseling; psychotherapie; psicoterapia; talking therapy; counselling
      rehabilitation: rehab; reha; reeducation; rehabilitacion; rehabilitationsmassnahme
      phototherapy: light therapy; phototherapie; fototerapia
      injection: injected; injections; shot; injektion; spritze; inyeccion; jab injection; injiziert; spritzen; inyecciones; piqure; injecao; shots
      infusion: infused; drip; infusions; iv fluids; fluids; intravenous fluids; infusionen; perfusion iv; suero; fluid resuscitation; fluid therapy; flussigkeit; fluidoterapia; sueroterapia; remplissage; hydration; rehydration; rehydrated
      dressing: dressed; bandage; bandaged; verband; pansement; vendaje; dressings; apositos; aposito; wound dressing; verbande; verbandswechsel; curativo
      debridement: debrided; wundreinigung; desbridamiento
      embolization-procedure: coiling; coiled
      thrombolysis: thrombolyzed; lysis; lyse; tpa treatment; trombolisis; fibrinolysis; thrombolytic; thrombolyse; clot busting
      thrombectomy: mechanical thrombectomy; thrombektomie; trombectomia
      endarterectomy: carotid endarterectomy
      bariatric: gastric bypass; sleeve gastrectomy; bariatric surgery
      vasectomy: vasektomie
      tubal-ligation: sterilization; sterilized
      iud: intrauterine device; coil; spirale; sterilet; diu; hormonal coil
      lithotripsy: eswl; lithotripsie
      stoma: colostomy; ileostomy; kolostomie; estoma; kolostoma
      shunt: vp shunt
      compression-stockings: compression stockings; ted stockings; kompressionsstrumpfe; bas de contention; medias de compresion
      walking-aid: walking stick; cane; walker; zimmer frame; crutches; crutch; rollator; gehstutzen; rollators; bequilles; muletas; walking frame; canne; baston; deambulateur; unterarmgehstutzen
      wheelchair: rollstuhl; fauteuil roulant; silla de ruedas
      glasses: spectacles; brille; gafas; lunettes
      hearing-aid: hearing aid; hearing aids; horgerat; horgerate; audifono; audifonos
      screening: vorsorge; depistage; cribado
      contrast: contrast medium; contrast agent; kontrastmittel; produit de contraste; contraste; contrast enhanced; contrast dye; medio de contraste; iodinated contrast; iodine contrast
      prophylaxis: prophylactic; prophylactically; prevention; prophylaxe; profilaxis; prevent
      thrombus + prophylaxis: thromboprophylaxis; thromboseprophylaxe
      diet: dietary; diat; regime; dieta; kost; ernahrung; dietary advice
      nil-by-mouth: nil by mouth; npo; nbm; nothing by mouth; nuchtern bleiben; nil per os; a jeun strict; nada por boca; dieta absoluta
      fluid-restriction: fluid restriction; restricted fluids; trinkmengenbeschrankung
      bed-rest: bed rest; bettruhe; repos au lit; reposo en cama
      exercise: training; physical activity; sport; ejercicio; exercise program
      isolation: isolated in room; quarantine
      monitoring: monitored; monitor; telemetry; uberwachung; uberwacht; surveillance; monitorizacion; observation; vigilancia; monitoreo
    `,
  },
];
