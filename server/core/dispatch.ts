import type { CommandMessage } from "../../shared/contract/commands.ts"
import type { Answered, Receipt } from "../../shared/contract/live.ts"
import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { CommandId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Bus } from "../ports/bus.ts"
import type { CommitResult, Head, Store, Unit } from "../ports/database/store.ts"
import { type Clock, stampAfter } from "../ports/host/clock.ts"
import { hostDraft } from "../ports/hostLog/hostLog.ts"
import { actingAs } from "./actors.ts"
import type { Accepted, Actor, BoundLookUp, Deciding, LookUpPorts, ReadCommand, Situation } from "./command.ts"
import type { Features, Trying } from "./features.ts"
import { refusedAsFound, refusedUnread } from "./right.ts"
import { createTurns } from "./turns.ts"

export interface DispatchPorts extends LookUpPorts {
  store: Store
  /** the panel's log as it is now */
  folds: { current(workspace: WorkspaceId): Promise<{ head: Head; at: Instant; state: State }> }
  bus: Bus
  clock: Clock
  sha256: (text: string) => string
}

export interface Dispatch {
  /** performs a command that a connection has sent */
  command(workspace: WorkspaceId, actor: Actor, message: CommandMessage): Promise<Answered>
  /**
   * performs a decision that the server itself makes, e.g. to give a seat to a person who opened a link; the decision
   * is committed like a command
   */
  perform(workspace: WorkspaceId, actor: Actor, command: ReadCommand, id: CommandId | null): Promise<Answered>
  /**
   * the receipt of a command that this sender sent before, also before they took their seat; null if it was not done. Waits
   * for one that is being decided.
   */
  receipt(workspace: WorkspaceId, actor: Actor, id: CommandId): Promise<Receipt | null>
}

const refusedHere = async (): Promise<Answered> => ({ ok: false, refusal: refuse("observers-only").refuse })

/** The dispatcher of a server that only shows panels. */
export const refusingDispatch: Dispatch = {
  command: refusedHere,
  perform: refusedHere,
  receipt: async () => null,
}

/**
 * The most times that a command is decided. It is decided again if another commit changes the log first. After the last
 * try the sender gets the refusal `busy`. Only other processes make such commits. If two commits collide, one of them
 * always succeeds, so four busy processes need only a few tries.
 */
const tries = 20

/**
 * The longest wait before a try is this number of milliseconds times the number of earlier tries. The second try does
 * not wait. The waits are random, so that two processes do not collide again. A lock in the database would instead need
 * one connection for each waiting command.
 */
const waitPerTryMs = 10

export function createDispatch(features: Features, given: DispatchPorts): Dispatch {
  const ports: Ports = { ...given, features }
  /** the commands of a workspace, each of which is decided on the state that the previous one has left */
  const inTurn = createTurns()
  /** the look-ups of a sender before the turn, one at a time, so that nobody takes the whole builder of versions */
  const lookedUp = createTurns()

  const perform: Dispatch["perform"] = async (workspace, from, command, sent) => {
    const actor = actingAs(from, command.action)
    const id = command.once ?? sent
    const attempt = { workspace, actor, command, id }
    const { look } = command
    const found = look?.before
      ? await lookedUp(`${workspace} ${sender(actor)}`, () => foundBefore(ports, attempt, look))
      : null
    return inTurn(workspace, () => decideAndCommit(ports, attempt, found))
  }

  return {
    perform,
    receipt: (workspace, actor, id) =>
      inTurn(workspace, async () => {
        const before = actor.administrator === undefined ? ["public"] : ["public", "admin"]
        for (const as of [sender(actor), ...before]) {
          const found = await ports.store.receipt(workspace, as, id)
          if (found) return found
        }
        return null
      }),
    async command(workspace, actor, { id, kind, body }) {
      const readCommand = features.readerOf(kind)
      if (!readCommand) return refused(refuse("unknown-command"))
      const read = readCommand(body)
      if ("malformed" in read) return refused({ refuse: read.malformed })
      return perform(workspace, actor, read, id)
    },
  }
}

interface Ports extends DispatchPorts {
  features: Features
}

interface Attempt {
  workspace: WorkspaceId
  actor: Actor
  command: ReadCommand
  id: CommandId | null
}

/**
 * The name under which a command's id is stored: the sender's member id, else the kind of sender. A sender without a
 * seat therefore never gets the receipt of a sender of another kind.
 */
const sender = ({ member, host, role }: Actor): string => member ?? (host ? "host" : role)

/** Looks up before the turn. Null if nothing was looked up, because the command is done or is refused by itself. */
async function foundBefore(ports: Ports, attempt: Attempt, look: BoundLookUp): Promise<Deciding | null> {
  const { workspace, actor, command, id } = attempt
  const { state } = await ports.folds.current(workspace)
  if (id && (await ports.store.receipt(workspace, sender(actor), id))) return null
  const known = knownNow(ports, attempt, state)
  return (await refusedBefore(ports, known, command)) ? null : look.find(ports, known, workspace)
}

