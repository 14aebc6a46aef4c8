import { signal } from "@preact/signals-core"
import type { InvitePreview, Joined } from "../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { type JoinForm, join, previewInvite } from "../../connections/queries.ts"
import { Loading } from "../loading/loading.ts"
import { chooseLang } from "../preferences.ts"

export type JoiningState = { state: "asking" } | { state: "entering" } | { state: "failed"; failure: Failure }

/** The address for a person who has joined. */
export function destination(joined: Pick<Joined, "workspace" | "session" | "role">): string {
  if (!joined.workspace) return "/"
  const workspace = `/w/${encodeURIComponent(joined.workspace)}`
  if (!joined.session) return workspace
  const session = `${workspace}/s/${encodeURIComponent(joined.session)}`
  return joined.role === "observer" || joined.role === "public" ? `${session}/observe` : session
}

/** Takes a seat by a link. Only this object holds the token: it is removed from the address as soon as it is read. */
export class Joining {
  readonly preview: Loading<InvitePreview>
  readonly step = signal<JoiningState>({ state: "asking" })
  /** the slug of the workspace where a seat was taken */
  readonly joined = signal("")
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => previewInvite(token))
  }

  /** Returns the next address, or null if it failed; `step` then says why. */
  async enter(given: Omit<JoinForm, "attribution">): Promise<string | null> {
    if (this.step.peek().state === "entering") return null
    this.step.value = { state: "entering" }
    const shown = this.preview.now.peek()
    const said = { ...given, attribution: shown.state === "ready" ? shown.value.attribution : ("named" as const) }
    try {
      const joined = await join(this.token, said)
      if (joined.member) this.joined.value = joined.workspace
      chooseLang(said.lang)
      return destination(joined)
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure.code === "attribution-changed") await this.preview.anew()
      this.step.value = { state: "failed", failure }
      return null
    }
  }
}

/** Takes the token out of the address, so that no history, screenshot or shared link contains it. */
export function takeToken(): string {
  const token = decodeURIComponent(location.hash.slice(1))
  if (token) history.replaceState(history.state, "", location.pathname)
  return token
}

/** Whether this is a chat app's built-in browser, by its name. Some of them lack what a session needs. */
export const isChatBrowser = (agent: string = navigator.userAgent): boolean =>
  /MicroMessenger|QQ\/|Line\/|FBAN|FBAV|Instagram|DingTalk|Lark|WhatsApp/i.test(agent)
