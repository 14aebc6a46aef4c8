import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { LinkPreview, SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { askForLink, beginService, openLink, previewLink, signInByCode } from "../../connections/accounts.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { destination } from "../fetched/seat/joining.ts"
import { inBrowser } from "../kept/kept.ts"
import { Loading } from "../loading/loading.ts"
import { byPasskey, passkeyFailure } from "./passkeys.ts"

/** The name under which the browser keeps its last request for a letter: until when, its name, and the address. */
const requestKept = "sign-in request"
/** How long a letter is good, in milliseconds. */
const letterMs = 15 * 60_000

interface Asked {
  request: string
  email: string
}

/** This browser's request whose letter may still be good; null if there is none. */
function askedHere(): Asked | null {
  const [until = "", request = "", email = ""] = (inBrowser.read(requestKept) ?? "").split(" ")
  const leftMs = Number(until) - Date.now()
  return email !== "" && leftMs > 0 && leftMs <= letterMs ? { request, email } : null
}

export type Step =
  | { state: "rest" | "busy" }
  | { state: "done"; signed: SignedIn }
  | { state: "failed"; failure: Failure }

/** The page to open after a sign-in: the wanted page, else the one seat that was opened, else the list of panels. */
export const openedAfter = ({ to, seats }: SignedIn): string => {
  const [seat, another] = seats
  return to === "/" && seat && !another ? destination(seat) : to
}

/**
 * Signs a person in by a mailed link. Only this object holds the token: the page removes the token from the address as
 * soon as it is read.
 */
export class ByLink {
  readonly preview: Loading<LinkPreview>
  private readonly state = signal<Step>({ state: "rest" })
  readonly step: ReadonlySignal<Step> = this.state
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => previewLink(token, askedHere()?.request ?? ""))
  }

  readonly open = (): Promise<void> =>
    settle(this.state, async () => {
      const signed = await openLink(this.token, askedHere()?.request ?? "")
      inBrowser.write(requestKept, null)
      return signed
    })
}

/** Runs a sign-in once, and shows how it stands. */
export async function settle(state: { value: Step; peek(): Step }, sign: () => Promise<SignedIn>): Promise<void> {
  if (state.peek().state === "busy") return
  state.value = { state: "busy" }
  try {
    state.value = { state: "done", signed: await sign() }
  } catch (thrown) {
    state.value = { state: "failed", failure: passkeyFailure(thrown) }
  }
}

/**
 * Sends the browser to a sign-in service. With `connect` the service's person is added to the account that this browser
 * is signed in to.
 */
export class ByService {
  private readonly state = signal<Step>({ state: "rest" })
  readonly step: ReadonlySignal<Step> = this.state

  async go(id: string, to: string, connect: boolean): Promise<void> {
    if (this.state.peek().state === "busy") return
    this.state.value = { state: "busy" }
    try {
      location.assign((await beginService(id, to, connect)).url)
    } catch (thrown) {
      this.state.value = { state: "failed", failure: failureOf(thrown) }
    }
  }
}

/** Signs a person in by a passkey. */
export class ByPasskey {
  private readonly state = signal<Step>({ state: "rest" })
  readonly step: ReadonlySignal<Step> = this.state

  readonly open = (to: string): Promise<void> => settle(this.state, () => byPasskey(to))
}

export type AskedNow =
  | { state: "rest" | "asking" }
  | ({ state: "sent" } & Asked)
  | { state: "failed"; failure: Failure }

/**
 * Asks for a letter, and signs in by its code. The page waits for the code also after a reload, since people look into
 * their mail in between.
 */
export class AskingForLetter {
  private readonly asked = signal<AskedNow>({ state: "rest" })
  readonly now: ReadonlySignal<AskedNow> = this.asked
  private readonly state = signal<Step>({ state: "rest" })
  readonly step: ReadonlySignal<Step> = this.state

  constructor() {
    const asked = askedHere()
    if (asked) this.asked.value = { state: "sent", ...asked }
  }

  async ask(email: string, lang: Lang, to: string): Promise<void> {
    if (this.asked.peek().state === "asking") return
    const before = askedHere()
    this.asked.value = { state: "asking" }
    this.state.value = { state: "rest" }
    try {
      const again = before?.email === email ? { request: before.request } : {}
      const { request } = await askForLink({ email, lang, to, ...again })
      inBrowser.write(requestKept, `${Date.now() + letterMs} ${request} ${email}`)
      this.asked.value = { state: "sent", email, request }
    } catch (thrown) {
      this.asked.value = { state: "failed", failure: failureOf(thrown) }
    }
  }

  /** Shows the form again. The request stays good: another letter repeats its code. */
  again(): void {
    this.asked.value = { state: "rest" }
    this.state.value = { state: "rest" }
  }

  async open(code: string): Promise<void> {
    const asked = this.asked.peek()
    if (asked.state !== "sent") return
    await settle(this.state, () => signInByCode(asked.request, code))
    if (this.state.peek().state === "done") inBrowser.write(requestKept, null)
  }
}
