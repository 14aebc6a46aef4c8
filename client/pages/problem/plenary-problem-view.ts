import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { AccessEnded } from "../../../shared/contract/live.ts"
import { msg } from "../../i18n/msg.ts"
import { accessEndedWords } from "../../i18n/sentences/accessEndedWords.ts"
import { oldestWords } from "../../i18n/sentences/oldestWords.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { Watching } from "../../signals/watching.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { failureText, quotesId } from "./failureText.ts"
import "./problem.css"

export type Problem =
  | { kind: "not-found" }
  /** `unsent` is the text that was not sent, so that the reader can copy it. */
  | { kind: "revoked"; ended?: AccessEnded | null; unsent?: readonly string[] }
  | { kind: "new-version" }
  /** The page's program failed, because the browser lacks a feature or the program has an error. */
  | { kind: "broken" }
  | { kind: "failed"; failure: Failure; again?: () => void }

interface Words {
  title: string
  text: string
  advice?: string
  id: string
  action: { label: string; do: () => void } | { label: string; href: string }
}

const home = (): Words["action"] => ({ label: msg("problem.home"), href: "/" })
const reload = (): Words["action"] => ({
  label: msg("problem.reload"),
  do: () => location.reload(),
})

function failed(failure: Failure, again: (() => void) | undefined): Words {
  const opens = opensAt(failure)
  return {
    title: opens === null ? msg("problem.title") : msg("problem.notOpenYet"),
    text: failureText(failure),
    ...(opens !== null && again && { advice: msg("problem.opensItself") }),
    id: quotesId(failure) ? "" : failure.id,
    action: again ? { label: msg("problem.again"), do: again } : reload(),
  }
}

function words(problem: Problem): Words {
  switch (problem.kind) {
    case "not-found":
      return {
        title: msg("problem.notFound"),
        text: refusalText({ code: "not-found", params: {} }),
        id: "",
        action: home(),
      }
    case "revoked":
      return { ...accessEndedWords(problem.ended ?? null), id: "", action: home() }
    case "new-version":
      return {
        title: msg("problem.newVersion"),
        text: msg("conn.reload"),
        id: "",
        action: reload(),
      }
    case "broken":
      return {
        title: msg("problem.title"),
        text: msg("problem.broken"),
        advice: oldestWords(),
        id: "",
        action: reload(),
      }
    case "failed": {
      const { status, code } = problem.failure
      if (code === "page-older") return words({ kind: "new-version" })
      if (status === 404) return words({ kind: "not-found" })
      const final = status >= 400 && status < 500 && status !== 429
      return { ...failed(problem.failure, problem.again), ...(final && { action: home() }) }
    }
    default:
      return problem satisfies never
  }
}

/** When an embargo ends that closes the page; null if another failure does. */
const opensAt = ({ code, params }: Failure): number | null => (code === "under-embargo" ? Number(params["time"]) : null)

/** Milliseconds, the longest delay of a browser's timer. */
const longestMs = 2 ** 31 - 1
/** Milliseconds between two tries after the embargo should have ended, e.g. because this machine's clock is ahead. */
const againMs = 10_000

/** Whether the reader may get further with an account that keeps their seat. */
const offersSignIn = (problem: Problem): boolean =>
  problem.kind === "revoked" ||
  (problem.kind === "failed" && (problem.failure.status === 401 || problem.failure.code === "no-access"))

/** The page for every failure: a description, the advice, one action, and an id that the reader can quote. */
@customElement("plenary-problem-view")
export class ProblemView extends Watching(LitElement) {
  @property({ attribute: false }) problem: Problem = { kind: "not-found" }

  private opening: ReturnType<typeof setTimeout> | undefined

  protected override createRenderRoot() {
    return this
  }

  /**
   * Imports the element for copying unsent text when access has ended. Until it is loaded the text is shown without a
   * copy button.
   */
  protected override willUpdate(): void {
    if (this.problem.kind === "revoked" && this.problem.unsent) void import("../../elements/forms/plenary-copy-text.ts")
  }

  protected override updated(): void {
    clearTimeout(this.opening)
    const { problem } = this
    const opens = problem.kind === "failed" ? opensAt(problem.failure) : null
    if (opens === null || problem.kind !== "failed" || !problem.again) return
    const wait = Math.min(Math.max(opens - Date.now() + 1_000, againMs), longestMs)
    this.opening = setTimeout(problem.again, wait)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.opening)
  }

  protected override render() {
    const { title, text, advice, id, action } = words(this.problem)
    const unsent = this.problem.kind === "revoked" ? (this.problem.unsent ?? []) : []
    return html`<div class="page narrow problem-page">
      <div class="stack">
        <h1>${title}</h1>
        <p class="lead">${text}</p>
        ${advice ? html`<p>${advice}</p>` : nothing}
        ${unsent.length > 0 ? html`<p>${msg("ended.unsent")}</p>` : nothing}
        ${offersSignIn(this.problem) ? html`<p><a href="/sign-in">${msg("account.homeLink")}</a></p>` : nothing}
        ${id ? html`<p class="hint">${msg("problem.reference")}: <code>${id}</code></p>` : nothing}
        ${unsent.map(one => html`<plenary-copy-text .text=${one} .label=${msg("send.failed")}>${one}</plenary-copy-text>`)}
        <div class="row">
          ${
            "href" in action
              ? html`<a class="button filled" href=${action.href}>${action.label}</a>`
              : html`<button class="filled" @click=${action.do}>${action.label}</button>`
          }
        </div>
      </div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-problem-view": ProblemView
  }
}
