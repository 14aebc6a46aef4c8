import type { State } from "../../shared/fold/state.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import { mayWriteNote } from "../../shared/rules/policy.ts"
import type { Bus } from "../ports/bus.ts"
import type { Clock } from "../ports/clock.ts"
import type { Directory, SignIn } from "../ports/directory.ts"
import type { Credential, Seat, Seats } from "../ports/seats.ts"
import type { Folded, Folds } from "./log/folds.ts"
import { createHolders, type Held, type Holder } from "./people/holders.ts"

/** Kinds after which somebody's rights, or a note's mode, may be others. */
const changing = new Set([
  "member-changed",
  "member-removed",
  "member-left",
  "member-suspended",
  "suspension-lifted",
  "seat-reissued",
  "seat-taken",
  "invite-revoked",
  "note-mode-set",
  "topic-closed",
  "topic-reopened",
  "workspace-removed",
  "sides-set",
  "access-set",
])

export interface SeatPorts {
  directory: Directory
  folds: Folds
  bus: Bus
  clock: Clock
  sha256: (text: string) => string
}

/** Who asks meanwhile hears of the failure; who is to be told that a right has ended is told as soon as it can be read. */
const readAgainMs = 500

export interface SignedSeats extends Seats {
  /** the sign-in behind a cookie, seats or not */
  signIn(credential: Credential): Promise<SignIn | null>
  /** the row behind `seat`: how this browser came by the seat that it holds; null without one */
  held(credential: Credential, workspace: WorkspaceId): Promise<Held>
  /** signs this browser out: its cookie is worth nothing any more, and its open sockets are asked anew */
  end(credential: Credential): Promise<void>
  /** settles when everybody has been told of what was committed */
  told(): Promise<void>
}

export function createSeats({ directory, folds, bus, clock, sha256 }: SeatPorts): SignedSeats {
  const listeners = new Set<(workspace: WorkspaceId) => void>()
  const heard = new Map<WorkspaceId, number>()
  /** a topic never moves, and each keystroke asks */
  const homes = new Map<TopicId, WorkspaceId>()
  const holders = createHolders(directory, sha256)

  const tell = async (workspace: WorkspaceId) => {
    const from = heard.get(workspace) ?? 0
    const { to, list } = await folds.entries(workspace, from, "room")
    heard.set(workspace, to)
    if (list.some(entry => changing.has(entry.kind))) for (const listener of listeners) listener(workspace)
  }
  const telling = new Set<Promise<void>>()
  const wake = (workspace: WorkspaceId): void => {
    const told = tell(workspace)
      .catch(() => void setTimeout(wake, readAgainMs, workspace).unref())
      .finally(() => telling.delete(told))
    telling.add(told)
  }
  bus.onWake(wake)

  const signedIn = async ({ cookie }: Credential) => stillGood(cookie ? await directory.signIn(sha256(cookie)) : null)
  const stillGood = (found: SignIn | null) => (found && found.expiresAt > clock.now() ? found : null)

  const seatAt = ({ head, states }: Folded, workspace: WorkspaceId, { cookie }: Credential) => {
    const seatOf = (holder: Holder | null) => {
      const signed = stillGood(holder?.signIn ?? null)
      return seatIn(states.room, workspace, signed && (holder?.held ?? null), signed?.admin ?? false)
    }
    const holder = cookie ? holders.of(cookie, workspace, head.seq) : null
    return holder instanceof Promise ? holder.then(seatOf) : seatOf(holder)
  }

  return {
    signIn: signedIn,
    async held(credential, workspace) {
      const seat = await seatAt(await folds.current(workspace), workspace, credential)
      const signIn = seat?.member ? await signedIn(credential) : null
      return signIn && directory.seat(signIn.id, workspace)
    },
    async end({ cookie }) {
      const found = cookie ? await directory.signIn(sha256(cookie)) : null
      if (!cookie || !found) return
      const held = await directory.endSignIn(found.id)
      holders.forget(cookie)
      for (const workspace of held) for (const listener of listeners) listener(workspace)
    },
    async told() {
      await Promise.all(telling)
    },
    async seat(credential, workspace) {
      return seatAt(await folds.current(workspace), workspace, credential)
    },
    async topic(topic) {
      const workspace = homes.get(topic) ?? (await directory.home(topic))
      if (!workspace) return null
      homes.set(topic, workspace)
      const folded = await folds.current(workspace)
      const row = topicOf(folded.states.room, topic)
      if (!row) return null
      const seat = (credential: Credential) => seatAt(folded, workspace, credential)
      return { workspace, mode: row.note.mode, closed: row.state === "closed", seat }
    },
    mayWrite: (seat, mode) => seat.member !== null && mayWriteNote(seat.role, mode),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const topicOf = (state: State, topic: TopicId) => state.topics[topic]

function seatIn(state: State, workspace: WorkspaceId, held: Held, admin: boolean): Seat | null {
  const facts = state.workspace
  if (!facts || facts.removed) return null
  const member = held && !state.invites[held.invite]?.revoked ? state.members[held.member] : undefined
  if (member && !member.removed && !member.suspended) {
    const { id, name, role, side, lang } = member
    return { workspace, member: id, name, role, side, lang }
  }
  const reader = { workspace, member: null, name: "", side: null, lang: facts.languages[0] ?? "en" }
  if (admin) return { ...reader, role: "admin" }
  return facts.public ? { ...reader, role: "public" } : null
}
