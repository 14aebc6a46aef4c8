import { type Failure, failureOf, getPage } from "../../connections/http.ts"

export type Missing = { kind: "new-version" } | { kind: "broken" } | { kind: "failed"; failure: Failure }

/**
 * Finds out why a page's code could not be loaded. Browsers do not distinguish a missing file from a program that
 * throws. After an update, the server's start page names another program file than this page has loaded. The function
 * therefore fetches that page and compares the names.
 */
export async function whyMissing(loaded: string | null = programOf(document)): Promise<Missing> {
  try {
    const served = programOf(new DOMParser().parseFromString(await getPage("/"), "text/html"))
    return served === loaded ? { kind: "broken" } : { kind: "new-version" }
  } catch (thrown) {
    return { kind: "failed", failure: failureOf(thrown) }
  }
}

const programOf = (page: Document): string | null =>
  page.querySelector('script[type="module"][src]')?.getAttribute("src") ?? null
