import type { LexiconPart } from "./category.js";

/**
 * How something goes: trends, what is done with a drug, events of a stay, times of day, routes. A fall
 * of a value and one of a person are one word in English, and are one concept here.
 */
export const courses: readonly LexiconPart[] = [
  {
    category: "trend",
    lines: `
      up: more frequent; more frequently; more often; more severe; more intense; more marked; increased; increase; increases; increasing; rose; rise; risen; rises; rising; grew; grown; growing; growth in size; went up; gone up; climbed; climbing; elevation from; uptrending; up trending; enlarging; has enlarged; have enlarged; larger than before; expanded; escalated; escalating; augmented; raised from; raised to; was raised; been raised; uptitrated; up titrated; titrated up; doubled; zugenommen; zunahme; gestiegen; anstieg; stieg; steigend; erhoht auf; zunehmend; zunehmende; grossenzunahme; grossenprogredient; augmente; augmentation; augmentee; a augmente; hausse; en hausse; aumento; aumentado; aumentada; aumentaron; subio; incremento; ha aumentado; incrementado; aumentou; subiu; aumentar; angestiegen; gesteigert; majore; majoration; eleve a; ascendio; gained; gain; wuchs; gewachsen; crecido; crecio; ha crecido; cresceu
      down: less frequent; less frequently; less often; less severe; less intense; less marked; fewer; cut from; cut to; cut back; cut down; was cut; cut by; decreased; decrease; decreases; decreasing; fell; fall; fallen; falls; falling; dropped; drop; drops; dropping; declining; decline in; reduced; reduction; reduces; reducing; reduce; lowered; lowering; diminished; diminishing; shrunk; shrank; shrinking; shrinkage; went down; gone down; came down; come down; downtrending; down trending; smaller than before; regressed; regression; tapered; tapering; taper; lessened; lessening; downtitrated; titrated down; halved; abgenommen; abnahme; gesunken; abfall; sank; fallend; reduziert; rucklaufig; ruckgang; verkleinert; gefallen; kleiner geworden; diminue; diminution; a diminue; baisse; en baisse; a baisse; reduit; reduction de; disminuyo; disminuido; disminucion; ha disminuido; bajo de; bajo a; reducido; reduccion; descendio; descenso; diminuiu; diminuido; reduziu; reduzido; regrediente; lost weight; verringert; abgefallen; fiel; sunken; diminuee; decrue; ha reducido; redujo; decreased in size; falls; fell over; fell down; fell downstairs; sturz; gesturzt; chute; caida; queda; tripped; stumbled; a fall; after a fall; falling over
      better: improved; relieves; relieve; alleviates; eases; improve; improves; improving; improvement; better; ameliorated; amelioration; recovering; gebessert; verbessert; besserung; verbesserung; besser; bessert; ameliore; amelioree; amelioration clinique; mieux; mejoro; mejoria; mejorado; ha mejorado; mejor; mejora; melhorou; melhora; melhoria; gebesserte; eased; easing; relieved; relief; alleviated; abating; subsiding; s est ameliore; s est amelioree; s ameliore; recovered
      worse: worsened; worsen; worsens; worsening; deteriorated; deteriorating; deterioration; deteriorates; worse; progressed; progression; progressive; progressing; progressively; exacerbated; aggravated; aggravation; verschlechtert; verschlechterung; schlechter; verschlimmert; progredient; progrediente; progress; aggrave; aggravee; s est aggrave; s est aggravee; deteriore; empeoro; empeoramiento; ha empeorado; empeorado; peor; empeora; piorou; piora; agravamento; declined clinically; zunehmend schlechter
      stable: unchanged; no change; no interval change; no significant change; without change; no significant interval change; constant; steady; static; unaltered; the same as before; similar to before; stationary; stabil; stabile; stabiler; stabiles; stabilen; unverandert; unveranderte; unveranderter; unverandertes; konstant; gleichbleibend; keine veranderung; inchange; inchangee; stables; sans changement; pas de changement; estable; estables; sin cambios; sin modificaciones; inalterado; estavel; sem alteracoes; has not changed; have not changed; did not change; not changed; remains the same; stationnaire; sin cambio; pas de modification; plateaued
      resolved: clears; clears up; clear up; resolve; resolves; resolution; settled; settle; disappeared; gone; subsided; went away; cleared up; cleared; healed; heal; recovered fully; no longer present; abgeheilt; verheilt; ausgeheilt; verschwunden; sistiert; resolu; resolue; disparu; disparue; gueri; guerie; resuelto; resuelta; desaparecio; desaparecido; ha desaparecido; curado; curada; se resolvio; resolvido; desapareceu; abated; cessation of; ceased; has passed; cicatrise; cicatrisee; geheilt; normalized
    `,
  },
  {
    category: "status",
    lines: `
      start: started; starts; starting; commenced; commence; commencing; initiated; initiate; initiation; began; begin; begun; begins; introduced; introduction; put on; placed on; newly prescribed; added; addition of; begonnen; angesetzt; gestartet; eingeleitet; beginn; neu angesetzt; debute; debutee; instaure; instauree; commence par; mise sous; mis sous; introduit; introduite; initie; initiee; introduction; inicio; iniciado; iniciada; se inicio; inicia; comenzo; se comenzo; iniciou; iniciado com; comecou; institue; beginnt; se inicia; empezo; begann; initiated on; commenced on; started on; instaurado; se instauro
      stop: stopped; stopping; stops; discontinued; discontinue; discontinuation; discontinues; ceased; cease; cessation; withdrawn; withdrew; withdrawal of; taken off; come off; came off; quit; gave up; given up; no longer takes; no longer taking; no longer on; d/c; dc'd; d/c'd; abgesetzt; gestoppt; beendet; abgebrochen; absetzen; arrete; arretee; arret; interrompu; interrompue; interrompus; stoppe; stoppee; suspendido; suspendida; suspendio; se suspendio; retirado; retirada; se retiro; interrumpio; interrumpido; dejo de; suspenso; suspensa; suspendeu; interrompido; parou; se suspende; se interrumpio; terminated; terminate; weggelassen; deleted
      continue: continued; continues; continuing; continuation; maintained; maintain; maintenance; carried on; carry on; carried on with; remains on; stays on; kept on; still taking; still takes; still on; on-going use; persist; fortgefuhrt; fortgesetzt; weitergefuhrt; weiter eingenommen; weitergegeben; beibehalten; fortfuhren; wird weiter; poursuivi; poursuivie; maintenu; maintenue; poursuite; continue; continua; continuo; mantiene; mantuvo; mantenido; se mantiene; se continua; mantido; mantida; manteve; continuado; goes on; fortfuhrung; prosigue; se continuo; se mantuvo; poursuit; reconduit; weiter
      hold: held; on hold; withheld; withhold; withholding; paused; pause; suspended; suspend; omitted; omit; interrupted; temporarily stopped; not given; was not given; pausiert; pausieren; zuruckgehalten; suspendu; suspendue; en pause; en suspenso; pausado; temporarily discontinued
      restart: restarted; resumed; resume; resumption; recommenced; reinstated; reintroduced; reinitiated; wieder angesetzt; wieder begonnen; wiederaufgenommen; repris; reprise; reintroduit; reanudado; se reanudo; reanudo; reiniciado; reiniciou; retomado; restarting; resuming; started again; wiederbegonnen; erneut begonnen
      switch: switched; switching; changed; change; changes; replaced; replaces; replacing; substituted; substitution; swapped; converted to; instead; rotated to; umgestellt; ersetzt; umstellung; gewechselt; remplace; remplacee; change pour; relais; relais par; sustituido; sustituyo; se sustituyo; cambio; cambiado; se cambio; substituido; trocado; replacement of
    `,
  },
  {
    category: "event",
    lines: `
      admission: admitted; admit; admits; hospitalized; hospitalization; hospitalisation; aufgenommen; aufnahme; stationare aufnahme; admis; admise; hospitalise; hospitalisee; ingreso; ingresado; ingresada; ingreso hospitalario; ingresa; admitido; internado; internada; internamento; internacao; adm; arrival at hospital; eingewiesen; einweisung; inpatient
      discharge: discharged; discharge home; discharged home; went home; sent home; released; release; left hospital; left the hospital; goes home; allowed home; entlassen; entlassung; nach hause entlassen; sortie; sorti; sortie a domicile; rentre; alta; dado de alta; dada de alta; alta hospitalaria; alta domiciliaria; teve alta; discharged to home; going home; returned home; rentre a domicile; retour a domicile
      arrival: arrived; arrive; arriving; ankunft; arrivee; llegada; chegada; eintreffen
      transfer: transferred; transferring; moved; verlegt; verlegung; transfere; transferee; transfert; trasladado; trasladada; traslado; transferido; transferida
      follow-up: followup; follow up appointment; review appointment; clinic appointment; clinic review; review in clinic; follow up visit; follow up; f/u; seen again; control visit; check up; checkup; reviewed; review; reassessment; verlaufskontrolle; kontrolle; wiedervorstellung; nachsorge; suivi; controle; consultation de controle; seguimiento; revision; consulta de control; seguimento; recheck; revisit; re evaluation; revue; come back; kontrolltermin
      referral: referred; refer; referring; uberwiesen; uberweisung; adresse a; oriente vers; derivado; derivada; remitido; encaminhado
      birth: born; delivery; delivered; childbirth; geburt; geboren; naissance; ne le; nee le; parto; nacimiento; nacido; nacida; nascimento; entbindung; gave birth; accouchement; accouche
      death: died; dies; deceased; dead; passed away; gestorben; verstorben; tod; decede; decedee; deces; fallecio; fallecido; fallecida; muerte; murio; faleceu; obito; morte; expired; mort; starb; tot
      readmission: readmitted; rehospitalized; wiederaufnahme; rehospitalise; reingreso
      visit: appt; appts; appointments; visits; visited; attended; attends; attendance; besuch; visite; visita; appointment; termin; rendez vous; cita; presented to
      operation: surgery; surgical; operated; operated on; operating time; surgical procedure; surgical intervention; postoperative; operative; op; operiert; operativ; chirurgie; opere; operee; intervention chirurgicale; cirugia; operado; operada; intervenido; intervenida; intervencion quirurgica; cirurgia; operacion; operacao; operacion quirurgica; surgically
      after-operation + operation: postop; post op; postoperatively; post operatively; postoperativ; postoperatoire; postoperatorio
      before-operation + operation: preop; pre op; preoperatively; preoperative; praoperativ; preoperatoire; preoperatorio
      accident: unfall; accidente; acidente; crash; collision
      stay: aufenthalt; sejour; estancia; estadia; inpatient stay; hospital stay
      transfusion: transfused; transfuse; transfundiert; transfusionen; transfuse; transfundido; transfundida; transfusao; transfusiones
    `,
  },
  {
    category: "timing",
    lines: `
      morning: mornings; om; am; mane; morgens; morgen; fruh; matin; le matin; manana; por la manana; manha; de manha; in the morning; vormittag; breakfast; fruhstuck; petit dejeuner; desayuno
      noon: midday; lunchtime; lunch; mittags; mittag; midi; mediodia; meio dia
      afternoon: nachmittag; nachmittags; apres midi; tarde; por la tarde
      evening: evenings; abends; abend; soir; le soir; dinner; dinnertime; suppertime; tea time
      night: nights; nocte; at night; bedtime; at bedtime; hs; nightly; nocturnal; overnight; nachts; nacht; zur nacht; nuit; la nuit; au coucher; noche; por la noche; al acostarse; noite; a noite; before bed; before sleep; noct; on going to bed
      with-meals: with meals; with food; with a meal; zu den mahlzeiten; zum essen; aux repas; pendant les repas; con las comidas; con comida; as refeicoes; postprandial; after meals; pc; with his meals; with her meals
      before-meals: before meals; before food; ac; preprandial; vor dem essen; vor den mahlzeiten; avant les repas; antes de las comidas; fasting; on an empty stomach; nuchtern; a jeun; en ayunas; em jejum; fasted
      as-needed: prn; p.r.n; as required; when required; if needed; if required; when needed; when necessary; if necessary; as necessary; on demand; bei bedarf; b. b.; nach bedarf; si besoin; si necessaire; a la demande; si precisa; a demanda; segun necesidad; se necessario; em sos
      stat: immediately; at once; straight away; sofort; immediatement; inmediatamente; right away
      lying: lying down; supine; recumbent; liegend; im liegen; couche; decubito; deitado
      standing: on standing; erect; upright; stehend; im stehen; debout; de pie; em pe
      sitting: sitting up; seated; sitzend; im sitzen; assis; sentado; sentada
      yesterday: gestern; hier soir; ayer; ontem
      tomorrow: next day; the next day; following day; the following day; the day after; am nachsten tag; morgen fruh; demain; le lendemain; al dia siguiente; no dia seguinte
      today: this morning; this evening; heute; aujourd hui; hoy; hoje; tonight; earlier today; heute morgen; ce matin; esta manana
      weekend: wochenende; fin de semana; week end
      last-year: last year; previous year; letztes jahr; im letzten jahr; l an dernier; l annee derniere; el ano pasado; no ano passado; past year; vor einem jahr; il y a un an; hace un ano
      last-week: last week; past week; previous week; letzte woche; la semaine derniere; la semana pasada; semana passada
      last-month: last month; past month; previous month; letzten monat; le mois dernier; el mes pasado; mes passado
      next-week: next week; nachste woche; la semaine prochaine; la semana que viene
      next-month: next month; nachsten monat; le mois prochain
      spring: fruhling; fruhjahr; printemps; primavera
      summer: sommer; ete dernier; verano
      autumn: herbst; automne; otono
      winter: hiver; invierno
      lifelong: life long; indefinitely; for life; permanent; permanently; lebenslang; a vie; de por vida
      sudden: suddenly; sudden onset; abrupt; abruptly; plotzlich; brutal; brutale; subit; subito; subita; repentino; repentina; de repente; all of a sudden
      gradual: gradually; insidious; insidious onset; slowly; allmahlich; progressivement; gradualmente
      constantly: continuous; continuously; constant; persistent; persistently; persisting; persists; persisted; dauerhaft; kontinuierlich; continu; continuo
      intermittent: intermittently; on and off; off and on; episodic; comes and goes; intermittierend; zeitweise; intermittente
      at-rest: at rest; resting; in ruhe; au repos; en reposo; em repouso
      on-exertion: on exertion; exertional; with exertion; on exercise; with exercise; on effort; exercise induced; during exercise; bei belastung; unter belastung; belastungs; a l effort; d effort; de esfuerzo; con el esfuerzo; al esfuerzo; aos esforcos; de esforco; when exercising; with activity; on activity
    `,
  },
  {
    category: "weekday",
    lines: `
      monday: montag; lundi; lunes; segunda feira
      tuesday: tues; tue; dienstag; mardi; martes; terca feira
      wednesday: wed; mittwoch; mercredi; miercoles; quarta feira
      thursday: thurs; thu; donnerstag; jeudi; jueves; quinta feira
      friday: fri; freitag; vendredi; viernes; sexta feira
      saturday: samstag; sonnabend; samedi; sabado
      sunday: sonntag; dimanche; domingo
    `,
  },
  {
    category: "route",
    lines: `
      oral: orally; vo; by mouth; po; p.o; per os; peroral; per oral; enteral; per orally; oral route; orale; oralen; voie orale; par voie orale; via oral; por via oral; por boca; por la boca; per mouth; os
      intravenous: iv; i.v; i/v; intravenously; into a vein; intravenos; intravenose; intravenoser; intraveineux; intraveineuse; par voie intraveineuse; en intraveineuse; voie intraveineuse; intravenoso; intravenosa; endovenoso; endovenosa; via intravenosa; via endovenosa; ev; by vein; through a vein; by drip
      intramuscular: im; i.m; i/m; intramuscularly; intramuskular; intramusculaire; into the muscle; into a muscle; par voie intramusculaire
      subcutaneous: sc; s.c; s/c; subcut; subq; subcutaneously; under the skin; sq; subkutan; subkutane; sous cutane; sous cutanee; subcutaneo; subcutanea; s/q; en sous cutane; hypodermic; beneath the skin
      inhaled: inh; inhalation; inhaler; inhalers; by inhalation; via inhaler; nebulized; nebulizer; nebuliser; nebs; inhalativ; inhale; inhalado; inhalada; breathed in; puffer; en inhalation
      sublingual: sl; sublingually; under the tongue; sublinguale; debajo de la lengua; sous la langue; unter die zunge
      rectal: pr; rectally; per rectum; suppository; suppositories; rektal; par voie rectale; via rectal; zapfchen; suppositoire; supositorio; enema
      topical: topically; cream; ointment; to the skin; on the skin; topisch; salbe; topique; topico; topica; pommade; crema; gel; lotion
      transdermal: patch; patches; transdermally; skin patch; pflaster; transdermique; parche
      nasal: nasally; intranasal; intranasally; nose spray; nasal spray; into the nose; nasenspray; nasale; up the nose
      ophthalmic: eye drops; eyedrops; eye drop; augentropfen; collyre; colirio; gouttes oculaires; eye ointment; gotas oftalmicas
      otic: ear drops; eardrops; ear drop; ohrentropfen; gouttes auriculaires; gotas oticas
      vaginal: vaginally; pv; pessary; per vaginam; vaginale
      intrathecal: intrathecally; it; into the spinal canal
      epidural: epidurally; peridural
      intraarticular: intra articular; into the joint; intraartikular
      intravitreal: intravitreally
      intradermal: intradermally
      nasogastric: ng; ng tube; nasogastric tube; via ng; magensonde; sonde nasogastrique; sonda nasogastrica; ryles tube
      peg: percutaneous endoscopic gastrostomy; via peg; gastrostomy tube; gastrostomy
      buccal: buccally
      intraosseous: io; intraosseously
      intraperitoneal: intraperitoneally
    `,
  },
];
