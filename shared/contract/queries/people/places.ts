/** The pages that may open after a sign-in, as paths of this server. */
const places =
  /^\/(me|join|w\/[\w-]{1,64}(\/(settings|terms|translations|progress|[stbr]\/[\w-]{1,64}(\/(observe|minutes|outcomes|paper))?))?)?$/

/**
 * Returns the path to open after a sign-in: the wanted one if it is a page of the fixed list, else the list of panels.
 * No address of another host passes, so that a link to the sign-in cannot lead away (DOMAIN SI6).
 */
export const placeAfter = (wanted: string): string => (places.test(wanted) ? wanted : "/")
