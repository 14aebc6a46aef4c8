import { signal } from "@preact/signals-core"

/** The reader's place. `params` are the names in the route's path; the pages are in pages/routes.ts. */
export interface Where {
  route: string
  params: Readonly<Record<string, string>>
}

/**
 * The parts of a path that match a pattern such as `/w/:slug/s/:id`, or null. Not URLPattern, which some browsers on
 * conference laptops lack: without it they would not even see the first page.
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

/** Links stay plain `<a href>`; without the Navigation API they become full loads, which the server answers. */
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
      // A requested reload would otherwise continue with the loaded program.
      if (event.navigationType === "reload") return
      if (url.origin !== location.origin) return
      // A page that stores something in its own address, or scrolls to a part of itself, is not left.
      if (event.destination.sameDocument && url.pathname === location.pathname) return
      const next = this.find(url)
      if (next === notFound) return
      event.intercept({
        // plenary-app moves the focus to the new page's heading once it is there.
        focusReset: "manual",
        handler: async () => {
          this.place.value = next
        },
      })
    })
  }

  private find(url: URL): Where {
    for (const route of this.patterns) {
      const params = match(route, url.pathname)
      if (params) return { route, params }
    }
    return notFound
  }
}

/** Goes to an address of this site, in the same way as a link. */
export function go(path: string, how: "push" | "replace" = "push"): void {
  if ("navigation" in window) navigation.navigate(path, { history: how })
  else if (how === "replace") location.replace(path)
  else location.assign(path)
}
