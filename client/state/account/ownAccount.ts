import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { AccountAnswer } from "../../../shared/contract/queries/people/accounts.ts"
import {
  deleteAccount,
  endSignIn,
  fetchAccount,
  keepSeat,
  putAccount,
  releaseSeat,
} from "../../connections/accounts.ts"
import type { Failure } from "../../connections/http.ts"
import { deletePasskey, putPasskeyName } from "../../connections/passkeys.ts"
import { sitePath } from "../../site/site.ts"
import { Loading } from "../loading/loading.ts"
import { clearKept } from "./keptHere.ts"
import { makePasskey, passkeyFailure } from "./passkeys.ts"

/** The reader's own account. Each act shows the account as the server has it afterwards. */
export class OwnAccount {
  readonly answer = new Loading<AccountAnswer>(fetchAccount)
  private readonly failed = signal<Failure | null>(null)
  private readonly working = signal(false)
  /** why the last act failed; null if it did not */
  readonly failure: ReadonlySignal<Failure | null> = this.failed
  readonly busy: ReadonlySignal<boolean> = this.working

  readonly describe = (said: { name: string; affiliation: string }): Promise<boolean> =>
    this.act(() => putAccount(said))
  readonly keep = (slug: string): Promise<boolean> => this.act(() => keepSeat(slug))
  readonly release = (slug: string): Promise<boolean> => this.act(() => releaseSeat(slug))
  readonly end = (id: string): Promise<boolean> => this.act(() => endSignIn(id))
  /** Ends every sign-in of the account, this browser's too, deletes what the browser keeps, and opens the first page. */
  readonly endAll = async (): Promise<void> => {
    if (!(await this.end("all"))) return
    clearKept()
    location.assign(`${sitePath}/`)
  }
  readonly addPasskey = (name: string): Promise<boolean> =>
    this.act(async () => {
      await makePasskey(name)
      return fetchAccount()
    })
  readonly namePasskey = (id: string, name: string): Promise<boolean> =>
    this.act(async () => {
      await putPasskeyName(id, name)
      return fetchAccount()
    })
  readonly dropPasskey = (id: string): Promise<boolean> =>
    this.act(async () => {
      await deletePasskey(id)
      return fetchAccount()
    })
  readonly drop = (): Promise<boolean> => this.act(deleteAccount)

  private async act(ask: () => Promise<AccountAnswer>): Promise<boolean> {
    if (this.working.peek()) return false
    this.working.value = true
    this.failed.value = null
    try {
      this.answer.now.value = { state: "ready", value: await ask() }
      return true
    } catch (thrown) {
      this.failed.value = passkeyFailure(thrown)
      return false
    } finally {
      this.working.value = false
    }
  }
}