/** Finds what the decision needs. Null if it should have been found before the turn and was not. */
async function deciding(
  ports: Ports,
  { workspace, command }: Attempt,
  known: Situation,
  before: Deciding | null,
): Promise<Deciding | null> {
  if (!command.look) return command
  return command.look.before ? before : command.look.find(ports, known, workspace)
}

async function decideAndCommit(ports: Ports, attempt: Attempt, before: Deciding | null): Promise<Answered> {
  const { workspace, actor, command, id } = attempt
  const as = sender(actor)
  const done = async () => id && (await ports.store.receipt(workspace, as, id))
  // another server may have done the same command since the first look, and its own change is then the reason to refuse
  const refusedOrDone = async (refusal: { refuse: Refusal }): Promise<Answered> => (await done()) ?? refused(refusal)
  const earlier = await done()
  if (earlier) return earlier
  for (let n = 0; n < tries; n++) {
    if (n >= 2) await ports.clock.wait(Math.random() * n * waitPerTryMs)
    const { head, at, state } = await ports.folds.current(workspace)
    const situation = knownNow(ports, attempt, state)
    const unread = await refusedBefore(ports, situation, command)
    if (unread) return refusedOrDone(unread)
    const found = await deciding(ports, attempt, situation, before)
    if (!found) return refusedOrDone(refuse("busy"))
    const judged = refusedAsFound(situation, command, found) ?? found.decide(situation)
    if ("refuse" in judged) return refusedOrDone(judged)
    const trying = { workspace, situation, head, at: stampAfter(situation.now, at) }
    const decision = await withAdditions(ports.features, judged, trying)
    if ("refuse" in decision) return refusedOrDone(decision)
    const { done: written, receipt } = await commit(ports, attempt, decision, trying)
    if (written.kind === "repeated") return written.receipt
    if (written.kind === "committed") {
      ports.bus.wake(workspace)
      return receipt
    }
  }
  return refusedOrDone(refuse("busy"))
}

const knownNow = ({ features, clock, sha256 }: Ports, { workspace, actor }: Attempt, state: State): Situation => ({
  state,
  actor,
  now: clock.now(),
  id: clock.id,
  sha256,
  ...features.around(workspace, state),
})

/** Refuses a sender without the right, or whom a guard stops, before anything is looked up. */
async function refusedBefore(
  { features }: Ports,
  known: Situation,
  command: ReadCommand,
): Promise<{ refuse: Refusal } | null> {
  const unread = refusedUnread(known, command)
  if (unread) return unread
  for (const guard of features.guards) {
    const refusal = await guard(known, command)
    if (refusal) return refusal
  }
  return null
}

async function withAdditions(
  { additions }: Features,
  decided: Accepted,
  trying: Trying,
): Promise<Accepted | { refuse: Refusal }> {
  let decision = decided
  for (const add of additions) {
    const added = await add(decision, trying)
    if ("refuse" in added) return added
    decision = added
  }
  return decision
}

async function commit(
  { store, clock, sha256, features }: Ports,
  { workspace, actor, id }: Attempt,
  decision: Accepted,
  trying: Trying,
): Promise<{ done: CommitResult; receipt: Receipt }> {
  const { head, at } = trying
  const { chain, rows } = features
  const by = decision.unsigned ? null : actor.member
  const events = chain.rowsAfter(head, decision.events, { workspace, by, at, salt: clock.id, sha256 })
  // The receipt lies beside its member, so that of an entry without a sender does not lead to the entry.
  const seq = decision.unsigned ? 0 : head.seq + events.length
  const receipt: Receipt = { ok: true, seq, made: decision.made ?? {} }
  const more = rows.map(of => of(decision.events, trying))
  const unit: Unit = {
    workspace,
    expect: head,
    events,
    signature: chain.signature(workspace, events, id !== null),
    command: id && { member: sender(actor), id, receipt: withoutToken(receipt) },
    answers: decision.answers ?? [],
    sealed: decision.sealed ?? [],
    ...(decision.ballots && { ballots: decision.ballots }),
    ...(decision.until !== undefined && { until: decision.until }),
    // the record of an entry in the host's log stands before what the decision adds to that log
    host: [...more.flatMap(({ host }) => host ?? []), ...(decision.host ?? [])].map(event => hostDraft(event, clock)),
    directory: [...(decision.directory ?? []), ...more.flatMap(({ directory }) => directory ?? [])],
    changesRights: chain.changesRights(decision.events, decision.directory ?? []),
  }
  return { done: await store.commit(unit), receipt }
}

/**
 * Removes a link's token from the stored receipt, because only the hash of a token may be stored. A repeated command
 * therefore gets its receipt without the token.
 */
function withoutToken(receipt: Receipt): Receipt {
  const { token: _, ...made } = receipt.made
  return { ...receipt, made }
}

const refused = ({ refuse: refusal }: { refuse: Refusal }): Answered => ({ ok: false, refusal })
