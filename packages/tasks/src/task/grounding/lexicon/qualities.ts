import type { LexiconPart } from "./category.js";

/** Grades, shapes and states that a finding or value is said to have; each word means what it says and may not be added. */
export const qualities: readonly LexiconPart[] = [
  {
    category: "quality",
    lines: `
      involve: involves; involved; involving; affects; affected; affecting
      -involve: spares; spared; sparing
      normal: unremarkable; within normal limits; wnl; nad; no abnormality; no abnormalities; no abnormality detected; no abnormal findings; o b; ohne befund; unauffallig; unauffallige; unauffalliger; unauffalliges; normale; normaux; normales; normalbefund; sans particularite; ras; sin alteraciones; sin hallazgos; clear; clean lungs; regelrecht; regelrechte; intact; within the normal range; in the normal range; normal range; im normbereich; normwertig; sin anormalidades; without abnormality; without abnormalities; sans anomalie; no significant abnormality; normal limits; ohne pathologischen befund; no pathology; no pathological findings; dentro de la normalidad; nothing abnormal; dans les limites de la normale; dentro de limites normales; opb; not abnormal; keine auffalligkeiten; no significant findings; clears
      abnormal: abnormality; abnormalities; pathological finding; auffallig; pathologisch; anormal; alterado; anomalous; anomaly; anomalie; deranged; anormales
      high: elevated; raised; increased level; erhoht; erhohte; erhohter; erhohtes; eleve; elevee; eleves; elevado; elevada; alto; alta valor; above normal; hoch; hohe; aumentado de valor; above the normal range; above the upper limit; elevation; higher; supranormal; elevados; elevadas
      low: erniedrigt; niedrig; niedriger; niedrige; bas; basse; bajo; baja; baixo; baixa; below normal; reduced level; lower than normal; abaisse; below the normal range; disminuida valor; subnormal; niedriges
      fast: rapid; schnell; rapide; rapido; rapida; quick; rapidly; quickly
      slow: langsam; lent; lento; lenta; slowed; slower; slowing
      mild: mildly; slight; slightly; leicht; leichte; leichter; leichtes; leichten; leichtgradig; leichtgradige; legere; leger; legerement; discreto; discreta; minor; gering; geringe; geringer; geringes; geringgradig; geringgradige; modere leger; minime; ligero; ligera; leve; discret; discrete; minimal; minimally; trace; minimo; minima; faint; subtle; diskret; diskrete; low grade; faible; leves; minimale; little; lightly; somewhat
      moderate: moderately; massig; massige; massiger; mittelgradig; mittelgradige; moderee; modere; moderado; moderada; moderement; mittelschwer; mittelschwere; medium; moderes; moderados
      severe: severely; severity; schwer; schwere; schwerer; schweres; schweren; hochgradig; hochgradige; grave; graves; severe; severa; severo; intense; intensive pain; intenso; intensa; intensiv; starke; stark; starker; starken; starkes; fort; forte; extreme; extremely; excruciating; marked; markedly; significant; significantly; considerable; considerably; substantial; pronounced; profound; ausgepragt; ausgepragte; ausgepragter; massive; massiv; importante; important; fuerte; fuertes; major; very bad; bad; terrible; heavy; heavily; deutlich; deutliche; deutlicher; acentuado; acentuada; gravemente; serious; seriously
      acute: akut; akute; akuter; akutes; aigu; aigue; agudo; aguda; akuten; aigus
      chronic: chronisch; chronische; chronischer; chronisches; chronique; cronico; cronica; long standing; longstanding; chronically; chronischen; chroniques; cronicos; long term; longterm; seit langem
      subacute: subakut
      new: newly; neu; neue; neuer; neues; nouveau; nouvelle; nuevo; nueva; novo; nova; de novo; neuen; fresh; nouveaux; neu aufgetreten; neu aufgetretene; nuevos
      further: additional new; weitere; weiterer; another new
      small: tiny; little size; klein; kleine; kleiner; kleines; kleinen; petit; petite; petits; petites; pequeno; pequena; pequenos; small sized; minute; pequenas; small volume; small amount; smaller; kleinvolumig
      large: big size; sizable; gross; grosse masse; grosser; grosses; grossen; grand; grande; grands; grandes; extensive; huge; bulky; volumineux; voluminoso; sizeable; large volume; large sized; ausgedehnt; ausgedehnte; larger; gran; volumineuse; sized large; extended; extensively
      multiple: several; numerous; many; mehrere; multiple; multiples; plusieurs; varios; varias; multiplen; mult; numerosos; muchos; zahlreiche; various; multifocal; nombreux; nombreuses
      single: solitary; only one; einzelner; unique; unico; einzelne; unica; solitar
      few: wenige; quelques; pocos; pocas; algunos
      diffuse: diffusely; generalized; diffus; diffuse; difuso; difusa; generalisiert; generalise; widespread; generalizado; generalizada; generally all over; all over; diffuses
      focal: localized; focally; localised; fokal; fokale; umschrieben; localise; localisee; localizado; localizada; circumscribed; circumscribed; fokaler
      regular: reg; regularly; regelmassig; regulier; reguliere; regular rhythm; rhythmisch; rythmique; ritmico
      irregular: irregularly; unregelmassig; irregulier; irreguliere; irregularity; unregelmassige
      symmetrical: symmetric; symmetry; symmetrically; symmetrisch; symetrique; simetrico
      asymmetrical: asymmetric; asymmetry; asymmetrisch
      -positive: came back negative; come back negative; negative; sterile; nonreactive; negativ; negativer; negatives; negatif; negatifs; negatives; negativo; negativa; negativos; negativas; steril
      positive: came back positive; come back positive; positiv; positif; positivo; positiva; reactive; positives; positiver
      benign: benigne; gutartig; benigno; benigna; benin; non malignant; not malignant; noncancerous; non cancerous; not cancerous; gutartige; gutartiger; bening
      dry: trocken; trockene; trockener; sec; seche; seco; seca; non productive; unproductive; nonproductive; dry cough quality; not productive; unproduktiv; unproduktiver
      productive: produktiv; produktiver; productive; grasse; productiva; with sputum production; productif; con expectoracion
      moist: wet; feucht; feuchte; humide; humedo; humeda
      warm: warmth; warm to touch; chaud; caliente; uberwarmt; hot; chaude; hot to touch
      cold-touch: cool; kuhl; froid; frio; cold to touch; cool to touch; kalt; kalte; froide; fria
      soft: weich; souple; blando; blanda; supple; depressible; depresible
      hard: firm; hart; dur; duro; dura; induration; indurated; derb; ferme; dure
      sharp: stabbing; stechend; stechende; piercing; punzante; lancinating; shooting; coup de poignard; stechender
      dull: dumpf; dumpfe; sourd; sordo; dumpfer; sourde
      burning: brennend; brennende; brulure; brulante; quemante; burning sensation; ardor; burns sensation; urente
      crushing: tight; tightness; squeezing; pressure like; druckend; constrictive; opresivo; heaviness; oppressive; druckende; opresiva; constrictif; constrictive; pressure sensation; oppressif
      throbbing: pulsating; pulsatile; pochend; pulsatil; pulsatile; pulsierend
      colicky: cramp like; kolikartig; krampfartig; crampy; colico; krampfartige; kolikartige
      pleuritic: pleuritisch; on breathing in; on inspiration; on deep breathing; pleuritique; pleuritico; worse on breathing in; with inspiration
      radiating: radiates; radiated; radiation of pain; ausstrahlung; ausstrahlend; irradiant; irradiado; radiating to; spreads; spreading; ausstrahlende; irradiation douloureuse; irradiacion; irradiada; strahlt
      stable-state: hemodynamically stable; clinically stable; kreislaufstabil; hamodynamisch stabil; hemodynamiquement stable; hemodinamicamente estable
      alert: awake; wach; eveille; despierto; alert and awake; conscious; bei bewusstsein; conscient; consciente; wide awake; bewusstseinsklar; alerta; vigil
      oriented: orientated; orientiert; orientado; oriente; a&o; a&ox3; orientee; orientada; fully oriented; allseits orientiert
      cooperative: kooperativ; cooperatif; cooperador; colaborador
      asymptomatic: symptom free; free of symptoms; without symptoms; no symptoms; beschwerdefrei; symptomfrei; asymptomatisch; asymptomatique; asintomatico; asintomatica; keine beschwerden; ohne beschwerden; no complaints; sin sintomas; sans symptome; symptomless; complaint free; without complaints; assintomatico; sem sintomas; pain and symptom free
      symptomatic: symptomatisch; symptomatique; sintomatico
      comfortable: at ease; bequem; confortable; comodo; comfortably; settled comfortable; no acute distress; nad general; in no distress; in no acute distress
      good: well; gut; gute; guter; gutes; bon; bonne; bueno; buena; bien; satisfactory; satisfactorily; adequate; adequately; excellent; fine; gutem; buen; favorable; zufriedenstellend; bom; boa; satisfaisant; guten; bem; nicely
      poor: poorly; schlecht; schlechte; mauvais; mauvaise; malo; mala; inadequate; insufficient; impaired; unsatisfactory; inadequately; eingeschrankt; eingeschrankte; limited; limits; limit; limiting; deficient; unzureichend; reduziert allgemein; pobre; insuffisant; insuffisante; mal controlado; impairment; abnormally low
      controlled: well controlled; control; controls; controlling; under good control; good control; good controlled; under control; eingestellt; gut eingestellt; controle bien; controlado; controlada; bien controlado; equilibre; equilibree; kontrolliert; controlled well
      uncontrolled: poorly controlled; not controlled; not well controlled; schlecht eingestellt; mal controlado; non controlled; descontrolado; mal equilibre; unkontrolliert; badly controlled; out of control; inadequately controlled
      uncomplicated: without complications; no complications; komplikationslos; sans complication; sin complicaciones; complication free; uneventful; unkompliziert; uneventfully; without complication; ohne komplikationen; keine komplikationen; simple; no complication; free of complications; without incident; sem complicacoes; komplikationsfrei
      complication: complications; complicated; kompliziert; komplikation; komplikationen; complique; complicacion; complicaciones; complique; compliquee; komplizierte
      displaced: displacement; verschoben; disloziert; deplace; deplacee; desplazado; desplazada; dislozierte; dislocated fragment
      undisplaced: nondisplaced; non displaced; not displaced; nicht disloziert; non deplacee; non deplace; no desplazada; minimally displaced no; undislocated; unverschoben; without displacement; sin desplazamiento; sans deplacement
      comminuted: fragmented; splintered; trummerfraktur; conminuta
      closed-type: closed; close; closure; geschlossen; ferme type; cerrado; cerrada; closed fracture
      open-type: open; offen; offene; ouvert; abierto; ouverte; abierta; compound
      transverse: querverlaufend
      oblique
      spiral-type: spiral
      complete: completely; completed; finished; finish; ended; completes; completion; complete; komplett; vollstandig; complet; completo; completa; entire; entirely; totally; full; fully; whole; vollstandige; totale; vollstandiger
      partial: partially; partly; incomplete; teilweise; partiel; parcial; incomplete; partielle; inkomplett
      early: fruhzeitig; precoce; precoz; temprano
      late: spat; tardif; tardio; later; tardive
      advanced: fortgeschritten; avance; avanzado; fortgeschrittene; avancee; avanzada; far advanced; end stage; endstage; terminal; end-stage; terminally
      primary: primar; primaire; primario; primaria; idiopathic; primare
      peptic
      hiatal
      deep: tief; tiefe; profond; profundo; profonde; profunda; tiefer; deeply
      superficial: oberflachlich; superficiel; superficial; oberflachliche; superficielle
      community-acquired: community acquired; ambulant erworben; ambulant erworbene
      type-1: type 1; type i; typ 1; tipo 1
      type-2: type 2; type ii; typ 2; tipo 2
      non-st
      fine: feinblasig
      coarse: grobblasig
      reticular
      ground-glass: ground glass; milchglas; verre depoli; vidrio deslustrado; groundglass; ground glass opacity density; vidrio esmerilado
      patchy: fleckig; fleckige
      linear: band like; streifig; streifige
      hyperintense: high signal
      hypointense: low signal
      hypodense: low density; low attenuation; hypoattenuating
      hyperdense: high density; hyperattenuating
      hypoechoic: echoarm; hypoechogenic; hipoecoico
      hyperechoic: echogenic; echoreich; hyperechogenic
      enhancing: enhancement; contrast uptake; anreicherung; rehaussement; realce
      homogeneous: homogenous; homogen; homogene
      heterogeneous: inhomogeneous; inhomogen; heterogene; heterogenous
      well-defined: well defined; sharply defined; well circumscribed; smooth; glatt begrenzt; bien limite; bien delimitado; sharp margins; smoothly marginated
      ill-defined: ill defined; poorly defined; unscharf; mal limite; mal delimitado; indistinct; unscharf begrenzt
      spiculated: spiculation; spikuliert
      raised-lesion: raised
      flat: flach; plat; plano
      pigmented: pigmentiert; pigmentation; pigmentado
      dark: dunkel; fonce; oscuro; darker; dunkler
      black: schwarz; noir; negro; noire
      white: weiss; blanc; blanco; whitish; weisslich; blanche
      yellow: gelb; jaune; amarillo; yellowish; gelblich; amarillento
      green: grun; vert; verde; greenish; grunlich; verdoso
      brown: braun; brun; marron; brownish; braunlich
      blue: blau; bleu; azul; bluish color; blaulich
      pink: rosa; rose
      cloudy: trub; trouble urine; turbio; turbid
      bloody: blood stained; bloodstained; blutig tingiert; sanglant; sanguinolento
      round: rounded; rund; rond; redondo; redondeado
      oval: ovoid
      mobile: movable; verschieblich; mobil; movil; freely mobile; mobilized; mobilisiert; mobilization; ambulating; ambulates; ambulatory; ambulant gehend; walks; walking; walked; walk; walking independently; gehfahig; camina; deambula; marche; gehen; geht; deambulation; marcha; deambulacion; mobilising; mobilizing; mobilise; mobilises; mobility
      fixed: immobile; fixiert; fijo; fixe
      independent: independently; selbstandig; autonome; independiente; autonomo; without help; without assistance; unaided; self caring; selbststandig; unassisted; ohne hilfe; sans aide; sin ayuda; self care
      dependent: pflegebedurftig; dependiente; needs assistance
      alone: by himself; by herself; on his own; on her own; allein; alleine; seul; seule; solo; sola; alleinlebend; sozinho
      conservative: conservatively; konservativ; conservateur; conservador; non operative; nonoperative; non surgical; nonsurgical; konservative; without surgery; non operatively; nonoperatively; conservadora
      successful: successfully; erfolgreich; reussi; exitoso; con exito; avec succes; success
      urgent: urgently; dringend; urgente; emergency; emergent; notfall; notfallmassig; en urgence; de urgencia; emergently; dringlich; urgencia
      elective: electively; elektiv; programado electivo
      tolerated: tolerate; tolerates; tolerating; vertragen; gut vertragen; tolere; tolerado; well tolerated; bien toleree; tolerance; bien tolerado; toleree; toleriert; tolerada; tolerancia
      ineffective: no effect; without effect; no response; not effective; no benefit; did not help; did not work; failed; failure treatment; wirkungslos; sans effet; sin efecto; did not respond; failing; non responsive; sin respuesta; ohne wirkung; unwirksam
      effective: response; responded; responds; worked; effect; helped; wirksam; efficace; efectivo; benefit; responding; respuesta; ansprechen; angesprochen; wirkung; wirkt; respond
      resistant: resistance; resistent; resistente; refractory; refraktar; resistant to
      sensitive: susceptible; sensibel; sensible; susceptibility; empfindlich; sensitivity; sensitive to
      mixed
      first-time: first time
      present-pulse: palpable; tastbar; palpables
      audible: horbar
      responsive: reacts; reactive pupils; reagieren; reactif; lichtreagibel; react; reactivas; reagiert
      healthy: gesund; sain; sano; sana; in good health; fit and well; saudavel; saine; fit; otherwise well health; gesunde; gesunder
      sick: unwell; krank; malade etat; enfermo estado; ill; ill looking; unwell looking; sick looking; toxic looking; septic looking
      critical: kritisch; critique; critico; life threatening; critica; lebensbedrohlich; critically ill; critically
      decompensated: dekompensiert; decompense; descompensado; descompensada; decompensation; decompensee; dekompensierte
      compensated: kompensiert; compense; compensado
      adherent: compliant; compliance; adherence; cumple
      nonadherent: noncompliant; non compliant; non adherent; non compliance; non adherence; not compliant; poor compliance; poor adherence; skipped doses; missed doses; does not adhere
      unknown: unbekannt; unklar; inconnu; desconocido; unclear; unklare; uncertain; indetermine; undetermined; not known; unexplained
      gastrointestinal: gi; digestive; digestif; digestivo; gastrointestinal tract; git
      neurological: neuro exam; neurological exam; neurological examination; neuro; neurologic; neurologically; neurologisch; neurologique; neurologico; neurologische; neurologica; neurologischen
      cardiovascular: cvs; kardiovaskular; cardiovasculaire; cvd
      respiratory: respiration; breathing; breath; breathe; breathes; respiratorisch; respiratoire; respiratorio; respiratoria; atmung; atmet; respira
      psychiatric: psych; psychiatrisch; mental; psychiatrique; psiquiatrico; psychological
      bacterial: bakteriell; bacterien; bacteriano; bacteria; bakterien; bacterienne; bacterias; bacteriana; bakterielle
      viral: virus; virale; virales; virial; virus infection
      fungal: fungus; pilz; mycotique; fungico
      degenerative: degenerativ; degeneratif; degenerativo; degeneration; degenerative changes; verschleiss; degenerative changes in; degeneratives
      congenital: angeboren; congenito; inborn; at birth present; congenita; angeborene; angeborener
      hereditary: hereditar; erblich
      deficiency: deficient state; mangel; carence; deficit; carencia; deficiencia
      cardiogenic
      nosocomial: hospital acquired; im krankenhaus erworben; hospitalerworben
      active-disease: active; aktive; aktiver; aktives; activo; activa
      old-lesion: old; alt narbig
      confirmed: proven; gesichert; nachgewiesenermassen; confirme; confirmado; confirmada; confirmed by; confirms; verified; definite; definitely; established diagnosis; bestatigt; sicher; prouve; confirmee; comprobado; conclusive; certain; certainly; confirmation; gesicherte
      function: functions; functioning; funktion; fonction; funcion; funktionen; functional; funcao; fonctions; funciones
      weight-bearing: weight bear; weight bearing; vollbelastung; teilbelastung; carga; appui
    `,
  },
];
