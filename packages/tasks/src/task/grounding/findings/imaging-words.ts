import type { LexiconPart } from "../lexicon/category.js";

/**
 * Names of findings, devices and places that imaging reports use and that the general lexicon does not have. A name that
 * both have means what the general one says.
 */
export const imagingWords: readonly LexiconPart[] = [
  {
    category: "finding",
    lines: `
      midline-shift: midline displacement; midline deviation; mittellinienshift; deviation de la ligne mediane; desviacion de la linea media; desvio da linha media; deplacement de la ligne mediane; shift of midline structures; shift of the midline structures
      atelectasis: lung collapse; collapse of the lung; collapsed lobe; collapse of the left lung; collapse of the right lung; lobar collapse; collapse of the lobe
      mediastinal-shift: mediastinal shift; shift of the mediastinum; mediastinalverlagerung; deviation mediastinale; desplazamiento mediastinico; desviacion mediastinica; mediastinum shifted; desvio do mediastino; mediastinal displacement
      epidural-hematoma: epidural haemorrhage; epiduralhamatom; hematome extradural; hematome epidural; hematoma epidural; extradural haemorrhage; hematoma extradural
      subdural + hematoma: subdural haematoma; subdural haemorrhage; subduralhamatom; hematome sous dural; hematoma subdural; chronic subdural; acute subdural
      cord-compression: compression of the spinal cord; compression of the cord; spinal cord compressed; kompression des myelons; kompression des ruckenmarks; compression medullaire; compression de la moelle; compresion medular; compressao medular
      dislocation: joint separation; acromioclavicular separation; acromioclavicular joint separation; ac joint separation; shoulder separation
      filling-defect: filling defect; filling defects; fullungsdefekt; fullungsdefekte; kontrastmittelaussparung; defecto de replecion; defectos de replecion; defaut de remplissage; lacune endoluminale; falha de enchimento; falhas de enchimento
      fat-pad: fat pad; fat pads; fat pad sign; sail sign; raised fat pad; elevated fat pad; displaced fat pad; fettpolster; fettpolsterzeichen
      periosteal-reaction: periosteal reaction; periosteal new bone; periostitis; periostreaktion; reaction periostee; reaccion periostica
      lucency: lucent line; lucent lines; lucencies; radiolucency; lucent area; lucent lesion; aufhellung; clarte; radiolucencia
      sclerosis-bone: sclerotic; sclerosis; sklerose; sklerosierung; esclerosis; sclerose
      osteophyte: osteophytes; osteophyten; osteophytose; osteofito; osteofitos; spurring; bony spur; spur
      joint-space-narrowing: joint space narrowing; narrowed joint space; narrowing of the joint space; gelenkspaltverschmalerung; pincement articulaire; pinzamiento articular; reduced joint space; joint space loss; loss of joint space
      bone-bruise: bone bruise; bone contusion; bone marrow oedema; knochenmarkodem; marrow oedema
      avulsion: avulsed; avulsion fragment
      erosion: erosions; erosive; erosion osea; usuren
      loosening: periprosthetic lucency; lockerung
      hypodensity: hypodensities; hypoattenuation; hypodense area; hypodense lesion; hypodensitat; hypodensite; hipodensidad; low attenuation area
      hyperdensity: hyperdensities; hyperdense focus
      hyperintensity: hyperintensities; hyperintense lesion; t2 hyperintensity; signal abnormality; signalanhebung
      mass-effect: mass effect; raumfordernder effekt; effet de masse; efecto de masa; efeito de massa
      hydrocephalus: hydrocephalic; hydrozephalus; hydrocephalie; hidrocefalia; enlarged ventricles; ventriculomegaly; dilated ventricles; dilatation of the ventricles
      microaneurysm: microaneurysms; mikroaneurysmen; microanevrismes; microaneurismas
      hard-exudate: hard exudates; hard exudate; harte exsudate; exsudats durs; exudados duros
      cotton-wool-spot: cotton wool spots; cotton wool spot; soft exudates; cotton wool herde; nodules cotonneux; exudados algodonosos
      neovascularization: neovascularisation; new vessels; nvd; nve; neovascularizacion; gefassneubildung; neovaisseaux; neovascular
      drusen: druse; drusas
      cupping: optic disc cupping; glaucomatous cupping; cup to disc enlargement; enlarged cup; excavation; increased cup to disc ratio
      retinal-detachment: retinal detachment; detached retina; netzhautablosung; decollement de retine; desprendimiento de retina
      vitreous-hemorrhage: vitreous haemorrhage; glaskorperblutung; hemorragia vitrea
      dot-hemorrhage: dot haemorrhages; blot haemorrhages; dot and blot haemorrhages; flame haemorrhages; retinal haemorrhages; intraretinal haemorrhages
      geographic-atrophy: geographic atrophy
      cataract: cataracts; lens opacity; katarakt; cataracte; catarata
      pneumatosis: pneumatosis intestinalis
      pneumoperitoneum-x
      portal-gas: portal venous gas
      fat-stranding: fat stranding; stranding; perinephric stranding; mesenteric stranding; fettgewebsimbibierung; infiltration de la graisse
      wall-thickening: wall thickening; thickened wall; wandverdickung; epaississement parietal; engrosamiento parietal; mural thickening
      pericholecystic-fluid: pericholecystic fluid
      architectural-distortion: architectural distortion; distortion of architecture; architekturstorung
      microcalcification: microcalcifications; mikrokalk; mikroverkalkungen; microcalcificaciones
      subchorionic + hematoma: subchorionic haematoma; subchorionic haemorrhage
      placenta-previa: placenta praevia; low lying placenta
      oligohydramnios: reduced liquor; reduced amniotic fluid
      polyhydramnios: increased amniotic fluid
      endoleak: endoleaks
      pseudoaneurysm: false aneurysm; pseudoaneurysma
      thrombosed
      retrolisthesis: retrolistheses; retrolisthesen
      spondylolisthesis: anterolisthesis; slip of the vertebra; wirbelgleiten
      scoliosis: skoliose; scoliose; escoliosis; scoliotic
      kyphosis: kyphotic
      compression-fracture + fracture: compression fracture; wedge fracture; vertebral collapse; crush fracture; vertebral compression; wirbelkorperfraktur; tassement vertebral; aplastamiento vertebral
      spinal-stenosis + stenosis: spinal canal stenosis; canal stenosis; spinalkanalstenose
      cord-compression: cord compression; spinal cord compression; compression of the spinal cord; compression of the cord; ruckenmarkkompression; myelonkompression; compression medullaire; compresion medular; compressao medular; epidural compression of the cord; cauda equina compression; cord is compressed
      torsion: torsed; twisted pedicle; hodentorsion; ovarian torsion; testicular torsion; torsion testiculaire; torsion ovarienne; torsion testicular; torcao; absent flow in the testis; volvulus ovary
      volvulus
      intussusception: invagination
      rupture + meniscus: meniscal tear; meniscus tear; torn meniscus; bucket handle tear; meniskusriss; dechirure meniscale; rotura meniscal
      ligament-tear
      hyperemia
      lymphadenopathy-x
      granuloma: granulomas; granulome; granulomata
      interstitial: interstitial markings; interstitial pattern; interstitial opacities; interstitial thickening; reticulation; kerley b lines; kerley lines; septal lines
      pleural-plaque
      nipple-shadow: nipple shadow; brustwarzenschatten
      elevated-diaphragm: elevated hemidiaphragm; elevated diaphragm; raised hemidiaphragm; zwerchfellhochstand; raised diaphragm
      eventration
      hyperaeration
      tortuosity: tortuous; unfolded aorta; tortuous aorta
      osteopenia: osteopenic; demineralization; osteoporotic; demineralised bones; osteopenie
      osteoarthritis: degenerative joint disease; arthrose; artrosis; gonarthrose; coxarthrose; gonarthrosis; coxarthrosis; djd; osteoarthrosis; arthrosis; osteoarthritic; artrose
      calcific-tendinopathy: calcific tendinopathy; calcific tendinitis; calcifying tendinitis
      tendinopathy: tendinosis; tendinitis; tendinitis
      hill-sachs: hill sachs lesion; hill sachs defect; hill sachs
      bankart: bankart lesion
      baker-cyst: baker cyst; baker s cyst; popliteal cyst; bakerzyste; kyste de baker; quiste de baker
      schmorl: schmorl node; schmorl nodes; schmorl s node; schmorl s nodes; schmorlsche knotchen
      loose-body: loose body; loose bodies; intraarticular body
      soft-tissue-swelling + swelling: soft tissue swelling; weichteilschwellung; tumefaction des parties molles
      plaque-skin
      macule: macules; makula; macula skin
      papule: papules; papel
      irregular-border: irregular border; irregular borders; irregular margin; unregelmassige begrenzung
      asymmetry: asymmetric; asymmetrical; asymmetrisch; asymetrique; asimetrico
      crust: crusting; crusted
      ulceration: exulceration
      telangiectasia: telangiectasias; teleangiektasien
      scale-skin: scaling; scaly
    `,
  },
  {
    category: "thing",
    lines: `
      endotracheal-tube: endotracheal tube; et tube; ett; tracheal tube; breathing tube; endotrachealtubus; trachealtubus; sonde d intubation; tubo endotraqueal; sonde endotracheale; intubation tube; tubus
      tracheostomy-tube: tracheostomy tube; tracheostomy; tracheostomy cannula; trachealkanule; canule de tracheotomie
      enteric-tube: nasogastric tube; ng tube; ngt; feeding tube; enteric tube; orogastric tube; og tube; dobhoff tube; magensonde; sonde nasogastrique; sonda nasogastrica; ernahrungssonde; gastric tube
      chest-tube: chest tube; chest drain; pleural drain; intercostal drain; thoracostomy tube; thoraxdrainage; pleuradrainage; drain thoracique; drain pleural; tubo de torax; drenaje pleural; pigtail catheter; pleural catheter; dreno toracico; bulau drainage
      central-line: central line; central venous catheter; cvc; central venous line; central catheter; zvk; zentraler venenkatheter; zentralvenoser katheter; voie veineuse centrale; cateter venoso central; cvl; catheter veineux central
      jugular + central-line: internal jugular line; internal jugular catheter; ij line; jugular line; jugular catheter; internal jugular central line; internal jugular venous catheter
      subclavian + central-line: subclavian line; subclavian catheter; subclavian central line; subclavian venous catheter
      picc: picc line; peripherally inserted central catheter; picc catheter
      port: port a cath; portacath; mediport; port catheter; portkatheter; chambre implantable; reservorio
      swan-ganz: swan ganz catheter; pulmonary artery catheter; swan ganz
      dialysis-catheter: dialysis catheter; permcath; vascath
      balloon-pump: intra aortic balloon pump; iabp; intraaortic balloon pump
      pacing-lead: pacemaker lead; pacemaker leads; pacing lead; pacing leads; pacing wires; schrittmachersonde; pacing wire; icd lead
      sternal-wires: sternotomy wires; sternal wires; median sternotomy wires; drahtcerclagen
      surgical-clip: surgical clips; clips; clip; surgical clip
      ureteral-stent: ureteral stent; ureteric stent; jj stent; double j stent; dj schiene; pigtail stent; sonde jj
      nephrostomy: nephrostomy tube; nephrostomy; nephrostomie
      urinary-catheter: foley catheter; urinary catheter; bladder catheter; blasenkatheter; foley
      vp-shunt: ventriculoperitoneal shunt; vp shunt; shunt catheter; shunt
      ventricular-drain: external ventricular drain; evd; ventricular drain; ventriculostomy
      intrauterine-device: intrauterine device; iud; copper coil; spirale
      screw: screws; schraube; schrauben; vis; tornillo; tornillos
      plate: plates; metal plate; platte; placa
      nail-rod: intramedullary nail; intramedullary rod; im nail; marknagel; clou centromedullaire
      hardware: metalwork; orthopaedic hardware; surgical hardware; osteosynthesematerial; material de osteosintesis
      catheter: catheters; katheter; cateter; kateter
      tube: tubes; sonde; sonda; tubo
      line: lines
      electrode: electrodes; leads
      ivc-filter: ivc filter; caval filter; vena cava filter
    `,
  },
  {
    category: "anatomy",
    lines: `
      superior-vena-cava: superior vena cava; svc; vena cava superior; veine cave superieure; vena cava superior; cavoatrial junction region
      inferior-vena-cava: inferior vena cava; ivc
      cavoatrial-junction: cavoatrial junction
      carina: carinal; karina; bifurcation trachea
      main-bronchus: main bronchus; mainstem bronchus; main stem bronchus; mainstem; hauptbronchus; bronche souche; bronquio principal
      convexity: convexities; cerebral convexity; konvexitat; convexite; convexidad
      cerebellar-hemisphere + cerebellum: cerebellar hemisphere; kleinhirnhemisphare; hemisphere cerebelleux
      cerebral-hemisphere: cerebral hemisphere; hemisphere; hemispheres; hemisphare
      frontal-lobe: frontal lobe; frontallappen; lobe frontal; lobulo frontal; stirnlappen
      temporal-lobe: temporal lobe; temporallappen; lobe temporal; schlafenlappen
      parietal-lobe: parietal lobe; parietallappen; lobe parietal
      occipital-lobe: occipital lobe; okzipitallappen; lobe occipital; hinterhauptslappen
      basal-ganglia: basal ganglia; stammganglien; basalganglien; noyaux gris centraux; ganglios basales; lentiform nucleus
      thalamus: thalamic
      pons: pontine
      midline: mittellinie
      falx
      white-matter: white matter; periventricular white matter; marklager; weisse substanz; substance blanche; sustancia blanca
      middle-cerebral-artery: middle cerebral artery; mca; mca territory; arteria cerebri media; mediastromgebiet
      anterior-cerebral-artery: anterior cerebral artery; aca territory
      posterior-cerebral-artery: posterior cerebral artery; pca territory
      upper-pole: upper pole; oberpol; pole superieur; polo superior
      lower-pole: lower pole; unterpol; pole inferieur; polo inferior; inferior pole
      interpolar: interpolar region; mid pole
      renal-pelvis: renal pelvis; nierenbecken; bassinet
      vesicoureteric-junction: vesicoureteric junction; ureterovesical junction; vuj; uvj
      common-bile-duct
      cystic-duct: cystic duct
      femoral-neck + femur: femoral neck; neck of the femur; neck of femur; schenkelhals; col du femur; col femoral; cuello femoral; colo do femur; cuello del femur
      femoral-head + femur: femoral head; femurkopf; tete femorale; cabeza femoral; huftkopf
      femoral-condyle + femur: femoral condyle; femurkondylus
      femoral-shaft + femur: femoral shaft; femurschaft
      acetabulum: acetabular; huftpfanne
      pubic-ramus: pubic ramus; pubic rami; schambeinast
      tibial-plateau + tibia: tibial plateau; tibiaplateau; tibiakopf
      medial-malleolus: medial malleolus; innenknochel; malleole interne
      lateral-malleolus: lateral malleolus; aussenknochel; malleole externe; malleolo externo
      posterior-malleolus: posterior malleolus
      talus: talar dome; sprungbein; astragale
      calcaneus-x
      tarsal: tarsus; tarsals; navicular bone; cuboid; cuneiform
      phalanx: phalanges; phalangeal; phalange; falange
      metacarpal: metacarpals; mittelhandknochen; metacarpien; metacarpiano
      distal-radius + radius: radius distal
      humeral-head + humerus: humeral head; humeruskopf; tete humerale; cabeza humeral
      humeral-neck + humerus: surgical neck; humeral neck; neck of the humerus
      greater-tuberosity: greater tuberosity; tuberculum majus; trochiter
      greater-trochanter: greater trochanter; trochanter
      rotator-cuff: rotator cuff; supraspinatus; infraspinatus; subscapularis; rotatorenmanschette; coiffe des rotateurs; manguito rotador
      glenoid: glenoid rim
      acromioclavicular-joint: acromioclavicular joint; ac joint
      acl: anterior cruciate ligament; vorderes kreuzband; ligament croise anterieur; ligamento cruzado anterior; lca
      pcl: posterior cruciate ligament; hinteres kreuzband
      mcl: medial collateral ligament; innenband
      lcl: lateral collateral ligament; aussenband
      achilles-tendon: achilles tendon; achillessehne; tendon d achille
      medial-compartment + medial: medial compartment; mediales kompartiment
      lateral-compartment + lateral: lateral compartment
      ulnar-styloid + ulna: ulnar styloid; styloid process of the ulna
      radial-styloid + radius: radial styloid
      upper-outer-quadrant: upper outer quadrant; oberer ausserer quadrant; quadrant supero externe; cuadrante superoexterno
      upper-inner-quadrant: upper inner quadrant
      lower-outer-quadrant: lower outer quadrant
      lower-inner-quadrant: lower inner quadrant
      retroareolar: subareolar; behind the nipple
      popliteal-vein: popliteal vein; vena poplitea
      femoral-vein: femoral vein; common femoral vein; vena femoralis; superficial femoral vein
      iliac-vein: iliac vein; common iliac vein
      portal-vein: portal vein; pfortader; veine porte; vena porta
      renal-artery: renal artery; nierenarterie
      pulmonary-artery: pulmonary artery; pulmonary arteries; pulmonalarterie; artere pulmonaire; arteria pulmonar; main pulmonary artery; segmental arteries
      iliac-artery: iliac artery; common iliac artery
      femoral-artery: femoral artery; superficial femoral artery
      popliteal-artery: popliteal artery
      ascending-aorta + aorta: ascending aorta; aorta ascendens; aorte ascendante; aorta ascendente
      descending-aorta + aorta: descending aorta; aorta descendens; aorte descendante
      abdominal-aorta + aorta: abdominal aorta; infrarenal aorta; bauchaorta; aorte abdominale
      aortic-arch + aorta: aortic arch; aortenbogen; arch
      aortic-root + aorta: aortic root
      vitreous: vitreous body; glaskorper; vitre; vitreo
      choroid: choroidal; aderhaut
      fovea: foveal
      lens: linse; cristallin; cristalino
      iris
      anterior-chamber: anterior chamber; vorderkammer
      fundus: funduscopic
      temporal-side: temporal to; temporally
      nasal-side: nasal to; nasally
      endometrium: endometrial; endometrio
      myometrium: myometrial
      gestational-sac: gestational sac; fruchthohle
      fissure-lung: minor fissure; major fissure; oblique fissure; horizontal fissure
      subpleural
      pleural-space: pleural space
      maxillary-sinus: maxillary sinus; kieferhohle; sinus maxillaire; seno maxilar; maxillary antrum
      frontal-sinus: frontal sinus; stirnhohle
      sphenoid-sinus: sphenoid sinus; sphenoidal sinus
      ethmoid: ethmoid sinus; ethmoid air cells
      mastoid: mastoid air cells
      parotid: parotid gland; ohrspeicheldruse
    `,
  },
];
