/** What the cited texts state, where a word reaches less far than it may: `kind | source || source | statement`. */
export const scopeTrueStatements = `
denied attribute | Fever, cause not identified. | Fever.
denied attribute | Allergic to penicillin, reaction not recorded. | Allergic to penicillin.
denied earlier | Liver mass, not seen on previous imaging. | Liver mass.
denied earlier | Raumforderung rechts, in der Voraufnahme nicht nachweisbar. | Raumforderung rechts.
still denied | Pleural effusion, pneumothorax not seen. | No pleural effusion.
still denied | Abdomen soft, liver and spleen not palpable. | Spleen not palpable.
advice behind a finding | Perforated viscus, surgical review advised. | Perforated viscus.
advice behind a finding | CT, MRI and referral advised. | CT is advised.
free as an adjective | Free pelvic fluid. | Free pelvic fluid.
free as an adjective | Seizure-free today. | No seizures.
absence of | Absence d’épanchement pleural. | Pas d'épanchement pleural.
sure and unsure | Eine Lungenembolie konnte ausgeschlossen werden. | Keine Lungenembolie.
sure and unsure | Eine Fraktur konnte nachgewiesen werden. | Fraktur.
`;
