import type { LexiconPart } from "./category.js";

/**
 * Parts of the body: noun, adjective, and the names in other languages under one concept, so that `renal` is `kidney`.
 * Written by hand; to be checked against the Terminologia Anatomica.
 */
export const anatomy: readonly LexiconPart[] = [
  {
    category: "anatomy",
    lines: `
      head: cranial; cranium; skull; kopf; schadel; tete; crane; cabeza; craneo; cabeca; cephalic; calvarium
      brain: cerebral; cerebrum; intracranial; intracerebral; gehirn; hirn; zerebral; cerveau; cerebrale; cerebro; encephalic
      cerebellum: cerebellar; kleinhirn; cervelet; cerebelo
      brainstem: brain stem; hirnstamm
      temple: temporal; temporale
      forehead: frontal; stirn; frente
      parietal
      occiput: occipital
      face: facial; gesicht; visage; cara; rosto
      eye: ocular; ophthalmic region; auge; augen; oeil; yeux; ojo; ojos; olho; olhos; eyeball; orbital; orbit; globe
      right + eye: OD; right eye
      left + eye: OS; left eye
      both + eye: OU; both eyes
      retina: retinal; netzhaut; retine
      cornea: corneal; hornhaut; cornee
      conjunctiva: conjunctival
      macula: macular
      optic-disc: optic disc; optic disk; optic nerve head
      eyelid: lid; eyelids; palpebral; augenlid; paupiere; parpado
      pupil: pupils; pupillary; pupille; pupila
      ear: aural; otic region; auricular; ohr; ohren; oreille; oreja; oido; orelha; ouvido
      tympanic-membrane: tympanic membrane; eardrum; ear drum; trommelfell; tympan; timpano
      nose: nasal region; nasal cavity; nase; nez; nariz; nostril; nares
      sinus: sinuses; paranasal sinuses; nebenhohlen; nasennebenhohlen; seno
      mouth: oral cavity; buccal region; mund; bouche; boca
      tongue: lingual; zunge; langue; lengua; lingua
      tooth: dental; zahn; dent; diente; dente; molar; teeth
      jaw: mandible; mandibular; kiefer; unterkiefer; mandibula; machoire; mandibule
      maxilla: maxillary; oberkiefer
      throat: pharynx; pharyngeal; oropharynx; oropharyngeal; rachen; gorge; garganta; hals rachen; farynx
      tonsil: tonsillar; tonsils; mandeln; amygdale; amigdala
      larynx: laryngeal; kehlkopf
      vocal-cord: vocal cord; vocal cords; vocal fold; stimmband; stimmlippe; cuerdas vocales
      neck: cervical region; hals; nacken; cou; cuello; pescoco; nuchal
      thyroid: thyroid gland; schilddruse; thyroide; tiroides; tireoide; thyroidal
      parathyroid: nebenschilddruse
      chest: thorax; thoracic; brust; brustkorb; poitrine; torax; pecho; peito; thoracal
      breast: mammary; mamma; brustdruse; mama; seno mamario; breasts
      nipple: nipples; areola
      lung: pulmonary; lungs; lunge; lungen; pulmonal; poumon; poumons; pulmonaire; pulmonaires; pulmon; pulmones; pulmonar; pulmonares; pulmao; pulmoes; intrapulmonary; lung field; lung fields
      bronchus: bronchial; bronchi; bronchien; bronche; bronquio; bronchioles; airway; airways; atemwege
      trachea: tracheal; windpipe; luftrohre; traquea
      pleura: pleural; pleurale; pleuraux; rippenfell
      hilum: hilar; hila; hilus; hilare; perihilar
      mediastinum: mediastinal; mediastin
      diaphragm: diaphragmatic; hemidiaphragm; zwerchfell; diaphragme; diafragma
      costophrenic-angle: costophrenic angle; costophrenic sulcus; cp angle; costophrenic angles
      apex: apical; apices
      base: basal; bases; basilar; basale; basales
      lung + base: lung base; lung bases; bases of the lungs; base of the lung; pulmonary bases; base of lung
      upper-lobe: upper lobe; oberlappen; lobe superieur; lobulo superior; lobo superior; ul; upper lobes
      middle-lobe: middle lobe; mittellappen; lobe moyen; lobulo medio; lobo medio
      lower-lobe: lower lobe; unterlappen; lobe inferieur; lobulo inferior; lobo inferior; lower lobes
      right + upper-lobe: RUL
      right + middle-lobe: RML
      right + lower-lobe: RLL
      left + upper-lobe: LUL
      left + lower-lobe: LLL
      right + upper-zone: RUZ
      right + middle-zone: RMZ
      right + lower-zone: RLZ
      left + upper-zone: LUZ
      left + middle-zone: LMZ
      left + lower-zone: LLZ
      perineum: perineal; damm; perine; perineo
      lad-artery + coronary-artery: left anterior descending; left anterior descending artery; left anterior descending coronary artery; lad artery; riva; ramus interventricularis anterior
      rca-artery + coronary-artery: RCA; right coronary artery
      circumflex + coronary-artery: LCX; circumflex artery; left circumflex; left circumflex artery
      left-main + coronary-artery: LMS; left main stem; left main coronary artery
      eardrum-word: ear canal; external auditory canal; eac
      scrotum: ballsack
      lower-leg: lower legs
      upper-zone: upper zone; upper lung zone; oberfeld
      middle-zone: mid zone; mid lung; middle zone; mittelfeld
      lower-zone: lower zone; lower lung zone; unterfeld
      lingula: lingular
      lobe: lobar; lappen; lobulo; lobo
      heart: cardiac; herz; kardial; coeur; cardiaque; corazon; cardiaco; cardiaca; coracao; heart muscle
      myocardium: myocardial; herzmuskel
      pericardium: pericardial; herzbeutel
      cardiac-silhouette + heart: cardiac silhouette; heart silhouette; heart shadow; cardiomediastinal silhouette; heart size; cardiac size
      atrium: atrial; vorhof; oreillette; auricula; atria
      ventricle: ventricular; kammer; ventrikel; ventricule; ventriculo
      left + ventricle: LV; left ventricle; left ventricular; linksventrikular
      right + ventricle: RV; right ventricle; right ventricular
      left + atrium: left atrium; left atrial
      right + atrium: right atrium; right atrial
      valve: valvular; klappe; herzklappe; valvula
      mitral-valve: mitral; mitral valve; mitralklappe; mitrale
      aortic-valve: aortic valve; aortenklappe; valve aortique; valvula aortica
      tricuspid-valve: tricuspid; tricuspid valve
      coronary-artery: coronary; coronary artery; coronary arteries; koronararterien; herzkranzgefass; coronarias; coronaires
      aorta: aortic; aortique; aortico; aortica; hauptschlagader
      artery: arterial; arterie; arteria; arteries; arterien; arteriel
      vein: venous; vene; veine; vena; venen; veins; venoso; veia
      blood-vessel: blood vessel; vascular; vessel; vessels; gefass; gefasse; vaisseau; vaso; vasculature
      carotid: carotid artery; karotis; carotide; carotida
      blood: blut; sang; sangre; sangue; blutig
      abdomen: abdominal; abd; abdo; belly; tummy; bauch; abdominale; ventre; vientre; barriga; abdominelle; stomach area
      stomach: gastric; magen; estomac; gastrique; estomago; gastrico; gastrica
      epigastrium: epigastric; oberbauch; epigastre; epigastrio; upper abdomen; upper abdominal
      esophagus: esophageal; gullet; speiserohre; osophagus; oesophage; esofago; esofagico; food pipe
      duodenum: duodenal; zwolffingerdarm; duodeno
      small-bowel: small bowel; small intestine; dunndarm; jejunum; jejunal; intestin grele; intestino delgado
      ileum: ileal
      colon: colonic; large bowel; large intestine; dickdarm; colico
      sigmoid: sigmoid colon
      rectum: rectal region; enddarm; recto; reto
      anus: anal; perianal
      bowel: intestinal; intestine; gut; bowels; darm; intestin; intestino; enteric
      appendix: appendiceal; wurmfortsatz; appendice; apendice; blinddarm
      cecum: cecal
      liver: hepatic; leber; foie; hepatique; higado; hepatico; hepatica; figado; hepatisch
      gallbladder: gall bladder; gallenblase; vesicule biliaire; vesicula biliar; cholecystic
      bile-duct: bile duct; biliary; common bile duct; cbd; gallengang; voie biliaire; via biliar; bile ducts
      pancreas: pancreatic; pankreas; bauchspeicheldruse; pancreatico
      spleen: splenic; milz; bazo; baco; esplenico
      peritoneum: peritoneal; intraperitoneal space; bauchfell
      kidney: renal; kidneys; nephric; niere; nieren; rein; reins; renale; rinon; rinones; rins; renales
      ureter: ureteral; ureteric; harnleiter; uretere
      bladder: urinary bladder; vesical; harnblase; blase; vessie; vejiga; bexiga
      urethra: urethral; harnrohre
      urine: urinary; urin; harn; urinaire; orina; urinario; urinaria
      prostate: prostatic; prostata; vorsteherdruse
      testis: testicle; testicular; testes; hoden; testicule; testiculo
      scrotum: scrotal; hodensack
      penis: penile
      uterus: uterine; womb; gebarmutter; utero; uterin
      cervix: uterine cervix; gebarmutterhals; col uterin; cuello uterino
      ovary: ovarian; eierstock; ovaire; ovario; ovarien; adnexal; adnexa
      fallopian-tube: fallopian tube; fallopian; eileiter; trompe
      vagina: vaginal region; scheide
      placenta: placental; plazenta
      groin: inguinal; leiste; aine; ingle; virilha
      pelvis: pelvic; becken; bassin; pelvien
      hip: neck of femur; femoral neck; hip joint; hufte; hanche; cadera; anca; quadril; coxofemoral
      thigh: oberschenkel; cuisse; muslo; coxa
      femur: femoral; thigh bone; femoral bone
      knee: knee joint; knie; genou; rodilla; joelho; genu
      patella: kneecap; patellar; kniescheibe; rotule; rotula
      tibia: tibial; shin bone; shinbone; schienbein
      shin: pretibial
      fibula: fibular; peroneal; wadenbein; perone
      calf: wade; mollet; pantorrilla; panturrilha; gastrocnemius
      leg: lower limb; lower extremity; bein; unterschenkel; jambe; pierna; perna; lower leg; lower limbs; legs; membre inferieur; miembro inferior; lower extremities; beine
      ankle: malleolar; malleolus; sprunggelenk; knochel; cheville; tobillo; tornozelo; ankle joint
      foot: pedal; fuss; pied; feet; fusse
      heel: calcaneal; calcaneus; ferse; talon; talar; heel bone; calcanhar
      toe: zehe; zehen; orteil; dedo del pie; hallux; big toe; great toe
      sole: plantar
      metatarsal: metatarsals; mittelfuss
      shoulder: schulter; epaule; hombro; ombro; glenohumeral; shoulder joint
      clavicle: collarbone; collar bone; clavicular; schlusselbein; clavicule; clavicula
      scapula: shoulder blade; schulterblatt; omoplate; escapula
      humerus: humeral; upper arm bone; oberarmknochen
      upper-arm: upper arm; oberarm
      arm: upper limb; upper extremity; bras; brazo; braco; arms; upper limbs; upper extremities; membre superieur; miembro superior; brachial; arme
      elbow: ellbogen; ellenbogen; coude; codo; cotovelo; cubital; olecranon
      forearm: unterarm; avant bras; antebrazo; antebraco
      radius: radial; speiche
      ulna: ulnar; cubito
      wrist: carpal; handgelenk; poignet; muneca; punho; carpus
      scaphoid: navicular; kahnbein; escafoides
      hand: hande; mano; mao; manual; hands
      finger: doigt; dedo; fingers; digital region
      thumb: daumen; pouce; pulgar; polegar
      palm: palmar
      nail: ungual; fingernail; toenail
      spine: spinal; vertebral column; backbone; wirbelsaule; colonne; rachis; columna; coluna; spinal column
      vertebra: vertebral; vertebrae; wirbel; wirbelkorper; vertebre; vertebral body
      cervical-spine: cervical spine; c spine; hws; halswirbelsaule; rachis cervical; columna cervical
      thoracic-spine: thoracic spine; t spine; bws; brustwirbelsaule; dorsal spine; columna dorsal
      lumbar-spine: lumbar spine; lumbar; l spine; lws; lendenwirbelsaule; lombaire; columna lumbar; lumbal
      back: low back; lower back; rucken; kreuz; espalda; costas; lumbago region; dorsal
      sacrum: sacral; kreuzbein
      coccyx: tailbone; steissbein
      spinal-cord: spinal cord; ruckenmark; moelle; medula espinal
      disc: intervertebral disc; disk; bandscheibe; disque; disco
      rib: ribs; costal; rippe; rippen; cote; cotes; costilla; costillas; costela
      sternum: sternal; breastbone; brustbein; esternon; retrosternal; substernal; behind the breastbone
      flank: loin; flanke; flanc; flanco; costovertebral angle; cva region
      buttock: gluteal; gesass; fesse; gluteo; nalga
      bone: osseous; bony; skeletal; skeleton; knochen; osseux; hueso; oseo; osea; osso
      joint: articular; gelenk; articulation; articulacion; articulacao; joints
      muscle: muscular; muskel; musculo; muscles; muskeln
      tendon: tendinous; sehne; tendones
      ligament: ligaments; ligamento
      meniscus: meniscal; menisci
      cartilage: knorpel; cartilago
      soft-tissue: soft tissue; soft tissues; weichteile; parties molles; partes blandas
      skin: cutaneous; dermal; haut; peau; piel; pele; integument
      scalp: kopfhaut; cuir chevelu; cuero cabelludo
      hair: haare; cheveux; pelo; cabello
      lymph-node: lymph node; lymph nodes; nodes; nodal; lymphknoten; ganglion; ganglions; ganglio; ganglios; gland; glands; lymph glands; adenopathic; linfonodo
      axilla: axillary; armpit; achsel; aisselle; axila
      nerve: nerval; nerven; nerf; nervio; nervo
      mucosa: mucosal; mucous membrane; mucous membranes; schleimhaut; muqueuse; mucosas
      bone-marrow: bone marrow; knochenmark; moelle osseuse; medula osea
      adrenal: adrenal gland; suprarenal; adrenals; nebenniere; surrenale
      pituitary: pituitary gland; hypophysis; hypophyse; hipofisis
      wound: wunde; wounds; plaie; herida; ferida; incision; incision site; surgical wound; surgical site
      limb: extremity; extremities; limbs; extremitat; membre; miembro; extremidad; membro
      body: korper; corps; cuerpo; corpo; trunk; torso; rumpf
      quadrant: quadrants; quadranten; cuadrante
      right + upper-quadrant: ruq
      left + upper-quadrant: luq
      right + lower-quadrant: rlq; right iliac fossa; rif
      left + lower-quadrant: llq; left iliac fossa; lif
      upper-quadrant: upper quadrant; hypochondrium; hypochondrial; hypochondriac
      lower-quadrant: lower quadrant; iliac fossa
      umbilicus: navel; umbilical; belly button; nabel; nombril; ombligo
      saphenous: saphenous vein; vsm
      popliteal: poplitea; kniekehle
      subclavian: subclavia
      jugular: jugular vein
      iliac: iliaca
      medial: medially
      lateral: laterally
      anterior: anteriorly; vordere; vorderer; ventral; anteriorer
      posterior: posteriorly; hintere; hinterer
      proximal: proximally
      distal: distally; distale; distales; distalen; distaler
      upper: superior; superieur; obere; oberer; oberen
      lower: inferior; inferieur; untere; unterer; unteren
      central: centrally; zentral
      peripheral: peripherally; peripher
    `,
  },
];
