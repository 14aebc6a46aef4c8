/**
 * The path below which this site is served, e.g. `/plenary`; "" if it has its host for itself. The server writes it into
 * the page (server/http/shown/shell.ts). The addresses in the code begin at the site, as `/w/panel` does.
 */
export const sitePath: string = document.documentElement.dataset["sitePath"] ?? ""

/** The full address of this site, without a slash at its end. */
// oxlint-disable-next-line plenary/below-path -- the address to which others add
export const siteAddress: string = location.origin + sitePath

/** Returns the part of a path below the site's own; null if the path is not below it. */
export function withinSite(path: string): string | null {
  if (path === sitePath) return "/"
  return path.startsWith(`${sitePath}/`) ? path.slice(sitePath.length) : null
}

/** The path of the page that is shown, as the routes write it. */
export const pathHere = (): string => withinSite(location.pathname) ?? location.pathname
