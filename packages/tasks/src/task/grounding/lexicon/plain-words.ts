import type { LexiconPart } from "./category.js";

/** How patients and letters say what notes call by a term, beside `lay-terms`. Written by hand. */
export const plainWords: readonly LexiconPart[] = [
  {
    category: "finding",
    lines: `
      osteoporosis: brittle bones; thin bones; thinning of the bones; thinning bones; low bone density
      osteoarthritis: wear and tear; wear and tear arthritis; worn joints; joint wear
      blood + vomiting: blood in the vomit; blood in vomit; vomited some blood; bringing up blood; brought up blood; threw up blood; throwing up blood
      blood + cough: blood when coughing; coughs up blood; coughs blood; spitting blood; bloody phlegm; blood in the phlegm; blood stained phlegm; blood streaked sputum
      blood + urine: blood in his urine; blood in her urine; passing blood in the urine; red urine; blood stained urine; passes blood in the urine
      blood + stool: blood in his stool; blood in her stool; passing blood from the back passage; bleeding from the back passage; blood in the stools; blood in the motions; blood with the stool; pr bleed; fresh blood pr
      lung + swelling: fluid on the lungs; fluid on the lung; fluid in the lungs; water on the lungs; wet lungs; lungs full of fluid
      pleura + effusion: fluid around the lung; fluid around the lungs; water around the lung
      pericardium + effusion: fluid around the heart
      lung + thrombus: clot on the lung
      lung + embolism: clot on the lung; blood clot on the lung; blood clot in the lung; clot in the lung; clots on the lungs; blood clots in the lungs; clots in the lungs; pulmonary thromboembolism; pulmonary emboli
      vein + thrombus + deep: clot in the deep veins; deep vein clot
      aphasia: difficulty speaking; trouble speaking; word finding difficulties; difficulty finding words; trouble finding words; unable to speak; cannot speak; speech difficulty; speech difficulties; speech problems; loss of speech; difficulty with speech; dysphasic; aphasic; impaired speech; difficulty talking
      dysarthria: slurring of speech; slurring of words; slurred words; dysarthric
      voiding-difficulty: trouble passing urine; difficulty urinating; difficulty with urination; trouble urinating; difficulty passing water; trouble passing water; difficulty voiding; voiding difficulty; difficulty in passing urine; difficulty passing urine; difficulties passing urine; urinary hesitancy; hesitancy; dificultad para orinar; difficulte a uriner; startschwierigkeiten
      panic: attacks of panic; panic disorder with attacks; suffers from panic
      hearing-loss: difficulty hearing; trouble hearing; hearing difficulty; hearing difficulties; hearing impairment; hearing problems; cannot hear; poor hearing; hearing has deteriorated; loss of his hearing; hearing is reduced; hearing reduced
      vision-loss: lost the sight; lost his sight; lost her sight; cannot see; went blind; loss of eyesight; losing sight; unable to see; visual impairment; sight loss
      blurred-vision: vision blurred; vision is blurred; blurred sight; vision is blurry; vision has become blurred; blurred eyesight; cloudy vision
      uti: water infection; waterworks infection; infection of the urine; urine infections; bladder infection; harnwegsinfektion
      cystitis: inflammation of the bladder; bladder inflammation
      candidiasis: vaginal thrush; oral thrush; yeast; candidal infection
      pressure-ulcer: bedsores; pressure damage
      lymph-node + enlarged: swollen glands; swollen lymph nodes; enlarged glands; swollen lymph glands; enlarged lymph nodes; lumps in the neck glands; geschwollene lymphknoten; ganglions augmentes
      thyroid + enlarged: enlarged thyroid; swollen thyroid; thyroid swelling
      preterm: born early; born prematurely; prem; premie; preemie
      hair-loss: hair falling out; thinning hair; loses hair; lost his hair; lost her hair; hair has fallen out
      rupture: burst; bursting
      perforation: hole in; burst eardrum
      tympanic-membrane + perforation: burst eardrum; perforated eardrum; hole in the eardrum; perforated tympanic membrane
      tonsillitis: inflamed tonsils; inflammation of the tonsils
      twin-pregnancy: twin pregnancy; pregnant with twins
      appendicitis + perforation: burst appendix; perforated appendix; perforated appendicitis
      fracture: cracked; crack
      rib + fracture: cracked rib; cracked ribs
      fear: fear; afraid; scared; frightened; fearful
      low-mood: feeling depressed; feels depressed; felt depressed; mood has been low; mood was low; low spirits; feeling down; feels down; felt down; feels low; felt low; down in the dumps; tearful; mood depressed; depressed in mood; niedergeschlagen; gedruckt; humeur depressive; animo deprimido
      tearfulness: tearful; crying; weepy; cries
      insomnia: sleeps badly; sleeps poorly; sleeping badly; sleeping poorly; not sleeping; not sleeping well; bad sleep; poor sleeper; sleep problems; sleeping problems; problems sleeping; difficulty falling asleep; trouble getting to sleep; sleep is poor; sleeping difficulties; schlaft schlecht; dort mal; duerme mal; mal sommeil
      early-waking: early morning waking; early morning wakening; wakes early; waking early; wakes up early
      fatigue: tires easily; easily tired; worn out; no energy; feeling tired; feels tired; tired all the time; tatt; fatigability; run down; lacks energy; sluggish; fatigued; weary; drained
      dizziness: feeling faint; feels faint; felt dizzy; feels dizzy; feeling dizzy; dizzy spells; off balance; woozy
      vertigo: room spins; everything spins; spinning
      syncope: faints; fainting episode; passing out; passes out; keeled over; syncopal episode; fainting spell; fainting spells; fell unconscious; transient collapse
      palpitations: heart racing; heart pounding; racing heartbeat; pounding heartbeat; fluttering heart; heart flutters; fluttering in the chest; heart is racing; aware of her heartbeat; aware of his heartbeat
      chest + tightness: tight chest; chest tightness; tightness in the chest; tightness of the chest; chest feels tight; beklemmung; oppression thoracique; opresion toracica
      dyspnea: out of breath; gets out of breath; breathing difficulty; breathing difficulties; difficulty with breathing; difficulty in breathing; struggling to breathe; gasping; gasping for air; winded; puffed; cannot catch her breath; cannot catch his breath; laboured breathing; labored breathing; breathing problems; increased work of breathing; wob; breathless on; short winded; hard to breathe; problems breathing; trouble with breathing; air hunger; lufthunger; falta de aire; fatigue respiratoire; gene respiratoire; ahogo; dificultad respiratoria; difficultes respiratoires
      orthopnea: sleeps on three pillows; sleeps propped up; breathless when lying flat; unable to lie flat; shortness of breath lying flat
      sputum-production + sputum: bringing up phlegm; brings up phlegm; coughing up phlegm; coughs up phlegm; coughing up sputum; chesty
      cough + productive: productive cough; chesty cough; coughing up sputum; wet cough; cough productive; cough productive of sputum
      cough + dry: tickly cough; dry cough; hacking cough; irritating cough; irritative cough
      throat + pain: sore throats; painful throat; throat pain; throat is sore; throat sore; pain in the throat; painful swallowing; pain on swallowing
      rhinorrhea: running nose; nose runs; nose is running; snotty; snotty nose; dripping nose; streaming nose
      sneezing: sneezes; sneeze; sneezed; niesen; eternuements; estornudos
      nasal-congestion: blocked up nose; nose blocked; nose is blocked; bunged up; nasal blockage; blocked nostril
      dysphagia: food sticks; food sticking; food gets stuck; trouble with swallowing; problems swallowing; cannot swallow; swallowing problem; unable to swallow; difficulty with swallowing; swallowing is difficult; swallowing trouble
      heartburn: burning behind the breastbone; burning in the chest after meals; acid indigestion
      bloating: feels bloated; swollen belly; swollen abdomen; swollen tummy; abdominal swelling; abdominal bloating; gassy; abdominal distention; abdomen is distended
      abdomen + pain: pain in the abdomen; pain in the tummy; pain in the stomach; tummy pain; sore tummy; abdominal discomfort; abdominal cramps; stomach cramps; cramps in the abdomen; pain in the belly; leibschmerzen
      nausea: felt nauseous; feeling nauseous; feels sick; feels nauseous; sick feeling; nauseated feeling; brechreiz
      vomiting: being sick; been sick; threw up; throws up; brought up food; brings up food; vomitings; sickness; puked; sick twice; sick three times
      diarrhea: the runs; loose motion; frequent loose stools; liquid stools; watery stool; watery diarrhea; loose bowel movements; opening bowels frequently
      constipation: not opened her bowels; not opened his bowels; bowels have not opened; bowels not opened; bowels not opening; has not opened bowels; no bowel motion; no bowel motions; has not had a bowel movement; unable to open bowels; difficulty opening bowels; no stool; not passed stool; hard stools; no stuhlgang; kein stuhlgang; bnob
      flatus: passing flatus; wind; breaking wind; passes wind
      anorexia-word: off food
      appetite + down: off her food; off his food; off food; eating little; eating less; not eating; appetite is poor; appetite poor; little appetite; no appetite; not hungry; poor oral intake; appetite reduced; appetite is reduced; appetite has gone; appetite is down; diminished appetite; kaum appetit; kein appetit; sans appetit; sin apetito
      weight-loss: lost some weight; has lost weight; loses weight; weight has fallen; weight has dropped; weight is down; dropped weight; slimmed; is losing weight; weight went down; shed weight
      weight-gain: put on weight; weight has increased; weight has gone up; putting on weight; gained some weight; heavier
      thirst: very thirsty; increased thirst; drinks a lot; excessive thirst; drinking a lot of water
      polyuria: passing a lot of water; passes a lot of urine; passing large amounts of urine; passing lots of urine
      urinary-frequency: going to the toilet often; passing urine often; passing urine frequently; passes urine frequently; frequent passing of urine; needs to pass urine often; increased urinary frequency; haufiges wasserlassen; mictions frequentes
      nocturia: gets up at night to pass urine; gets up to pass urine; up at night to pass urine; passes urine at night; getting up to urinate; gets up to urinate; wakes to pass urine; wakes at night to pass urine
      incontinence: leaks urine; leaking urine; leakage of urine; wets himself; wets herself; loses urine; urine leakage; unable to hold urine
      stress-incontinence + incontinence: stress incontinence; stress urinary incontinence
      urge-incontinence + incontinence: urge incontinence; urge urinary incontinence
      fecal-incontinence + incontinence + stool: fecal incontinence; faecal incontinence; incontinent of faeces; soiling
      dysuria: stinging
      urination + pain: stinging when passing urine; burning when passing urine; pain when passing urine; painful to pass urine; stinging on passing urine; burning on passing urine; pain passing urine; burning micturition; it burns when she passes urine; stings to pass urine; burning when urinating; pain when urinating; burns on urination
      menorrhagia: abnormally heavy periods; very heavy periods; heavy bleeding during periods; excessive menstrual bleeding; hmb; periods are heavy; starke regelblutung; regles abondantes; menstruacion abundante; hypermenorrhea
      amenorrhea: periods stopped; periods have stopped; period stopped; no menstrual periods; has not had a period; not had a period; not had any periods; missed periods; absence of periods; stopped menstruating; menses stopped; menstruation stopped; periods absent
      intermenstrual-bleeding + bleeding: intermenstrual bleeding; imb; bleeding between periods; spotting between periods
      postcoital-bleeding + bleeding: postcoital bleeding; pcb; bleeding after intercourse; bleeding after sex
      postmenopausal-bleeding + bleeding + menopause: postmenopausal bleeding; pmb; bleeding after the menopause
      hot-flushes: hot flash
      menopause: change of life; post menopausal; perimenopausal
      pregnancy: expecting a baby; with child; weeks pregnant word; preggers; pregnancies
      miscarriage: miscarried; lost the pregnancy; lost the baby; lost a pregnancy; pregnancy loss; miscarriages; missed miscarriage; abort
      contractions: contracting; labor pain
      breech: bottom first; feet first
      jaundice: yellow eyes; yellow sclera; gone yellow; turned yellow; yellowing of the eyes; yellow discoloration of the skin; yellowing; skin yellow; yellow discoloration
      pallor: looks pale; looking pale; pale conjunctivae; pale skin; conjunctival pallor
      cyanosis: blue lips; blue tinged; bluish lips; lips blue
      bruise: black and blue; bruises easily; easy bruising; contused
      erythema: reddening; gone red; redness of the skin; flushed skin; angry red; inflamed skin; red skin
      swelling: puffed up; swelled up; swollen up; gone up in size; ballooned
      leg + swelling: swollen legs; swollen leg; swelling of the legs; leg swelling; legs are swollen; oedematous legs; legs swollen
      ankle + swelling: swollen ankles; swollen ankle; ankle swelling; puffy ankles; ankle oedema; ankle edema; swelling of the ankles; ankles swollen; ankles are swollen
      pruritus: itchiness; scratching; scratches himself; itches all over; itching all over
      rash: spots; blotches; blotchy; skin rashes; came out in a rash; broke out in a rash
      blister: fluid filled blisters; blistered
      boil: boils; pustule; pustules
      nevus: beauty spot; birthmark
      wart: warts; viral wart
      urticaria: nettle rash; raised itchy rash; hive; weals
      angioedema: facial swelling allergic; angio oedema; quincke; swelling of the lips and tongue; angioodem
      dry-skin: dry skin; xerosis; skin dryness; dryness of the skin
      seizure: fitting; fitted; had a fit; convulsing; epileptic fit; epileptic seizure; epileptic attack; epileptic fits; seizing; seized; epileptic seizures; crises epileptiques
      tonic-clonic + seizure: tonic clonic; gtcs; grand mal; generalised tonic clonic seizure; generalized tonic clonic seizure; tonic clonic seizure; tonic clonic seizures; grand mal seizure
      status-epilepticus: status epilepticus
      memory-loss: losing memory; loses things; memory is poor; memory has deteriorated; memory difficulties; failing memory; memory decline; short term memory loss; forgets; forgetting; trouble remembering; difficulty remembering; forgets things; declining memory; memory is failing
      confusion: muddled; not making sense; disoriented in time; disorientation; new confusion; in a confused state; confused state; bewildered
      delirium: acute confusion; acute confusional episode
      hallucinations: seeing things; sees things; hears things; visual hallucinations; auditory hallucinations; hallucinated
      tremor: shakes; shaky; hands shake; shaking of the hands; shaking hand; trembles; hand tremor; shakes in the hands; the shakes
      numbness: no feeling in; lost feeling in; loss of feeling; lost sensation; cannot feel; reduced feeling; lack of feeling; dead feeling; diminished sensation; impaired sensation; reduced sensation; hypaesthesia
      paresthesia: tingles; tingling sensation; prickling; pins & needles; tingling feeling; ameisenlaufen
      weakness: loss of power; lost strength; reduced strength; reduced power; weakened; power reduced; muscle weakness; loss of muscle strength; weakness of muscles; diminished strength
      one-sided-weakness + weakness: weakness down one side; weakness of one side
      face + weakness: drooping face; face drooping; drooping of the face; facial drooping; face droop; drooping mouth; mouth droop; face drooped; drooping of the mouth
      ataxia: unsteady on feet; unsteady on his feet; unsteady on her feet; wobbly; poor balance; loss of balance; balance problems; unsteadiness on walking; unsteady when walking; poor coordination; uncoordinated; staggering
      limp: walks with a limp
      parkinson-disease: idiopathic parkinson disease; ipd; pd idiopathic
      stroke: had a stroke; ischaemic stroke; cerebral infarct; stroke disease; mca stroke; ischemic cva
      infarct + heart: heart attacks; coronary; mi; myocardial infarct; miocardial infarction; cardiac infarction; infarct of the heart
      heart-failure: failing heart; weak heart; congestive cardiac insufficiency
      cardiac-arrest: heart stopped beating; cardiopulmonary arrest; heart stopped
      atrial-fibrillation: af; pafib; paf; paroxysmal af; atrial fib; irregular heart rhythm af; auricular fibrillation
      murmur: murmur heard; heart murmurs
      varices: varicose vein
      peripheral-artery-disease: intermittent claudication; furred up leg arteries; poor circulation in the legs; hardening of leg arteries
      hypertension: high bp; raised bp; bp high; hypertensive disease; essential hypertension; bp problems; hbp; hypertonus; hypertendu; hypertendue; hipertenso; hipertensa
      blood-pressure + low: low bp; bp low; blood pressure dropped; drop in blood pressure; blood pressure was low; blood pressure is low; hypotensive episode; bp dropped; fall in blood pressure; low blood pressures
      pulse + fast: fast pulse; heart was racing; fast heartbeat; pulse was fast; heart rate was fast; rapid pulse; heart rate is fast; tachy; raised heart rate; high heart rate; elevated heart rate
      pulse + slow: slow pulse; slow heartbeat; brady; low heart rate; heart rate was slow
      respiratory-rate + fast: fast breathing; breathing fast; breathing rapidly; breathes fast; tachypnoeic; raised respiratory rate; increased respiratory rate; high respiratory rate; breathing quickly; rapid respiration; rapid respirations
      oxygen-saturation + low: low sats; low oxygen saturations; low saturation; low saturations; low oxygen levels; oxygen levels low; desats; desaturating; desaturates; hypoxaemic; hypoxaemia
      fever: temperature raised; high temperatures; spiked a temperature; spiking temperature; temperature spike; spiked a fever; running a temperature; has a temperature; had a temperature; pyrexic; spikes of temperature; hot and feverish; fever spike; raised temperatures
      chills: shaking chills; shivers; shivery; rigoring; rigored; feeling cold and shivery
      sweat: sweaty; clammy skin; perspiring; drenching sweats; excessive sweating
      sweat + night: sweats at night; sweating at night; drenching night sweats; nocturnal sweats; nocturnal sweating; wakes drenched
      infection: infective; contaminated
      anemia: low blood count; low iron count; low hb; low haemoglobin; haemoglobin was low; haemoglobin low; hb low; haemoglobin is low; reduced haemoglobin; drop in haemoglobin
      anemia + iron: iron deficiency anemias; iron deficiency anaemia; anaemia due to iron deficiency; iron poor blood; anemia due to iron deficiency; anemia from iron deficiency; sideropenic anaemia; fe deficiency anaemia
      bleeding: bled heavily; haemorrhaged; hemorrhaging; oozing; ooze
      thrombus: clotted; clotting in a vein
      cancer + bowel: ca bowel; bowel ca
      cancer: cancerous; cancers; neoplasm malign
      metastasis: mets; spread of cancer; cancer has spread; secondary deposits; secondary cancer; metastatic disease; metastatic spread; tumor spread; spread; secondary tumors; has spread
      leukemia: blood cancer leukaemia
      mass: growths; lump in; swelling lump
      stone + kidney: stone in the kidney; stones in the kidney; stones in the kidneys; kidney stone; kidney stones
      gallbladder + stone: stones in the gallbladder; gallbladder stones; stone in the gallbladder; vesicule lithiasique; calculs de la vesicule biliaire; lithiase vesiculaire; lithiase biliaire; calculos en la vesicula; calculos biliares; gallensteine; calculs vesiculaires
      ureter + stone: stone in the ureter; ureteric stone; ureteral stone; vuj stone; ureteric calculus; ureteral calculus; harnleiterstein
      kidney-failure + kidney: failing kidneys; kidneys failing; kidney function is reduced; reduced kidney function; poor kidney function; impaired kidney function; reduced renal function; decreased renal function; declining renal function; kidney problems; worn kidneys
      liver-disease + liver: liver disease; hepatopathy; chronic liver disease; lebererkrankung
      hepatitis + liver: inflamed liver; liver inflammation
      gastritis: inflamed stomach; inflammation of the stomach; inflammation of the stomach lining
      colitis: inflamed bowel; inflammation of the bowel; inflammation of the colon
      pancreatitis: inflammation of his pancreas
      gastroenteritis: gastric flu; tummy bug; stomach infection; stomach virus
      hernia + groin: rupture in the groin; inguinal herniae; hernia inguinalis; groin rupture; hernia in the groin; leistenhernien
      hernia + hiatal: hernia of the diaphragm
      hemorrhoids: haemorrhoidal disease; pile
      diverticulosis: diverticular disease; pouches in the bowel
      joint + stiffness: stiff joints; joint stiffness; stiffness of the joints; stiffness in the joints; gelenksteife; rigidez articular; raideur articulaire
      joint + swelling: swollen joints; joint swelling; swelling of the joints; swollen joint
      joint + pain: painful joints; aching joints; sore joints; pain in the joints; aching in the joints; joints ache
      muscle + pain: aching muscles; sore muscles; muscular pain; muscle pain; muscle pains; pain in the muscles; muscle soreness
      back + pain: bad back; sore back; pain in the back; pain in the lower back; back ache; aching back; painful back; lbp; back hurts
      neck + pain: sore neck; painful neck; pain in the neck; neck ache
      knee + pain: sore knee; painful knee; bad knee; knee hurts; knees hurt; pain in the knee
      hip + pain: sore hip; painful hip; pain in the hip; hip hurts
      shoulder + pain: sore shoulder; painful shoulder; pain in the shoulder
      ear + pain: painful ear; sore ear; ear hurts; pain in the ear; ear pain
      head + pain: head hurts; head aches; sore head; pain in the head; headachy
      chest + pain: pain in the chest; pains in the chest; chest discomfort; painful chest; chest hurts; pain across the chest; chest pains; retrosternal chest pain
      tooth + abscess: dental abscess; tooth abscess
      muscle + atrophy: muscle wasting; wasted muscles; loss of muscle bulk; loss of muscle mass; muscle loss; wasting of muscles; muscular atrophy; wasting of muscle
      spasm: muscle spasms; cramping pain; muscle cramps; leg cramps
      disc + hernia: herniated disk; prolapsed disc; prolapsed intervertebral disc; disc protrusion; disk prolapse; bulging disc; slipped disk; disc extrusion; discushernie
      spine + curvature: curvature of the spine
      scoliosis: curvature of the spine; curved spine
      fall-mechanical: mechanical fall
      trauma: hurt himself; hurt herself; wounded; trauma to
      head + trauma: head injury; hit his head; hit her head; bumped his head; bumped her head; blow to the head; banged her head; banged his head; struck her head; struck his head; head trauma; kopfverletzung
      burn: scalding
      overdose: took too many tablets; took too much; overdosing; poisoned himself; swallowed too many tablets
      suicide-attempt: tried to take his own life; tried to take her own life; suicide attempt; attempted suicide; tried to kill himself; tried to kill herself; suizidversuch; tentative de suicide; intento de suicidio
      suicidal-ideation: wants to die; wishes to be dead; thoughts of ending her life; wish to die; wanted to die; thoughts of killing himself; thoughts of killing herself; suicidal intent; thoughts of taking his own life; thoughts of taking her own life; lebensmude
      anxiety: worries; on edge; stressed; feeling anxious; tense; apprehensive; anxiousness
      alcohol-dependence + alcohol: alcohol misuse; drinks too much; drinks heavily; heavy drinker; problem drinking; harmful drinking; alcohol addiction; drink problem; alcohol problem; dependent on alcohol; alcohol dependent; alcohol excess; etoh dependence; etoh excess; heavy drinking; addicted to alcohol
      -alcohol: drinks no alcohol; drink no alcohol; drinking no alcohol; does not drink; does not drink alcohol; never drinks; never drinks alcohol; off alcohol; been off alcohol; no etoh; not drinking alcohol; not drunk alcohol; has not drunk alcohol; has not drunk any alcohol; has not had any alcohol; trinkt keinen alkohol; ne boit pas; ne boit pas d alcool; no bebe; no bebe alcohol; abstains from alcohol; non drinker; nil alcohol; does not consume alcohol; abstemio; nao bebe
      -smoking: nichtraucher; nichtraucherin; non smoker; nonsmoker; lifelong non smoker; never smoker; never smoked; has never smoked; raucht nicht; nie geraucht; hat nie geraucht; ne fume pas; non fumeur; non fumeuse; no fuma; no fumador; no fumadora; nunca ha fumado; nunca fumo; n a jamais fume; does not smoke; is not a smoker; no smoking history; doesn't smoke; jamais fume; nao fumador; nao fuma; not a smoker
      smoking + stop: no longer smokes; does not smoke any more; does not smoke anymore; gave up smoking; quit smoking; stopped smoking; raucht nicht mehr; mit dem rauchen aufgehort; ne fume plus; dejo de fumar; ya no fuma; a arrete de fumer; arret du tabac; has stopped smoking; gave up cigarettes; stopped cigarettes; rauchstopp
      drug-use: uses drugs; injects drugs; drug user; drug misuse; pwid; ivdu; street drugs; drug taking; intravenous drug user; takes illicit drugs
      smoking: cigarettes a day; cig; cigs; tobacco smoker; current smoker; smokers
      vaping: vape; vapes; e cigarette; e cigarettes; ecig
      housebound: cannot leave the house; does not leave the house; house bound
      bed-bound: cannot get out of bed; stays in bed; bedfast
      carer-strain: carer strain; carer burden
      frailty: fragile health; frail elderly
      fall-word: trip and fall
      snoring: snore; snored
      sleep-apnea: stops breathing at night; stops breathing during sleep; stops breathing in sleep
      allergy: allergic reactions; reacts to; intolerant allergy
      hay-fever: pollen allergy; seasonal rhinitis; allergic to pollen
      eczema: dry itchy skin eczema; atopic
      dehydration: dried out; lack of fluid; fluid depleted; fluid deplete; dry on examination; volume deplete; clinically dry; dehydrated state
      fluid-overload: fluid overload; fluid overloaded; volume overload; overloaded; hypervolemia; hypervolemic; uberwassert; surcharge hydrique; sobrecarga hidrica
      shock: circulatory collapse; shocked
      sepsis: blood infection; septicaemic; biosepsis
      hypoglycemia-word: hypo attack
      glucose + low: hypoglycaemic episode; blood sugar was low; sugar was low; low sugar; low glucose; glucose was low; blood glucose was low; hypoglycaemic; hypoglycaemic episodes; hypoglycemic episode; hypoglycaemia episodes; low sugars; low blood sugars
      glucose + high: blood sugar was high; sugar was high; high sugar; high glucose; raised glucose; high sugars; high blood sugars; raised blood sugar; blood glucose was high; elevated blood glucose; hyperglycaemic
      potassium + high: potassium was high; potassium high; high k; k high
      potassium + low: potassium was low; potassium low; low k
      sodium + low: sodium was low; sodium low; low na
      hypothyroidism: low thyroid; thyroid underactive; thyroid is underactive
      hyperthyroidism: thyroid overactive; thyroid is overactive; thyrotoxic
      gout: gouty arthritis; attack of gout; gout attack; gout flare; acute gout
      cataract: cloudy lens; clouding of the lens; lens clouding
      conjunctivitis: red sticky eye; sticky eye; sticky eyes
      strabismus: turn in the eye; cross eyed; eye turn
      nystagmus: jerky eye movements
      ptosis: droopy eyelid; drooping of the lid; drooping lid; lid droop; droopy lid; droopy eye
      floaters: spots before the eyes; specks in the vision
      photopsia: flashes; flashing lights; flashes of light; flashing light; lichtblitze; blitze
      foreign-body: something in the eye; object lodged; fb; foreign object
      tinnitus: buzzing in the ears; ringing ears; buzzing in the ear; noise in the ear; noises in the ear; noises in the ears; ringing in the ear
      cerumen: wax; impacted wax; ear wax impaction; cerumen impaction
      otorrhea: ear discharge; discharge from the ear; discharging ear; otorrhoea; runny ear; ohrausfluss; otorrhee; otorrea
      vagina + discharge-fluid: vaginal discharge; pv discharge; discharge pv; discharge from the vagina; vaginaler ausfluss; flujo vaginal; pertes vaginales
      penis + discharge-fluid: penile discharge; urethral discharge
      nipple + discharge-fluid: nipple discharge; discharge from the nipple
      breast + mass: breast lump; lump in the breast; mass in the breast; breast mass; lump in her breast; knoten in der brust
      bowel + incontinence: bowel incontinence
      wound + infection: infected wound
      dehiscence: wound has opened; wound opened; wound has broken down; wound came apart; wound gaping
      ileus: bowel not working
      obstruction + bowel: blockage of the bowel; bowel blockage; blockage in the bowel; intestinal blockage; obstructed bowel; sbo; lbo; large bowel obstruction; blocked intestine; dunndarmileus
      peritonitis: inflammation of the peritoneum; generalised peritonitis
      meningism: stiffness of the neck; rigid neck; neck rigidity; kernig; meningitic
      photophobia: light hurts the eyes; dislikes light; cannot stand bright light; light hurts; bright light hurts; sensitive to light
      developmental-delay: behind with milestones; delayed milestones; slow to develop
      failure-to-thrive: not gaining weight; poor growth; not putting on weight
      colic: colicky baby
      dementia: cognitively impaired; impaired cognition; memory disease
      depression: depressive illness; clinical depression; depressive disorder; low mood disorder; depressive symptoms; depressed state
      psychosis: psychotic episode; lost touch with reality
      mania: high mood; manic episode; elated mood; elation
      eating-disorder: eating disorder; disordered eating; essstorung
      autism: asd autism; on the autistic spectrum; asc
      sprain: pulled ligament; twisted his ankle; twisted her ankle; twisted knee; pulled
      strain: muscle strain; strained; pulled muscle; zerrung
      deformity: misshapen; bent out of shape
    `,
  },
];
