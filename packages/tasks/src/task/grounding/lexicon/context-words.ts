import type { LexiconPart } from "./category.js";

/** Persons, sides and directions: words that say of what or whom something is said. In all languages at once. */
export const contextWords: readonly LexiconPart[] = [
  {
    category: "patient",
    lines: `
      patient: pt; pts; patiente; paciente; patientin; utente; doente
    `,
  },
  {
    category: "relative",
    lines: `
      mother: mum; mom; mutter; madre; mere; mae; maternal; mother s
      father: dad; vater; padre; pere; pai; paternal
      parent: eltern; parents
      brother: bruder; hermano; frere; irmao
      sister: schwester; hermana; soeur; irma
      sibling: siblings; geschwister
      son: sohn; hijo; fils; filho
      daughter: tochter; hija; fille; filha
      child: children; kid; kinder; hijos; enfants; filhos
      wife: ehefrau; esposa; epouse
      husband: ehemann; esposo; marido; mari
      partner: spouse; boyfriend; girlfriend; fiance; fiancee; lebensgefahrte; lebensgefahrtin; pareja; conjoint
      grandmother: grandma; grossmutter; abuela; grand mere; avo; granny
      grandfather: grandpa; grossvater; abuelo; grand pere; granddad
      grandson: enkel; nieto
      granddaughter: enkelin; nieta
      aunt: tante; tia
      uncle: onkel; tio; oncle
      cousin: prima; primo
      niece: nichte; sobrina
      nephew: neffe; sobrino
      relative: relatives; family member; family members; first degree relative; angehorige; familiar
      friend: freund; freundin; amigo; amiga; ami; amie
      neighbor: nachbar; nachbarin; vecino; vecina; voisin; voisine
      carer: caregiver; care giver; carers
      baby: infant; infants; babies; nourrisson; saugling; lactante; lactente; bebe; neonate; newborn; neugeborenes; recien nacido; nouveau ne; recem nascido
      fetus: foetal; fetal; feto
      twin
      donor: spender; donante; donneur
      roommate: flatmate; housemate; mitbewohner
      colleague: coworker; co worker; kollege; colega; collegue
      contact: close contact; contacts; kontaktperson
    `,
  },
  {
    category: "relation",
    lines: `
      before: prior to; pre; preceding; vor; avant; antes de; antes
      after: following; post; nach; apres; despues de; tras; depois de; apos
    `,
  },
  // Before the sides: `middle finger` and `mid-shaft` are no midline.
  { category: "anatomy", lines: "middle-part: mid; middle; mittlere" },
  {
    category: "side",
    lines: `
      left: left sided; left side; left hand side; links; linke; linken; linker; linkes; linksseitig; linksseitige; linksseitiger; linksseitiges; linksseitigen; izquierdo; izquierda; izquierdos; izquierdas; gauche; gauches; esquerdo; esquerda; lt; sinistral; leftward
      right: right sided; right side; right hand side; rechts; rechte; rechten; rechter; rechtes; rechtsseitig; rechtsseitige; rechtsseitiger; rechtsseitiges; rechtsseitigen; derecho; derecha; derechos; derechas; droit; droite; droits; droites; direito; direita; rt; rightward
      both: bilat; bilateral; bilaterally; both sides; either side; each side; on both sides; on either side; b/l; beidseits; beidseitig; beidseitige; beidseitiger; beidseitiges; bds; beide; beiden; beider; bilaterales; bilateraux; bilaterale; des deux cotes; deux cotes; les deux; ambos; ambas; ambos lados; ambas as; right and left; left and right; links und rechts; rechts und links; izquierda y derecha; derecha e izquierda; droite et gauche; gauche et droite; bibasal; bibasilar; two sided; left as well as right; right as well as left
      one-side: unilateral; unilaterally; one sided; one side; einseitig; einseitige
      middle: midline; in the midline; mittellinie
    `,
  },
];
