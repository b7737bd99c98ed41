import type { LexiconPart } from "./category.js";

/** Layman's names and clinical ones of less frequent conditions. Written by hand. */
export const layTerms: readonly LexiconPart[] = [
  {
    category: "finding",
    lines: `
      tetanus: lockjaw; wundstarrkrampf
      rabies: tollwut
      amblyopia: lazy eye
      strabismus: squint; crossed eyes; schielen; estrabismo
      myopia: short sighted; shortsighted; near sighted; nearsighted; short sightedness; nearsightedness; kurzsichtig; kurzsichtigkeit; miopia; short sight
      hyperopia: long sighted; longsighted; far sighted; farsighted; long sightedness; farsightedness; hypermetropia; weitsichtigkeit
      presbyopia
      hordeolum: stye; gerstenkorn; orzuelo; orgelet
      hallux-valgus: hallux valgus; bunion; bunions
      lateral-epicondylitis: tennis elbow; lateral epicondylitis; tennisellenbogen; epicondylitis lateralis
      medial-epicondylitis: golfer s elbow; medial epicondylitis
      adhesive-capsulitis: frozen shoulder; adhesive capsulitis
      tinea-pedis: athlete s foot; tinea pedis; fusspilz; pie de atleta
      lice: head lice; pediculosis; lause; pediculosis capitis; piojos; poux
      hair-loss: hair loss; alopecia; baldness; haarausfall; losing hair; bald; caida del pelo
      halitosis: bad breath; mundgeruch
      hiccups: singultus; hiccup; schluckauf; hoquet; hipo
      sialorrhea: drooling; hypersalivation; sabbern
      xerostomia: dry mouth; mundtrockenheit; bouche seche; boca seca; dryness of the mouth
      eructation: belching; burping; aufstossen
      cerumen: ear wax; earwax; ohrenschmalz; wax in the ear
      middle-ear-effusion: glue ear; otitis media with effusion; paukenerguss
      hydrocephalus: water on the brain; hydrozephalus
      postpartum-depression + depression: postnatal depression; postpartum depression
      stillbirth: intrauterine fetal death; stillborn; totgeburt; iufd
      enuresis: bed wetting; bedwetting; wets the bed; einnassen
      boil: furuncle; furunkel; boils; furuncles; carbuncle; forunculo
      comedones: blackheads; blackhead; whiteheads
      telangiectasia: spider veins; spider nevi; spider naevi; telangiectasias
      hirsutism: excess hair; excessive hair growth
      septal-defect: hole in the heart; atrial septal defect; ventricular septal defect; asd; vsd; septal defect
      anosmia: loss of smell; lost sense of smell; geruchsverlust; loss of sense of smell; cannot smell
      ageusia: loss of taste; lost sense of taste; geschmacksverlust; loss of sense of taste
      kyphosis: hunchback; rounded back; kyphose; cifosis
      pes-planus: flat feet; flat foot; flatfoot; pes planus; plattfuss; pie plano
      genu-valgum: knock knees; knock knee; genu valgum
      genu-varum: bow legs; bow leg; genu varum
      phobia: fear of; phobic; phobie
      somnambulism: sleepwalking; sleep walking
      goose-bumps: goose bumps
      hot-flushes: hot flushes; hot flashes; hot flush; hitzewallungen; bouffees de chaleur; sofocos; flushing; vasomotor symptoms
      nightmare: nightmares; bad dreams; albtraume; pesadillas
      bed-bound: bedridden; bed bound; bedbound; bettlagerig; confined to bed; encamado; alite
      mouth-ulcer + ulcer + mouth: mouth ulcer; aphthous ulcer; aphthae; canker sore; mouth ulcers; aphthous ulcers; aphten; aphtes; aftas
      gingivitis: gum disease; inflamed gums; zahnfleischentzundung; gum inflammation
      caries: tooth decay; dental caries; cavities; karies
      tooth + pain: toothache; tooth ache; dental pain; zahnschmerzen; dolor de muelas
      eye + pain: sore eye; sore eyes; eye pain; augenschmerzen
      leg + pain: leg pain; beinschmerzen; leg ache
      nail + fungal: nail fungus; onychomycosis; fungal nail infection; nagelpilz
      vitiligo: loss of skin pigment
      raynaud: raynaud s phenomenon; raynaud s disease; raynaud phenomenon
      restless-legs: restless legs; restless legs syndrome; rls
      trigeminal-neuralgia + neuralgia: trigeminal neuralgia; trigeminusneuralgie
      glioma: brain tumor primary
      rickets: rachitis
      scurvy: vitamin c deficiency
      food-poisoning: food poisoning; lebensmittelvergiftung; intoxication alimentaire; intoxicacion alimentaria
      travel-sickness: motion sickness; travel sickness; car sickness; seasickness; reisekrankheit
      altitude-sickness: altitude sickness; mountain sickness
      jet-lag: jet lag
      sunburn: sonnenbrand; solar burn
      insect-bite + bite: insect bite; insektenstich; mosquito bite
      tick-bite + bite: tick bite; zeckenbiss; zeckenstich; piqure de tique
      chilblains: perniosis
      whiplash: whiplash injury; schleudertrauma
      black-eye: black eye; periorbital hematoma; periorbital bruising; monokelhamatom
      water-retention + swelling: fluid retention; water retention
      lactose-intolerance: lactose intolerance; lactose intolerant; laktoseintoleranz
      stuttering: stammer; stammering; stutter; stottern
      dyslexia
      learning-disability: learning disability; learning difficulties; intellectual disability; mental retardation
      developmental-delay: developmental delay; delayed development; entwicklungsverzogerung; retraso del desarrollo
      failure-to-thrive: failure to thrive; poor weight gain; faltering growth; gedeihstorung
      jaundice + newborn: neonatal jaundice; newborn jaundice; neugeborenenikterus
      undescended-testis: undescended testicle; undescended testis; cryptorchidism
      phimosis: tight foreskin
      prolapse: prolapsed; senkung; descensus; uterine prolapse; pelvic organ prolapse
      cyst + ovary: ovarian cyst; ovarian cysts; ovarialzyste; quiste ovarico; kyste de l ovaire
      labor-preterm + preterm: preterm labor; premature labor
      breech: breech presentation; breech position; beckenendlage
      postpartum-hemorrhage + bleeding: postpartum hemorrhage; pph; bleeding after delivery; bleeding after childbirth
      membranes-ruptured: ruptured membranes early
      burnout: burn out
      grief: bereavement; grieving; trauer; duelo; bereaved
      loneliness: lonely; einsamkeit; soledad
      irritability: irritable; reizbar; short tempered; reizbarkeit
      concentration: poor concentration; difficulty concentrating; konzentrationsstorung; trouble concentrating; konzentrationsstorungen
      homelessness: homeless; obdachlos; sans abri; no fixed abode
      poverty
      obesity + severe: morbid obesity; morbidly obese
    `,
  },
  {
    category: "measure",
    lines: `
      jvp: jugular venous pressure
      head-circumference: head circumference; kopfumfang; perimetre cranien; perimetro cefalico
      fundal-height: fundal height; symphysis fundal height
      waist: waist circumference
      edd: estimated date of delivery; expected date of delivery; due date; errechneter termin; estimated due date
      capillary-refill: capillary refill; capillary refill time; crt; cap refill; rekapillarisierungszeit
    `,
  },
];
