/** Reads the numbers of a text with commas, in which a statement returns a column. */
export const numbersIn = (joined: string | null | undefined): number[] =>
  joined === null || joined === undefined ? [] : joined.split(",").map(Number)
