/** The nouns of the personal parts that belong to a person, as a preview counts them (DOMAIN ER2). */
export const partNouns = ["name", "interest", "comment", "question", "correction", "progress", "translation"] as const
export type PartNoun = (typeof partNouns)[number]
