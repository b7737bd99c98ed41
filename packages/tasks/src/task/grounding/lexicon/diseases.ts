import type { LexiconPart } from "./category.js";

/** Diagnoses with their abbreviations and layman's names. Written by hand; to be checked against ICD-10's index. */
export const diseases: readonly LexiconPart[] = [
  {
    category: "finding",
    lines: `
      hypertension: high blood pressure; htn; raised blood pressure; elevated blood pressure; arterial hypertension; bluthochdruck; hypertonie; arterielle hypertonie; hta; hypertension arterielle; hipertension; hipertension arterial; hipertensao; hypertensive; hipertensao arterial; hipertenso; hipertensa; has dx; hypertonus; tension alta; htn; essential hypertension; increased blood pressure; hoher blutdruck; hypertendu; hypertendue; presion alta
      lung + hypertension: pulmonary hypertension; pulmonary arterial hypertension; pah
      pre-eclampsia: preeclampsia; praeklampsie; preeclampsie; toxemia of pregnancy
      eclampsia: eklampsie
      diabetes: diabetes mellitus; dm; diabetic; diabetes melito; diabete; diabetiker; diabetique; diabetico; diabetica; diabetikerin; sugar diabetes; zuckerkrankheit
      diabetes + type-2: t2dm; dm2; type 2 diabetes; type 2 diabetes mellitus; type ii diabetes; type ii diabetes mellitus; diabetes mellitus type 2; diabetes type 2; diabetes mellitus type ii; niddm; diabetes mellitus typ 2; diabetes typ 2; typ 2 diabetes; diabete de type 2; diabetes tipo 2; diabetes mellitus tipo 2; dm tipo 2; dm 2; dm type 2; t2d; dmt2; dt2; diabete type 2; dm typ 2; adult onset diabetes; non insulin dependent diabetes; diabetes mellitus 2
      diabetes + type-1: t1dm; dm1; type 1 diabetes; type 1 diabetes mellitus; type i diabetes; diabetes mellitus type 1; diabetes type 1; iddm; diabetes mellitus typ 1; diabetes typ 1; typ 1 diabetes; diabete de type 1; diabetes tipo 1; diabetes mellitus tipo 1; dm 1; t1d; dt1; juvenile diabetes; insulin dependent diabetes
      diabetes + pregnancy: gestational diabetes; gdm; gestationsdiabetes; diabetes gestacional; diabete gestationnel; schwangerschaftsdiabetes; diabetes of pregnancy; gestational diabetes mellitus
      ketoacidosis: diabetic ketoacidosis; dka; ketoazidose; cetoacidosis; acidocetose; acidocetose diabetique; cetoacidosis diabetica
      obesity: obese; adipositas; obesite; obesidad; adipos; overweight severe; obesidade; fettleibigkeit
      overweight: ubergewicht; surpoids; sobrepeso
      dyslipidemia: hyperlipidemia; hld; hyperlipidamie; dyslipidemie; dislipemia; dislipidemia; hyperlipemia; fettstoffwechselstorung; hiperlipidemia; hyperlipoproteinamie; high lipids; raised lipids
      hypothyroidism: underactive thyroid; hypothyroid; hypothyreose; hypothyroidie; hipotiroidismo; hipotireoidismo; schilddrusenunterfunktion; under active thyroid; myxedema
      hyperthyroidism: overactive thyroid; hyperthyroid; thyrotoxicosis; hyperthyreose; hyperthyroidie; hipertiroidismo; schilddrusenuberfunktion; over active thyroid
      graves-disease: graves disease; graves; morbus basedow; basedow
      hashimoto: hashimoto thyroiditis; hashimoto s thyroiditis
      addison: addison disease; adrenal insufficiency; addison s disease; nebenniereninsuffizienz
      cushing: cushing syndrome; cushing s syndrome; hypercortisolism
      infarct + heart: MI; heart attack; myocardial infarction; ami; acute myocardial infarction; herzinfarkt; myokardinfarkt; infarctus du myocarde; idm; infarto de miocardio; infarto agudo de miocardio; iam; infarto do miocardio; hinterwandinfarkt; vorderwandinfarkt; coronary thrombosis; myocardial infarct; crise cardiaque; ataque al corazon; ataque cardiaco; infarto agudo do miocardio; ataque de corazon; infarto miocardico; heart attacks
      infarct + heart + st-elevation: stemi; st elevation myocardial infarction; st elevation mi; scacest; iamcest
      infarct + heart + non-st: nstemi; non st elevation myocardial infarction; non st elevation mi; scasest
      acute-coronary-syndrome: acute coronary syndrome; acs; akutes koronarsyndrom; syndrome coronarien aigu; sindrome coronario agudo
      coronary-disease + coronary-artery: CAD; coronary artery disease; IHD; ischemic heart disease; coronary heart disease; chd; khk; koronare herzkrankheit; coronaropathie; cardiopatia isquemica; maladie coronarienne; enfermedad coronaria; cardiopathie ischemique; coronary disease; doenca coronariana
      heart-failure: heart failure; HF; chf; congestive heart failure; congestive cardiac failure; ccf; cardiac failure; herzinsuffizienz; insuffisance cardiaque; insuficiencia cardiaca; icc; cardiac insufficiency; hfref; hfpef; herzschwache; ic; lvf; left ventricular failure; decompensated heart failure chronic; myocardial insufficiency; weak heart
      cardiomyopathy: kardiomyopathie; cardiomyopathie; miocardiopatia
      atrial-fibrillation: atrial fibrillation; AF; afib; a fib; vorhofflimmern; vhf; fibrillation auriculaire; fibrillation atriale; fibrilacion auricular; fa cardiac; fibrilacao atrial; acfa; auricular fibrillation; vorhofflimmerns; fibrilacao auricular; FA
      atrial-flutter: atrial flutter; vorhofflattern; flutter auricular
      ventricular-tachycardia: ventricular tachycardia; VT; ventrikulare tachykardie
      ventricular-fibrillation: ventricular fibrillation; VF; kammerflimmern
      svt: supraventricular tachycardia; psvt
      cardiac-arrest: cardiac arrest; herzstillstand; arret cardiaque; parada cardiaca; cardiopulmonary arrest; parada cardiorrespiratoria; parada cardiorrespiratoria; kreislaufstillstand; heart stopped
      endocarditis: endokarditis; endocardite; infective endocarditis
      pericarditis: perikarditis; pericardite
      myocarditis: myokarditis; myocardite; miocarditis
      stenosis + aortic-valve: aortic stenosis; aortic valve stenosis; aortenstenose; aortenklappenstenose; retrecissement aortique; estenosis aortica
      stenosis + mitral-valve: mitral stenosis; mitralstenose
      regurgitation: insufficiency valvular; regurgitant; incompetence
      regurgitation + mitral-valve: mitral regurgitation; mitral insufficiency; MR; mitralinsuffizienz; insuffisance mitrale; insuficiencia mitral; mitral incompetence
      regurgitation + aortic-valve: aortic regurgitation; aortic insufficiency; aorteninsuffizienz
      peripheral-artery-disease: peripheral artery disease; peripheral arterial disease; pad; pvd; peripheral vascular disease; pavk; aomi; arteriopathie; arteriopatia periferica; claudication; claudicacion
      atherosclerosis: arteriosclerosis; atherosclerotic; arteriosklerose; atherosklerose; atherosclerose; aterosclerosis; hardening of the arteries
      varices: varicose veins; varicosities; varizen; krampfadern; varice; varicose; varices
      stroke: CVA; cerebrovascular accident; apoplexy; schlaganfall; apoplex; avc; accident vasculaire cerebral; ictus; accidente cerebrovascular; acv; acidente vascular cerebral; strokes; cerebral infarction; ischemic stroke; hirninfarkt; brain attack; cerebrovascular event; insult; derrame cerebral; cerebral stroke; attaque cerebrale
      tia: transient ischemic attack; transitorische ischamische attacke; accident ischemique transitoire; mini stroke; ministroke; accidente isquemico transitorio; ait
      hemorrhage-sah: subarachnoid hemorrhage; sah; subarachnoidalblutung; hemorragia subaracnoidea; hemorragie sous arachnoidienne; hemorragie meningee; subarachnoid bleed; subarachnoid haemorrhage
      subdural: subdural; sdh; subduralhamatom
      epidural-hematoma: epidural hematoma; extradural hematoma
      bleeding + brain: intracranial hemorrhage; ICH; intracerebral hemorrhage; hirnblutung; cerebral hemorrhage; brain bleed; hemorragia cerebral; intracranial bleed; intrazerebrale blutung; hemorragie cerebrale; brain hemorrhage; bleeding in the brain; hemorragia intracraneal
      bleeding + gastrointestinal: gi bleed; gib; gastrointestinal bleeding; gastrointestinal hemorrhage; gi bleeding; gi hemorrhage; gastrointestinale blutung; hemorragia digestiva; hemorragie digestive; ugib; sangrado digestivo; magen darm blutung; gastrointestinal bleed
      epilepsy: epileptic; epilepsie; epilepsia; fallsucht; seizure disorder; epileptisch; epileptique
      parkinson-disease: parkinson disease; parkinson s disease; parkinsonism; parkinson; morbus parkinson; parkinsons; maladie de parkinson; enfermedad de parkinson
      multiple-sclerosis: multiple sclerosis; multiple sklerose; sclerose en plaques; sep neuro; esclerosis multiple; encephalomyelitis disseminata; esclerose multipla
      dementia: demenz; demence; demencia; cognitive decline; cognitive impairment; dement; demente; demencial; kognitive storung
      alzheimer: alzheimer s disease; alzheimer disease; alzheimers; alzheimer dementia; alzheimer s dementia; morbus alzheimer; demenz vom alzheimer typ
      neuropathy: polyneuropathy; neuropathie; polyneuropathie; neuropatia; peripheral neuropathy; pnp; polineuropatia
      carpal-tunnel: carpal tunnel syndrome; cts; karpaltunnelsyndrom; syndrome du canal carpien; sindrome del tunel carpiano
      sciatica: ischias; sciatique; ciatica; ischialgia; lumboischialgie
      meningitis: meningite; hirnhautentzundung
      encephalitis: enzephalitis; encephalite; encefalitis
      concussion: commotio; gehirnerschutterung; commotion; conmocion; commotio cerebri; mild traumatic brain injury; mtbi
      brain + trauma: traumatic brain injury; tbi; head injury brain; schadel hirn trauma; sht; traumatisme cranien; traumatismo craneoencefalico; tce
      guillain-barre: guillain barre syndrome; gbs
      myasthenia: myasthenia gravis
      copd: chronic obstructive pulmonary disease; bpco; epoc; dpoc; chronisch obstruktive lungenerkrankung; coad; bronchopneumopathie chronique obstructive; enfermedad pulmonar obstructiva cronica; chronic obstructive airways disease; chronic obstructive lung disease
      asthma: asthmatic; asthme; asma; asthmatique; asmatico; asmatica; asthmatiker; bronchial asthma; asthma bronchiale; asma bronquial
      pneumonia: pneumonias; pneumonie; pneumopathie; neumonia; lungenentzundung; chest infection; pneumonic; bronchopneumonia; lrti; lower respiratory tract infection; bronchopneumonie; lung infection; pulmonary infection; oberlappenpneumonie; unterlappenpneumonie; infection of the lung
      pneumonia + lower-lobe: lower lobe pneumonia; unterlappenpneumonie
      pneumonia + upper-lobe: oberlappenpneumonie
      pneumonia + community-acquired: CAP; community acquired pneumonia
      pneumonia + nosocomial: HAP; hospital acquired pneumonia
      aspiration: aspirated; aspirations
      bronchitis: bronchite; bronquitis; bronquite
      bronchiolitis: bronchiolite; bronquiolitis
      croup: laryngotracheobronchitis; krupp; pseudokrupp
      pertussis: whooping cough; keuchhusten; coqueluche; tosferina
      emphysema: emphysematous; emphysem; enfisema; emphyseme
      tuberculosis: TB; tuberculous; tbc; tuberkulose; tuberculose
      sarcoidosis: sarcoid; sarkoidose; sarcoidose
      interstitial-lung-disease: interstitial lung disease; ild; pulmonary fibrosis idiopathic
      sleep-apnea: sleep apnea; osa; obstructive sleep apnea; osas; schlafapnoe; apnee du sommeil; apnea del sueno; osahs; apnea obstructiva del sueno; saos; schlafapnoesyndrom
      ards: acute respiratory distress syndrome
      influenza: flu; grippe; gripe
      covid: covid 19; sars cov 2; coronavirus; coronavirus infection; sars cov 2 infection
      common-cold: common cold; cold; urti; uri; upper respiratory tract infection; upper respiratory infection; erkaltung; rhume; resfriado; head cold; grippaler infekt; catarro
      sinusitis: rhinosinusitis; sinusite; nebenhohlenentzundung
      otitis-media: otitis media; middle ear infection; mittelohrentzundung; otite moyenne; otitis
      otitis-media + acute: aom
      otitis-externa: otitis externa; swimmer s ear; outer ear infection
      pharyngitis: pharyngite; faringitis; halsentzundung
      tonsillitis: angina tonsillaris; amygdalite; amigdalitis; mandelentzundung
      laryngitis: kehlkopfentzundung
      hay-fever: hay fever; allergic rhinitis; heuschnupfen; rhinite allergique; rinitis alergica; seasonal allergic rhinitis; pollinosis
      reflux-disease + reflux: gerd; gord; gastroesophageal reflux disease; acid reflux disease; refluxkrankheit; rgo; erge; reflujo gastroesofagico; reflux gastro oesophagien; refluxosophagitis; gastro esophageal reflux disease; gastroesophageal reflux; enfermedad por reflujo gastroesofagico; reflujo
      gastritis: gastrite; magenschleimhautentzundung
      gastroenteritis: stomach flu; gastro enteritis; gastroenterite; magen darm grippe; stomach bug; ge infection; gastroenteritis aguda
      ulcer + stomach: gastric ulcer; stomach ulcer; magengeschwur; ulcus ventriculi; ulcere gastrique; ulcera gastrica; ulceras gastricas; magenulkus
      ulcer + duodenum: duodenal ulcer; ulcus duodeni; ulcere duodenal; ulcera duodenal
      ulcer + peptic: peptic ulcer; peptic ulcer disease; pud; ulcera peptica; ulcere gastroduodenal
      helicobacter: helicobacter pylori; h pylori
      appendicitis: blinddarmentzundung; appendicite; apendicitis; apendicite; inflamed appendix; inflammation of the appendix; appendizitis
      cholecystitis: gallbladder inflammation; inflamed gallbladder; inflammation of the gallbladder; cholecystite; colecistitis; cholezystitis; gallenblasenentzundung; colecistite
      cholangitis: cholangite; colangitis; inflammation of the bile ducts
      pancreatitis: pankreatitis; pancreatite; bauchspeicheldrusenentzundung; inflammation of the pancreas; inflamed pancreas
      hepatitis: hepatite; leberentzundung; inflammation of the liver
      cirrhosis: cirrhotic; leberzirrhose; cirrhose; cirrosis; zirrhose; liver cirrhosis; cirrose; hepatic cirrhosis; cirrosis hepatica
      fatty-liver + liver: fatty liver; hepatic steatosis; steatosis; steatosis hepatis; fettleber; nafld; steatose; esteatosis; steatose hepatique; esteatosis hepatica; steatosis of the liver; fatty liver disease
      encephalopathy: enzephalopathie; encephalopathie; encefalopatia
      diverticulosis: divertikulose; diverticulose; diverticula; diverticulum; divertikel
      diverticulitis: divertikulitis; diverticulite; inflamed diverticula; sigmadivertikulitis; sigmoiditis
      colitis: kolitis; colite
      ulcerative-colitis: ulcerative colitis; UC; colitis ulcerosa; rectocolite hemorragique
      crohn: crohn disease; crohn s disease; crohns; morbus crohn; maladie de crohn; enfermedad de crohn; crohns disease
      ibd: inflammatory bowel disease
      ibs: irritable bowel syndrome; irritable bowel; reizdarm; colon irritable; syndrome de l intestin irritable
      celiac-disease: celiac disease; celiac; gluten enteropathy; zoliakie; maladie coeliaque; celiaquia; sprue; gluten intolerance; enfermedad celiaca
      hemorrhoids: haemorrhoids; hemorrhoid; piles; hamorrhoiden; hemorroides; hemorrhoidal
      anal-fissure: anal fissure; fissure; analfissur; fisura anal
      fistula: fistel; fistule; fistulas
      ileus: paralytic ileus
      obstruction + bowel: bowel obstruction; intestinal obstruction; sbo; darmverschluss; occlusion intestinale; obstruccion intestinal; small bowel obstruction; oclusion intestinal; blocked bowel
      peritonitis: peritonite; bauchfellentzundung
      hernia + groin: inguinal hernia; leistenhernie; leistenbruch; hernie inguinale; hernia inguinal; groin hernia
      hernia + umbilicus: umbilical hernia; nabelhernie; nabelbruch; hernia umbilical
      hernia + hiatal: hiatal hernia; hiatus hernia; hiatushernie; hernie hiatale; hernia de hiato; zwerchfellbruch
      kidney-failure + kidney: renal failure; kidney failure; renal insufficiency; niereninsuffizienz; insuffisance renale; insuficiencia renal; nierenversagen; renal impairment; renal dysfunction; kidney disease; kidney dysfunction; impaired renal function; impaired kidney function; insuficiencia renal; reduced kidney function; reduced renal function; kidney impairment
      kidney-failure + kidney + acute: aki; acute kidney injury; arf; acute renal failure; akutes nierenversagen; insuffisance renale aigue; ira; acute kidney failure; acute renal injury; insuficiencia renal aguda; anv; fracaso renal agudo
      kidney-failure + kidney + chronic: ckd; chronic kidney disease; chronic renal failure; chronic renal insufficiency; chronische niereninsuffizienz; insuffisance renale chronique; irc; erc; enfermedad renal cronica; chronic kidney failure; insuficiencia renal cronica; crf
      kidney-failure + kidney + end-stage: esrd; eskd; end stage renal disease; end stage kidney disease; end stage renal failure
      uti: urinary tract infection; urine infection; urinary infection; harnwegsinfekt; hwi; infection urinaire; infeccion urinaria; itu; water infection; infeccion del tracto urinario; harnwegsinfektion; infeccao urinaria; urinary tract infections; infection of the urinary tract; bladder infection
      cystitis: blasenentzundung; cystite; cistitis; zystitis
      pyelonephritis: kidney infection; pyelonephrite; pielonefritis; nierenbeckenentzundung; infection of the kidney
      nephrotic: nephrotic syndrome; nephrotisches syndrom
      glomerulonephritis: glomerulonephritides
      renal-colic + kidney: renal colic; nierenkolik; colique nephretique; colico nefritico; colico renal
      biliary-colic: biliary colic; gallenkolik; colico biliar; colique hepatique
      sepsis: septic; septicemia; sepsis; sepsis grave; blood poisoning; blutvergiftung; urosepsis; septique; septico; septicemie
      sepsis + shock: septic shock; septischer schock; choc septique; choque septico
      bacteremia: bakteriamie; bacteriemia; bacteremic
      cellulitis: zellulitis; cellulite; celulitis; skin infection; phlegmone; skin and soft tissue infection
      erysipelas: erysipel; erysipele; wundrose
      impetigo
      osteomyelitis: bone infection; osteomyelite; knochenentzundung
      septic-arthritis: septic arthritis; infected joint
      herpes-zoster: shingles; herpes zoster; gurtelrose; zona; zoster; culebrilla
      herpes-simplex: herpes simplex; hsv; cold sore
      varicella: chickenpox; chicken pox; windpocken; varicelle; varicela
      measles: masern; rougeole; sarampion
      mumps: oreillons; paperas
      rubella: german measles; roteln; rubeole
      scarlet-fever: scarlet fever; scarlatina; scharlach
      mononucleosis: infectious mononucleosis; glandular fever; mono infection; ebv infection
      hiv: hiv infection; human immunodeficiency virus; vih; hiv positive
      aids
      malaria: paludisme; paludismo
      lyme-disease: lyme; lyme disease; borreliosis; borreliose
      syphilis: lues
      gonorrhea: gonorrhoe
      chlamydia: chlamydial infection
      candidiasis: thrush; candida infection; soor; candidose; candidiasis oral; yeast infection
      tinea: ringworm; fungal infection; mycosis; mykose; onychomycosis; pilzinfektion
      scabies: kratze; gale; sarna
      anemia: anemic; anaemia; anamie; anemie; blutarmut; low hemoglobin; anemico; anamisch
      anemia + iron: iron deficiency anemia; ida; eisenmangelanamie; anemie ferriprive; anemia ferropenica; iron deficient anemia
      iron + deficiency: iron deficiency; eisenmangel; carence martiale; ferropenia
      vitamin-d + deficiency: vitamin d deficiency
      vitamin-b12 + deficiency: vitamin b12 deficiency; b12 deficiency
      sickle-cell: sickle cell disease; sickle cell anemia; drepanocytose; sichelzellkrankheit
      thalassemia: thalassamie
      hemophilia: hamophilie; hemophilie
      leukemia: leukamie; leucemie; leucemia; blutkrebs
      lymphoma: lymphom; lymphome; linfoma
      myeloma: multiple myeloma; myelom; plasmocytoma; mieloma; plasmozytom
      cancer: carcinoma; carcinomas; malignancy; malignant; ca; krebs; karzinom; carcinome; carcinoma; malignom; neoplasm malignant; cancers; malignancies; maligne; maligno; maligna; kanzer; malignant neoplasm; malignant tumor; cancerous; bosartig; neoplasia maligna
      tumor: tumors; neoplasm; neoplasia; tumour; neoplastic; geschwulst; tumeur; neoplasie
      cancer + breast: breast cancer; mammakarzinom; brustkrebs; cancer du sein; cancer de mama; carcinoma of the breast; breast carcinoma; mamma ca; ca breast; carcinoma de mama; cancer of the breast
      cancer + lung: lung cancer; bronchialkarzinom; lungenkrebs; cancer du poumon; cancer de pulmon; bronchogenic carcinoma; lung carcinoma; ca lung; lungenkarzinom; nsclc lung
      cancer + prostate: prostate cancer; prostatakarzinom; cancer de la prostate; cancer de prostata; prostatic carcinoma; prostatakrebs; ca prostate; prostatic cancer
      cancer + colon: colon cancer; colorectal cancer; crc cancer; kolonkarzinom; darmkrebs; cancer du colon; cancer de colon; bowel cancer; colon carcinoma; colonic carcinoma; cancer colorrectal; cancer of the bowel
      cancer + ovary: ovarian cancer; ovarialkarzinom; cancer de l ovaire; cancer de ovario; eierstockkrebs; ovarian carcinoma
      cancer + pancreas: pancreatic cancer; pankreaskarzinom; cancer du pancreas; cancer de pancreas
      cancer + liver: hepatocellular carcinoma; hcc; liver cancer; leberkrebs; hepatoma
      cancer + stomach: gastric cancer; stomach cancer; magenkarzinom; magenkrebs
      cancer + kidney: renal cell carcinoma; rcc; nierenzellkarzinom; kidney cancer; renal cancer
      cancer + bladder: bladder cancer; urothelial carcinoma; harnblasenkarzinom
      cancer + skin: skin cancer; hautkrebs
      melanoma: melanom; melanome; malignant melanoma; malignes melanom
      basal-cell-carcinoma: basal cell carcinoma; bcc; basaliom; basalzellkarzinom; basal cell cancer
      squamous-cell-carcinoma: squamous cell carcinoma; scc; plattenepithelkarzinom; squamous cell cancer
      adenocarcinoma: adenokarzinom; adenocarcinome
      adenoma: adenom; adenome; adenomatous
      fibroid: fibroids; leiomyoma; myoma; myom; leiomyomata; fibrome; mioma; uterine fibroid; miomas
      lipoma: lipom; lipome
      hemangioma: hamangiom; hemangiome; angioma
      nevus: mole; moles; naevus; muttermal; naevi; nevi; lunar; grain de beaute
      endometriosis: endometriose
      pcos: polycystic ovary syndrome; polycystic ovaries; polycystic ovarian syndrome
      ectopic-pregnancy: ectopic pregnancy; ectopic; extrauterine pregnancy; grossesse extra uterine; embarazo ectopico; tubal pregnancy
      placenta-previa: placenta previa
      preterm: premature; prematurity; preterm birth; fruhgeburt; premature birth; prematuro; prematuridad; prematura; fruhgeborenes; premature delivery; preterm delivery
      menopause: menopausal; postmenopausal; wechseljahre; menopausia
      mastitis: brustentzundung
      arthritis: arthritic; arthrite; artritis; gelenkentzundung
      rheumatoid-arthritis: rheumatoid arthritis; RA; rheumatoide arthritis; polyarthrite rhumatoide; artritis reumatoide
      osteoarthritis: oa; arthrosis; arthrose; degenerative joint disease; djd; artrosis; degenerative arthritis; degenerative joint changes; osteoarthrosis; wear and tear arthritis
      osteoarthritis + knee: gonarthrosis; gonarthrose; gonartrosis; kniearthrose
      osteoarthritis + hip: coxarthrosis; coxarthrose; koxarthrose; coxartrosis; huftarthrose
      gout: gouty; gicht; goutte articulaire; gota; crise de goutte
      osteoporosis: osteoporotic; osteoporose
      osteopenia: osteopenic
      fibromyalgia: fibromyalgie
      lupus: sle; systemic lupus erythematosus; lupus erythematosus; lupus eritematoso
      vasculitis: vaskulitis; vascularite
      temporal-arteritis: temporal arteritis; giant cell arteritis; gca
      polymyalgia: polymyalgia rheumatica; pmr
      scoliosis: skoliose; scoliose; escoliosis
      spondylosis: spondylotic; degenerative spine disease
      spinal-stenosis + spine: spinal stenosis; lumbar stenosis; spinalkanalstenose
      bursitis: bursite
      tendinitis: tendonitis; tendinopathy; tendinite
      plantar-fasciitis: plantar fasciitis
      rotator-cuff: rotator cuff; rotatorenmanschette
      compartment-syndrome: compartment syndrome
      depression: depressive; depressed; mdd; major depressive disorder; major depression; depresion; depressao; depressive episode; depressive disorder; depressif; depresivo; trastorno depresivo
      anxiety-disorder + anxiety: anxiety disorder; gad; generalized anxiety disorder; angststorung; trouble anxieux; trastorno de ansiedad
      panic: panic attack; panic attacks; panikattacke; panic disorder; attaque de panique
      bipolar: bipolar disorder; bipolar affective disorder; bipolare storung; manic depression; trastorno bipolar
      mania: manic; manie; manisch
      psychosis: psychotic; psychose; psicosis; psychotisch
      schizophrenia: schizophrenic; schizophrenie; esquizofrenia
      ptsd: post traumatic stress disorder; posttraumatic stress disorder
      ocd: obsessive compulsive disorder; zwangsstorung
      adhd: attention deficit hyperactivity disorder; adhs; tdah
      autism: autistic; autism spectrum disorder; autismus; autisme; autismo
      anorexia-nervosa: anorexia nervosa
      bulimia: bulimia nervosa
      alcohol-dependence + alcohol: alcoholism; alcoholic; alcohol dependence; alcohol abuse; alcohol use disorder; alkoholabhangigkeit; alcoolisme; alcoholismo; alcohol addiction; alcohol misuse; alkoholabusus; alkoholismus
      overdose: od tox; intoxication; poisoning; uberdosis; vergiftung; intoxicacion; intoxicated; intoxikation; surdosage; poisoned; sobredosis
      withdrawal-syndrome: withdrawal syndrome; withdrawal symptoms; entzug; sevrage
      eczema: atopic dermatitis; dermatitis; neurodermitis; ekzem; atopic eczema; dermatite; dermatite atopique; dermatitis atopica
      psoriasis: psoriatic; schuppenflechte; psoriase; psoriasique
      acne: akne
      rosacea
      vitiligo
      actinic-keratosis: actinic keratosis; actinic keratoses; solar keratosis
      glaucoma: glaukom; glaucome; gruner star
      cataract: cataracts; katarakt; cataracte; grauer star; catarata; cataratas; kataratk; lens opacity; clouding of the lens
      macular-degeneration: macular degeneration; amd; armd; makuladegeneration; age related macular degeneration; dmae; dmla
      retinopathy: retinopathie; diabetic retinopathy; retinopatia
      retinal-detachment: retinal detachment; netzhautablosung; detached retina
      conjunctivitis: pink eye; bindehautentzundung; konjunktivitis; conjonctivite; conjuntivitis
      uveitis: iritis
      keratitis
      testicular-torsion + torsion: testicular torsion; torsion; hodentorsion
      hydrocele
      varicocele
      epididymitis
      prostatitis
      erectile-dysfunction: erectile dysfunction; impotence
      infertility: infertile; sterility
      down-syndrome: down syndrome; trisomy 21; down s syndrome
      cystic-fibrosis: cystic fibrosis; mukoviszidose; mucoviscidose; fibrosis quistica
      cerebral-palsy: cerebral palsy
      spina-bifida
      febrile-seizure: febrile seizure; febrile convulsion; fieberkrampf; febrile seizures
      frailty: frail; gebrechlich
      hyperemesis: hyperemesis gravidarum
      heat-stroke: heat stroke
      frostbite
    `,
  },
];
