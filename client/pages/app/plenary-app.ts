import { effect, signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { keyed } from "lit/directives/keyed.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import type { UploadWanted } from "../../elements/files/uploadWanted.ts"
import type { LangChosen } from "../../elements/shell/plenary-language-choice.ts"
import type { TextResized } from "../../elements/shell/plenary-text-size.ts"
import { currentLang } from "../../i18n/language.ts"
import { Watching } from "../../signals/watching.ts"
import { sitePath } from "../../site/site.ts"
import { jobsKept } from "../../state/fetched/files/jobsKept.ts"
import { house, houseTitle } from "../../state/kept/houseShown.ts"
import { inBrowser } from "../../state/kept/kept.ts"
import { forgetOldLink } from "../../state/kept/keptLink.ts"
import { chooseLang, resize } from "../../state/kept/preferences.ts"
import { isOlder } from "../../state/loading/loading.ts"
import { type Missing, whyMissing } from "../../state/loading/whyMissing.ts"
import { announce, announced } from "../../state/page/announcer.ts"
import { Router } from "../../state/page/router.ts"
import { isCalled, pageTitle } from "../../state/page/title.ts"
import { newVersion } from "../problem/newVersion.ts"
import "../problem/plenary-problem-view.ts"
import { elsewhere } from "./elsewhere.ts"
import { sayMissing } from "./missingWords.ts"
import { type Route, routes } from "./routes.ts"
import { listenToSearchKey } from "./searchKey.ts"

type Code = { of: Route; state: "coming" | "there" } | { of: Route; state: "missing"; why: Missing }

/**
 * The frame around every page: the skip link, the header and the polite live region. The frame focuses the main part of
 * a page that a link has opened.
 */
@localized()
export class PlenaryApp extends Watching(LitElement) {
  private readonly router = new Router(routes.map(route => route.path))
  private readonly code = signal<Code | null>(null)
  /** Whether the code of the foot has arrived. It is fetched after the first page, which comes sooner without it. */
  private readonly footed = signal(false)
  private moved = false
  private furnished = false
  private stops: (() => void)[] = []

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.router.start()
    forgetOldLink()
    // few browsers have a long export, so the code is fetched only then
    if (inBrowser.read(jobsKept) !== null)
      import("../frame/files/plenary-own-jobs.ts").then(({ showOwnJobs }) => showOwnJobs(null)).catch(() => undefined)
    this.stops = [
      listenToSearchKey(() => this.searchBox()),
      effect(() => this.fetchCode()),
      effect(() => {
        const title = pageTitle.value ? `${pageTitle.value} · ${houseTitle()}` : houseTitle()
        document.title = isCalled.value ? `● ${title}` : title
      }),
    ]
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const stop of this.stops) stop()
  }

  private fetchCode(): void {
    const { route } = this.router.place.value
    const found = routes.find(one => one.path === route)
    pageTitle.value = null
    // A room has its own header, so the code of this header is not imported. A room's first load is close to the size
    // limit.
    if (found?.frame !== "room") import("../../elements/shell/plenary-header.ts").catch(() => undefined)
    if (!found) {
      this.code.value = null
      return
    }
    if (this.code.peek()?.of !== found) this.code.value = { of: found, state: "coming" }
    found.load().then(
      () => this.arrive({ of: found, state: "there" }),
      async () => this.arrive({ of: found, state: "missing", why: await whyMissing() }),
    )
  }

  /**
   * Shows the page. If a link has opened the page, the focus moves to the page's main part. After the first load the
   * focus stays at the top, as in any browser.
   */
  private arrive(code: Code): void {
    if (this.router.place.peek().route !== code.of.path) return
    this.code.value = code
    this.furnish().catch(() => undefined)
    if (this.moved) void this.updateComplete.then(() => this.welcome())
    this.moved = true
  }

  /** Fetches the foot of the pages and the face of the server, once, after the first page. */
  private async furnish(): Promise<void> {
    if (this.furnished) return
    this.furnished = true
    const [{ loadFace }] = await Promise.all([
      import("../../state/fetched/host/house.ts"),
      import("../../elements/shell/plenary-foot.ts"),
    ])
    this.footed.value = true
    await loadFace()
  }

  /** Returns the search box of the page, or the one in the header; null if no box is shown. */
  private searchBox(): HTMLElement | null {
    const own = this.querySelector<HTMLElement>(":is(plenary-search-page, plenary-records-page) #q")
    const header = this.querySelector("plenary-header")?.shadowRoot?.querySelector<HTMLElement>("input[type=search]")
    return [own, header].find(box => box?.checkVisibility()) ?? null
  }

  private welcome(): void {
    const main = this.querySelector<HTMLElement>("#main")
    main?.focus({ preventScroll: true })
    setTimeout(() => announce(pageTitle.peek() ?? ""), 300)
  }

  private page() {
    const { route, params } = this.router.place.value
    const code = this.code.value
    if (!route || !code)
      return html`<plenary-problem-view .problem=${{ kind: "not-found" as const }}></plenary-problem-view>`
    if (code.state === "coming") return html`<div class="page"><plenary-page-skeleton></plenary-page-skeleton></div>`
    if (code.state === "missing") return html`<plenary-problem-view .problem=${code.why}></plenary-problem-view>`
    return keyed(`${route} ${Object.values(params).join(" ")}`, code.of.render(params))
  }

  protected override render() {
    const framed = this.code.value?.of.frame !== "room"
    return html`
      <nav class="skip visually-hidden" aria-label=${msg("app.skip")}>
        <a class="button filled" href="#main">${msg("app.skip")}</a>
      </nav>
      ${framed ? html`<plenary-header .language=${currentLang()} .house=${houseTitle()} .logo=${house.value?.logo ? sitePath + house.value.logo : null}></plenary-header>` : nothing}
      ${framed ? html`<main id="main" tabindex="-1">${isOlder.value ? newVersion() : nothing} ${elsewhere(this.router.place.value.params["slug"])} ${this.page()}</main>` : this.page()}
      ${framed && this.footed.value ? html`<plenary-foot .face=${house.value}></plenary-foot>` : nothing}
      <div class="visually-hidden" role="status" aria-live="polite">${announced.value}</div>
    `
  }

  constructor() {
    super()
    this.addEventListener("lang-chosen", (event: LangChosen) => chooseLang(event.lang))
    this.addEventListener("upload-wanted", (event: UploadWanted) => {
      event.answer = import("../../state/fetched/files/uploading.ts").then(({ sendFile }) =>
        sendFile(event, event.file, event),
      )
    })
    this.addEventListener("invalid", sayMissing, { capture: true })
    this.addEventListener("text-resized", (event: TextResized) => resize(event.step))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-app": PlenaryApp
  }
}
