import type { Clause, Mention } from "../facts/facts.js";

/**
 * Tells the senses of a word by its company: what grows in a culture is positive, what grows in a body is larger; and a
 * test that is negative denies what it was for.
 */
export function withSenses(mentions: readonly Mention[]): readonly Mention[] {
  // `d/c` is discontinued of a drug, discharged of a person.
  if (mentions.some(isDc) && !mentions.some(({ category }) => category === "drug" || category === "drug-class")) {
    return withSenses(
      mentions.map((mention) =>
        isDc(mention) ? { ...mention, concept: "discharge", category: "event" as const } : mention,
      ),
    );
  }
  // A symptom that ceased has gone, a drug was stopped.
  const ceased = mentions.findIndex(({ text, concept }) => /^ceas/i.test(text) && concept !== "stop");
  if (ceased >= 0 && mentions.some(({ category }) => /^drug/.test(category))) {
    return withSenses(
      mentions.map((mention, at) => {
        const isPast = mention.category.startsWith("drug") ? false : mention.past;
        return at === ceased
          ? { ...mention, past: false, concept: "stop", category: "status" as const }
          : { ...mention, past: isPast };
      }),
    );
  }
  if (mentions.some(isRoomAir) && mentions.some(({ concept }) => concept === "oxygen-saturation")) {
    return mentions.map((mention) =>
      isRoomAir(mention) ? { ...mention, concept: "room-air", category: "measure" as const } : mention,
    );
  }
  const receptor = mentions.findIndex((mention, at) => isReceptor(mention, mentions[at + 1]));
  if (receptor >= 0) {
    const [concept, category] = ["estrogen-receptor", "measure"] as const;
    return withSenses(mentions.map((mention, at) => (at === receptor ? { ...mention, concept, category } : mention)));
  }
  const cultured = mentions.some(({ concept, category }) => category === "organism" || concept === "culture");
  const sensed = cultured
    ? mentions.map((mention) =>
        isGrowth(mention) ? { ...mention, concept: "positive", category: "quality" as const } : mention,
      )
    : mentions;
  // Who stopped smoking smoked.
  const stopped = sensed.some(({ concept, negated }) => concept === "stop" && !negated);
  if (stopped && sensed.some(isHabit))
    return sensed.map((mention) => (isHabit(mention) ? { ...mention, past: true } : mention));
  const denied = sensed.some(({ concept, negated }) => concept === "positive" && negated);
  if (!denied) return sensed;
  const described = sensed.findIndex((mention, at) => isDescribing(mention, sensed[at - 1], sensed[at + 1]));
  return sensed.map((mention, at) =>
    !/^screen/.test(mention.concept) &&
    (described < 0 || at < described) &&
    /^(?:finding|organism|word|thing|measure)$/.test(mention.category)
      ? { ...mention, negated: true }
      : mention,
  );
}

/** What a prophylaxis is against is not there: `DVT prophylaxis`, `to prevent stroke`. */
export function withPrevented(mentions: readonly Mention[]): readonly Mention[] {
  const prophylaxes = mentions.filter(({ concept, negated }) => concept === "prophylaxis" && !negated);
  return mentions.map((mention) => {
    if (mention.category !== "finding" || mention.certainty !== "certain") return mention;
    const isAgainst = prophylaxes.some(({ start, end }) =>
      mention.start >= start ? mention.start - end < 16 : start - mention.end <= 1,
    );
    return isAgainst ? { ...mention, certainty: "possible" as const } : mention;
  });
}

/** What somebody is allergic to is not taken: `allergies: aspirin, penicillin`. Such a drug is no subject of the patient's. */
export function withAllergens(clauses: readonly Clause[]): readonly Clause[] {
  let isList = false;
  return clauses.map((clause, index) => {
    const isNamed = clause.mentions.some(
      ({ concept, category }) => (concept === "allergy" || concept === "intolerance") && category === "finding",
    );
    const goesOn =
      isList && clause.sentence === clauses[index - 1]?.sentence && (isBareDrug(clause) || isReaction(clause));
    isList = isNamed || goesOn;
    if (!isList) return clause;
    const mentions = clause.mentions.map((mention) =>
      /^drug/.test(mention.category) ? { ...mention, subject: "allergy" } : mention,
    );
    return { ...clause, mentions };
  });
}

/** Whether a clause only names one more drug. */
function isBareDrug({ lead, mentions, quantities }: Clause): boolean {
  return (
    /^(?::|,|and|or|und|oder|et|ou|y|e|o|&|\(|\))$/.test(lead) &&
    quantities.length === 0 &&
    mentions.every(({ category }) => /^(?:drug|drug-class|word|finding)$/.test(category)) &&
    mentions.some(({ category }) => /^drug/.test(category))
  );
}

/** What a drug of the list did: `penicillin (rash)`. */
function isReaction({ lead, mentions, quantities }: Clause): boolean {
  const isTold = mentions.every(({ category }) => category === "finding");
  return /^(?:[()]|,)$/.test(lead) && isTold && quantities.every(({ kind }) => kind === "date");
}

function isDc({ concept, text }: Mention): boolean {
  return concept === "stop" && /^d\/c/i.test(text);
}

/** `RA` beside a saturation is room air. */
function isRoomAir({ concept, text }: Mention): boolean {
  return concept === "rheumatoid-arthritis" && text === "RA";
}

/** `HER2-negative carcinoma`: what stands before it is negative, and not what follows. */
function isDescribing({ concept, negated, start, end }: Mention, before?: Mention, after?: Mention): boolean {
  if (concept !== "positive" || !negated || before === undefined || after === undefined) return false;
  return start - before.end <= 1 && after.start - end <= 1;
}

/** `ER positive` is a receptor, not a room. */
function isReceptor({ concept, text, end }: Mention, next?: Mention): boolean {
  return concept === "emergency-department" && text === "ER" && next?.concept === "positive" && next.start - end <= 1;
}

function isHabit({ concept }: Mention): boolean {
  return concept === "smoking" || concept === "alcohol" || concept === "drug-use";
}

function isGrowth({ concept, text }: Mention): boolean {
  return (
    concept === "growth" ||
    concept === "isolated" ||
    (concept === "up" && /^(?:grew|grow|grown|growth|grows|growing)\b/i.test(text))
  );
}
