/** Splits a list that is written with semicolons. */
const list = (text: string): ReadonlySet<string> => new Set(text.split(";").map((word) => word.trim()));

/** Words of column headings, folded: small letters without accents. */
export const headerWords: ReadonlyMap<string, ColumnKind> = new Map(
  Object.entries({
    name: "test;tests;analyte;analysis;analyse;parameter;parametre;parametro;investigation;examination;examen;exame;untersuchung;determinacion;component;assay;bezeichnung;messgrosse;prueba;analito;item;description;name;test name;name of test;teste;analise",
    result:
      "result;results;value;values;ergebnis;ergebnisse;wert;messwert;resultat;resultats;resultado;resultados;valeur;valor;your result;observed value;current;current result;latest;aktuell;befund;measured;reading",
    previous:
      "previous;previous result;prior;prior result;last;last result;vorwert;vorwerte;vorbefund;anterior;anterieur;anteriorite;anteriores;precedent;old;earlier;resultado anterior;resultat anterieur;valor anterior;prev;prev.",
    unit: "unit;units;einheit;einheiten;unite;unites;unidad;unidades;unidade;uom;dimension",
    range:
      "reference;range;reference range;ref range;ref. range;ref. interval;ref interval;reference interval;reference value;reference values;ref;ref.;normal;normal range;normal values;norm;normbereich;normwert;referenz;referenzbereich;referenzwert;reference interval;valeurs de reference;valeur de reference;valeurs usuelles;intervalle de reference;normes;referencia;valores de referencia;valor de referencia;rango;rango de referencia;intervalo de referencia;intervalo;biological reference interval;bio. ref. interval;limits;expected;target;therapeutic range",
    low: "low;lower;min;minimum;lower limit;from;untergrenze",
    high: "high;upper;max;maximum;upper limit;to;obergrenze",
    flag: "flag;flags;abn;abnormal;status;h/l;indicator;alert;kennz;kennzeichen;markierung;hinweis;bewertung;interpretation;marca;indicador;alerta;remark",
    other:
      "method;methode;metodo;specimen;sample;code;loinc;comment;comments;material;probe;lab;site;performed;verified;no;no.;nr;nr.;s.no;s. no.;#;page;date;time;datum;fecha;data;zeit",
  } satisfies Record<ColumnKind, string>).flatMap(([kind, words]) =>
    words.split(";").map((word) => [word.trim(), kind as ColumnKind] as const),
  ),
);

/** What a column of a table holds. */
export type ColumnKind = "name" | "result" | "previous" | "unit" | "range" | "low" | "high" | "flag" | "other";

/** Words that name what was examined. */
export const specimenWords: ReadonlySet<string> = list(
  "serum;plasma;blood;urine;csf;liquor;stool;saliva;sputum;whole;venous;arterial;capillary;fluid;pleural;ascites;ascitic;synovial;peritoneal;cerebrospinal;spot;24h;swab;faeces;feces;vollblut;blut;urin;harn;serumprobe;stuhl;kapillar;arteriell;venos;sang;urines;plasmatique;serique;urinaire;sangre;orina;suero;heces;sangue;urina;soro;fezes;dialysate;sweat;semen;cord;aspirate;bal;drain;citrate;edta;heparin;serous;lcr;lcs",
);

/** Words of a name that may be left out: they do not make another analyte of it. */
export const softWords: ReadonlySet<string> = list(
  "level;levels;test;concentration;conc;measured;calculated;calc;hs;high;sensitivity;sensitive;automated;auto;the;of;in;and;enzymatic;total;count;absolute;abs;quantitative;jaffe;ckd;epi;mdrd;ifcc;ngsp;dcct;feu;ddu;clauss;elisa;fasting;random;est;estimated;corrected;gesamt;totale;s;p;b;u;result;value;new;sample;specimen;assay;method;by",
);

