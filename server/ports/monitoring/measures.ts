/** The number of letters of one kind in one state. */
export interface LetterCount {
  kind: string
  state: string
  n: number
}

/** Counts, for the metrics, what is in the database. */
export interface Measures {
  /** the bytes that the database takes on its disk */
  bytes(): Promise<number>
  letters(): Promise<LetterCount[]>
}
