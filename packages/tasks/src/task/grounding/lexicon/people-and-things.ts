import type { LexiconPart } from "./category.js";

/** Professions and specialties, places, organisms, and things of daily life and care. */
export const peopleAndThings: readonly LexiconPart[] = [
  {
    category: "profession",
    lines: `
      doctor: physician; dr; arzt; arztin; medecin; medico; medica; clinician; doctors; physicians; medics; treating physician
      nurse: nurses; nursing; nursing staff; krankenschwester; pflegekraft; pflege; infirmiere; infirmier; enfermera; enfermero; enfermeiro; pflegepersonal; krankenpfleger; district nurse; enfermeria
      general-practitioner: gp; general practitioner; family doctor; family physician; primary care physician; pcp; hausarzt; hausarztin; medecin traitant; medico de cabecera; medico de familia; primary care; family practitioner; medecin generaliste; atencion primaria
      cardiology: cardiologist; kardiologe; kardiologie; cardiologue; cardiologie; cardiologo; cardiologia; cardiologists; cardiology team
      neurology: neurologist; neurologe; neurologie; neurologue; neurologo; neurologia; neurologists; neurology team
      neurosurgery: neurosurgeon; neurosurgical; neurochirurgie; neurochirurg; neurocirugia; neurosurgeons
      pulmonology: pulmonologist; respiratory medicine; chest physician; pneumologie; neumologia; respirology; respiratory team; pneumologue; pneumologe; neumologo; pulmonary medicine; chest physicians; respiratory physicians; respiratory physician
      gastroenterology: gastroenterologist; gastroenterologie; gastroenterologe; gastro team; gastroenterologia; gastroenterologo; gastroenterologue
      nephrology: nephrologist; renal team; renal physicians; nephrologie; nefrologia; nephrologe; nefrologo; nephrologue
      urology: urologist; urological; urologie; urologe; urologia; urologo; urologue; urologists
      oncology: oncologist; onkologie; oncologie; oncologia; onkologe; oncologo; oncologue; oncologic; oncological
      hematology: hematologist; hamatologie; hematologie; hematologia; hamatologe; hematologo; hematologue
      endocrinology: endocrinologist; endokrinologie; endocrinologie; endocrinologia; diabetologist; diabetes team; endocrinologo; endocrinologue
      rheumatology: rheumatologist; rheumatologie; reumatologia; rheumatologe; reumatologo; rhumatologue; rhumatologie
      dermatology: dermatologist; dermatologie; dermatologia; dermatologe; hautarzt; dermatologo; dermatologue; dermatological
      psychiatry: psychiatrist; psychiatrie; psiquiatria; psychiater; psiquiatra; psychiatre; liaison psychiatry; psychiatric team
      psychology: psychologist; psychologie; psicologia; psychologe; psicologo; psychologue
      ophthalmology: ophthalmologist; augenarzt; ophtalmologie; oftalmologia; optometrist; optician; eye clinic doctor; augenheilkunde; oftalmologo; ophtalmologue; optometry; eye doctor
      ent: ear nose and throat; otolaryngology; otolaryngologist; hno; orl; hno arzt; otorhinolaryngology; otorrinolaringologia; otorrino; ear nose throat
      gynecology: gynecologist; gyne; gynakologie; gynecologie; ginecologia; gynakologe; frauenarzt; ginecologo; ginecologa; gynecologue; gynecological; frauenarztin
      obstetrics: obstetrician; obstetric; geburtshilfe; obstetrique; obstetricia
      midwife: midwives; midwifery; hebamme; sage femme; matrona; comadrona
      pediatrics: pediatrician; pediatric; padiatrie; pediatrie; pediatria; kinderarzt; padiater; pediatra; pediatre; kinderarztin; padiatrisch
      geriatrics: geriatrician; geriatric; geriatrie; geriatria; geriatra; geriatre; care of the elderly; elderly care
      surgeon: surgeons; surgical team; chirurg; chirurgien; cirujano; general surgery; surgical service; chirurgin; cirujana; general surgeons; general surgeon; chirurgisch konsil; cirugia general
      orthopedics: orthopedic; orthopedist; orthopedic surgeon; orthopadie; traumatologia; orthopade; orthopedie; ortopedia; trauma surgery; orthopedic surgery; traumatologo; orthopediste; orthopadisch; unfallchirurgie; ortopedista; orthopedics team; orthopedic surgeons
      vascular-surgery: vascular surgeon; vascular surgery; gefasschirurgie; vascular surgeons; vascular team
      plastic-surgery: plastic surgeon; plastic surgery; plastics
      cardiac-surgery: cardiac surgeon; cardiothoracic surgery; cardiac surgery; heart surgery; herzchirurgie; thoracic surgery; cardiothoracic surgeons
      anesthesiology: anesthetist; anesthesiologist; anasthesie; anesthetics team; anasthesist; anesthesiste; anestesista; anaesthetists
      radiology: radiologist; radiologie; radiologia; radiologe; radiologo; radiologue; radiographer; radiological; radiologisch
      pathologist: pathologists; pathologe; patologo
      infectious-diseases: infectious diseases; infectious disease; infectiologie; infektiologie; microbiology; microbiologist; microbiologia; infectious disease team
      palliative-care: palliative care; palliative; palliativ; palliativmedizin; soins palliatifs; cuidados paliativos; hospice; palliative team
      pain-team: pain team; pain clinic; schmerztherapie; pain service
      dietitian: dietician; nutritionist; diatassistentin; dieteticienne; nutricionista; ernahrungsberatung; dieteticien; dietista; dietetics
      social-worker: social worker; social work; social services; sozialdienst; assistante sociale; trabajadora social; sozialarbeiter; trabajador social; assistant social
      pharmacist: pharmacy; apotheker; pharmacien; farmaceutico; apotheke; pharmacie; farmacia; pharmacists
      dentist: dentistry; zahnarzt; dentiste; dentista; oral surgeon; zahnarztin
      podiatrist: podiatry; chiropodist; podologue
      paramedic: paramedics; ambulance; ambulance crew; rettungsdienst; ambulanz; ambulancia; krankenwagen; ems; pompiers; samu; ambulances; emergency services; notarzt
      student
      teacher
      police: polizei; policia
      interpreter: translator; dolmetscher; interprete; translated
      witness: bystander; bystanders; witnesses; zeugen
      specialist: consultant; facharzt; specialiste; especialista; registrar
      team-mdt: mdt; multidisciplinary team; tumor board; tumorboard; multidisciplinary meeting
      crisis-team: crisis team
      stroke-team: stroke team
    `,
  },
  {
    category: "place",
    lines: `
      home: at home; zu hause; zuhause; domicile; casa; domicilio; nach hause; a domicile; maison; en casa; house; heim; em casa; own home
      nursing-home: nursing home; care home; residential home; pflegeheim; altenheim; ehpad; residencia; long term care facility; old people s home; maison de retraite; residential care; assisted living; seniorenheim; residencia de ancianos
      ward: station; normalstation; planta; general ward; enfermaria; wards; sala; salle
      icu: intensive care unit; intensive care; itu; intensivstation; reanimation service; uci; uti place; critical care; critical care unit; intensive therapy unit; unidad de cuidados intensivos; soins intensifs; cuidados intensivos; intensive treatment unit; its
      nicu: neonatal intensive care unit; neonatal unit; scbu; special care baby unit
      ccu: coronary care unit
      hdu: high dependency unit; imc; step down unit; intermediate care; high dependency
      stroke-unit: stroke unit
      emergency-department: ed; a&e; er; emergency department; emergency room; notaufnahme; urgences; urgencias; accident and emergency; casualty; zna; servicio de urgencias; service des urgences; emergency unit; emergencias; urgencia hospitalar; emergency dept
      operating-room: operating room; operating theatre; theatre; theater; quirofano; operationssaal; bloc operatoire
      outpatient: outpatients; ambulatory clinic; ambulant; ambulatoire; ambulatorio; consultas externas; opd; outpatient clinic; ambulanter; ambulante; ambulante behandlung; consultation externe; poliklinik; as an outpatient
      delivery-room: labor ward; delivery suite; kreisssaal; labor room; delivery room; labour ward
      rehabilitation-center: rehabilitation center; rehabilitation unit; rehabilitation clinic; rehaklinik; rehab facility
      workplace: at work; arbeitsplatz
      school: schule; ecole; escuela; escola; colegio; kindergarten; nursery; daycare
      stairs: staircase; steps; flight of stairs; treppe; treppen; escaliers; escaleras; flights of stairs; treppensteigen; stair; climbing stairs
      ladder: leiter; echelle; escalera de mano
      bicycle: bike; cycling; fahrrad; velo; bicicleta; bikes
      car: vehicle; auto; voiture; coche; road traffic accident; rta; motor vehicle accident; mva; mvc; road traffic collision; autounfall; verkehrsunfall; car accident; accidente de trafico; accident de la route; accident de voiture; car crash; carro
      flat: apartment; wohnung; appartement; piso; apartamento
      bathroom: toilet; bad; bano; toilette
      bed: bett; lit; cama
      floor: boden; sol
      street: strasse; rue; calle
      garden: garten; jardin
    `,
  },
  {
    category: "organism",
    lines: `
      escherichia-coli: e coli; escherichia coli; ecoli
      staphylococcus-aureus: staphylococcus aureus; s aureus; staph aureus; mssa; methicillin sensitive staphylococcus aureus; methicillin sensitive staph aureus; methicillin susceptible staphylococcus aureus; methicillin susceptible staph aureus; staphylococcus; staphylococci; staphylokokken; staphylocoque; estafilococo
      mrsa: methicillin resistant staphylococcus aureus; methicillin resistant staph aureus; methicillin resistant s aureus; sarm
      streptococcus: streptococci; streptococcal; streptokokken; strep; streptocoque; estreptococo
      group-b-strep + streptococcus: gbs strep; group b streptococcus; group b strep
      pneumococcus: streptococcus pneumoniae; s pneumoniae; pneumococcal; pneumokokken; pneumocoque; neumococo; pneumococci
      enterococcus: enterococci; enterokokken; enterococcus faecalis; e faecalis
      pseudomonas: pseudomonas aeruginosa; p aeruginosa
      klebsiella: klebsiella pneumoniae; k pneumoniae
      proteus: proteus mirabilis
      enterobacter
      haemophilus: haemophilus influenzae; h influenzae
      meningococcus: meningococcal; neisseria meningitidis; meningokokken
      clostridium-difficile: c diff; clostridium difficile; clostridioides difficile; c difficile; cdiff
      salmonella: salmonellen
      campylobacter
      legionella: legionellen; legionella pneumophila
      mycoplasma: mycoplasma pneumoniae
      acid-fast-bacilli: acid fast bacilli; afb; acid fast bacillus; bacilos acido alcohol resistentes
      mycobacterium: mycobacterium tuberculosis
      gram-negative: gram negative; gram negative rods; gramnegative; gram negative bacilli
      gram-positive: gram positive; gram positive cocci
      candida: candida albicans
      aspergillus
      rsv: respiratory syncytial virus
      norovirus: noroviren
      rotavirus: rotaviren
      cmv: cytomegalovirus
      ebv: epstein barr virus
      hpv: human papillomavirus; papilloma virus
      hbv: hepatitis b; hep b; hbsag; hepatitis b virus
      hcv: hepatitis c; hep c; hepatitis c virus
      hav: hepatitis a; hep a
      giardia
      listeria
    `,
  },
  {
    category: "thing",
    lines: `
      urination: urinate; micturition; passing urine; voiding; voids; miktion; wasserlassen; miction; miccion; passes urine; pass urine; urinating; voided; passed urine
      protein: proteins; eiweiss; proteine; proteinas
      torsion: torsed; twisted; twist; torquiert
      intercourse: sexual intercourse
      food: meals; po intake; nahrung; essen; comida; nourriture; eating; eats; ate; eat; meal; oral intake; eat and drink; isst; mange; come bien; alimentation; alimentacion; nahrungsaufnahme; food intake
      fluid: liquid; flussigkeiten; liquide; liquido
      water: wasser; eau; agua
      memory: gedachtnis; memoire; memoria
      mood: stimmung; humeur; animo; estado de animo; humor; affect
      speech: sprache; parole; habla; language function; speaks; spoke; speaking
      gait: gangbild; gang; demarche; gait pattern; gangbild
      reflex: reflexes; reflexe; reflejos; tendon reflexes; deep tendon reflexes; rots
      sensation: sensibilitat; sensibilite; sensory; sensibility; touch sensation
      strength: power; kraft; force; fuerza; muscle strength; muscle power; kraftgrad; forca; motor strength; motor power
      movement: range of motion; rom; motion; beweglichkeit; mobilite; movements; bewegung; mouvement; movimiento; moves; moving; bewegungsausmass
      heart-sounds: heart sounds; herztone; bruits du coeur; ruidos cardiacos; hs cardiac
      breath-sounds: breath sounds; air entry; vesicular breathing; atemgerausche; murmure vesiculaire; murmullo vesicular; vesikularatmen; lung sounds; atemgerausch; ruidos respiratorios
      bowel-sounds: bowel sounds; darmgerausche; bruits hydroaeriques; ruidos hidroaereos
      rhythm: rhythmus; rythme; ritmo
      margin: margins; resection margin; resection margins; edges; border; borders; rand; rander; marges; margenes; edge; schnittrand; schnittrander; bord; bords; bordes
      general-condition: general condition; allgemeinzustand; az; etat general; estado general; general state
      family-planning
      retirement: retired; rentner; retraite; jubilado; jubilada; pensioner; rentnerin; retraitee; pensioned; aposentado; berentet
      unemployment: unemployed; arbeitslos; chomage; desempleado; out of work
      driving: drive; drives; autofahren; conducir; conduire; drove; driver
      flying: flight; long haul flight
      travel: travelled; trip; holiday; reise; voyage; viaje; traveled; traveling; returned from; reisen
      occupation: job; beruf; profession; profesion; employed; employment; arbeit; travail; trabajo
      marriage: married; verheiratet; marie; casado; casada; mariee
      divorce: divorced; geschieden; divorciado; divorciada
      widowed: widow; widower; verwitwet; veuf; veuve; viudo; viuda
      education: educated; aufklarung; aufgeklart; instructed; instruction; instructions; taught; explained; informed about
      consent: consented; einwilligung; consentement; consentimiento; informed consent
      resuscitation-status: dnr; dnar; dnacpr; do not resuscitate; not for resuscitation; do not attempt resuscitation; dni; do not intubate
      bottle: bottles; blood culture bottle; flasche; flaschen
      sample: samples; specimen; specimens; probe; proben; echantillon; muestra; muestras
      pet: pets; dog; cat; haustier; perro; chien; hund; gato; animal; animals
      device: machine; gerat; dispositivo; appareil
      pregnancy-number: gravida
      labor: in labor; trabajo de parto
      cause-word: etiology; aetiology; ursache; etiologia; etiologie
      prognosis: prognose; pronostic; pronostico; outlook
      risk: risks; risiko; risque; riesgo; risk factor; risk factors; risikofaktoren; risikofaktor; facteurs de risque
      sunlight: sun exposure; sunburn; sonne
      cigarettes-word: cigar
    `,
  },
];
