import type { Machine } from "../../shared/fold/peopleState.ts"
import type { State, Workspace } from "../../shared/fold/state.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { HostActor } from "../../shared/record/host/hostEvents.ts"
import { owesNotice } from "../../shared/rules/law/consents.ts"
import { linkEndsSeats } from "../../shared/rules/people/links.ts"
import { mayWriteNote } from "../../shared/rules/policy.ts"
import { unseatedReading } from "../../shared/rules/readings/embargo.ts"
import { isActive } from "../../shared/rules/readings/members.ts"
import { owesConsent } from "../../shared/rules/settings.ts"
import { noteModeNow } from "../../shared/rules/text/noteMode.ts"
import type { Folded, Folds } from "../log/folds.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory, Living, SignIn } from "../ports/database/directory.ts"
import type { Clock } from "../ports/host/clock.ts"
import { hostDraft } from "../ports/hostLog/hostLog.ts"
import type { Credential, Seat, Seats } from "../ports/seats.ts"
import { machineOf } from "./machine/machineOf.ts"
import { tokenUses } from "./machine/tokenUses.ts"
import { createEntering, type FreshSignIn, type Renewed } from "./people/signIn/entering.ts"
import { createHolders, type HeldSeat, type Holder } from "./people/signIn/holders.ts"
import { dayOf, endsAt, isAlive, livingAt, presetLife, type SignInLife } from "./people/signIn/signInLife.ts"
import { pressHeldBy } from "./public/embargo/pressLinks.ts"

export interface SeatPorts {
  directory: Directory
  folds: Folds
  bus: Bus
  clock: Clock
  sha256: (text: string) => string
  life?: SignInLife
}

/**
 * How long, in milliseconds, the server waits after a failed read of a log before it reads again. Listeners learn of
 * changed rights only after a successful read.
 */
const readAgainMs = 500

export interface SignedSeats extends Seats {
  /** the sign-in that a cookie belongs to, even if the sign-in has no seat */
  signIn(credential: Credential): Promise<SignIn | null>
  /** which sign-ins are valid now */
  living(): Living
  /**
   * Reads the sign-in and stores that it was used today, so that it stays valid for longer. `isPlain` says that this
   * server's cookies have no `__Host-` prefix. Once a browser has sent a cookie with the prefix, its cookie without the
   * prefix is no longer accepted.
   */
  use(
    credential: Credential,
    isPlain: boolean,
  ): Promise<{ signIn: SignIn; firstToday: boolean; endsAt: Instant } | null>
  /**
   * Gives a new cookie to a browser that has used an invitation, a return link or a code. Once the browser uses it, it
   * opens what the former cookie opened as well, and the former one opens nothing: if an attacker set it in that browser,
   * the attacker cannot use it any more.
   */
  renew(credential: Credential, fresh: FreshSignIn): Promise<Renewed>
  /** the sign-in that a page has made within the last hour, found by the request that it repeats (`enteringOf`) */
  entered(entered: string): Promise<SignIn | null>
  /** the seat that this sign-in took; null if it took none, or holds it no more */
  seatEntered(entered: string, workspace: WorkspaceId): Promise<Seat | null>
  /**
   * the directory's row of the seat that this browser holds, which says how the browser got the seat; null if it holds
   * no seat
   */
  held(credential: Credential, workspace: WorkspaceId): Promise<HeldSeat>
  /**
   * When the workspace opens to readers without a seat, if an embargo closes it to them now (DOMAIN EM1); null if none
   * does, or if the workspace is not public.
   */
  embargo(workspace: WorkspaceId): Promise<Instant | null>
  /** signs this browser out: its cookie becomes invalid, and the server reads the rights of its open sockets again */
  end(credential: Credential): Promise<void>
  /** ends a sign-in by its id, as `end` does by its cookie; `by` ended it, from another sign-in or as a service */
  endSignIn(id: string, how: "ended" | "account", by: HostActor): Promise<void>
  /** settles when every listener has been notified of all committed changes */
  told(): Promise<void>
}

