/** A unit by what it measures and its size in the unit of that dimension. */
export interface Unit {
  /** Such as `mass`, or `mass/volume`; a unit of its own (`tablet`) is its own dimension. */
  readonly dimension: string;
  readonly factor: number;
}

/**
 * `dimension factor: names`. Factors are exact by the SI brochure (9th edition) and, for inch and pound, by the
 * international yard and pound agreement of 1959. Days and months do not convert into each other.
 */
const lines = `
mass 1: g gram gm gramm gramo gramme grama
mass 1e-3: mg milligram milligramm miligramo milligramme miligrama mgs
mass 1e-6: ug mcg microgram mikrogramm microgramo microgramme micrograma
mass 1e-9: ng nanogram nanogramm nanogramo
mass 1e-12: pg picogram
mass 1e3: kg kilo kilogram kilogramm kilogramo kilogramme kgs quilo
mass 453.59237: lb lbs pound
mass 28.349523125: oz ounce
volume 1: l liter litro ltr
volume 1e-1: dl deciliter
volume 1e-2: cl
volume 1e-3: ml milliliter mililitro cc mls
volume 1e-6: ul microliter
volume 1e-9: nl
volume 1e-15: fl
amount 1: mol
amount 1e-3: mmol millimol meq mval mmols
amount 1e-6: umol mikromol micromol
amount 1e-9: nmol
amount 1e-12: pmol
length 1: m meter metro
length 1e-2: cm centimeter zentimeter centimetro cms
length 1e-3: mm millimeter milimetro mms
length 1e-6: um
length 1e3: km kilometer
length 0.0254: inch inches zoll
length 0.3048: foot feet ft
area 1e-4: cm2 sqcm qcm
area 1e-6: mm2
area 1: m2 qm
volume 1e-3: cm3
days 1: d day tag tage tagen dia jour jours dias day's
days 7: week wk woche wochen semana semaine wks
days 14: fortnight
days 4.1666666666666664e-2: h hr hour stunde stunden std hora heure hrs stdn
days 6.944444444444444e-4: min minute minuten minuto mins
days 1.1574074074074073e-5: s sec second sekunde sekunden segundo seconde secs
months 1: month monat monate monaten me mese mois mes mth mo
months 12: year yr yo y/o jahriger jahrige jahriges jahrigen jahrig jahr jahre jahren ano an annee yrs
pressure 1: mmhg
pressure 7.500615758456564: kpa
pressure 0.735559: cmh2o
percent 1: % percent prozent ciento pct
promille 1: ‰
celsius 1: °c celsius
fahrenheit 1: °f fahrenheit
iu 1: u iu unit units ie einheit einheiten unidad unidades ui unite unites unidade
iu 1e-3: mu miu
iu 1e-6: uiu
energy 1: kcal
joule 1: j joule
kilojoule 1: kj
gray 1: gy
gray 1e-2: cgy
voltage 1: mv
current 1: ma
catalytic 1: kat
catalytic 1e-6: ukat
osmol 1: mosm mosmol
msec 1: ms msec
hertz 1: hz
decibel 1: db
diopter 1: dpt diopter
beat 1: beat breath schlage latido
bpm 1: bpm
pack-year 1: packyear
tablet 1: tablet tab tbl tablette tabletten tableta comprimido comprime cp tabs tabl cpr
capsule 1: capsule cap kapsel kapseln capsula gelule
puff 1: puff hub huebe hube inhalacion bouffee
drop 1: drop gtt tropfen gota goutte
sachet 1: sachet beutel
ampoule 1: ampoule ampul ampulle ampolla
bag 1: bag
french 1: fr french charriere
times 1: time mal fois vez veces veze vezes
logmar 1: logmar
`;

const byName: ReadonlyMap<string, Unit> = new Map(
  lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [head = "", names = ""] = line.split(":");
      const [dimension = "", factor = "1"] = head.split(" ");
      return names
        .trim()
        .split(" ")
        .map((name) => [name, { dimension, factor: Number(factor) }] as const);
    }),
);

/** The unit of that name; a plural is found, too. Takes words in normal form. */
export function unitNamed(word: string): Unit | undefined {
  return (
    byName.get(word) ??
    (word.length > 3 ? (byName.get(word.replace(/s$/, "")) ?? byName.get(word.replace(/es$/, ""))) : undefined)
  );
}
