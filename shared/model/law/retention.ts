/** The kinds of data that are erased after a period that the panel chose (DOMAIN RT2), as the settings list them. */
export const retainedKinds = ["names", "words", "seats", "letters", "answers", "drafts"] as const
export type RetainedKind = (typeof retainedKinds)[number]

const long = [30, 90, 365, 730, 1_825, 3_650]

/** The periods, in days, among which a panel chooses. */
export const periodsOffered: Readonly<Record<RetainedKind, readonly number[]>> = {
  names: long,
  words: long,
  seats: long,
  letters: [30, 90, 365, 730],
  answers: long,
  drafts: [7, 30, 90, 365],
}
