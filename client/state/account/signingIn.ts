import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { LinkAsked, LinkPreview, SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { askForLink, beginService, openLink, previewLink } from "../../connections/accounts.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { destination } from "../fetched/seat/joining.ts"
import { inBrowser } from "../kept/kept.ts"
import { Loading } from "../loading/loading.ts"
import { byPasskey, passkeyFailure } from "./passkeys.ts"

/** The name under which the browser keeps the name of its last request for a link. */
const requestKept = "sign-in request"

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
    this.preview = new Loading(() => previewLink(token, inBrowser.read(requestKept) ?? ""))
  }

  readonly open = (): Promise<void> => settle(this.state, () => openLink(this.token, inBrowser.read(requestKept) ?? ""))
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
  | { state: "sent"; email: string; asked: LinkAsked }
  | { state: "failed"; failure: Failure }

/** Asks for a link by e-mail. */
export class AskingForLink {
  private readonly state = signal<AskedNow>({ state: "rest" })
  readonly now: ReadonlySignal<AskedNow> = this.state

  async ask(email: string, lang: Lang, to: string): Promise<void> {
    if (this.state.peek().state === "asking") return
    this.state.value = { state: "asking" }
    try {
      const asked = await askForLink(email, lang, to)
      inBrowser.write(requestKept, asked.request)
      this.state.value = { state: "sent", email, asked }
    } catch (thrown) {
      this.state.value = { state: "failed", failure: failureOf(thrown) }
    }
  }
}
