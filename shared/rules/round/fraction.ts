import type { Fraction } from "../../model/consensus/rule.ts"

/** Returns whether the fraction is at most 1. No count can reach a larger share. */
export const isShare = ([over, under]: Fraction): boolean => over <= under

/** Compares part/whole with the fraction, exactly, by cross-multiplication. The result is negative, 0 or positive. */
export const compareShare = (part: number, whole: number, [over, under]: Fraction): number =>
  part * under - over * whole

export const reaches = (part: number, whole: number, fraction: Fraction): boolean =>
  compareShare(part, whole, fraction) >= 0

/** The smallest number out of `whole` whose share reaches the fraction. */
export const needed = (whole: number, [over, under]: Fraction): number => Math.ceil((whole * over) / under)
