import { signal } from "@preact/signals-core"
import type { InvitePreview, Joined } from "../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { type JoinForm, join, previewInvite } from "../../connections/queries.ts"
import { Loading } from "../loading/loading.ts"
import { chooseLang } from "../preferences.ts"

export type JoiningState = { at: "asking" } | { at: "entering" } | { at: "failed"; failure: Failure }

/** Where somebody who has joined goes. */
export function destination(joined: Pick<Joined, "workspace" | "session" | "role">): string {
  if (!joined.workspace) return "/"
  const workspace = `/w/${encodeURIComponent(joined.workspace)}`
  if (!joined.session) return workspace
  const session = `${workspace}/s/${encodeURIComponent(joined.session)}`
  return joined.role === "observer" || joined.role === "public" ? `${session}/observe` : session
}

/** Taking a seat by a link. The token is held here only: the address loses it as soon as it is read. */
export class Joining {
  readonly preview: Loading<InvitePreview>
  readonly step = signal<JoiningState>({ at: "asking" })
  /** the slug of the workspace where a seat was taken */
  readonly joined = signal("")
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => previewInvite(token))
  }

  /** The address to go on to, or null where it failed and `step` says why. */
  async enter(given: Omit<JoinForm, "attribution">): Promise<string | null> {
    if (this.step.peek().at === "entering") return null
    this.step.value = { at: "entering" }
    const shown = this.preview.now.peek()
    const said = { ...given, attribution: shown.at === "ready" ? shown.value.attribution : ("named" as const) }
    try {
      const joined = await join(this.token, said)
      if (joined.member) this.joined.value = joined.workspace
      chooseLang(said.lang)
      return destination(joined)
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure.code === "attribution-changed") await this.preview.anew()
      this.step.value = { at: "failed", failure }
      return null
    }
  }
}

/** Takes the token out of the address, so that it stays in no history, no screenshot and no shared link. */
export function takeToken(): string {
  const token = decodeURIComponent(location.hash.slice(1))
  if (token) history.replaceState(history.state, "", location.pathname)
  return token
}

/** Built-in browsers of chat apps; some lack what a session needs, and say so in their name. */
export const isChatBrowser = (agent: string = navigator.userAgent): boolean =>
  /MicroMessenger|QQ\/|Line\/|FBAN|FBAV|Instagram|DingTalk|Lark|WhatsApp/i.test(agent)
