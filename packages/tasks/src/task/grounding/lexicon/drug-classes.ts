/** Classes of drugs, in all languages at once. Written by hand. */
export const drugClasses = `
antibiotic: antibiotics; antibiotika; antibiotikum; antibiotique; antibiotiques; antibiotico; antibioticos; antibacterial; abx; antimicrobial; antibiotic therapy; antibiotherapie; antibiose; antimicrobials
anticoagulant: anticoagulants; anticoagulation; anticoagulated; direct oral anticoagulant; direct oral anticoagulants; direct acting oral anticoagulant; direktes orales antikoagulans; blood thinner; blood thinners; antikoagulation; anticoagulacion; doac; noac; antikoagulanzien; anticoagulante; antikoaguliert; blutverdunner
antiplatelet: antiplatelets; dual antiplatelet therapy; dapt; antiaggregant; antiagregante
analgesic: analgesics; painkiller; painkillers; analgesia; pain relief medication; schmerzmittel; antalgique; antalgiques; analgesico; analgesicos; pain medication; pain killers; analgetika
opioid: opioids; opiate; opiates; opiaceo
nsaid: nsaids; non steroidal anti inflammatory; non steroidal antiinflammatory drugs; nsar; ains; aine; anti inflammatory drugs; antiinflammatories
steroid: steroids; corticosteroid; corticosteroids; glucocorticoid; kortison; corticoides; cortisone; glucocorticoids; corticoide; kortikosteroide; corticotherapie
diuretic: diuretics; water tablet; water tablets; diuretika; diuretique; diuretico; diuretikum; diureticos; water pill
antihypertensive: antihypertensives; blood pressure medication; blood pressure tablets; blutdruckmittel
beta-blocker: beta blocker; beta blockers; betablocker; betabloquant; betabloqueante
ace-inhibitor: ace inhibitor; ace inhibitors; acei; ace hemmer; iec; ieca; inhibiteur de l enzyme de conversion; inhibiteurs de l enzyme de conversion; angiotensin converting enzyme inhibitor; angiotensin converting enzyme inhibitors; inhibidor de la enzima convertidora
arb: angiotensin receptor blocker; sartan; arbs
calcium-channel-blocker: calcium channel blocker; ccb
statin: statins; statine; estatina; statin therapy
ppi: proton pump inhibitor; proton pump inhibitors; ppis; protonenpumpenhemmer; ibp; ipp
antidepressant: antidepressants; ssri; antidepresseur; antidepresivo; antidepressiva
antipsychotic: antipsychotics; neuroleptic; neuroleptics; neuroleptika
benzodiazepine: benzodiazepines; benzos; benzodiazepinas
antiepileptic: antiepileptics; anticonvulsant; anticonvulsants; aed
bronchodilator: bronchodilators; reliever; broncodilatador
laxative: laxatives; laxans; laxatif; laxante; abfuhrmittel; laxativum
antiemetic: antiemetics; anti sickness; antiemetikum
antihistamine: antihistamines; antihistaminikum; antihistaminico
antiviral: antivirals
antifungal: antifungals
immunosuppressant: immunosuppression; immunosuppressed; immunosuppressive; immunsuppression; immunsupprimiert; inmunosupresor
vasopressor: vasopressors; pressors; inotropes; katecholamine; catecholamines
sedative: sedatives; sleeping tablet; sleeping tablets; sleeping pill; hypnotic; schlafmittel; sleeping pills
antidiabetic: oral antidiabetics; oral hypoglycemics; oral hypoglycemic; hypoglycemic agents
vitamin: vitamins; vitamine; vitaminas
cephalosporin: cephalosporins; cephalosporine; cefalosporina
macrolide: macrolides
quinolone: quinolones; fluoroquinolone; fluoroquinolones
sulfonamide: sulfa; sulfa drugs; sulfonamides; sulfas
sulfonylurea: sulfonylureas
nitrate: nitrates; nitrate
triptan: triptans
bisphosphonate: bisphosphonates
hormone therapy: hrt; hormone replacement therapy; hormones; hormontherapie
placebo:
`;
