import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { HostActor, signInWays } from "../../../../shared/record/host/hostEvents.ts"
import type { Bus } from "../../../ports/bus.ts"
import type { Directory, SignIn } from "../../../ports/database/directory.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import { hostDraft } from "../../../ports/hostLog/hostLog.ts"
import type { Credential } from "../../../ports/seats.ts"
import { dayOf, endsAt, type SignInLife } from "./signInLife.ts"

/** How long a page may send again what it sent to enter, in milliseconds (DOMAIN IN14). */
const enteredForMs = 60 * 60_000

/** The number of replaced cookies that are remembered, because sockets that were opened with them may still be open. */
const renewedKept = 1_000

export interface Renewed {
  signIn: string
  cookie: string
  endsAt: Instant
}

/** How a browser has proved who uses it. */
export interface FreshSignIn {
  admin: boolean
  plainName: boolean
  way: (typeof signInWays)[number]
  /** the workspace in which the sign-in takes a seat; null for an administrator, and if it takes seats in several */
  workspace: WorkspaceId | null
  /** the name of its page's attempt (`enteringOf`), which may be made again; absent or null if it has none */
  entered?: string | null
}

interface Ports {
  directory: Directory
  bus: Bus
  clock: Clock
  sha256: (text: string) => string
  life: SignInLife
  signedIn(credential: Credential): Promise<SignIn | null>
}

/**
 * Names an attempt to enter by a link. The page sends its nonce again if it got no answer; a page of before has none, and
 * its attempts have no name.
 */
export const enteringOf = (
  sha256: (text: string) => string,
  token: string,
  nonce: string | undefined,
): string | null => (nonce === undefined ? null : sha256(`enter ${token} ${nonce}`))

/**
 * Gives browsers their cookies. Each proof makes a sign-in of its own, which replaces the former one of the browser. Where
 * the page can send the same again, this is once the new cookie is used: until then the answer may be lost, and the
 * former cookie opens what it opened before, but never what the new one opens.
 */
export function createEntering({ directory, bus, clock, sha256, life, signedIn }: Ports) {
  const renewed = new Set<string>()
  const entered = (hash: string): Promise<SignIn | null> => directory.enteredSignIn(hash, clock.now() - enteredForMs)
  /** Ends the sign-in that this one replaces, now that its browser has sent the cookie, and gives it the seats. */
  const replaceFormer = async ({ id, replaces }: Pick<SignIn, "id" | "replaces">): Promise<void> => {
    const done = replaces === undefined ? null : await directory.replaceSignIn(id, replaces)
    if (!done) return
    renewed.add(done.tokenHash)
    if (renewed.size > renewedKept) for (const oldest of [...renewed].slice(0, 1)) renewed.delete(oldest)
    for (const workspace of done.held) bus.wake(workspace)
  }

  return {
    entered,
    async renew(
      credential: Credential,
      { admin, plainName, way, workspace, entered: sent = null }: FreshSignIn,
    ): Promise<Renewed> {
      const now = clock.now()
      // the cookie has 252 random bits; only its hash is stored
      const cookie = clock.id() + clock.id()
      const tokenHash = sha256(cookie)
      const before = await signedIn(credential)
      const enterAgain = async (): Promise<Renewed | null> => {
        const again = sent === null ? null : await entered(sent)
        if (!again) return null
        const replaces = before && before.id !== again.id ? before.id : again.replaces
        for (const held of await directory.reenterSignIn(again.id, { tokenHash, plainName, replaces })) bus.wake(held)
        return { signIn: again.id, cookie, endsAt: endsAt(again, life) }
      }
      const again = await enterAgain()
      if (again) return again
      const id = clock.id()
      const made = { createdAt: now, usedOn: dayOf(now), plainName, replaces: before?.id }
      const actor: HostActor = { kind: admin ? "administrator" : "visitor", signIn: id }
      const host = [hostDraft({ kind: "signed-in", way, administrator: admin, workspace, by: actor }, clock)]
      try {
        await directory.addSignIn({ id, admin, tokenHash, entered: sent ?? undefined, ...made }, host)
      } catch (error) {
        // the same attempt may have arrived twice at once
        const other = await enterAgain()
        if (other) return other
        throw error
      }
      // a browser that cannot send again has one cookie at any time; its person proves themselves anew instead
      if (sent === null) await replaceFormer({ id, ...made })
      return { signIn: id, cookie, endsAt: endsAt(made, life) }
    },
    replaceFormer,
    isRenewed: ({ cookie }: Credential): boolean => cookie !== null && renewed.has(sha256(cookie)),
  }
}
