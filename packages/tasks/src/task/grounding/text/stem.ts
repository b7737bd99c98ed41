/**
 * Endings that change a word's form, not its matter. None of them names another thing: `-itis`, `-ectomy`, `-oscopy`,
 * `-emia`, `-osis` are missing for that reason.
 */
const endings: ReadonlySet<string> = new Set(
  (
    " s es e ed d er est ing ings ion ions ation ations ive al ial ally ic ical ically ally ly y ies ied ity ness ment ments " +
    "ant ance ence ent ency able ible ful ary or ors ous ening ened en ens ality ar a i ium ae um us " +
    "n em es ene enen ener enes te ten tes ter ung ungen lich liche lichen isch ische ischen " +
    "o os as ado ada ados adas ido ida idos idas ar er ir cion ciones mente oso osa ico ica icos icas " +
    "eur euse eux ement ements tion tions ique iques ee ees ant ante ante er ez ait aient t " +
    "cao coes"
  ).split(" "),
);

/** How many letters two words share at their start. */
function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a[shared] === b[shared]) shared++;
  return shared;
}

/** Irregular forms by their first form. */
const irregular: ReadonlyMap<string, string> = new Map(
  (
    "grew:grow grown:grow growth:grow lost:lose loss:lose slept:sleep fell:fall fallen:fall felt:feel broken:break broke:break " +
    "bled:bleed ate:eat eaten:eat drank:drink drunk:drink took:take taken:take gave:give given:give went:go gone:go " +
    "woke:wake woken:wake saw:see seen:see swollen:swell swelling:swell worn:wear wore:wear born:birth began:begin " +
    "begun:begin spoke:speak spoken:speak led:lead kept:keep left:leave sat:sit stood:stand bitten:bite bit:bite " +
    "breathing:breathe breath:breathe teeth:tooth feet:foot children:child women:woman men:man shook:shake torn:tear " +
    "hit:hit burnt:burn struck:strike taught:teach told:tell thought:think found:find held:hold heard:hear died:die " +
    "death:die dead:die deceased:die lay:lie lying:lie bent:bend ran:run swam:swim walked:walk stung:sting " +
    "choice:choose chose:choose chosen:choose drove:drive driven:drive drew:draw drawn:draw healthier:health"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** The first letters that two forms of a word share; words are filed under them. */
export function stemKey(word: string): string {
  return (irregular.get(word) ?? word).slice(0, 4);
}

/**
 * Whether two words in normal form are forms of one: `operated`, `operation`. Needs a shared start of four letters and
 * most of the shorter one, after which both have an ending of the list.
 */
export function sameStem(first: string, second: string): boolean {
  const a = irregular.get(first) ?? first;
  const b = irregular.get(second) ?? second;
  if (a === b) return true;
  const shared = sharedStart(a, b);
  if (shared < 4)
    return shared === 3 && Math.min(a.length, b.length) === 3 && /^(?:e?s|n?ed|n?ing)$/.test(longer(a, b).slice(3));
  for (let cut = shared; cut >= Math.max(4, shared - 2); cut--) {
    if (endings.has(a.slice(cut)) && endings.has(b.slice(cut))) return true;
  }
  // A doubled consonant: `stopped`, `stop`.
  const rest = longer(a, b).slice(shared);
  return shared === Math.min(a.length, b.length) && rest[0] === a[shared - 1] && endings.has(rest.slice(1));
}

function longer(a: string, b: string): string {
  return a.length > b.length ? a : b;
}
