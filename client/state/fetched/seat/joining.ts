import { signal } from "@preact/signals-core"
import type { InvitePreview, Joined } from "../../../../shared/contract/queries.ts"
import { type Failure, failureOf, pageOlder } from "../../../connections/http.ts"
import { declineInvite, type JoinForm, join, previewInvite, sayItWasAnother } from "../../../connections/queries.ts"
import { enterBy, entered, keptEntering } from "../../kept/keptEntering.ts"
import { forgetLink, keepLink } from "../../kept/keptLink.ts"
import { chooseLang } from "../../kept/preferences.ts"
import { Loading } from "../../loading/loading.ts"

export type JoiningState = { state: "asking" } | { state: "entering" } | { state: "failed"; failure: Failure }

/** The refusals after which the page shows what the panel asks of those who join now. */
const changedSince: ReadonlySet<string> = new Set([
  "attribution-changed",
  "notice-changed",
  "notice-due",
  "transfer-due",
  "account-required",
  "account-changed",
])

/** Returns the address of the page that opens after a person has joined. */
export function destination(joined: Pick<Joined, "workspace" | "session" | "role">): string {
  if (!joined.workspace) return "/"
  const workspace = `/w/${encodeURIComponent(joined.workspace)}`
  if (!joined.session) return workspace
  const session = `${workspace}/s/${encodeURIComponent(joined.session)}`
  return joined.role === "observer" || joined.role === "public" ? `${session}/observe` : session
}

/** The status of a refusal after which a link opens no seat any more. */
const ended = 410

/**
 * Takes a seat with an invitation link. The page removes the token from the address as soon as it is read. Besides this
 * object only the browser's storage holds it, from a request to sign in on: until the page has come back, the seat was
 * taken or the link has ended, and for 30 minutes at most.
 */
export class Joining {
  readonly preview: Loading<InvitePreview>
  readonly step = signal<JoiningState>({ state: "asking" })
  /** The slug of the workspace in which the person has taken a seat. Empty before that. */
  readonly joined = signal("")
  /** Whether this browser took the seat of the link, and the answer with the sign-in was lost. */
  readonly isSent = signal(false)
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => this.look())
  }

  /**
   * Keeps the link in this browser while the reader signs in, because another page, or another tab, comes back to it.
   */
  keepLink(): void {
    keepLink(this.token)
  }

  private async look(): Promise<InvitePreview> {
    try {
      const kept = keptEntering()
      const preview = await previewInvite(this.token, kept?.token === this.token ? kept.nonce : null)
      this.isSent.value = kept?.token === this.token && preview.seated?.own === true
      // another tab of this browser may have taken the seat
      if (preview.seated?.own) forgetLink(this.token)
      return preview
    } catch (thrown) {
      this.forgetEnded(failureOf(thrown))
      throw thrown
    }
  }

  private forgetEnded({ status }: Failure): void {
    if (status === ended) forgetLink(this.token)
  }

  /** Tells whoever invited the person that they cannot take part, or takes this back. */
  decline(declines: boolean): Promise<void> {
    return this.told(() => declineInvite(this.token, declines))
  }

  /** Says that somebody else sat down in the seat, which ends their seat. */
  disown(): Promise<void> {
    return this.told(() => sayItWasAnother(this.token))
  }

  private async told(act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
      this.step.value = { state: "asking" }
      await this.preview.anew()
    } catch (thrown) {
      this.step.value = { state: "failed", failure: failureOf(thrown) }
    }
  }

  /** Returns the address to open next. Returns null if joining failed; `step` then contains the failure. */
  async enter(given: Omit<JoinForm, "attribution">): Promise<string | null> {
    const shown = this.preview.now.peek()
    const said = { ...given, attribution: shown.state === "ready" ? shown.value.attribution : ("named" as const) }
    const to = await this.send(said)
    if (to) chooseLang(said.lang)
    return to
  }

  /** Asks again for the sign-in of the seat that this browser has taken, as the answer was lost. */
  enterAgain(): Promise<string | null> {
    return this.send({})
  }

  private async send(said: JoinForm | object): Promise<string | null> {
    if (this.step.peek().state === "entering") return null
    this.step.value = { state: "entering" }
    try {
      const joined = await join(this.token, enterBy(this.token).nonce, said)
      forgetLink(this.token)
      entered(this.token)
      if (joined.member) this.joined.value = joined.workspace
      return destination(joined)
    } catch (thrown) {
      const failure = failureOf(thrown)
      // without an answer nobody knows whether the seat was taken, so the same attempt is made again
      // and an older page asks once more after its reload
      if (failure.status > 0 && failure.status < 500 && failure.code !== pageOlder) entered(this.token)
      this.forgetEnded(failure)
      if (changedSince.has(failure.code)) await this.preview.anew()
      this.step.value = { state: "failed", failure }
      return null
    }
  }
}

/** Reads the token and removes it from the address, so that no history, screenshot or shared link contains it. */
export function takeToken(): string {
  const token = decodeURIComponent(location.hash.slice(1))
  if (token) history.replaceState(history.state, "", location.pathname)
  return token
}

/**
 * True if the user agent is the built-in browser of a chat app. Some of these browsers lack features that a session
 * needs.
 */
export const isChatBrowser = (agent: string = navigator.userAgent): boolean =>
  /MicroMessenger|QQ\/|Line\/|FBAN|FBAV|Instagram|DingTalk|Lark|WhatsApp/i.test(agent)
