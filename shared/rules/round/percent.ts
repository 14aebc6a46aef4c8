/**
 * The share of `part` in `whole` in whole percent, to the nearest, halves up (DOMAIN G10). It looks never larger than it
 * is where that matters: it is below `limit` if the exact share is. Unless the caller states another limit, that is the
 * whole. A share of something is not 0.
 */
export function percentOf(part: number, whole: number, limit = 100): number {
  if (whole <= 0) return 0
  const nearest = Math.floor((200 * part + whole) / (2 * whole))
  const isBelow = (at: number): boolean => 100 * part < at * whole
  const most = [limit, 100].filter(isBelow).map(at => at - 1)
  return Math.min(...most, Math.max(part > 0 ? 1 : 0, nearest))
}