/** Words of a name that make another analyte of it, wherever they stand. */
export const hardWords: ReadonlySet<string> = list(
  "free;direct;indirect;conjugated;unconjugated;ionised;ionized;bound;active;ratio;index;corrected;non;percent;frei;freies;direkt;indirekt;ionisiert;libre;directe;indirecte;directa;indirecta;post;pre;peak;trough;urine;csf;urin;harn;urines;orina;urina;pleural;ascitic;synovial;stool;saliva;sputum;liquor",
);

/** Flags as printed, folded, with one spelling for those that are two spellings of one. */
export const flagSpellings: ReadonlyMap<string, string> = new Map(
  [
    "h;high;hi",
    "l;low;lo",
    "hh;critical high;crit high;very high;panic high;high critical",
    "ll;critical low;crit low;very low;panic low;low critical",
    "n;normal;norm;within range;in range;wnl;ok",
    "a;abn;abnormal;abnl;out of range",
    "aa;critical abnormal",
    "critical;crit;c;panic",
    "hoch;erhoht;zu hoch",
    "niedrig;erniedrigt;zu niedrig;tief",
    "alto;alta;elevado;elevada",
    "b",
    "e",
    "bajo;baja;disminuido",
    "baixo;baixa",
    "haut;eleve;elevee",
    "bas;basse;diminue",
    "*",
    "**",
    "***",
    "!",
    "!!",
    "+",
    "++",
    "+++",
    "-",
    "--",
    "↑",
    "↑↑",
    "↓",
    "↓↓",
    "▲",
    "▼",
    "#",
    "h*;*h",
    "l*;*l",
    "h!;!h",
    "l!;!l",
    "+h",
    "-l",
  ].flatMap((group) => {
    const spellings = group.split(";");
    return spellings.map((spelling) => [spelling, spellings[0] ?? spelling] as const);
  }),
);

/** Results that are words. */
export const resultWords: ReadonlySet<string> = list(
  "negative;positive;neg;pos;trace;traces;nil;absent;present;detected;reactive;nonreactive;none;clear;cloudy;turbid;yellow;straw;amber;normal;abnormal;equivocal;indeterminate;borderline;pending;haemolysed;hemolysed;hemolyzed;negativ;positiv;nachweisbar;negatif;positif;negativo;positivo;negativa;positiva;ausente;presente;immune;susceptible;resistant;few;many;moderate;occasional;rare;scant;heavy;growth;seen;not;no;weakly;strongly;weak;strong;faintly;slightly;unauffallig;spur;spuren",
);

/** Words that stand before a range or a part of it. */
export const rangeWords: ReadonlySet<string> = list(
  "ref;reference;range;interval;normal;target;goal;therapeutic;desirable;optimal;optimum;norm;normbereich;referenz;referenzbereich;ziel;zielbereich;soll;referencia;valores;valor;norme;normes;cible;objetivo;rango;male;female;males;females;men;women;man;woman;m;f;adult;adults;child;children;manner;frauen;hombres;mujeres;hommes;femmes;cutoff;limit;limits;expected;vr;rr;ri;biological;years;yrs;y;age;follicular;luteal;fasting;am;pm;up;less;than;below;above",
);

/** Labels of a result's fields where each has its own line. */
export const fieldLabels: ReadonlySet<string> = list(
  "result;value;unit;units;flag;status;ref;reference;range;reference range;reference interval;ref range;normal range;ergebnis;wert;einheit;referenz;referenzbereich;resultat;valeur;unite;valeurs de reference;resultado;valor;unidad;referencia;valores de referencia;unidade;limits;target;rango;bewertung;abnormal;interval;ref.;ref. range",
);

/** Words that begin a remark, whose numbers are no results. */
export const remarkWords: ReadonlySet<string> = list(
  "comment;comments;note;notes;remark;remarks;kommentar;bemerkung;hinweis;anmerkung;commentaire;remarque;comentario;nota;observacion;observacao;interpretation;disclaimer;method;methode;repeat;footnote;legend;legende",
);

/** Words before an earlier result in the same line. */
export const previousWords: ReadonlySet<string> = list(
  "previous;prev;prior;last;was;vorwert;voruntersuchung;anterior;anterieur;anteriorite;precedent;formerly;earlier;previously;old;vorbefund;zuletzt;antes;avant",
);
