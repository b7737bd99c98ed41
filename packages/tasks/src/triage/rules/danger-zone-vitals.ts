import type { Condition } from "./condition.js";
import type { TriageRule, TriageRuleSet } from "./triage-rules.js";

/** Limits by age, in years: above them a vital sign is in the danger zone. */
const limits = [
  { id: "under-3-months", from: undefined, below: 0.25, pulse: 180, respiratoryRate: 50 },
  { id: "3-months-to-3-years", from: 0.25, below: 3, pulse: 160, respiratoryRate: 40 },
  { id: "3-to-8-years", from: 3, below: 8, pulse: 140, respiratoryRate: 30 },
  { id: "over-8-years", from: 8, below: undefined, pulse: 100, respiratoryRate: 20 },
] as const;

function rulesOf({ id, from, below, pulse, respiratoryRate }: (typeof limits)[number]): readonly TriageRule[] {
  const age: Condition = {
    fact: "age",
    unit: "years",
    ...(from !== undefined && { atLeast: from }),
    ...(below !== undefined && { below }),
  };
  const level = "ESI 2";
  return [
    {
      id: `esi-danger-pulse-${id}`,
      level,
      reason: `Pulse above ${pulse}/min: danger zone for this age, consider ESI 2.`,
      when: { all: [age, { fact: "pulse", unit: "/min", above: pulse }] },
    },
    {
      id: `esi-danger-respiratory-rate-${id}`,
      level,
      reason: `Respiratory rate above ${respiratoryRate}/min: danger zone for this age, consider ESI 2.`,
      when: { all: [age, { fact: "respiratoryRate", unit: "/min", above: respiratoryRate }] },
    },
  ];
}

/**
 * Danger-zone vital signs of the Emergency Severity Index, decision point D. The handbook has a nurse consider ESI 2; rules
 * raise, and a person decides.
 */
export const esiDangerZoneVitals: TriageRuleSet = {
  id: "esi-danger-zone-vitals",
  version: "4 (2012)",
  source:
    "Gilboy N, Tanabe P, Travers D, Rosenau AM. Emergency Severity Index (ESI): A Triage Tool for Emergency Department Care, Version 4. Implementation Handbook 2012 Edition. AHRQ Publication No. 12-0014. Chapter 5, figure 5-1.",
  rules: [
    ...limits.flatMap((each) => rulesOf(each)),
    {
      id: "esi-danger-oxygen-saturation",
      level: "ESI 2",
      reason: "Oxygen saturation below 92 %: danger zone at any age, consider ESI 2.",
      when: { fact: "oxygenSaturation", unit: "%", below: 92 },
    },
  ],
};

/**
 * Clinical response thresholds of NEWS2, over the facts `news2`, `news2Band`, and, for a score with a value missing, `news2AtLeast` and
 * `news2AtLeastBand`: what is not known cannot lower a score.
 */
export const news2Response: TriageRuleSet = {
  id: "news2-response",
  version: "2017",
  source:
    "Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017. Chart 2: NEWS thresholds and triggers.",
  rules: [
    {
      id: "news2-7-or-more",
      level: "emergency",
      reason: "NEWS2 of 7 or more: urgent or emergency response.",
      when: {
        any: [
          { fact: "news2", atLeast: 7 },
          { fact: "news2AtLeast", atLeast: 7 },
        ],
      },
    },
    {
      id: "news2-5-or-6",
      level: "urgent",
      reason: "NEWS2 of 5 or 6, or of that at least where a value is missing: key threshold for urgent response.",
      when: {
        all: [
          { fact: "news2AtLeast", atMost: 6 },
          {
            any: [
              { fact: "news2", atLeast: 5, atMost: 6 },
              { fact: "news2AtLeast", atLeast: 5 },
            ],
          },
        ],
      },
    },
    {
      id: "news2-single-3",
      level: "urgent",
      reason: "A single parameter of NEWS2 scores 3: urgent ward-based response.",
      when: {
        all: [
          { fact: "news2AtLeastBand", is: ["low", "low-medium"] },
          {
            any: [
              { fact: "news2Band", is: ["low-medium"] },
              { fact: "news2AtLeastBand", is: ["low-medium"] },
            ],
          },
        ],
      },
    },
  ],
};
