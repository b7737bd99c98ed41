/** What the cited texts do not state, where a word reaches less far than it may: `kind | source || source | statement`. */
export const scopeFalseStatements = `
denied attribute | Allergic to penicillin, reaction not recorded. | Not allergic to penicillin.
denied attribute | Fever, cause not identified. | No fever.
denied attribute | Sepsis, source not identified. | No sepsis.
denied attribute | Fieber, Ursache nicht bekannt. | Kein Fieber.
denied attribute | Fièvre, cause non retrouvée. | Pas de fièvre.
denied attribute | Fiebre, causa no identificada. | No hay fiebre.
denied act | Sepsis, lactate not measured. | No sepsis.
denied earlier | Right renal mass, not seen previously. | No renal mass.
denied earlier | Acute subdural haematoma, not present on previous study. | No subdural haematoma.
denied earlier | Raumforderung rechts, in der Voraufnahme nicht nachweisbar. | Keine Raumforderung.
still denied | Aspirin not taken previously. | Takes aspirin.
still denied | Pleural effusion, pneumothorax not seen. | Pleural effusion.
still denied | No previous CT. | A previous CT was done.
still denied | Pain free today. | Pain today.
still denied | Seizure-free since May. | Seizures since May.
free as an adjective | Free pelvic fluid. | No pelvic fluid.
free as an adjective | CT: moderate volume of free intraperitoneal gas. | There is no intraperitoneal gas.
absence of | Absence d'embolie pulmonaire. | Embolie pulmonaire.
absence of | Absence d'épanchement pleural. | Épanchement pleural.
sure and unsure | Eine Lungenembolie konnte ausgeschlossen werden. | Lungenembolie.
sure and unsure | Eine Lungenembolie könnte vorliegen. | Lungenembolie.
sure and unsure | Eine Lungenembolie konnte nicht ausgeschlossen werden. | Keine Lungenembolie.
sure and unsure | Eine Lungenembolie muss ausgeschlossen werden. | Keine Lungenembolie.
`;