export function createSeats({ directory, folds, bus, clock, sha256, life = presetLife }: SeatPorts): SignedSeats {
  const listeners = new Set<(workspace: WorkspaceId) => void>()
  /** the count of changed rights that listeners were last notified of, by workspace */
  const heard = new Map<WorkspaceId, number>()
  /** a cache of each topic's workspace, because every keystroke needs it; a topic's workspace never changes */
  const homes = new Map<TopicId, WorkspaceId>()
  const holders = createHolders(directory, sha256)
  /** workspaces that only their members may read; a reader without a sign-in is refused before the log is read */
  const closed = new Set<WorkspaceId>()

  /** Reads a workspace's fold. From the first read on, listeners are notified of changed rights in the workspace. */
  const read = async (workspace: WorkspaceId, how: "current" | "known" = "current"): Promise<Folded> => {
    const folded = await folds[how](workspace)
    if (!heard.has(workspace)) heard.set(workspace, folded.rights)
    return folded
  }
  const notify = (workspace: WorkspaceId) => {
    for (const listener of listeners) listener(workspace)
  }
  const tell = async (workspace: WorkspaceId) => {
    const before = heard.get(workspace)
    if (before === undefined) {
      // if the log was never read, no page is connected; a new connection reads its seat itself, so the log need not be
      // read now
      closed.delete(workspace)
      return notify(workspace)
    }
    const { rights } = await folds.current(workspace)
    if (rights === before) return
    heard.set(workspace, rights)
    closed.delete(workspace)
    notify(workspace)
  }
  const telling = new Set<Promise<void>>()
  const wake = (workspace: WorkspaceId): void => {
    const told = tell(workspace)
      .catch(() => void setTimeout(wake, readAgainMs, workspace).unref())
      .finally(() => telling.delete(told))
    telling.add(told)
  }
  bus.onWake(wake)

  const signedIn = async ({ cookie, former }: Credential) =>
    stillGood(cookie ? await directory.signIn(sha256(cookie)) : null, former)
  const stillGood = (found: SignIn | null, former: true | undefined) =>
    found && isAlive(found, clock.now(), life) && (!former || found.plainName) ? found : null

  const ending = async (signIn: string, how: "left" | "ended" | "account", by: HostActor): Promise<void> => {
    const own = "signIn" in by && by.signIn === signIn
    const about = own ? {} : { about: { kind: "visitor", signIn } as const }
    const held = await directory.endSignIn(signIn, [hostDraft({ kind: "signed-out", how, by, ...about }, clock)])
    for (const workspace of held) bus.wake(workspace)
  }

  const entering = createEntering({ directory, bus, clock, sha256, life, signedIn })
  const uses = tokenUses(directory, clock)
  const seatAt = ({ rights, state }: Folded, workspace: WorkspaceId, credential: Credential) => {
    const { cookie, former, bearer, press = [] } = credential
    const now = clock.now()
    if (bearer !== undefined) {
      const seat = machineSeat(state, workspace, machineOf(state, bearer, now, sha256), now)
      if (seat?.machine !== undefined) uses.note(workspace, seat.machine)
      return seat
    }
    const seatOf = (holder: Holder | null) => {
      const signed = stillGood(holder?.signIn ?? null, former)
      const seat = seatIn(state, workspace, signed && (holder?.held ?? null), signed?.admin ? signed.id : null)
      return seat ?? unseatedIn(state, workspace, press, { now, sha256 })
    }
    const holder = cookie ? holders.of(cookie, workspace, rights) : null
    return holder instanceof Promise ? holder.then(seatOf) : seatOf(holder)
  }

  return {
    signIn: signedIn,
    living: () => livingAt(clock.now(), life),
    async use(credential, isPlain) {
      const signIn = await signedIn(credential)
      if (!signIn || !credential.cookie) return null
      await entering.replaceFormer(signIn)
      const usedOn = Math.max(signIn.usedOn, dayOf(clock.now()))
      const plainName = signIn.plainName && (isPlain || credential.former === true)
      const firstToday = signIn.usedOn < usedOn
      if (firstToday || signIn.plainName !== plainName) {
        await directory.useSignIn(signIn.id, { usedOn, plainName })
        holders.forget(credential.cookie)
      }
      return { signIn, firstToday, endsAt: endsAt(signIn, life) }
    },
    renew: entering.renew,
    isRenewed: entering.isRenewed,
    entered: entering.entered,
    async seatEntered(entered, workspace) {
      const signIn = await entering.entered(entered)
      const held = signIn && (await directory.seat(signIn.id, workspace))
      return held && seatIn((await read(workspace)).state, workspace, held, null)
    },
    async held(credential, workspace) {
      const seat = await seatAt(await read(workspace), workspace, credential)
      const signIn = seat?.member ? await signedIn(credential) : null
      return signIn && directory.seat(signIn.id, workspace)
    },
    async end({ cookie }) {
      const found = cookie ? await directory.signIn(sha256(cookie)) : null
      if (!cookie || !found) return
      await ending(found.id, "left", { kind: found.admin ? "administrator" : "visitor", signIn: found.id })
      holders.forget(cookie)
    },
    // no cached holder outlives the change of rights that the end counts
    endSignIn: ending,
    async told() {
      await Promise.all(telling)
    },
    async seat(credential, workspace) {
      const isUnknown = credential.bearer === undefined && credential.press === undefined
      if (closed.has(workspace) && isUnknown && !(await signedIn(credential))) return null
      const folded = await read(workspace)
      if (!folded.state.workspace?.public) closed.add(workspace)
      return seatAt(folded, workspace, credential)
    },
    async embargo(workspace) {
      const reading = unseatedReading((await read(workspace)).state, clock.now())
      return reading.kind === "later" ? reading.at : null
    },
    async topic(topic, how) {
      const workspace = homes.get(topic) ?? (await directory.home(topic))
      if (!workspace) return null
      homes.set(topic, workspace)
      const folded = await read(workspace, how)
      const row = topicOf(folded.state, topic)
      if (!row) return null
      const seat = (credential: Credential) => seatAt(folded, workspace, credential)
      const ended = row.ended !== undefined
      return { workspace, rights: folded.rights, mode: noteModeNow(row), closed: row.state === "closed", ended, seat }
    },
    mayWrite: (seat, mode) => seat.member !== null && seat.readsOnly !== true && mayWriteNote(seat.role, mode),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const topicOf = (state: State, topic: TopicId) => state.topics[topic]

/** The seat of a program: it reads or acts as its scope says, and holds no member's seat (DOMAIN X12, X14). */
function machineSeat(state: State, workspace: WorkspaceId, machine: Machine | null, now: Instant): Seat | null {
  const facts = state.workspace
  if (!facts || facts.removed || !machine) return null
  if (machine.scope === "public" && unseatedReading(state, now).kind !== "open") return null
  const { id, name, scope: role, until } = machine
  return { workspace, member: null, name, role, side: null, lang: facts.languages[0] ?? "en", machine: id, until }
}

function seatIn(state: State, workspace: WorkspaceId, held: HeldSeat, admin: string | null): Seat | null {
  const facts = state.workspace
  if (!facts || facts.removed) return null
  const member = held && !linkEndsSeats(state, held.invite) ? state.members[held.member] : undefined
  if (member && isActive(member)) {
    const { id, name, role, side, lang } = member
    const seat = { workspace, member: id, name, role, side, lang, ...(admin !== null && { administrator: admin }) }
    const readsOnly = owesConsent(state, member) || owesNotice(state, member) || facts.archived !== undefined
    return readsOnly ? { ...seat, readsOnly } : seat
  }
  return admin === null ? null : { ...readerIn(facts), role: "admin", signIn: admin }
}

const readerIn = ({ id, languages }: Workspace) => ({
  workspace: id,
  member: null,
  name: "",
  side: null,
  lang: languages[0] ?? "en",
})

/**
 * The reading of a person without a seat: by a press link, also under an embargo and in a panel that is not public, else
 * as the panel is open to everybody (DOMAIN EM1, EM4).
 */
function unseatedIn(
  state: State,
  workspace: WorkspaceId,
  press: readonly string[],
  { now, sha256 }: { now: Instant; sha256: (text: string) => string },
): Seat | null {
  const facts = state.workspace
  if (!facts || facts.removed) return null
  const reader = { ...readerIn(facts), workspace, role: "public" as const }
  for (const token of press) {
    const found = pressHeldBy(state, token, now, sha256)
    if (found) return { ...reader, press: found.link.id, until: found.link.until }
  }
  return unseatedReading(state, now).kind === "open" ? reader : null
}
