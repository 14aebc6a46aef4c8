import { type Failure, failureOf, getPage } from "../../connections/http.ts"

export type Missing = { what: "new-version" } | { what: "broken" } | { what: "failed"; failure: Failure }

/**
 * Why a page's code did not come. Browsers say the same of a file that is gone and of a program that fails, so the server
 * is asked: a new version has another program than this page was loaded with.
 */
export async function whyMissing(loaded: string | null = programOf(document)): Promise<Missing> {
  try {
    const served = programOf(new DOMParser().parseFromString(await getPage("/"), "text/html"))
    return served === loaded ? { what: "broken" } : { what: "new-version" }
  } catch (thrown) {
    return { what: "failed", failure: failureOf(thrown) }
  }
}

const programOf = (page: Document): string | null =>
  page.querySelector('script[type="module"][src]')?.getAttribute("src") ?? null
