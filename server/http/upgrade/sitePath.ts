import type { IncomingMessage, Server } from "node:http"

/** The path of the address that people use, e.g. `/plenary`; "" if the host has no other site. */
export const sitePathOf = (url: string | null): string => (url === null ? "" : new URL(url).pathname.replace(/\/$/, ""))

/**
 * Takes the site's path off each request before anything else reads it, so that routes, limits and logs know one set of
 * paths. A request without the path keeps its address: a probe on this machine sends none, and some proxies take it off
 * themselves. Call it after everything else listens to the server.
 */
export function takeOffSitePath(http: Server, path: string): void {
  if (path === "") return
  const takeOff = (request: IncomingMessage): void => {
    const { url = "" } = request
    if (!url.startsWith(path)) return
    const rest = url.slice(path.length)
    if (rest.startsWith("/")) request.url = rest
    else if (rest === "" || rest.startsWith("?")) request.url = `/${rest}`
  }
  http.prependListener("request", takeOff)
  http.prependListener("upgrade", takeOff)
}
