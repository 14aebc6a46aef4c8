import { signal } from "@preact/signals-core"
import { sitePath, withinSite } from "../../site/site.ts"

/**
 * The page that is shown. `params` contains the values of the names in the route's path; pages/routes.ts lists the
 * routes.
 */
export interface Where {
  route: string
  params: Readonly<Record<string, string>>
}

/**
 * Returns the named parts of a path that matches a pattern such as `/w/:slug/s/:id`, otherwise null. It avoids
 * URLPattern, because some browsers on conference laptops lack it and would then show no page at all.
 */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/")
  const parts = path.replace(/(?<=.)\/$/, "").split("/")
  if (wanted.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const given = parts[at] ?? ""
    if (part.startsWith(":") && given) params[part.slice(1)] = decoded(given)
    else if (part !== given) return null
  }
  return params
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const notFound: Where = { route: "", params: {} }

/**
 * Shows the page for the current address. Links are plain `<a href>`. If the browser has no Navigation API, each link
 * loads its page from the server.
 */
export class Router {
  readonly place = signal<Where>(notFound)
  private readonly patterns: readonly string[]

  constructor(patterns: readonly string[]) {
    this.patterns = patterns
    this.place.value = this.find(new URL(location.href))
  }

  start(): void {
    if (!("navigation" in window)) return
    navigation.addEventListener("navigate", event => {
      const url = new URL(event.destination.url)
      if (!event.canIntercept || event.downloadRequest !== null || event.formData) return
      // A reload must load the program from the server again.
      if (event.navigationType === "reload") return
      // oxlint-disable-next-line plenary/below-path -- the addresses of other sites are compared
      if (url.origin !== location.origin) return
      // A page that changes only its own query or hash stays open: it stores a value in its address, or scrolls to a
      // part of itself.
      if (event.destination.sameDocument && url.pathname === location.pathname) return
      const next = this.find(url)
      if (next === notFound) return
      event.intercept({
        // plenary-app moves the focus to the main part of the new page when that page is rendered.
        focusReset: "manual",
        handler: async () => {
          this.place.value = next
        },
      })
    })
  }

  private find(url: URL): Where {
    const path = withinSite(url.pathname)
    if (path === null) return notFound
    for (const route of this.patterns) {
      const params = match(route, path)
      if (params) return { route, params }
    }
    return notFound
  }
}

/** Opens an address of this site, as a press on a link would. */
export function go(path: string, how: "push" | "replace" = "push"): void {
  const address = sitePath + path
  if ("navigation" in window) navigation.navigate(address, { history: how })
  else if (how === "replace") location.replace(address)
  else location.assign(address)
}
