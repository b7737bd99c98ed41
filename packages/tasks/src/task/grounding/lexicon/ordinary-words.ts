import type { Language } from "../text/language.js";
import type { LexiconPart } from "./category.js";

/**
 * Words that may be added or left out without a fact being added: articles, pronouns, auxiliaries, and the light verbs
 * and nouns of clinical prose. Written by hand, not taken from a frequency list.
 */
const words: Readonly<Record<Language, string>> = {
  en: `
    able ability accept accepts accepted accordingly account achieve achieved across actual actually advance afterwards
    agree agreed agrees agreement aim allowing along already amount answer anything apparent apply applied approach
    appropriate arose arise arises arising arrangement ask asked asks aspect attempt attempted available aware awareness
    basis became begins behave belong belongs besides bring brings broad build built call calls capable carefully
    carries character choose chosen circumstance clearly come comes coming common commonly communicate communicated
    complaints concluded conclusion conclude connection context contribute contributed contributing convey conveyed
    correctly correspond corresponds cover covered create deal dealt decide decided decision decisions dedicated define
    defined demonstrates depend derive derived detection determine determined directly disclose disclosed discovered
    discuss discusses discussion duration during easily easy effort elsewhere emerge emerged employ encounter
    encountered enough ensure ensured entail entry episodes essentially establish established even event events
    eventually everything evidently exact exactly example exceed expect experience express expressed extent fact facts
    fairly feature features featured field form formed forms gave general go goes going got greater grounds guide
    happens held help helps hence hours impact imply implied indicating individual inform information instance intended
    interval item join keep kind know knows knowing largely lasting lasts leading learn learned leave leaves leaving
    length like list listed look looked looking looks lot mainly make makes making man mark matter mean means meant
    meanwhile meet meets met method mind moment month most much namely nature nearby notable notably notice noticed
    noticeable notified obtain obtained obviously occasion occasional occasionally occurring often onwards opinion
    organized original originate originating outcome outside overall owing own pair particular path pattern perceive
    performing permit point pointed possess precise precisely prepare prepared presence proceed proceeded process
    produce produced producing proper properly provide provided provides providing prove proved purpose put quite rather
    reach reached reaches reaching real really realize recently recognise recognised recognized recognition regard
    regarded regarding related remarkable remark reside resides respect respective respectively responsible resulting
    role run said same section seek select selected sense serve served service set sets shape share shown similar
    similarly simply situation something source specific specifically spent stand standing state stood study such suit
    suitable supply supplied surround surrounding taking task term terms text thing things think thinks thought
    throughout thus together took touch toward towards track tried try turn turned turns typically ultimately understand
    understanding understood undertake undertaken undertook usual utilize utilized utilizing vary version via way ways
    wherein whether widely within word words working yet attain attained administering ascertained apparently accordance
    advisable comment commented comments manifested manifests utilised verbalized voiced verbalised complaining helpful
    handled handle permitted
    a an the and or of in on at to for from by with as is are was were be been being am has have had having do does did
    doing done it its this that these those there here he she him her his hers they them their we us our you your i me
    my who whom whose which what when where why how than then so such if into onto upon about over under between through
    during within along across after before since until till both all any each every either some more most other another
    same own only just very too also again further once because due owing via per out off up down back away thereby
    therefore thus hence well can could would should may might must shall will patient patients person man woman male
    female gentleman lady boy girl individual resident residents anymore x discovered discover heard hear hears felt elicited appreciated auscultated show shows showed shown showing reveal reveals revealed demonstrate
    demonstrates demonstrated demonstrating display displayed displays find finds found finding findings note notes
    noted see sees seen saw observe observes observed identify identified detect detected detects visualize visualized
    visible evident present presents presented presenting presentation presence report reports reported reporting
    reportedly state states stated describe describes described mention mentioned document documented documents record
    recorded records complain complains complained complaint complaints endorse endorses endorsed admits experience
    experiences experienced experiencing suffer suffers suffered suffering feel feels felt feeling exhibit exhibits
    exhibited manifest develop develops developed developing occur occurs occurred occurrence happen happened exist
    exists contain contains contained containing include includes included including give gives given gave giving
    receive receives received receiving administer administered administration get gets got take takes taken took taking
    use uses used using undergo undergoes underwent undergone perform performs performed performing carry carried
    conduct conducted make made treat treats treated treating treatment therapy therapeutic manage managed management
    prescribe prescribed prescription prescribes measure measures measured measuring measurement value values level
    levels reading readings result results resulted come came amount total rate number figure become becomes became
    remain remains remained stay stays stayed keep keeps kept lie lies located location situated site position affect
    affects affected affecting involve involves involved involving associate associated association relate related
    relating accompany accompanied cause causes caused causing lead leads led reason secondary attributable attributed
    consequence following followed follow follows subsequently confirm confirms consist consists comprise comprised
    evidence sign signs symptom symptoms condition conditions problem problems issue issues disease disorder illness
    diagnosis diagnosed diagnose diagnoses diagnostic known case status area region zone part parts aspect kind form
    degree dose doses dosage dosing course medication medications medicine medicines drug drugs examination exam
    examined evaluate evaluated evaluation assess assessed assessment check checked inspection inspected scan imaging
    image images study studies film test tests tested testing investigation investigations hospital clinic department
    team service staff day days week weeks month months year years hour hours time times date occasion occasions old
    aged age amounting equal corresponding respectively overall namely eg ie etc able ability onset began starting place
    placed placement put set himself herself itself themselves oneself need needed help helped allow allowed try tried
    one already ever currently personally usually generally mainly mostly particularly especially approximately size
    sized diameter length like likewise side sides today live lives living lived reside work works working say says said
    tell told bring brought enter entered recent recently while reasons against detail details consultation additionally
    addition additional together medical clinical clinically subject name named called term carrying plus yielded yields
    yield considered underlying seek sought assist let begun indicates indicate indicated indicating constitutes
    represents represented represent representing characterized intake episode episodes
  `,
  de: `
    der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf zu zum zur von vom bei beim mit nach
    vor seit aus durch fur um uber unter zwischen wahrend bis als wie ist sind war waren wird wurde werden wurden worden sei
    hat haben hatte hatten sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren er sie es man wir sich dass der welche
    welcher welches diese dieser dieses diesem diesen dort hier da dann so sehr auch nur noch wieder schon bereits sowie wegen
    aufgrund infolge zufolge dabei daher deshalb damit daruber zudem ausserdem |
    patient patientin patienten pat mann frau
    zeigt zeigte zeigen zeigten zeigend sieht gesehen findet fand finden fanden gefunden sich besteht bestand bestehen bestanden liegt lag liegen vor vorliegen vorliegend
    nachgewiesen nachweisbar nachweis festgestellt bekannt bekannte bekannter bekanntes klagt klagte gibt gab angegeben berichtet berichtete
    leidet litt erhielt erhalt erhalten bekam bekommt gegeben verabreicht behandelt behandlung therapie genommen nimmt einnahme
    durchgefuhrt erfolgt erfolgte erfolgten vorgenommen gemacht gemessen betragt betrug beschwerden symptome befund befunde
    untersuchung erkrankung diagnose zeichen hinweis hinweise anhalt medikation medikament wert werte dosis
    bereich jahre jahren jahr jahriger jahrige jahrigen alter alt uhr wegen
    klinisch stationar vorhanden sichtbar weist wies auf unauff
    wurde kommt kam kommen stellte stellt vorgestellt vorstellung trat tritt aufgetreten auftreten entwickelte
    ab an je pro mal ca blieb bleiben bleibt blieben ergab ergaben ergibt lasst lassen liess liessen
  `,
  fr: `
    le la les l un une des du de d et ou mais en a au aux dans sur sous par pour avec chez vers entre depuis pendant apres avant
    est sont etait etaient sera ete etre a ont avait avaient avoir il elle ils elles on se s ce cet cette ces son sa ses leur
    leurs qui que qu dont ou y n ne c cela celui celle ainsi aussi tres plus deja encore alors puis lors |
    patient patiente monsieur madame homme femme malade
    existe existait presente presentait presentant presenter montre montrait montrent montrant retrouve retrouvait retrouvee note notee observe observee
    signale signalait rapporte rapportait decrit decrite constate constatee visible mise evidence objective objectivee revele
    se plaint plaignait souffre souffrait recoit recu prend prenait administre administree donne donnee traite traitee traitement
    realise realisee effectue effectuee pratique pratiquee beneficie beneficiee bilan examen signe signes symptome symptomes
    maladie diagnostic dose medicament medicaments valeur taux mesure mesuree mesurant raison cause suite connu connue connus
    an ans age agee jour jours heure heures fois
    hopital service cadre niveau
    chaque tous toutes tout toute meme egalement motive motivee motivant palpe palpee palpable palpables reste restent restait note notes retrouves retrouvees
  `,
  es: `
    el la los las un una unos unas y e o u de del al a en con por para sobre bajo entre desde hasta durante tras ante segun
    es son fue fueron era eran esta estan estaba ser estar ha han habia haber hay hubo se le les lo su sus que quien cual como
    cuando donde muy mas tambien ya aun asi entonces este esta estos estas ese esa debido causa |
    paciente pacientes senor senora varon hombre mujer enfermo enferma
    presenta presentaba presento presentan tiene tenia tuvo muestra mostro mostraba revela revelo observa observo observan aprecia aprecian
    refiere referia encuentra encontro encontraron halla existe existen describe constata
    sufre sufrio padece padecia recibe recibio recibia toma tomaba administra administro administrado tratado tratada tratamiento terapia
    realiza realizo realizado realizada evidencia signos signo sintomas sintoma enfermedad diagnostico diagnosticado diagnosticada
    medicacion medicamento valor nivel niveles conocido conocida conocidos dosis ano anos edad dia dias hora horas vez veces
    exploracion examen hospital servicio
    presentado presentada presentando objetiva objetivan objetivo aparece aparecen consta inicia hace motivo palpa palpan palpable palpables
  `,
  pt: `
    o a os as um uma uns umas e ou de do da dos das em no na nos nas com por pelo pela para sobre sob entre desde ate durante
    apos e sao foi foram era eram esta estao estava ser estar ha tem tinha teve que quem qual como quando onde muito mais tambem
    ja ainda assim se lhe seu sua seus suas este esta ao aos devido causa |
    paciente doente utente senhor senhora homem mulher
    apresenta apresentava apresentou mostra mostrou revela revelou observa observou refere referia encontra existe
    sofre sofreu recebe recebeu toma tomava administrado tratado tratada tratamento terapia realiza realizou realizado realizada
    evidencia sinais sinal sintomas sintoma doenca diagnostico medicacao medicamento valor nivel niveis conhecido conhecida dose
    ano anos idade dia dias hora horas vez vezes exame hospital servico apresentado apresentada apresentando consta aparece
  `,
};

/** The ordinary words of a language, for a `PhraseTable`. */
export function ordinaryWordsOf(language: Language): LexiconPart {
  return partOf(words[language].replace("|", " "));
}

/**
 * Its articles, prepositions and auxiliaries, which go before the synonyms of other languages (`die` is no death). English
 * has none: the synonyms were chosen beside its words.
 */
export function functionWordsOf(language: Language): LexiconPart {
  const [small = "", rest] = words[language].split("|");
  return partOf(rest === undefined ? "" : small);
}

function partOf(list: string): LexiconPart {
  const all = list.split(/\s+/).filter((word) => word !== "");
  return { category: "ordinary", lines: all.length === 0 ? "" : `ordinary: ${[...new Set(all)].join("; ")}` };
}
