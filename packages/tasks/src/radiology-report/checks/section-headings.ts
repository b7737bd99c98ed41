/** Sections that a report has a place for. */
export type SectionName =
  | "findings"
  | "impression"
  | "comparison"
  | "technique"
  | "indication"
  | "examination"
  | "recommendation";

/**
 * Headings by section, folded (small letters, no accents): English, German, French, Spanish, Portuguese. A heading for two
 * sections is in both lists.
 */
export const sectionHeadings: Readonly<Record<SectionName, string>> = {
  findings:
    "findings; finding; radiographic findings; imaging findings; key findings; observations; observation; description; report; body; findings and impression; impression and findings; findings and conclusion; findings impression; chest; " +
    "befund; befunde; beschreibung; befund und beurteilung; befundbeschreibung; resultats; resultat; constatations; description des images; constats; analyse; hallazgos; descripcion; hallazgos radiologicos; informe; achados; descricao; relatorio; achados radiologicos; hallazgos e impresion; resultats et conclusion; achados e impressao",
  impression:
    "impression; impressions; overall impression; final impression; summary impression; clinical impression; radiological impression; conclusion; conclusions; opinion; summary; assessment; interpretation; diagnosis; diagnostic impression; radiological diagnosis; imaging diagnosis; findings and impression; impression and findings; findings and conclusion; findings impression; conclusion and recommendation; impression and recommendation; impression and recommendations; impression recommendation; impression recommendations; final diagnosis; overall assessment; bottom line; reading; comment and conclusion; " +
    "beurteilung; zusammenfassung; beurteilung und empfehlung; befund und beurteilung; fazit; diagnose; schlussfolgerung; konklusion; conclusion generale; synthese; au total; interpretation des images; avis; resultats et conclusion; impresion; impresion diagnostica; conclusiones; diagnostico; juicio diagnostico; opinion diagnostica; hallazgos e impresion; valoracion; resumen; impressao; impressao diagnostica; conclusao; conclusoes; opiniao; parecer; achados e impressao; diagnostico radiologico; resumo; sintese; interpretacion; interpretacao",
  comparison:
    "comparison; comparisons; comparison studies; comparison study; prior studies; prior study; prior examinations; previous studies; previous examinations; compared with; prior imaging; prior exams; priors; " +
    "vergleich; voraufnahmen; voraufnahme; voruntersuchung; voruntersuchungen; vergleichsaufnahmen; comparaison; comparatif; examens anterieurs; examen anterieur; comparacion; estudios previos; estudio previo; comparativo; comparacao; exames anteriores; exame anterior",
  technique:
    "technique; techniques; procedure; protocol; method; imaging technique; projection; projections; view; views; technical details; technical quality; image quality; contrast; acquisition; technik; untersuchungstechnik; methode; protokoll; projektion; protocole; incidence; incidences; qualite; tecnica; metodo; protocolo; proyeccion; incidencia; proyecciones; qualidade tecnica",
  indication:
    "indication; indications; clinical indication; clinical history; history; clinical information; clinical details; reason for exam; reason for examination; reason for study; reason for the examination; clinical data; clinical question; clinical context; presentation; complaint; presenting complaint; history and indication; " +
    "indikation; klinische angaben; anamnese; fragestellung; klinische fragestellung; klinik; rechtfertigende indikation; renseignements cliniques; motif; contexte clinique; histoire clinique; motif de l examen; contexte; indicacion; datos clinicos; motivo; historia clinica; motivo de consulta; motivo del estudio; indicacao; dados clinicos; informacao clinica; informacoes clinicas; historia; indicacao clinica",
  examination:
    "examination; exam; study; type of examination; type of exam; examination type; procedure performed; modality; body part; exam type; study type; title; untersuchung; art der untersuchung; untersuchungsart; modalitat; examen; type d examen; modalite; examen realise; estudio; tipo de estudio; exploracion; modalidad; exame; tipo de exame; modalidade; date of examination; exam date; study date; date; examination date; datum; fecha; data",
  recommendation:
    "recommendation; recommendations; advice; suggested follow up; follow up; followup; follow up recommendation; follow up recommendations; management recommendation; suggestion; suggestions; next steps; recommended follow up; suggested next steps; further imaging; " +
    "empfehlung; empfehlungen; prozedere; weiteres vorgehen; procedere; recommandation; recommandations; conduite a tenir; suite a donner; recomendacion; recomendaciones; recomendacao; recomendacoes; sugestao; sugerencia; sugerencias; conducta",
};
