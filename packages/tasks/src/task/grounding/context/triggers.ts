import type { LexiconPart } from "../lexicon/category.js";
import type { Language } from "../text/language.js";

/**
 * What a trigger does to the phrases around it:
 *
 * - `deny-next`, `deny-before`: denies what follows, or what comes before; `deny`: what follows, or else what is before;
 * - `possible-next`, `probable-before`, …: makes uncertain; `planned-…`: not yet done, advised or a condition;
 * - `past-next`, `past-before`: history; `current`: not history;
 * - `family`: of the relatives; `but`: ends every scope; `about`, `above`, `below`: of a number.
 *
 * In the manner of Chapman et al., NegEx (J Biomed Inform 2001, 34:301) and Harkema et al., ConText (J Biomed Inform
 * 2009, 42:839). The lists are written by hand, not their published ones.
 */
const triggers: Readonly<Record<Language, string>> = {
  en: `
    deny-next: absence de; absence d; ran out of; run out of; running out of; contraindication to; contraindications to; contraindication for; needed no; needs no; need no; needing no; required no; requires no; no need for; not need; not require; not required any; no; no h/o; no hx of; no hx; not on; not on any; not taking; not taking any; without; w/o; denies; deny; denied; denying; no evidence of; no sign of; no signs of; no signs or symptoms of; never; neither; none of; absence of; negative for; free of; free from; clear of; lack of; lacks; lacking; no history of; never had; rules out; ruled out for; not demonstrate; fails to reveal; failed to show; no suggestion of; no indication of; non; no complaints of; with no; rather than; instead of; no known; no longer has; resolution of; unable to demonstrate; nor; no suspicion of; no clinical evidence of; no radiographic evidence of; no sonographic evidence of; ruled him out for; ruled her out for; declines having; refutes; excludes; has not had; no report of; no reports of; no documented; unable to; not able to; could not; did not manage to; inability to; fails to; failed to; no longer; not any longer; no one; nobody; no features of; no stigmata of; no findings of; no symptoms of; no symptoms or signs of; no clinical signs of; no radiological evidence of; no demonstrable; no appreciable; no obvious; nil; no other; no such; no concerns about
    deny-before: refuted; was refuted; were refuted; contraindicated; is contraindicated; are contraindicated; was contraindicated; not palpable; not felt; impalpable; free; absent; not found; not seen; not detected; not identified; not present; not noted; not demonstrated; not visualized; not observed; not evident; not shown; not reported; was denied; were denied; is denied; are denied; not apparent; not visible; did not occur; not confirmed; undetectable; none; nil
    deny: not needed; not required; not necessary; ruled out; excluded; was excluded; were excluded; is excluded; has been excluded; have been excluded; not; cannot; nowhere; nobody
    possible-next: risks including; risks include; risks of; consented for; tested for; testing for; swabbed for; exposed to; exposure to; prn for; as needed for; as required for; treat as; treated as; concerned about; concerns about; has concerns about; have concerns about; worried about; worry about; anxious about; fear of; fears; afraid of; frightened of; preoccupied with; mimic; mimics; mimicked; mimicking; simulating; not necessarily; indefinite for; possible; possibly; perhaps; suspected; suspicion of; suspicious for; suspicious of; suspect; query; questionable; may represent; may be; may have; may reflect; may indicate; might be; might have; might represent; could be; could represent; could reflect; may; might; could; rule out; r/o; to rule out; to exclude; to look for; concern for; concerning for; concerns for; worrisome for; differential diagnosis includes; differential diagnosis; differential includes; differential; differentials; cannot exclude; cannot rule out; can not exclude; can not rule out; not exclude; not rule out; unable to exclude; unable to rule out; raises the possibility of; raise the possibility of; raises the question of; raise the question of; raising the question of; raising the possibility of; question of; possibility of; versus; vs; ? ; equivocal for; evaluate for; assess for; evaluation for; working diagnosis; risk of; at risk of; at risk for; query of; provisional diagnosis; potential; unclear whether; unclear if; uncertain whether; investigated for; screening for; screened for; ddx
    probable-next: probable; probably; likely; most likely; presumed; presumptive; presumably; appears to be; appears to have; appear to be; seems to be; seems to have; appears; appeared; seems; seem; consistent with; c/w; compatible with; in keeping with; suggestive of; suggesting; suggests; suggest; suggested; favors; favor; favored; thought to be; thought to have; thought to represent; felt to be; believed to be; impression of; points to; pointing to; indicative of; typical of; would fit with; fits with; fit with; fitting with; in line with; points towards; impression of; highly suspicious for; strongly suspected; impression is
    possible-before: cannot be excluded; can not be excluded; could not be excluded; not be excluded; cannot be ruled out; can not be ruled out; could not be ruled out; not be ruled out; not excluded; not ruled out; is possible; is suspected; was suspected; are suspected; was queried; is queried; remains possible; is in the differential; in question; is considered; was considered; is a possibility; may be present; might be present; is questionable; is uncertain; is unclear; is thought possible; was uncertain; was unclear; is unlikely; are unlikely; was unlikely; unlikely; should be considered; needs to be excluded; to be excluded; to be ruled out; must be excluded; is not certain; is being considered; remains uncertain; remains unclear
    probable-before: is likely; are likely; was likely; is probable; was probable; is presumed; was presumed; is favored; is most likely; seems likely; appears likely; is thought likely; highly likely; is the most likely diagnosis
    planned-next: turns down; turned down; turning down; goal; goals; target; targets; aim for; aiming for; notify; notify md for; call if; call for; inform if; planned; plan; plans; plan is; planned for; scheduled; scheduled for; recommend; recommends; recommended; recommending; recommendation; advise; advises; advised; advice; suggest repeat; suggest repeating; consider; considering; consideration of; awaiting; awaits; await; awaited; pending; listed for; booked for; booked; referred for; due for; due; offered; if; should; should be; will; will be; shall; would; to be; in case of; unless; return if; proposed; candidate for; needs; requires; required; need; in need of; waiting list for; to consider; intends; intended; request; requested; ordered; order; discussed; refuses; refused; declines; declined; prior to possible; aim; aims; in the event of; would like; waiting for; waits for; on the waiting list for; on waiting list for; on the list for; is to; are to; listed to; due to have; due to undergo; due to start; for consideration of; plan to; planning; planning to; wishes to; wishes; hopes; arrange; arranged; to have; to undergo; in order to
    planned-before: aborted; was aborted; were aborted; abandoned; was abandoned; unsuccessful; was unsuccessful; were unsuccessful; could not be completed; was not completed; attempted but failed; was attempted; attempted unsuccessfully; is planned; was planned; are planned; is scheduled; was scheduled; is recommended; was recommended; are recommended; is advised; was advised; are advised; is awaited; are awaited; is pending; are pending; was offered; was declined; was refused; declined; refused; to be arranged; was proposed; is proposed; is intended; was considered; was discussed; will be arranged; to be considered; to be done; to be performed; will be performed; will be done; to follow; is due; has been requested; was requested; is needed; is required; was canceled; was postponed; is booked; has been booked; has been scheduled; has been advised; has been recommended; has been planned; should be considered; should be performed; should be arranged
    past-next: used to; childhood; youth; history of; h/o; s/p; status post; past medical history; past history; pmh; pmhx; previous medical history; medical history; hx of; past surgical history; psh; previous; previously; prior; former; formerly; ex; past; old; remote; background of; background; in the past; had previously; known history of; surgical history; history; hx; prior history of; personal history of; in childhood; as a child; previous history of; past hx
    past-before: in his youth; in her youth; in his twenties; in her twenties; as a teenager; as a young woman; as a young man; as a young adult; in her teens; in his teens; in his thirties; in her thirties; in his forties; in her forties; when younger; when young; as a student; as a baby; in his fifties; in her fifties; as an adult; in adolescence; in infancy; in the past; in childhood; as a child; years ago; months ago; year ago; long ago; last year; previously; in remission; was treated in; fully recovered; decades ago
    current: currently; current; presently; at present; now; today; active; ongoing; new onset; acutely; still
    family: in the family; family history; fh; fhx; family hx; runs in the family; family history of; familial
    but: but; however; although; though; apart from; aside from; except; except for; besides; whereas; while; yet; despite; nevertheless; otherwise; other than; with the exception of; unlike; even though
    about: about; around; approximately; roughly; approx; circa; ca; some; close to; in the region of; of the order of; an estimated; estimated at
    below: nearly; almost; just under; just below; a little under; slightly less than; slightly below; not quite; slightly under; a little less than; close on
    above: just over; just above; a little over; slightly more than; slightly above; slightly over; a little more than; a bit over
    less: less than; below; under; fewer than; not more than; at most; up to; no more than; maximum of; max
    more: more than; over; above; greater than; at least; in excess of; exceeding; no less than; minimum of; not less than
    from: from; previously at; down from; up from
    to: to; until; till
    limit-dose: maximum dose; max dose; maximal dose; maximum daily dose; target dose; usual dose; usual daily dose; recommended dose; standard dose; dose limit
    new-dose: new dose; current dose; dose now; present dose; now on; now at; now; latest; most recent
    old-dose: old dose; previous dose; former dose; initial dose; starting dose; original dose; initially; originally; at first; baseline; formerly
    pseudo: was considered to be the cause of; is considered to be the cause of; was thought to be the cause of; was considered the cause of; considered to be the cause of; considered the cause of; thought to be the cause of; found to be; noted to be; known to be; seen to be; shown to be; proved to be; proven to be; reported to be; said to be; could be heard; could be felt; could be seen; could walk; could only; known to have; found to have; noted to have; shown to have; due to; suspected by; ordered by; no change in concern; not only; no increase in concern; gram negative; no doubt; not applicable; negative pressure; negative margins; no matter; no problem; as well as; as soon as
    daughter-of: according to; accompanied by; reported by; as reported by; per; brought in by; brought by; lives with; living with; cared for by; looked after by; supported by; discussed with; informed; together with; witnessed by; noticed by; found by; spoke to; spoke with; explained to; history from; collateral from
  `,
  de: `
    deny-next: kein; keine; keinen; keinem; keiner; keines; ohne; verneint; kein hinweis auf; keine hinweise auf; kein anhalt fur; kein nachweis von; kein nachweis einer; ausschluss von; ausschluss einer; ausschluss eines; ohne hinweis auf; ohne anhalt fur; ohne nachweis von; frei von; keine zeichen; keine zeichen einer; keinerlei; negativ fur; weder; noch; niemals; nie; fehlen von; fehlende; fehlender; fehlendes; ohne nachweis einer; statt; anstelle von; leugnet
    deny-before: kontraindiziert; ist kontraindiziert; frei; werden verneint; wird verneint; wurde verneint; wurden verneint; verneint; verneinte; verneint sie; verneint er; ausgeschlossen; wurde ausgeschlossen; nicht nachweisbar; nicht nachgewiesen; nicht gefunden; nicht gesehen; nicht vorhanden; nicht erkennbar; nicht abgrenzbar; nicht bekannt; nicht gesichert; liegt nicht vor; lag nicht vor; liegen nicht vor; fehlt; fehlen; besteht nicht; bestehen nicht; bestand nicht; nicht zu sehen; ausgeschlossen werden; nicht nachgewiesen werden; nicht gefunden werden; nicht gesehen werden; nicht bestatigt werden
    deny: nicht
    possible-next: moglich; mogliche; moglicher; mogliches; moglichen; moglicherweise; verdacht auf; v a; va; v. a.; fraglich; fragliche; fraglicher; fragliches; eventuell; evtl; vielleicht; konnte; konnten; dd; differentialdiagnose; differenzialdiagnose; differentialdiagnostisch; differenzialdiagnostisch; zum ausschluss; zum ausschluss von; zum ausschluss einer; zum ausschluss eines; verdachtig auf; risiko fur; nicht auszuschliessen; bei verdacht auf; verdachtsdiagnose; potenziell
    probable-next: wahrscheinlich; wahrscheinliche; wahrscheinlicher; wahrscheinliches; am ehesten; vermutlich; vermutliche; vermuteter; vermutete; vereinbar mit; passend zu; hinweisend auf; spricht fur; sprechen fur; dringender verdacht auf; hochgradiger verdacht auf; mutmasslich; mutmassliche; anscheinend; scheint; scheinbar; suggestiv fur
    possible-before: nicht auszuschliessen; nicht ausgeschlossen; kann nicht ausgeschlossen werden; konnte nicht ausgeschlossen werden; kann nicht sicher ausgeschlossen werden; ist moglich; moglich; wird vermutet; wurde vermutet; unklar; ist fraglich; unwahrscheinlich; kommt in frage; kommt in betracht
    probable-before: ist wahrscheinlich; sehr wahrscheinlich; wahrscheinlich
    planned-next: muss; mussen; geplant; geplante; geplanter; empfohlen; empfehlen; empfehlung; empfohlene; soll; sollte; sollen; wird; werden; falls; wenn; bei bedarf; vorgesehen; anstehend; anstehende; ausstehend; ausstehende; abgelehnt; lehnt; lehnte; angeboten; erwagen; bitte; bitten; indikation zur; zur; im falle
    planned-before: ist geplant; wird geplant; sind geplant; geplant; empfohlen; wird empfohlen; wurde empfohlen; abgelehnt; wurde abgelehnt; steht aus; stehen aus; ausstehend; vorgesehen; ist vorgesehen; wurde angeboten; erfolgen soll; ab
    past-next: zustand nach; z n; zn; vorgeschichte; anamnese; anamnestisch; fruher; fruhere; fruherer; fruheres; ehemalig; ehemaliger; ehemalige; ex; st p; status nach; vorbestehend; vorerkrankungen; alt; alte; alter; vorherige; bekannte vorgeschichte; eigenanamnese; in der vorgeschichte
    past-before: in der vorgeschichte; in der kindheit; als kind; anamnestisch; letztes jahr; in remission
    current: aktuell; aktuelle; derzeit; zurzeit; momentan; akut; jetzt; heute; gegenwartig; weiterhin; noch
    family: familienanamnese; familiar; familiare; familiarer; familiengeschichte; in der familie
    but: aber; jedoch; allerdings; hingegen; dagegen; obwohl; ausser; wahrend; sondern; doch; trotz; abgesehen von
    about: etwa; ca; circa; ungefahr; rund; zirka; um die; geschatzt
    below: fast; knapp; beinahe; nahezu
    above: gut; etwas uber; knapp uber
    less: unter; weniger als; bis zu; hochstens; maximal; bis
    more: uber; mehr als; mindestens
    from: von; vom
    to: auf; bis; zu; zum
    limit-dose: maximaldosis; hochstdosis; zieldosis; maximale dosis
    new-dose: neue dosis; aktuelle dosis; jetzt; nun; zuletzt
    old-dose: alte dosis; vorherige dosis; fruhere dosis; anfangs; initial; zunachst; ursprunglich
    pseudo: gram negativ; nicht nur; nachgewiesen werden; gefunden werden; gesehen werden; festgestellt werden; bestatigt werden; dargestellt werden
    daughter-of: laut; begleitet von; in begleitung von; lebt mit; lebt bei; wohnt bei; wohnt mit; gemass; nach angaben; zusammen mit; versorgt von
  `,
  fr: `
    deny-next: pas; pas de; pas d; aucun; aucune; sans; absence de; absence d; absence; nie; nient; ni; jamais; negatif pour; pas d argument pour; pas de signe de; pas de signes de; sans signe de; indemne de; ne presente pas; ne retrouve pas; il n y a pas de; n a pas; ne prend pas; exclut; elimine; denie; libre de; plutot que; au lieu de
    deny-before: contre indique; contre indiquee; est contre indique; est absent; absent; absente; absents; absentes; est exclu; est exclue; a ete exclue; a ete exclu; exclu; exclue; elimine; eliminee; non retrouve; non retrouvee; non visible; non vu; non vue; n est pas retrouve; n est pas visible; n a pas ete; n a pas ete retrouve; sont nies; est nie; est niee; sont niees; nie
    deny: non; ne; n
    possible-next: possible; possibles; possiblement; suspicion de; suspicion d; suspect de; suspecte de; suspect; doute sur; eventuel; eventuelle; eventuellement; peut etre; pourrait; pourraient; peut; diagnostic differentiel; a eliminer; recherche de; hypothese de; crainte de; risque de; evoquant; evoque
    probable-next: probable; probables; probablement; vraisemblable; vraisemblablement; compatible avec; en faveur de; en faveur d; tres probable; presume; presumee; semble; faisant evoquer; suggerant; suggestif de; suggere
    possible-before: ne peut etre exclu; ne peut etre exclue; ne peut pas etre exclue; ne peut pas etre exclu; est possible; est suspecte; est suspectee; suspectee; suspecte; est evoque; est evoquee; a exclure; n est pas exclu; n est pas exclue; peu probable; non exclue; non exclu
    probable-before: est probable; est vraisemblable; tres probable
    planned-next: prevu; prevue; prevus; prevues; programme; programmee; recommande; recommandee; conseille; conseillee; propose; proposee; envisage; envisagee; si; en cas de; en cas d; devra; doit; devrait; a prevoir; en attente de; en attente d; refuse; refus de; a refuse; sera; seront; indication de
    planned-before: est prevu; est prevue; prevu; prevue; est recommande; est recommandee; recommandee; est conseillee; est conseille; en attente; a ete propose; a ete proposee; refuse; refusee; programmee; est programmee; a discuter
    past-next: antecedent de; antecedent d; antecedents de; antecedents d; antecedents; antecedent; antecedents medicaux; atcd; ancien; ancienne; ex; histoire de; precedent; precedente; jadis
    past-before: dans les antecedents; dans l enfance; il y a; ans auparavant; l an dernier; l annee derniere; en remission
    current: actuellement; actuel; actuelle; aujourd hui; en cours; maintenant; actif; active; toujours
    family: antecedents familiaux; antecedent familial; histoire familiale; familial; familiale; familiaux
    but: mais; cependant; toutefois; sauf; hormis; tandis que; alors que; malgre; neanmoins; en revanche; excepte
    about: environ; autour de; approximativement; a peu pres; quelque
    below: presque; pres de; un peu moins de
    above: un peu plus de
    less: moins de; inferieur a; jusqu a; au maximum
    more: plus de; superieur a; au moins
    from: de
    to: a; jusqu a
    limit-dose: dose maximale; dose cible; dose habituelle
    new-dose: nouvelle dose; dose actuelle; desormais; maintenant
    old-dose: ancienne dose; dose initiale; initialement; au depart
    pseudo: pas seulement; gram negatif
    daughter-of: selon; accompagne de; accompagnee de; accompagne par; accompagnee par; vit avec; habite avec; d apres
  `,
  es: `
    deny-next: sin; niega; niegan; negaba; nego; ningun; ninguna; ninguno; ausencia de; sin evidencia de; sin signos de; no evidencia de; no hay; no se observa; no se observan; no presenta; no tiene; no refiere; no se aprecia; no se aprecian; libre de; negativo para; nunca; jamas; descarta; se descarta; descartada; ni; no hay evidencia de; sin datos de; tampoco; no toma; no muestra; no mostro; en lugar de; en vez de; carece de
    deny-before: no palpable; no palpables; descartado; descartada; descartados; se descarto; fue descartado; fue descartada; se descartaron; ausente; ausentes; no se encontro; no se encontraron; no se observo; no se observaron; no visible; no detectado; no detectada; no demostrado; ha sido descartada; se niegan; son negados; no se objetivo; no se objetivaron
    deny: no
    possible-next: posible; posibles; posiblemente; sospecha de; sospechoso de; sospechosa de; quiza; quizas; tal vez; podria; podrian; puede; pueden; diagnostico diferencial; a descartar; para descartar; descartar; no se puede descartar; no puede descartarse; riesgo de; dudoso; dudosa; eventual
    probable-next: probable; probables; probablemente; compatible con; sugestivo de; sugestiva de; sugiere; sugieren; presunto; presunta; parece; parecen; a favor de; indicativo de; muy probable
    possible-before: no se puede descartar; no puede descartarse; no se descarta; no descartada; no descartado; no puede excluirse; es posible; se sospecha; sospechada; sospechado; poco probable; improbable
    probable-before: es probable; es muy probable
    planned-next: planeado; planeada; previsto; prevista; programado; programada; recomienda; se recomienda; recomendado; recomendada; aconseja; se aconseja; si; en caso de; debera; debe; deberia; pendiente de; a la espera de; rechaza; rechazo; se propone; propuesta; ofrecido; ofrecida; indicacion de; solicita; se solicita; sera
    planned-before: esta prevista; esta previsto; prevista; previsto; esta programada; esta programado; programada; programado; se recomienda; fue recomendada; pendiente; pendientes; rechazada; rechazado; recomendada; recomendado
    past-next: antecedente de; antecedentes de; antecedentes; antecedente; antecedentes personales; historia de; historia previa de; previo; previa; previos; previas; ex; antiguo; antigua; anterior; antecedentes medicos; ap
    past-before: en el pasado; en la infancia; de nino; el ano pasado; hace anos; previo; previa; previamente; en remision
    current: actualmente; actual; activo; activa; hoy; ahora; en curso; todavia; aun; sigue
    family: antecedentes familiares; antecedente familiar; historia familiar; familiar; familiares
    but: pero; sin embargo; aunque; salvo; excepto; mientras; mientras que; a pesar de; en cambio; sino; no obstante
    about: aproximadamente; unos; unas; alrededor de; cerca de; en torno a; aprox
    below: casi; poco menos de
    above: algo mas de; poco mas de
    less: menos de; por debajo de; hasta; como maximo; menor de
    more: mas de; por encima de; al menos; mayor de
    from: de; desde
    to: a; hasta
    limit-dose: dosis maxima; dosis objetivo; dosis habitual
    new-dose: nueva dosis; dosis actual; ahora; actualmente
    old-dose: dosis anterior; dosis previa; dosis inicial; inicialmente; al principio
    pseudo: no solo; gram negativo
    daughter-of: segun; acompanado por; acompanada por; acompanado de; acompanada de; vive con; convive con
  `,
  pt: `
    deny-next: sem; nega; negam; negou; nenhum; nenhuma; ausencia de; sem evidencia de; sem sinais de; nao ha; nao apresenta; nao tem; nao refere; nao se observa; livre de; negativo para; nunca; jamais; afasta; exclui; nem; em vez de
    deny-before: descartado; descartada; excluido; excluida; foi descartada; foi descartado; foi excluida; foi excluido; ausente; ausentes; nao foi encontrado; nao foi encontrada; nao visualizado; nao visualizada; afastado; afastada
    deny: nao
    possible-next: possivel; possiveis; possivelmente; suspeita de; suspeito de; talvez; pode; podem; poderia; diagnostico diferencial; a descartar; para descartar; nao se pode excluir; risco de; eventual
    probable-next: provavel; provaveis; provavelmente; compativel com; sugestivo de; sugestiva de; sugere; sugerem; presumivel; parece; a favor de
    possible-before: nao pode ser excluida; nao pode ser excluido; nao se pode excluir; nao excluida; e possivel; suspeita; pouco provavel; improvavel
    probable-before: e provavel; e muito provavel
    planned-next: planeado; planejado; planejada; previsto; prevista; programado; programada; recomenda; recomenda se; recomendado; recomendada; aconselha; se; em caso de; devera; deve; aguarda; recusa; recusou; proposto; proposta; pendente; sera
    planned-before: esta prevista; esta previsto; prevista; previsto; programada; programado; recomendada; recomendado; pendente; recusada; recusado
    past-next: antecedente de; antecedentes de; antecedentes; historia de; previo; previa; ex; antigo; antiga; anterior; historia previa de; antecedentes pessoais; passado de
    past-before: no passado; na infancia; ano passado; previamente; em remissao
    current: atualmente; atual; ativo; ativa; hoje; agora; em curso; ainda
    family: antecedentes familiares; historia familiar; familiar; familiares
    but: mas; porem; contudo; exceto; salvo; enquanto; apesar de; entretanto; no entanto
    about: aproximadamente; cerca de; em torno de; por volta de; uns; umas
    below: quase; pouco menos de
    above: pouco mais de
    less: menos de; abaixo de; ate; no maximo
    more: mais de; acima de; pelo menos
    from: de; desde
    to: para; a; ate
    new-dose: nova dose; dose atual; agora
    old-dose: dose anterior; dose inicial; inicialmente
    pseudo: nao so; gram negativo
    daughter-of: segundo; acompanhado por; acompanhada por; vive com; mora com
  `,
};

/** The triggers of a language, for a `PhraseTable`. */
export function triggersOf(language: Language): LexiconPart {
  return { category: "trigger", lines: triggers[language] };
}
