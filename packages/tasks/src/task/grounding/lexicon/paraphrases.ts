import type { LexiconPart } from "./category.js";

/** Turns of phrase for what is done, where, and how it goes, and words of the wards in other languages. Written by hand. */
export const paraphrases: readonly LexiconPart[] = [
  {
    category: "measure",
    lines: `
      body-length: length; birth length; length at birth; korperlange; geburtslange; taille de naissance; talla al nacer
    `,
  },
  {
    category: "event",
    lines: `
      admission: came in; come in; came into hospital; came to hospital; come to hospital; brought to hospital; brought in to hospital; taken to hospital; rushed to hospital; kept in; kept in hospital; taken into hospital; brought into hospital; admitted to hospital; admission to hospital; a&e admission; was hospitalized; eingeliefert; stationar aufgenommen; ins krankenhaus; wurde stationar; hospitalizado; hospitalizada; ingreso en el hospital; hospitalizacion; entree; est entre; est entree; internado em; foi internado; foi internada
      discharge: tto; ttos; tta; ttas; discharge medication; discharge medications; discharge meds; medication on discharge; medicines on discharge; entlassmedikation; traitement de sortie; tratamiento al alta; to take out; meds on discharge; allowed home; let home; went back home; came home; sent back home; returned home; able to go home; left the ward; discharged back home; entlassen worden; konnte entlassen werden; kann nach hause; sortie d hospitalisation; quitte l hopital; se va de alta; alta a domicilio; regresso a casa
      stay: hospital stay of; stayed in hospital; remained in hospital; hospital admission stay; kept overnight; krankenhausaufenthalt; liegedauer; hospitalization stay
      follow-up: r/v; rev; f u; to be reviewed; outpatient review; followed up; follow up in clinic; seen in follow up; seen back; bring back; brought back to clinic; review date; wv; kontrolluntersuchung; kontrollieren; nachkontrolle; revoir; a revoir; consulta de seguimiento; consulta de revision; acompanhamento
      birth: gave birth to; had a baby; was delivered; svd birth; entbunden; niederkunft; dio a luz; nacio; nasceu; est ne; est nee
      death: rip; lost his life; lost her life; pronounced dead; verschied; mourut; murio de; dcd; obit
      referral: ref to; sent to see; sent to the; vorgestellt bei; zugewiesen; adressee a; derivacion; se deriva; encaminhada
      readmission: came back in; back in hospital; re admitted; readmit; wiederaufgenommen
      transfer: moved to; tfr; t/f; taken to icu; ubernommen; mute a; traslada
      operation: went to theatre; taken to theatre; under the knife; had an operation; operatively; surgical treatment; operative procedure; operiert worden; intervention; procedure surgical; quirurgico; quirurgica
      visit: attend; was seen at; seen in clinic; seen in the clinic
      accident: rtc; road accident
    `,
  },
  {
    category: "procedure",
    lines: `
      removal: came out; come out; taken out; took out; pulled out; removing; gezogen; ex tube; retrait; retiree; enlevee; se retiro; se extrae; retirou; cut away; exzidiert; excisee; excidido; taken away
      gallbladder + removal: gallbladder out; gallbladder taken out; gallbladder removed; chole
      appendix + removal: appendix out; appendix taken out; operated for appendicitis; operation for appendicitis; opere de l appendicite; operee de l appendicite; operado de apendicitis; operada de apendicitis; blinddarm op
      tonsil + removal: tonsils out; tonsils taken out
      insertion: inserting; inserts; fitted with; put in; placed in; sited; resited; gelegt; anlage; pose de; posee; colocado; colocada; colocacion; se coloco; colocou; was placed; were placed; was fitted; been fitted; insert
      drainage: drained of; tapped; entlastet; punktiert; drenado; drenada; ponctionne
      biopsy: biopsy taken; sample of tissue; tissue was sampled; biopsiert; punch biopsies; tissue sampled; sampled
      sutured: sewn; sewn up; stitched up; wound closure; clips; staples; glued; steri strips; sutured up
      plaster: pop; plaster of paris; put in plaster; in a cast; plastered; plaster backslab; cast immobilization; in pop
      sling: broad arm sling; bas; poly sling
      fixation: pinned; plated; fixed with a plate; plate and screws; plate fixation; pinning; platte; verplattet; osteosynthesis plate; screws
      hip + joint-replacement: new hip; replaced hip; hip replaced; replacement of the hip; hip was replaced; hip tep; neues huftgelenk; hip replacements; replacement hip; hufttep; hueft tep
      knee + joint-replacement: new knee; replaced knee; knee replaced; replacement of the knee; knee was replaced; knee replacements
      valve + replacement-valve: new valve; valve replaced; replacement of the valve; valve was replaced; mvr; mechanical valve; tissue valve; bioprosthetic valve; klappenprothese
      cabg: bypass; heart bypass; bypass graft; bypass grafts; quadruple bypass; double bypass; cabg x3; cabg x 3; bypasses
      pci: balloon and stent; stenting of; angioplasties; ballooned
      pacemaker: pacing; ppm inserted; pm; pacemaker fitted; dual chamber pacemaker
      cardioversion: shocked back; electrically cardioverted; dcc; electrical cardioversion; ekv
      dialysis: on dialysis; haemodialyses; dialysed; dialyzed; dialysiert; blutwasche; hemodialysed; nierenersatztherapie; dialysis dependent; dialysé
      transplant: transplanted; new kidney; transplantado; transplantada; greffe renale; transplantee
      chemotherapy: chemotherapeutic; systemic anticancer therapy; sact; chemotherapeutisch; cytostatic; chemotherapies; cures de chimiotherapie; quimio
      radiotherapy: rt onc; xrt; dxt; irradiation therapy; radiated; radioterapico; irradiado
      immunotherapy: checkpoint inhibitor; checkpoint inhibitors; immuntherapien; inmunoterapia; immunotherapie
      hormone-therapy: hormone therapy; hormonal therapy; endocrine therapy; hormonal treatment; adt; androgen deprivation therapy
      intubation: tubed; oti; iot; airway secured; intubacion orotraqueal
      extubation: tube removed endotracheal; taken off the ventilator
      ventilation: on a ventilator; breathing machine; mechanical respiration; life support; put on a ventilator; machine ventilation; ventilator support; ventilatory support
      sedation: sedating; sedative drugs; under sedation
      anesthesia: under ga; general anesthetic; put to sleep; itn; ag anesth; anestesia general; anesthesie generale; allgemeinanasthesie; under a general
      local-anesthesia: under la; under local; numbed; numbing injection; freezing
      nasal-cannula: nc; n/c; nasal specs; prongs; via nasal cannulae; lunettes; canules nasales; canulas nasales; gafas; sauerstoffbrille; np oxygen
      oxygen: on oxygen; extra oxygen; oxygen supply; sauerstoffgabe; oxygen support; additional oxygen; o2 supply; oxigenio suplementar; sauerstofftherapie; o2 gabe; oxygen requirement
      infusion: intravenous drip; on a drip; drip fluid; iv hydration; rehydration iv; rehydrated iv; iv infusion; crystalloid; crystalloids; fluid bolus; bolus of fluid; intravenous hydration; volumengabe; infusionstherapie; hidratacion; hydratation
      injection: jabs of; injecting; sc injection; im injection; injectable; jab of
      dressing: redressed; dressing change; dressing changes; wound care; bandaging; bandages; wound dressed; verbandwechsel; vw; cura; curas; soins de plaie; pansements; bandaged up
      debridement: cleaned out; washout; washed out; surgical toilet; wound debrided; lavage
      stoma: ostomy; colostomy bag; stoma bag; defunctioning stoma; loop ileostomy; end colostomy; ileostoma; anus praeter; stomie; bag on the bowel
      catheter: cath; cathed; catheterised; catheterization of; re catheterized
      bladder + catheter: iduc; urethral catheter; bladder catheter; urinary cath; catheter for urine; dk; sv; cateter vesical; catheter vesical; dauerkatheterversorgung; sondage vesical
      chest-tube: icd drain; chest drain tube; thoraxdrain; bulau drainage; bulau; drainage thoracique; drain pleural; drenagem toracica
      nasogastric-tube: ng placed; ryle s tube; nasogastric feeding tube; sng; sonda nasogastrica; magensonden; stomach tube
      cannula: cannulated; venflons; iv access; ivc; pvc line; pvk; venous access; intravenous access; braunule; cathlon; catheter peripherique; vvp; cannulae
      central-line: central venous access; central access; vascath; cvk
      physiotherapy: physios; physiotherapists; physical therapy sessions; pt sessions; kg; mobilization therapy; physiotherapeutisch; rehabilitation exercises; seances de kinesitherapie; sesiones de fisioterapia
      occupational-therapy: ots; occupational therapy team
      speech-therapy: speech therapists; swallow team; language therapy; logopadisch
      psychotherapy: talking therapies; counselling sessions; counselor; counsellor; iapt; psychological therapy; cognitive behaviour therapy; cognitive behavioural therapy; psychological treatment; talk therapy; verhaltenstherapie; therapie cognitivo comportementale; tcc; psychological support
      rehabilitation: rehabilitative; rehabilitation programme; ahb; anschlussheilbehandlung; readaptation; reabilitacao
      vaccination: immunized against; had his jabs; had her jabs; vaccinated against; imunizado; vacunas; impfstatus; vaccinations up; vaccinee; vaccine dose; vaccine doses; vacinado; impfschutz; vacinacao; inoculated
      cesarean: caesar; caesarean delivery; born by section; delivered by section; by caesarean; by cesarean; lucs; sectio cesarea; cesareans; kaiserschnittentbindung; c sections
      vaginal-delivery: normal birth; spontaneous delivery; spontaneous birth; delivered vaginally; vaginally delivered; normal labor and delivery; nsvd; eutocic delivery; parto eutocico; delivered normally; spontan entbunden; spontanpartus; ftnd; unassisted delivery
      induction: induced labor; iol; labor was started off; induction of labour; geburtseinleitung; einleitung der geburt; labor induction; induccion del parto; declenchement; induced at
      tubal-ligation: tubes tied; female sterilization; tubal sterilization
      vasectomy: male sterilization
      iud: intrauterine system; ius; mirena; copper coil; iucd; hormonspirale
      screening: screened; screening programme; check for
      contrast: with contrast; dye; kontrastmittelgabe; injected dye; iv contrast; contrast given
      prophylaxis: preventive; preventative; preventatively; as a preventive measure; to prevent; vorbeugend; vorbeugung; preventif; preventivo; prevents; prophylaktisch; profilactico
      exercise: exercises; exercising; work out; workouts; sports; physical exercise; krafttraining; activite physique
      diet: eating plan; dietary changes; meal plan; feeding; diet advice; ernahrungsumstellung; diatetisch; regimen; feeds; fed
      monitoring: observed closely; kept under observation; close observation; watched; on telemetry; monitor closely; observations; beobachtung; monitorage; observacion; observe; for observation; watchful waiting; active surveillance; keeping an eye on; uberwachungs
      isolation: barrier nursed; side room; in a side room; isoliert; isolement; aislamiento
      glasses: wears glasses; eyeglasses; specs; reading glasses; brillentrager
      hearing-aid: wears hearing aids; ha aids; horgerateversorgung; protheses auditives; appareil auditif; aparelho auditivo
      dentures: denture; false teeth; zahnprothese; prothese dentaire; dentadura
      wheelchair: w/c; wheel chair; wheelchair bound; wheelchair user; rollstuhlpflichtig
      compression-stockings: teds; ted; ted stockings; support stockings; elastic stockings; compression hosiery; anti embolism stockings; atts; ats; stutzstrumpfe; thrombosestrumpfe
      orthotics: insoles; orthotic; einlagen; semelles; plantillas; orthotic insoles
      massage: massages
      acupuncture: akupunktur; acuponcture; acupuntura
      cryotherapy: liquid nitrogen; frozen off; cryosurgery; freezing treatment; kryotherapie; cryo
      laser: lasered; laser therapy; laserung; photocoagulated
      lithotripsy: shock wave therapy; shock wave lithotripsy; shockwave; litotricia; stosswellen
      thrombolysis: clot buster; clot busting drug; clot dissolving treatment; thrombolysed; lysetherapie; fibrinolyse
      embolization-procedure: embolized; uae; uterine artery embolization; embolization of
      nil-by-mouth: fasting from midnight; not to eat or drink; kept fasting; fasted from midnight; nothing to eat or drink; nüchtern ab
      bed-rest: resting in bed; rest in bed; confined to bed for rest; bed rested; strict bed rest
      blood-transfusion: blood given
      resuscitation-event: rosc; return of spontaneous circulation
    `,
  },
  {
    category: "trend",
    lines: `
      up: become larger; became larger; has become larger; become bigger; got bigger; gotten bigger; getting bigger; getting larger; grown larger; grown bigger; increase in size; went higher; going up; gone higher; goes up; creeping up; crept up; on the rise; upwards; upward trend; higher than; has gone up; put up; upped; stepped up; step up; bumped up; higher; mas alto; augmentar; en aumento; aufdosiert; hochdosiert; erhoht worden; wurde erhoht; auf erhoht; accru; croissant; se incremento; se aumento; ↑; incremented; risen to; rising to; grows; trended up; trending up
      down: become smaller; became smaller; has become smaller; got smaller; getting smaller; going down; goes down; lower than; brought down; cut down; cutting down; cut back; stepped down; step down; lower; on the decline; downward trend; decreases in; diminishes; plummeted; wurde reduziert; verkleinerung; reduziert worden; ausgeschlichen; herabgesetzt; gesenkt; sinkt; sinkend; decroissance; decroissant; se redujo; se disminuyo; baja progresiva; ↓; trended down; trending down; shrinks; halving; came down from
      better: became easier; easier; become easier; got better; getting better; gets better; got easier; feels improved; on the mend; picked up; perked up; making progress; good recovery; made a good recovery; recovering well; recovery; helped with; less severe; milder; lessens; soothes; soothed; settles with; gelindert; ruckgebildet; erholt; erholung; gebessert werden; va mieux; soulage; soulagee; alivio; alivia; aliviado; alivio con; se alivia; amelioration de; em melhoria; recuperacao; recuperacion; rallied; symptomatic relief; relief of symptoms
      worse: got worse; getting worse; gets worse; become worse; became worse; went downhill; gone downhill; going downhill; deteriorates; deteriorate; aggravates; aggravate; exacerbates; more severe; more marked; worsens with; more intense; made worse; made worse by; brought on by; escalating symptoms; in decline; declined; declining; decline; verschlechtert sich; verschlechterte; zunahme der beschwerden; se degrade; degradation; degrade; agrava; agravado; agravada; ha progresado; se agrava; progresion; progresivo; progresiva; agravou; agravamento
      stable: not changed; no changes; has stayed the same; stayed the same; same as before; no different; plateau; unchanging; as before; holding steady; remains unchanged; no interval; no progression; no significant interval; konstante; gleich; keine anderung; unveranderter befund; pas d evolution; stabilise; stabilisee; stabilized; stabilised; estabilizado; estabilizada; sin variacion; sem alteracao; no worse; no better; steady state
      resolved: gone away; cleared completely; returned to normal; back to normal; has normalized; normalised; normal again; has cleared; have cleared; faded; has settled; wore off; passed off; stopped hurting; no longer has; disappears; disappearance; vanished; dissolved; abgeklungen; zuruckgebildet vollstandig; nicht mehr nachweisbar; regredient vollstandig; ausgeheilte; cede; cedio; cedieron; remitio; remitido; se resuelve; ha remitido; regresse completement; disparition; remissao; desapareceram; complete recovery; fully recovered; made a full recovery; healed up; mended
    `,
  },
  {
    category: "status",
    lines: `
      stop: taken off; came off; come off; coming off; dropped from regimen; no longer needed; no longer required; no longer given; not continued; cancelled; weaned off; withdrawn from treatment; quitted; cut out; abandoned; beenden; absetzung; ausgesetzt endgultig; arreter; suspension; suspender; suspension de; interrumpe; finalizado; finalizo; terminado; termino; interrompeu; to stop; ausgeschlichen und abgesetzt
      start: put onto; placed onto; introduced to; first given; given for the first time; newly initiated; prescribed new; begins on; set up on; kicked off; neu begonnen; neu verordnet; wurde begonnen; begonnene; commencer; debut; debutant; demarre; demarree; empezar; empieza; ha iniciado; se ha iniciado; comenzado; comenzada; comecar; iniciada; foi iniciado; foi iniciada; einleitung
      continue: kept going; carries on; carrying on; to continue; ongoing use; remains under; keep taking; keeps taking; is still taking; still uses; still using; uninterrupted; fortlaufend; weiterhin eingenommen; weiterbehandlung; weiterfuhrung; a poursuivre; se continuara; continuar; sigue con; sigue tomando; manter; mantem
      hold: stopped temporarily; temporarily held; temporarily halted; put on hold; on pause; suspended temporarily; temporarily suspended; skipped; left out; not administered; ausgesetzt; vorubergehend abgesetzt; arret temporaire; suspendida temporalmente; suspension temporal
      restart: started back; back on; put back on; went back on; re started; re commenced; recommencing; back to taking; erneut angesetzt; wieder aufgenommen; relance; reinstaure; reintroducido; reiniciar; reinicio
      switch: swap; swaps; moved from; moved over; transitioned; transition; converted; conversion; exchanged; altered to; rotated; ausgetauscht; umgesetzt; umgestellt auf; changement; remplacement; sustitucion; sustituir; troca; passe a; cambiando; δ
    `,
  },
  {
    category: "quality",
    lines: `
      normal: nothing abnormal; nothing abnormal detected; no abnormalities detected; no problems found; clear chest film; all normal; came back normal; within the normal range; within normal range; in the normal range; within range; in range; within reference range; as expected for age; nothing of note; no concerns; reassuring; normale befunde; altersentsprechend; ohne auffalligkeiten; sans anomalie; sans particularite; ras; sin alteraciones; sin hallazgos; sin hallazgos patologicos; anodino; sem alteracoes relevantes; regelrecht; regelrechte; regelrechter; regelrechtes; unauff; oB; o.B.; physiological; physiologic; normaler; normo
      abnormal: out of range; not normal; outside the normal range; aberrant; altered; alterada; alteracion; alteration; veranderung; veranderungen; pathologische; pathologischer; anormale; anormaux; deranged lfts
      high: above the reference range; above range; above the norm; too high; high levels of; excess; excessive; elevada mente; aumentados; aumentadas; over the limit; increased amount; eleves; elevees; elevados; elevadas; zu hoch; grossly elevated
      low: below the reference range; below range; too low; lowish; low levels of; deficit of; zu niedrig; abaisses; disminuido valor; bajos; bajas; diminuidos; deplete; depleted; lack
      mild: somewhat; low grade; lightly; leve; leves; ligero; ligera; legers; legeres; ligeramente; levemente; leger; discrete; discretamente; minimal; minimally; ein wenig; etwas verstarkt
      moderate: fairly; moderat; moderate grade; moderada mente; mod severe
      severe: badly; serious; seriously; intensely; excruciating; terrible; heavily; very bad; extreme; extremely; grosse schmerzen; violent; violente; severo dolor; massive; massively; grosser intensitat; worst; marked; markedly; pronounced; considerable; considerably; profound; schwerwiegend; ausgepragt; ausgepragte; ausgepragter; marque; marquee; marcado; marcada; acentuado; acentuada; hochgradiger
      acute: of recent onset; of acute onset; acute onset; short history
      chronic: longstanding; for many years; for years; since years; ongoing for years; persistent long term; seit jahren; depuis des annees; desde hace anos; ha anos; de larga evolucion; de longue date
      new: newly diagnosed; recently found; recent; recently diagnosed; first diagnosed; erstdiagnose; neu diagnostiziert; erstmals; recemment diagnostique; de reciente diagnostico; recien diagnosticado; recien diagnosticada; first presentation
      large: enormous; vast; considerable size; grosse lasion; volumineuse masse; big
      small: little; small sized lesion; kleine lasion; minuscule; diminutive; punctate
      multiple: a number of; a lot of; lots of; innumerable; countless; manifold; vielfach; various sites; multiple sites; repeatedly; mehrfach; mehrmals; diverses; divers; multiples sites; varios sitios; repetido; repetidas
      diffuse: all over the body; throughout the body; extensive area; disseminated; disseminiert; dissemine
      positive: tested positive; test positive; came up positive; detected on test; +; posit; reaktiv; detectado; detectable; detectee
      -positive: tested negative; test negative; not detected on test; came up negative; is negative; undetected; nicht reaktiv; no reactivo; non reactif; no growth; did not grow anything; no bacterial growth; kein wachstum; sin crecimiento; pas de germe; culture negative; ng culture
      good: doing well; going well; nice; healthy looking; ok; okay; all right; alright; zufriedenstellende; ordentlich; correct; correcte; correcto; correcta; satisfaisants; satisfactorio; satisfactoria; bon etat; buen estado; aceptable; acceptable; reasonable; regelrecht gut
      poor: not good; not well; bad condition; weak function; deranged function; compromised; mauvais etat; mal estado; deficiente; mangelhaft; insuffisamment; suboptimal; sub optimal; inadequat; deteriore; deteriorado; deteriorada; precario; precaire
      controlled: well managed; well controlled with; in control; kept in check; stable control; well regulated; bien controlada; bien controle; bien controlee; equilibre par; gut kontrolliert; managed with; regulated
      uncontrolled: badly managed; not under control; not in control; poor control; suboptimal control; mal controlada; mal equilibree; unzureichend eingestellt; suboptimally controlled; nicht eingestellt; poor glycemic control
      dark: darkened; darkening; darkens; got darker; become darker
      -tolerated: cannot tolerate; does not tolerate; could not tolerate; unable to tolerate; did not tolerate; poorly tolerated; badly tolerated; nicht vertragen; mal tolere; mal tolerado; not tolerating
      tolerated: coped well; coping well; no problems with; handled well; tolerating well; gut toleriert; vertragt; bien supporte; supporte; tolera; bien tolerada; stood well
      effective: working; worked well; helped a lot; helped him; helped her; good response; responded well; responding; good effect; successful response; responding well; sprach an; spricht an; repondu; repond; reponse; respondio; responde; buena respuesta; efficacy; with good effect; hilft; geholfen; good relief; effectively
      ineffective: no improvement with; no improvement on; failed to help; not working; no relief; little relief; little effect; no improvement from; did not respond to; without benefit; without success; without relief; unsuccessful; unsuccessfully; not helping; not helped; was no help; has not helped; not responding; keine wirkung; hilft nicht; nicht angesprochen; echec; inefficace; ineficaz; fracaso; sin mejoria con; of no benefit; made no difference; unresponsive to treatment
      independent: fully independent; able to look after himself; able to look after herself; can care for himself; can care for herself; self sufficient; manages alone; copes alone; needs no help; no help needed; without support; manages by himself; manages by herself; unabhangig; autonom; versorgt sich selbst; autonome pour; independente; self-caring; manages without help
      dependent: reliant on others; depends on others; needs help with; requires help with; needs help for; unable to care for himself; unable to care for herself; dependent on others; nicht selbststandig; dependant; dependante; dependientes; needs looking after
      alone: without company; by oneself; solitary living; lebt allein; vit seul; vive solo; vive sola; vit seule; single occupancy; mora sozinho; alleinstehend
      mobile: able to walk; walks around; gets about; gets around; up and about; on his feet; on her feet; ambulant; ambulate; mobilisiert sich; deambulante; can walk; moves around; walks short distances; mobilized out of bed; mobilises; mobilisation; walkt; marche seul
      oriented: orientiert zu allen qualitaten; oriented in all qualities; knows where he is; knows where she is; oriented to time place and person; orientated to time place and person; orientated in time place and person; oriented in time and space; zeitlich und ortlich orientiert; oriente dans le temps et l espace; orientado en las tres esferas; voll orientiert; vierfach orientiert; x3 oriented; oriented x3; oriented x 3
      alert: fully conscious; eyes open; fully awake; is awake; wach und ansprechbar; ansprechbar; conscious and alert; vigilante; reveille
      healthy: well in himself; well in herself; otherwise well; previously well; previously healthy; fit and healthy; usually well; normally fit and well; in good condition; bonne sante; buena salud; saudaveis; wohlauf; healthily
      sick: poorly looking; looks unwell; looking unwell; feels unwell; felt unwell; feeling unwell; looked unwell; under the weather; unwohl; krank wirkend; generally unwell; ill health; mal estar; malestar general; mal etre
      asymptomatic: no symptoms at all; not symptomatic; has no symptoms; pain free and well; feeling well without symptoms; no symptoms reported; symptomless state; fully asymptomatic; kein beschwerden; denies symptoms; denies any symptoms
      painless: pain free; no pain at all; painfree; schmerzfrei; schmerzlos; indolore; indoloro; indolora; indolor; sans douleur
      urgent: as an emergency; on an emergency basis; on an urgent basis; asap; as soon as possible; at short notice; im notfall; eilig; urgences immediate; urgentemente; de urgencias; emergencia; unverzuglich
      elective: planned operation; as a planned procedure; electiva; programada electiva; non urgent; non urgently; elektiver
      complete: in full; hundred percent; to completion; completas; totalmente; completement; vollstandiges; completamente; ganz; abgeschlossen; termine; terminee
      partial: in part; some extent; to some extent; parcialmente; partiellement; zum teil; unvollstandig; incompleto; incompleta
      confirmed: proved; proven by; histologically proven; was confirmed; has been confirmed; confirmation of; bestatigte; confirmer; confirma; confirmo; confirmou; shown to be; corroborated
      unknown: of unknown cause; cause unknown; no cause found; of unclear cause; unclear origin; unclear cause; unklarer genese; d origine indeterminee; de origen desconocido; de causa desconocida; unspecified; not established; undetermined origin
      degenerative: wear and tear changes; age related changes; degenerativa; degenerativas; abnutzung; degenerativo cambios; usure
      sharp: knife like; knifelike; like a knife; stabs; stab
      crushing: pressing; like a weight; band like; vice like; gripping; squeeze
      colicky: griping; comes in waves; in waves; spasmodic; wavelike
      radiating: going to; going into; goes to; goes into; goes down; going down; moves to; moving to; travels to; travelling to; spreads to; spreading to; runs down; running down; irradie; irradiant vers; se irradia; irradiado a; irradiacion a; zieht in; ausstrahlt; ausstrahlung in; shoots down; shooting down
      one-sided-word: on one side
    `,
  },
];
