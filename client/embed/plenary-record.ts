import type { RecordCard } from "../../shared/contract/queries/recordCards.ts"
import { cardOf, part } from "./card.ts"
import { look } from "./look.ts"

/** Milliseconds after which the card is given up and the link stays. */
const giveUpAfterMs = 10_000

const sheet = new CSSStyleSheet()
sheet.replaceSync(look)

/**
 * Shows a public record on a page of any site: `<plenary-record src="https://…/w/panel/r/3"></plenary-record>`. It asks
 * without cookies. Until the card has arrived, and where it does not arrive, the element shows its own content, or a link.
 */
class PlenaryRecord extends HTMLElement {
  static readonly observedAttributes = ["src", "lang"]
  readonly #root = this.attachShadow({ mode: "open" })
  #asking: AbortController | null = null

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [sheet]
    void this.#show()
  }

  disconnectedCallback(): void {
    this.#asking?.abort()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) void this.#show()
  }

  async #show(): Promise<void> {
    this.#asking?.abort()
    const address = addressOf(this.getAttribute("src"))
    if (!address) return this.#root.replaceChildren(part("slot", {}))
    const asking = new AbortController()
    this.#asking = asking
    if (this.#root.childElementCount === 0) this.#root.replaceChildren(fallback(address))
    const card = await fetchCard(address, languageOf(this), asking.signal)
    if (asking.signal.aborted) return
    this.#root.replaceChildren(card ? cardOf(card, address.href) : fallback(address))
  }
}

/** The content of the element, or a link to the record if it has none. */
const fallback = ({ href }: URL): HTMLElement =>
  part("slot", {}, part("a", { part: "link", href, target: "_top", rel: "noopener" }, href))

/** The address of a record's page; null if the text is something else. */
function addressOf(src: string | null): URL | null {
  const url = src === null ? null : URL.parse(src, document.baseURI)
  return url && /^https?:$/.test(url.protocol) && /\/w\/[^/]+\/r\/\d+$/.test(url.pathname) ? url : null
}

/** The language of the page around the element, if Plenary has it; "" lets the server choose. */
function languageOf(element: Element): string {
  const lang = element.closest("[lang]")?.getAttribute("lang") ?? ""
  return ["en", "zh", "ja"].find(one => lang.toLowerCase().split("-")[0] === one) ?? ""
}

/** Fetches the card in a language of the page, or in another one if the panel does not have that language. */
async function fetchCard({ origin, pathname }: URL, lang: string, signal: AbortSignal): Promise<RecordCard | null> {
  // the site may be below a path of its host
  const [number = "", , slug = "", , ...site] = pathname.split("/").toReversed()
  const path = `${origin}${site.toReversed().join("/")}/api/workspaces/${slug}/records/${number}`
  for (const query of lang === "" ? [""] : [`?lang=${lang}`, ""]) {
    try {
      // oxlint-disable-next-line no-restricted-globals -- on a page of another site, once for each record
      const response = await fetch(path + query, {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.any([signal, AbortSignal.timeout(giveUpAfterMs)]),
      })
      if (response.ok) return await response.json()
      if (response.status !== 400) return null
    } catch {
      return null
    }
  }
  return null
}

if (!customElements.get("plenary-record")) customElements.define("plenary-record", PlenaryRecord)
