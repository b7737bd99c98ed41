import type { LexiconPart } from "./category.js";

/**
 * Symptoms, signs and findings of imaging. Layman's words and clinical ones under one concept. Written by hand; to be
 * checked against the Consumer Health Vocabulary and the Fleischner Society's glossary.
 */
export const findings: readonly LexiconPart[] = [
  {
    category: "finding",
    lines: `
      pain: painful; pains; ache; aches; aching; sore; soreness; schmerz; schmerzen; schmerzhaft; douleur; douleurs; douloureux; dolor; dolores; doloroso; dor; dores; hurts; hurting; discomfort; dolorosa; algia; hurt
      head + pain: headache; headaches; cephalgia; kopfschmerz; kopfschmerzen; cephalee; cephalees; cefalea; cefalee; cefaleia; dolor de cabeza; ha sx; mal de tete; cephalalgia; dor de cabeca
      migraine: migraines; migrane; migrana; enxaqueca
      chest + pain: chest pain; CP; thoracic pain; brustschmerz; brustschmerzen; thoraxschmerz; thoraxschmerzen; douleur thoracique; dolor toracico; dolor de pecho; dor toracica; dor no peito
      angina: angina pectoris; stenocardia; anginal; angor
      abdomen + pain: stomach ache; stomachache; tummy ache; belly pain; bauchschmerz; bauchschmerzen; unterbauchschmerzen; dolor abdominal; douleur abdominale; dolor de barriga; dor abdominal; abdominal pain; stomach pain
      back + pain: backache; low back pain; lower back pain; lumbago; ruckenschmerz; ruckenschmerzen; kreuzschmerzen; lombalgie; dorsalgie; lumbalgia; dolor de espalda; lombalgia; dorsalgia; back pain
      joint + pain: arthralgia; arthralgias; gelenkschmerzen; artralgia; arthralgie; artralgias; joint pain
      muscle + pain: myalgia; myalgias; muskelschmerzen; mialgia; myalgie; mialgias; muscle ache; muscle aches
      ear + pain: otalgia; earache; ear ache; ohrenschmerzen; otalgie
      throat + pain: sore throat; odynophagia; pharyngeal pain; halsschmerzen; mal de gorge; dolor de garganta; odinofagia; dor de garganta
      neck + pain: cervicalgia; nackenschmerzen; cervicalgie
      muscle + tension: guarding; abwehrspannung; defense musculaire; defensa abdominal; abdominal guarding
      neuralgia: neuropathic pain; nerve pain; neuralgie
      menstruation + pain: dysmenorrhea; period pain; painful periods; painful menstruation; menstrual pain
      urination + pain: dysuria; painful urination; burning on urination; burning urination; burning with urination; dysurie; disuria; brennen beim wasserlassen; brulures mictionnelles; pain on urination; pain on passing urine; pain passing urine; burning when passing urine
      intercourse + pain: dyspareunia; painful intercourse
      fever: pyrexia; febrile; fevers; feverish; pyrexial; high temperature; raised temperature; elevated temperature; fieber; fiebrig; fieberhaft; fievre; febril; fiebre; febre; hyperthermia; spiking temperatures; hyperthermie
      -fever: afebrile; apyrexial; apyretic; fieberfrei; apyretique; afebril; apiretico; apiretica; apyrexia
      chills: rigors; rigor; shivering; schuttelfrost; frissons; escalofrios; chill; shivers; calafrios
      sweat: sweating; sweats; diaphoresis; diaphoretic; schwitzen; sueurs; sudoracion; perspiration; sudores; hyperhidrosis; clammy
      sweat + night: night sweats; nachtschweiss; sueurs nocturnes; sudores nocturnos
      fatigue: tired; tiredness; exhaustion; exhausted; lethargy; lethargic; weariness; mudigkeit; abgeschlagenheit; fatigabilite; asthenia; asthenie; cansancio; fatiga; cansaco; lack of energy; low energy; malaise; astenia; erschopfung; mude; loss of energy
      weakness: weak; schwache; faiblesse; debilidad; fraqueza; debil; power loss; loss of strength; loss of power; paresis; paretic; parese
      paralysis: paralyzed; palsy; plegia; lahmung; paralysie; paralisis; paralisia; plegic
      one-sided-weakness + weakness: hemiparesis; hemiparese; hemiparesia
      hemiplegia: hemiplegie; hemiplejia
      face + paralysis: facial palsy; bell palsy; bell s palsy; facial paralysis; fazialisparese; facial nerve palsy; paralysie faciale; paralisis facial
      face + weakness: facial droop; facial weakness
      dyspnea: shortness of breath; SOB; short of breath; breathlessness; breathless; difficulty breathing; difficulties breathing; trouble breathing; dyspneic; atemnot; luftnot; dyspnoe; dyspnee; essoufflement; essouffle; disnea; dispneia; dificultad respiratoria; dificultad para respirar; falta de aire; falta de ar; respiratory difficulty; labored breathing; breathing difficulty; breathing difficulties; winded; kurzatmigkeit; difficulty in breathing; respiratory distress; increased work of breathing; kurzatmig; gene respiratoire
      dyspnea + on-exertion: DOE; exertional dyspnea; exertional breathlessness; belastungsdyspnoe; dyspnee d effort; disnea de esfuerzo
      orthopnea: orthopnoe; orthopnee; ortopnea; cannot lie flat; breathless lying flat
      paroxysmal-nocturnal-dyspnea: paroxysmal nocturnal dyspnea; pnd
      cough: coughing; coughs; coughed; husten; toux; tos; tosse; tussis; tusse; hustet; reizhusten
      wheeze: wheezing; wheezes; wheezy; giemen; sibilances; sibilancias; sifflements; sibilants; sibilos
      crackles: crackle; rales; crepitations; creps; crepitation; rasselgerausche; crepitants; crepitantes; crepitus lungs; estertores; rgs
      stridor
      blood + cough: hemoptysis; coughing up blood; coughing blood; coughed up blood; bluthusten; hemoptysie; hemoptisis; coughed blood; cough up blood; bloody sputum; blood in the sputum; blood stained sputum
      palpitations: palpitation; racing heart; herzklopfen; herzrasen; palpitaciones; palpitacoes; heart racing; pounding heart
      syncope: fainting; fainted; faint; passed out; blackout; collapse; collapsed; synkope; ohnmacht; sincope; syncopal; desmayo; malaise avec perte de connaissance; desmaio; blacked out; kollaps; lipothymia
      unconsciousness: loss of consciousness; loc; lost consciousness; lose consciousness; unconscious; losing consciousness; bewusstlosigkeit; bewusstlos; bewusstseinsverlust; perte de connaissance; perdida de conciencia; perda de consciencia; perdida de conocimiento; perdio el conocimiento; perdio la conciencia; unresponsive
      dizziness: dizzy; lightheaded; lightheadedness; light headed; light headedness; giddiness; giddy; schwindel; vertige; vertiges; mareo; mareos; tontura; tonturas; schwindlig; etourdissement; mareado
      vertigo: spinning sensation; drehschwindel; room spinning
      nausea: nauseous; nauseated; feeling sick; felt sick; ubelkeit; nausee; nausees; nauseas; queasy; queasiness
      vomiting: vomit; vomited; vomits; emesis; threw up; being sick; was sick; erbrechen; vomissement; vomissements; vomitos; throwing up; erbrochen; erbrach; vomito; vomi; vomitado; vomited up
      nausea + vomiting: n/v; n&v; nausea and vomiting
      blood + vomiting: hematemesis; vomiting blood; vomited blood; bluterbrechen; hematemese; hematemesis; coffee ground vomiting; vomited up blood
      diarrhea: loose stools; loose stool; loose motions; loose bowel motions; watery stools; durchfall; durchfalle; diarrhoe; diarrhee; diarrea; diarreia; loose bowels
      constipation: constipated; verstopfung; obstipation; constipe; estrenimiento; prisao de ventre; constipacao; no bowel movement; obstipiert; estrenido
      blood + stool: hematochezia; rectal bleeding; blood in the stool; bloody stools; bloody stool; rectorragia; rectorrhagie; blood in stool; blood per rectum; rectal bleed; pr bleeding; blut im stuhl
      melena: black stools; tarry stools; black tarry stools; teerstuhl; black stool; selles noires
      heartburn: pyrosis; acid reflux; sodbrennen; pirosis; brulures d estomac; acidity; azia
      dyspepsia: indigestion; dyspepsie; dispepsia; upset stomach
      dysphagia: difficulty swallowing; trouble swallowing; swallowing difficulty; swallowing difficulties; schluckstorung; schluckbeschwerden; dysphagie; disfagia; difficulty in swallowing; swallowing problems; dificultad para tragar
      bloating: abdominal distension; distended; bloated; distension; distention; blahungen; ballonnement; distendido; meteorism; flatulence
      appetite: appetit; appetit gut; apetito; apetite
      appetite + down: reduced appetite; loss of appetite; anorexia; poor appetite; decreased appetite; reduced appetite; lost appetite; appetitlosigkeit; anorexie; perte d appetit; inapetencia; perdida de apetito; appetitverlust; lost his appetite; lost her appetite; hyporexia; hiporexia
      weight-loss: weight loss; losing weight; lost weight; loss of weight; gewichtsverlust; gewichtsabnahme; perte de poids; perdida de peso; amaigrissement; emagrecimento; perda de peso; adelgazamiento
      weight-gain: weight gain; gained weight; gaining weight; gewichtszunahme; prise de poids; aumento de peso; ganancia de peso
      thirst: thirsty; polydipsia; durst; soif; sed; polidipsia
      polyuria: frequent urination; passing a lot of urine; poliuria; increased urine output
      urinary-frequency: urinary frequency; pollakiuria; pollakisurie; frequency of urination; polaquiuria
      urgency: urinary urgency; urge
      nocturia: nykturie; nycturie; getting up at night to pass urine
      incontinence: incontinent; inkontinenz; incontinencia; urinary incontinence
      urinary-retention: urinary retention; unable to pass urine; unable to void; could not pass urine; cannot pass urine; not able to pass urine; harnverhalt; retention urinaire; retencion urinaria; retention d urine; retencion de orina; retencao urinaria
      anuria: anuric
      oliguria: oliguric; low urine output
      blood + urine: hematuria; blood in the urine; blood in urine; bloody urine; hamaturie; hematurie; hematuria; sangre en la orina; sang dans les urines; blut im urin
      protein + urine: proteinuria; protein in the urine; protein in urine; albuminuria
      jaundice: icterus; icteric; jaundiced; yellow skin; gelbsucht; ikterus; ictere; ictericia; ikterisch; scleral icterus; ictericia; yellowing of the skin
      -jaundice: anicteric; anikterisch
      pruritus: itch; itching; itchy; juckreiz; prurit; prurito; itches; comezon; picor; pruritic; jucken; demangeaisons; coceira
      rash: exanthem; skin eruption; exanthema; hautausschlag; ausschlag; eruption; erupcion; exantema; eruption cutanee; erupcion cutanea; sarpullido; skin rash; rashes
      urticaria: hives; nettle rash; nesselsucht; urticaire; wheals
      erythema: redness; red; reddened; erythematous; rotung; rougeur; eritema; gerotet; enrojecimiento; rubor; erytheme; eritematoso; vermelhidao
      swelling: swollen; swell; swells; swelled; edema; edematous; oedema; puffiness; puffy; schwellung; geschwollen; odem; odeme; gonflement; oedeme; gonfle; gonflee; hinchazon; hinchado; inflamado; edemas; edeme; tumefaction; tumefaccion; tumefacto; inchaco; oedemes
      leg + swelling: pedal edema; leg edema; peripheral edema; unterschenkelodeme; beinodeme; ankle edema legs
      lung + swelling: pulmonary edema; lungenodem; oedeme pulmonaire; edema pulmonar; edema de pulmon; edema agudo de pulmon
      brain + swelling: cerebral edema; hirnodem
      optic-disc + swelling: papilledema; disc swelling; stauungspapille
      bruise: bruising; bruises; ecchymosis; ecchymoses; contusion; contusions; prellung; contusao; contused; ecchymose; equimosis; bluterguss
      hematoma: hamatom; hematome; haematomas; hematomas; blood collection
      petechiae: petechia; petechial; petechien
      cyanosis: cyanotic; cyanosed; zyanose; cyanose; cianosis; bluish; turned blue; zyanotisch; cianose
      pallor: pale; paleness; blasse; blass; paleur; palidez; pale skin; palido; palida
      clubbing: finger clubbing; digital clubbing
      confusion: confused; disoriented; disorientation; disorientated; verwirrt; verwirrtheit; confus; confuse; confusion mentale; desorientado; confundido; confusao; desorientiert; altered mental status; ams; altered mentation
      delirium: delirious; delir; delire; acute confusional state
      drowsiness: drowsy; sleepy; sleepiness; somnolent; somnolence; somnolenz; somnolencia; benommen
      insomnia: sleeplessness; trouble sleeping; difficulty sleeping; poor sleep; sleep disturbance; schlafstorung; schlafstorungen; schlaflosigkeit; insomnie; insomnio; unable to sleep; cannot sleep; could not sleep; cant sleep; difficulty in sleeping
      agitation: agitated; restless; restlessness; unruhe; unruhig; agitado; agite
      hallucinations: hallucination; hallucinating; halluzinationen; alucinaciones; hearing voices; hears voices; halluziniert
      delusions: delusion; delusional; wahn; paranoia; paranoid
      suicidal-ideation: suicidal ideation; suicidal thoughts; suicidality; suicidal; si psych; thoughts of suicide; suizidgedanken; suizidalitat; idees suicidaires; ideacion suicida; thoughts of ending his life; thoughts of ending her life; suicidal ideas
      self-harm: self harm; self injury; selbstverletzung
      low-mood: low mood; depressed mood; sad; sadness; low in mood; feeling low; traurig; tristesse; animo bajo
      anxiety: anxious; concerns; concerned; angst; angstlich; anxiete; ansiedad; anxieux; ansiedade; worry; worried; nervousness; nervous; besorgt; inquiet; inquiete; preocupado; preocupada
      memory-loss: memory loss; forgetfulness; forgetful; amnesia; poor memory; memory impairment; gedachtnisstorung; amnesie; vergesslichkeit; perdida de memoria; memory problems; memory problem
      seizure: seizures; fit; fits; convulsion; convulsions; convulsed; krampfanfall; krampfanfalle; anfall; crise convulsive; crise d epilepsie; crisis convulsiva; convulsao; convulsive; convulsiones; crisis epileptica; krampf; convulsoes
      tremor: shaking hands; shakiness; tremors; zittern; tremblement; temblor; trembling; tremblements; tremulousness
      numbness: numb; hypesthesia; hypoesthesia; sensory loss; loss of sensation; reduced sensation; taubheit; taubheitsgefuhl; engourdissement; entumecimiento; sensory deficit; hypasthesie; decreased sensation; adormecimiento
      paresthesia: paresthesias; tingling; pins and needles; kribbeln; fourmillements; hormigueo; parasthesien; parestesias; paresthesie; paresthesies; formigueiro
      aphasia: dysphasia; speech disturbance; word finding difficulty; aphasie; afasia; sprachstorung
      dysarthria: slurred speech; slurring; slurred; dysarthrie; disartria; verwaschene sprache
      ataxia: unsteady gait; unsteady; unsteadiness; gangunsicherheit; ataxie; gait instability; gait disturbance
      double-vision: double vision; diplopia; doppelbilder; diplopie; sees double; seeing double
      blurred-vision: blurred vision; blurry vision; blurring of vision; verschwommensehen; vision trouble; vision borrosa; vision floue; blurring; hazy vision
      vision-loss: loss of vision; visual loss; vision loss; blindness; blind; sehverlust; amaurosis; lost vision; lost sight; loss of sight
      photophobia: light sensitivity; sensitivity to light; lichtscheu; photophobie; fotofobia; lichtempfindlichkeit
      floaters: floater; fliegende mucken
      hearing-loss: hearing loss; deafness; deaf; hard of hearing; schwerhorigkeit; hypoacusis; surdite; hipoacusia; horminderung; reduced hearing; sordera; impaired hearing; loss of hearing
      tinnitus: ringing in the ears; ringing in ears; ohrensausen; acouphenes; acufenos; ringing in his ears; ringing in her ears
      nosebleed: epistaxis; nose bleed; bleeding from the nose; nasenbluten; epistaxis; nasal bleeding; saignement de nez; hemorragia nasal; nosebleeds; bleeding nose
      rhinorrhea: runny nose; coryza; schnupfen; rhinorrhee; rinorrea; nasal discharge
      nasal-congestion: nasal congestion; blocked nose; stuffy nose; nasal obstruction; stuffiness; congested nose; verstopfte nase
      hoarseness: hoarse; dysphonia; heiserkeit; heiser; dysphonie; disfonia; hoarse voice; ronquera
      bleeding: bleed; bled; bleeds; hemorrhage; hemorrhages; hemorrhagic; haemorrhage; blutung; blutungen; blutet; saignement; saignements; hemorragie; sangrado; hemorragia; sangramento; sangra; sangro; blutete; saigne; blood loss visible
      menorrhagia: heavy periods; heavy menstrual bleeding; heavy menstruation; heavy menses
      vagina + bleeding: vaginal bleeding; metrorrhagia; pv bleeding; vaginale blutung; per vaginal bleeding; bleeding per vagina; metrorragia; metrorragie
      discharge-fluid: purulent discharge; secretion; ausfluss; ecoulement; exudation; pus; purulent; secretions; exudate; eiter; eitrig; supuracion; secrecion; weeping; suppuration
      menstruation: period; menses; menstrual; menstrual period; last period; regel; regles; periodos; lmp; last menstrual period; menstruacion; monatsblutung
      amenorrhea: absent periods; no periods; amenorrhoe; amenorrhee; amenorrea
      contractions: uterine contractions; wehen; contracciones; labor pains
      tenderness: tender; druckschmerz; druckschmerzhaft; druckdolent; sensible a la palpation; douleur a la palpation; sensibilidad; dolor a la palpacion; tender to palpation; ttp; pain on palpation; painful on palpation; painful to palpation; doloroso a la palpacion
      rebound: rebound tenderness; loslassschmerz; blumberg
      murphy-sign: murphy s sign; murphy sign; murphy
      mass: lump; lumps; masses; swelling mass; tumefactive; raumforderung; masse; masa; massa; knoten tastbar; bulto; space occupying lesion; growth lesion
      lesion: lesions; lasion; lasionen; lesao; lesiones; focus; foci; herd
      nodule: nodules; nodular; rundherd; knoten; nodulo; nodulos; nodulaire; rundherde
      cyst: cystic; cysts; zyste; zysten; kyste; quiste; quistes; cisto; kystes; zystisch
      polyp: polyps; polypoid; polype; polipo; polypen; polipos
      calcification: calcified; calcifications; verkalkung; verkalkungen; calcificacion; calcificaciones; verkalkt; calcific
      stone: stones; calculus; calculi; stein; steine; lithiasis; calcul; calculs; calculo; calculos; litiasis; konkrement; konkremente; lithiase; lithiases; litiasis; litiase
      kidney + stone: nephrolithiasis; nierenstein; nierensteine; calcul renal; calculo renal; urolithiasis; renal colic stone; nierenkonkrement
      gallbladder + stone: gallstone; gallstones; cholelithiasis; cholecystolithiasis; colelitiase; gallenstein; gallensteine; lithiase vesiculaire; colelitiasis; calcul biliaire; biliary calculi; biliary stones
      bile-duct + stone: choledocholithiasis; coledocolitiasis
      ureter + stone: ureterolithiasis; harnleiterstein; ureteric colic stone
      thrombus: thrombosis; thromboses; clot; clots; blood clot; blood clots; thrombotic; thrombose; trombosis; thrombosed; gerinnsel; trombo; caillot; coagulo; trombose
      embolism: embolus; emboli; embolization; embolie; embolia; thromboembolism; thromboembolic; thromboembolie; tromboembolia; tromboembolismo; tromboembolie; thrombembolie; embolies; embolias
      lung + embolism: PE; pulmonary embolism; pulmonary embolus; pulmonary emboli; lungenembolie; embolie pulmonaire; embolia pulmonar; tromboembolismo pulmonar; tep; blood clot in the lung; blood clot in his lung; blood clot in her lung; clot in the lung; lungenarterienembolie; lae
      vein + thrombus + deep: dvt; deep vein thrombosis; deep venous thrombosis; tvt; tiefe beinvenenthrombose; thrombose veineuse profonde; tvp; trombosis venosa profunda; trombose venosa profunda; phlebothrombosis; phlebothrombose; clot in the deep vein; phlebite profonde
      infarct: infarction; infarcted; infarkt; infarctus; infarto; infarcts
      ischemia: ischemic; ischamie; ischemie; isquemia; ischamisch; isquemico; isquemica
      stenosis: narrowing; narrowed; stenosed; stenotic; stenose; estenosis; constriction; stricture; estenose; stenoses
      obstruction: obstructed; blockage; blocked; occlusion; occluded; verschluss; verschlossen; occlusion; obstruccion; obstructive; oclusion; ileus mechanical; obstrucao
      perforation: perforated; perforiert; perforierte; perforierter; perforiertes; perforacion; perforada; perforado; perforacao; perfore; perforee
      rupture: ruptured; torn; tear; tears; riss; rotura; rupturiert; rupturierte; rupturiertes; rupturiertem; ruptur; ruptura; dechirure; gerissen; desgarro
      dilatation: dilated; dilation; dilatation; ectasia; erweitert; erweiterung; dilate; dilatee; dilatado; dilatada; ectatic; widened; widening; dilatacion
      enlarged: enlargement; enlarges; increased in size; increased size; big; vergrossert; vergrosserung; augmente de taille; agrandi; aumentado de tamano; hypertrophied; aumentada de tamano; megaly; verbreitert; enlarged in size; augmentee de taille; agrandado; crecimiento
      hypertrophy: hypertrophic; hypertrophie; hipertrofia; hypertroph
      heart + enlarged: cardiomegaly; kardiomegalie; cardiomegalie; cardiomegalia; enlarged heart; enlarged cardiac silhouette; herzvergrosserung; enlarged heart size; increased heart size
      liver + enlarged: hepatomegaly; hepatomegalie; hepatomegalia; enlarged liver
      spleen + enlarged: splenomegaly; splenomegalie; esplenomegalia; enlarged spleen
      liver + spleen + enlarged: hepatosplenomegaly; hepatosplenomegalie; hepatoesplenomegalia
      lymph-node + enlarged: lymphadenopathy; adenopathy; adenopathies; lymphadenopathie; adenopatia; adenopatias; swollen lymph nodes; swollen glands; enlarged lymph nodes; linfadenopatia; lymph node enlargement; linfadenopatias; vergrosserte lymphknoten; swollen lymph node; enlarged lymph node
      thyroid + enlarged: goiter; goitre; struma; bocio; bocio difuso; thyroid enlargement
      prostate + enlarged: BPH; benign prostatic hyperplasia; prostatahyperplasie; prostatic enlargement; enlarged prostate; prostatomegaly; hypertrophie prostatique; benign prostatic hypertrophy
      gynecomastia: breast enlargement in a man
      atrophy: atrophic; atrophied; wasting; atrophie; atrofia; shrunken
      effusion: effusions; fluid collection; erguss; epanchement; epanchements; derrame; derrames; ergusse
      pleura + effusion: pleuraerguss; pleuraergusse; epanchement pleural; derrame pleural; pleural fluid; fluid in the pleural space; hydrothorax; fluid around the lung; fluid around the lungs; fluid on the lung; fluid on the lungs
      pericardium + effusion: pericardial effusion; perikarderguss; derrame pericardico; fluid around the heart; epanchement pericardique
      joint + effusion: joint effusion; gelenkerguss; hydrops
      ascites: aszites; ascite; ascitis; ascitic fluid; free abdominal fluid; fluid in the abdomen
      free-fluid: free fluid; freie flussigkeit; liquido libre; epanchement intraperitoneal; liquide libre
      free-air: free air; pneumoperitoneum; free gas; freie luft; aire libre; neumoperitoneo; pneumoperitoine; pneumoperitonio; free intraperitoneal air; free intraperitoneal gas; free intraabdominal air; free intraabdominal gas; free abdominal air; freie intraabdominelle luft; freie abdominelle luft; freie luft im abdomen; freies gas; air libre; gaz libre; ar livre
      pneumothorax: pneumothoraces; collapsed lung; neumotorax; pneumotorax; ptx
      pneumomediastinum: neumomediastino
      emphysema-subcutaneous: subcutaneous emphysema; surgical emphysema; hautemphysem
      consolidation: consolidations; consolidated; konsolidierung; condensation; consolidacion; airspace disease; air space opacity; airspace opacity; airspace consolidation; condensacion; konsolidierungen; konsolidation; airspace opacification
      opacity: opacities; opacification; shadowing; shadow; verschattung; opacite; opacidad; density; verschattungen; opacified; opacites; opacidades
      infiltrate: infiltrates; infiltration; infiltrat; infiltrado; infiltrados; infiltrate lung; infiltrates; infiltrativ
      atelectasis: atelectases; atelectatic; atelektase; atelectasie; atelectasia; collapse of the lobe; atelektasen; lobar collapse
      congestion: congested; vascular congestion; stauung; congestion pulmonaire; congestion vascular; cephalization; gestaut; pulmonary vascular congestion
      fibrosis: fibrotic; scarring; fibrose; scar tissue; pulmonary scarring; fibrosed
      scar: scars; narbe; cicatrice; cicatriz; narben; scarred
      cavity: cavitation; cavitary; cavitating; kaverne; cavite; cavitacion
      bronchiectasis: bronchiektasen; bronquiectasias; bronchectasies
      thickening: thickened; verdickung; verdickt; epaississement; engrosamiento; engrosado; thick
      hyperinflation: hyperinflated; overinflation; air trapping; hyperexpanded; overinflated
      midline-shift: midline shift; mittellinienverlagerung; shift of the midline
      hydronephrosis: hydronephrotic; harnstau; harnstauung; dilated renal pelvis; hydronephrose; hidronefrosis; uronefrosis; nierenstau
      hernia: herniation; herniated; hernie; hernien; herniert
      disc + hernia: disc prolapse; slipped disc; disc herniation; herniated disc; bandscheibenvorfall; hernie discale; hernia discal; prolapsed disc; disc protrusion; prolapsed intervertebral disc; protrusion discale
      aneurysm: aneurysmal; aneurysma; anevrisme; aneurisma
      dissection: dissektion; disseccao; diseccion; dissecting
      plaque: plaques
      metastasis: metastases; metastatic; metastasized; secondaries; metastase; metastasen; metastases; metastasico; mets; metastatique; metastasiert; metastasis; secondary deposits; spread of the cancer; filiae
      recurrence: recurrent; relapse; relapsed; rezidiv; recidive; recidiva; recurred; recurs; rezidivierend; recaida
      exacerbation: flare; flare up; flares; exazerbation; exacerbacion; acute exacerbation; poussee; brote; schub
      fracture: fractured; broken; break; broke; fractures; fraktur; frakturen; bruch; gebrochen; fracturas; fractura; fracturado; broken bone; casse; cassee; fratura; frakturiert; fx bone
      dislocation: dislocated; luxation; luxated; luxacion; luxiert; displaced joint; out of joint
      sprain: sprained; verstauchung; distorsion; entorse; esguince; twisted ankle
      laceration: lacerations; lacerated; cut; cuts; schnittwunde; platzwunde; laceracion; riss quetsch wunde; rqw
      abrasion: abrasions; graze; grazes; grazed; schurfwunde; scrape
      burn: burns; burnt; burned; verbrennung; brulure; quemadura; scald; scalds; scalded; verbrennungen; brulures; queimadura
      bite: bites; biss; morsure; mordedura; bitten
      ulcer: ulcers; ulceration; ulcerated; ulkus; geschwur; ulcere; ulcera; ulcus; ulceras
      pressure-ulcer: pressure ulcer; pressure sore; decubitus; bedsore; bed sore; dekubitus; escarre; ulcera por presion; pressure injury; decubitus ulcer; pressure sores; pressure ulcers; bedsores
      blister: blisters; bulla; bullae; vesicle; vesicles; vesicular; blasen; ampolla piel; blistering
      abscess: abscesses; abszess; abces; absceso; abscesos; collection of pus
      necrosis: necrotic; nekrose; nekrotisch
      inflammation: inflamed; inflammatory; entzundung; entzundet; inflammation; inflamacion; entzundlich; inflamatorio; entzundlicher; inflammatoire
      infection: infected; infections; infectious; infekt; infektion; infecte; infeccion; infecciones; infeccao; sepsis focus; infiziert
      murmur: heart murmur; herzgerausch; souffle; soplo; murmurs; sopro
      gallop: s3; third heart sound
      arrhythmia: arrhythmias; dysrhythmia; irregular heartbeat; irregular rhythm; herzrhythmusstorung; rhythmusstorung; arythmie; arritmia; irregular heart rhythm; herzrhythmusstorungen; irregularly irregular
      pulse + fast: tachycardia; tachycardic; rapid heart rate; fast heart rate; tachykardie; tachycardie; taquicardia; fast heart beat; rapid pulse; fast pulse; tachykard; rapid heartbeat; fast heartbeat; raised heart rate; elevated heart rate
      pulse + slow: bradycardia; bradycardic; slow heart rate; bradykardie; bradycardie; bradicardia; slow pulse; bradykard; low heart rate
      respiratory-rate + fast: tachypnea; tachypneic; rapid breathing; tachypnoe; tachypnee; taquipnea; fast breathing; tachypnoeic; rapid respirations
      sinus-rhythm: sinus rhythm; nsr; sinusrhythmus; rythme sinusal; ritmo sinusal; sr ecg; normal sinus rhythm; normofrequenter sinusrhythmus
      st-elevation: st elevation; st segment elevation; st elevations; st hebung; st hebungen; sus decalage
      st-depression: st depression; st segment depression
      t-wave-inversion: t wave inversion; t wave inversions; inverted t waves
      lbbb: left bundle branch block; linksschenkelblock; bloc de branche gauche
      rbbb: right bundle branch block; rechtsschenkelblock
      av-block: av block; heart block; atrioventricular block; complete heart block
      blood-pressure + low: hypotension; hypotensive; low blood pressure; hypotonie; hipotension; hypotension arterielle; hypoton; niedriger blutdruck
      oxygen-saturation + low: hypoxia; hypoxic; hypoxemia; hypoxemic; desaturation; desaturated; hypoxie; hipoxia; hypoxemie; low oxygen; low oxygen saturation; hipoxemia
      temperature + low: hypothermia; hypothermic; unterkuhlung
      hypercapnia: hypercarbia; hypercapnic; hyperkapnie
      potassium + high: hyperkalemia; hyperkaliamie; hyperkaliemie; hiperpotasemia; hyperkalemic; raised potassium; elevated potassium; hiperkalemia; high potassium
      potassium + low: hypokalemia; hypokaliamie; hypokaliemie; hipopotasemia; hypokalemic; low potassium; hipokalemia
      sodium + high: hypernatremia; hypernatriamie; hypernatremic; hipernatremia; high sodium
      sodium + low: hyponatremia; hyponatriamie; hyponatremic; hiponatremia; low sodium; hyponatremie
      calcium + high: hypercalcemia; hyperkalzamie; hipercalcemia; high calcium; raised calcium; elevated calcium
      calcium + low: hypocalcemia; hypokalzamie; hipocalcemia; low calcium
      magnesium + low: hypomagnesemia; low magnesium
      phosphate + low: hypophosphatemia
      glucose + high: hyperglycemia; hyperglycemic; hyperglykamie; hyperglycemie; hiperglucemia; high blood sugar; high blood glucose; raised blood glucose; elevated blood sugar; elevated glucose; hiperglicemia
      glucose + low: hypoglycemia; hypoglycemic; hypoglykamie; hypoglycemie; hipoglucemia; low blood sugar; low blood glucose; hypo; hypos; unterzucker; hipoglicemia; unterzuckerung
      cholesterol + high: hypercholesterolemia; hypercholesterinamie; high cholesterol; hipercolesterolemia; raised cholesterol; elevated cholesterol; hypercholesterolemie
      bilirubin + high: hyperbilirubinemia; raised bilirubin
      uric-acid + high: hyperuricemia; hyperurikamie
      white-cells + high: leukocytosis; leukozytose; leucocytosis; leucocitosis; hyperleucocytose; raised white cell count; elevated white cell count; raised white cells; high white cell count
      white-cells + low: leukopenia; leukopenie; leucopenia; low white cell count
      neutrophils + low: neutropenia; neutropenic; neutropenie; low neutrophils; low neutrophil count
      platelets + low: thrombocytopenia; thrombopenia; thrombozytopenie; thrombopenie; trombocitopenia; low platelets; low platelet count; trombopenia; thrombocytopenic
      platelets + high: thrombocytosis; thrombozytose; trombocitosis; high platelets
      eosinophils + high: eosinophilia; eosinophilie
      acidosis: acidotic; azidose; acidose; acidemia
      alkalosis: alkalotic
      dehydration: dehydrated; dry; dehydriert; deshydratation; deshidratacion; exsikkose; deshydrate; deshidratado; exsikkiert; volume depleted; hypovolemia; hypovolemic
      shock: schock; choc
      respiratory-failure: respiratory failure; respiratorische insuffizienz; insuffisance respiratoire; insuficiencia respiratoria; ventilatory failure
      apnea: apneas; apnoe; apnee; stopped breathing; cessation of breathing
      snoring: snores; schnarchen
      trauma: injury; injuries; injured; traumatic; verletzung; blessure; lesion traumatica; traumatisme; traumatismo; verletzt; traumatisch
      allergy: allergies; allergic; allergic reaction; allergie; allergien; allergique; alergia; alergias; alergico; alergica; hypersensitivity; allergisch; allergic to; hypersensitive; allergies to
      -allergy: nkda; nka; no known allergies; no known drug allergies; nkma
      anaphylaxis: anaphylactic; anaphylactic shock; anaphylaxie; anafilaxia; anaphylactic reaction; anaphylaktischer schock; anaphylaktische reaktion
      intolerance: intolerant; intolerancia; unvertraglichkeit
      side-effect: side effect; side effects; adverse effect; adverse effects; adverse reaction; nebenwirkung; nebenwirkungen; effet indesirable; efecto secundario; adverse event; adr; effets secondaires; effets indesirables; efectos secundarios
      smoking: smoke; smokes; smoked; smoker; tobacco; cigarettes; cigarette; nicotine use; raucher; raucht; rauchen; nikotin; fumeur; fume; tabac; tabagisme; fumador; fuma; tabaquismo; tabaco; fumante; nikotinabusus; fumadora; raucherin; fumeuse; tobacco use; nikotinkonsum
      alcohol: etoh; drinks alcohol; alkohol; alcool; alcoholic drinks; alcohol intake; alcohol use; alcohol consumption; drinks; drinking; drinker; teetotal no; alkoholkonsum; consumo de alcohol
      -alcohol: teetotal; teetotaller; abstinent from alcohol; abstinent
      drug-use: illicit drugs; recreational drugs; drug abuse; substance abuse; ivdu; intravenous drug use; illicit drug use; recreational drug use; substance misuse
      pregnancy: pregnant; schwanger; schwangerschaft; grossesse; enceinte; embarazo; embarazada; gravida state; gravidez; gravid; gestante; gravidat
      miscarriage: spontaneous abortion; fehlgeburt; fausse couche; aborto; aborto espontaneo
      breastfeeding: breast feeding; lactating; breastfed; stillt; allaitement; lactancia; breastfeeds; breast fed; stillen
      stiffness: stiff; steifigkeit; raideur; rigidez; rigidity; steif
      spasm: spasms; krampfe; spasme; espasmo; spastic; cramp; cramps; cramping; crampes; calambres; wadenkrampfe
      deformity: deformed; deformities; fehlstellung; deformation; deformidad
      limp: limping; limps; hinken; boiterie; cojera
      instability: unstable; instabil; instabilitat; instable; inestable; inestabilidad
      distress: discomfort general; acute distress
      nystagmus: nistagmo
      ptosis: drooping eyelid; eyelid droop; drooping of the eyelid
      anisocoria: unequal pupils
      exophthalmos: proptosis; bulging eyes
      meningism: neck stiffness; nuchal rigidity; stiff neck; meningismus; raideur de nuque; rigidez de nuca; nackensteifigkeit; meningeal signs; rigidez nucal
      dehiscence: wound dehiscence; wound breakdown
      sleep: slept; sleeps; sleeping; schlaf; schlaft; schlief; sommeil; dort; sueno; duerme; sono
      growth: bacterial growth; wachstum; bacterial growth; grows
      foreign-body: foreign body; fremdkorper; corps etranger; cuerpo extrano
      tension
      leak: leakage; leaking
      reflux: refluxes; gastroesophageal reflux
      thrill
      bruit
      lump-throat: globus
    `,
  },
];
