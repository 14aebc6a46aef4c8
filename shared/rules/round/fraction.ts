import type { Fraction } from "../../model/consensus/rule.ts"

/** Whether the fraction is at most the whole; a larger one could never be reached. */
export const isShare = ([over, under]: Fraction): boolean => over <= under

/** Compares part/whole with the fraction: negative, 0 or positive; exact, by cross-multiplication. */
export const compareShare = (part: number, whole: number, [over, under]: Fraction): number =>
  part * under - over * whole

export const reaches = (part: number, whole: number, fraction: Fraction): boolean =>
  compareShare(part, whole, fraction) >= 0

/** The smallest number of `whole` whose share reaches the fraction. */
export const needed = (whole: number, [over, under]: Fraction): number => Math.ceil((whole * over) / under)
