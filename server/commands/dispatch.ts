import { type CommandMessage } from "../../shared/contract/commands.ts"
import { type Answered, type Receipt } from "../../shared/contract/live.ts"
import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { CommandId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { presentIn } from "../../shared/rules/floor/presence.ts"
import type { Bus } from "../ports/bus.ts"
import type { Accounts } from "../ports/database/accounts.ts"
import type { CommitResult, Head, Store, Unit } from "../ports/database/store.ts"
import { type Clock, stampAfter } from "../ports/host/clock.ts"
import type { DraftEngine } from "../ports/host/draftEngine.ts"
import type { Keys } from "../ports/host/keys.ts"
import { hostDraft } from "../ports/hostLog/hostLog.ts"
import type { Accepted, Actor, Deciding, Look, LookUpPorts, ReadCommand, Situation } from "./command.ts"
import { commandReaderOf } from "./commandTable.ts"
import { refusedAsFound, refusedUnread } from "./deciding/right.ts"
import { createTurns } from "./deciding/turns.ts"
import { actingAs, senderOf } from "./host/actors.ts"
import { recordedOf } from "./host/recorded.ts"
import { exportsEnded } from "./jobs/exportsEnded.ts"
import { unitChangesRights } from "./log/changesRights.ts"
import type { Folds } from "./log/folds.ts"
import { rowsAfter } from "./log/rows.ts"
import { signedHeads } from "./log/signedHeads.ts"
import { withSeatLetters } from "./notice/seatLetters.ts"
import { isKept } from "./people/account/keptSeat.ts"
import { withSharedSeats } from "./people/alternates/sharingSeats.ts"
import { wordsAdopted } from "./public/wordsAdopted.ts"
import { draftsEnded } from "./translation/draftsEnded.ts"

export interface DispatchPorts extends LookUpPorts {
  store: Store
  accounts: Pick<Accounts, "keeperOf">
  folds: Folds
  bus: Bus
  clock: Clock
  sha256: (text: string) => string
  keys: Keys
  /** makes a member's pseudonym from a secret of this instance (ports/host/keys) */
  alias: Situation["alias"]
  /** whether a mail server is configured */
  mails?: boolean
  /** whether people without an account can get one here */
  signsIn?: boolean
  /** the service that drafts translations */
  engine?: Pick<DraftEngine, "host"> | null
  /** members who are connected to the workspace now */
  present: (workspace: WorkspaceId) => ReadonlySet<string>
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

export function createDispatch(ports: DispatchPorts): Dispatch {
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
      const readCommand = commandReaderOf(kind)
      if (!readCommand) return refused(refuse("unknown-command"))
      const read = readCommand(body)
      if ("malformed" in read) return refused({ refuse: read.malformed })
      return perform(workspace, actor, read, id)
    },
  }
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
async function foundBefore(ports: DispatchPorts, attempt: Attempt, look: Look): Promise<Deciding | null> {
  const { workspace, actor, command, id } = attempt
  const { state } = await ports.folds.current(workspace)
  if (id && (await ports.store.receipt(workspace, sender(actor), id))) return null
  const known = knownNow(ports, attempt, state)
  return (await refusedBefore(ports, known, command)) ? null : look.find(ports, known, workspace)
}

/** Finds what the decision needs. Null if it should have been found before the turn and was not. */
async function deciding(
  ports: DispatchPorts,
  { workspace, command }: Attempt,
  known: Situation,
  before: Deciding | null,
): Promise<Deciding | null> {
  if (!command.look) return command
  return command.look.before ? before : command.look.find(ports, known, workspace)
}

async function decideAndCommit(ports: DispatchPorts, attempt: Attempt, before: Deciding | null): Promise<Answered> {
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
    const judged = withSharedSeats(situation, refusedAsFound(situation, command, found) ?? found.decide(situation))
    if ("refuse" in judged) return refusedOrDone(judged)
    const decision = withSeatLetters(situation, judged)
    const by = actor.member
    const adopting = { ...ports, workspace, state, head, by, at: stampAfter(situation.now, at) }
    const events = await wordsAdopted(decision.events, adopting)
    if ("refuse" in events) return refusedOrDone(events)
    const decided = { ...decision, events }
    const { done: written, receipt } = await commit(ports, attempt, { head, at, situation, decision: decided })
    if (written.kind === "repeated") return written.receipt
    if (written.kind === "committed") {
      ports.bus.wake(workspace)
      return receipt
    }
  }
  return refusedOrDone(refuse("busy"))
}

const knownNow = (ports: DispatchPorts, { workspace, actor }: Attempt, state: State): Situation => ({
  state,
  actor,
  now: ports.clock.now(),
  id: ports.clock.id,
  sha256: ports.sha256,
  alias: ports.alias,
  mails: ports.mails ?? false,
  signsIn: ports.signsIn ?? false,
  engine: ports.engine?.host ?? null,
  present: presentIn(state, ports.present(workspace)),
  connected: ports.present(workspace),
})

/** Refuses a sender without the right, or without the account that the act needs, before anything else is read. */
async function refusedBefore(
  { accounts }: Pick<DispatchPorts, "accounts">,
  known: Situation,
  command: ReadCommand,
): Promise<{ refuse: Refusal } | null> {
  const refusal = refusedUnread(known, command)
  if (refusal) return refusal
  return (await isKept(accounts, known.state, known.actor.member, command, known.now)) ? null : refuse("account-due")
}

async function commit(
  { store, clock, sha256, keys }: DispatchPorts,
  { workspace, actor, id }: Attempt,
  { head, at, situation, decision }: { head: Head; at: Instant; situation: Situation; decision: Accepted },
): Promise<{ done: CommitResult; receipt: Receipt }> {
  const making = {
    workspace,
    by: decision.unsigned ? null : actor.member,
    at: stampAfter(situation.now, at),
    salt: clock.id,
    sha256,
  }
  const events = rowsAfter(head, decision.events, making)
  // The receipt lies beside its member, so that of an entry without a sender does not lead to the entry.
  const seq = decision.unsigned ? 0 : head.seq + events.length
  const receipt: Receipt = { ok: true, seq, made: decision.made ?? {} }
  const unit: Unit = {
    workspace,
    expect: head,
    events,
    signature: signedHeads(keys, workspace, events, id !== null),
    command: id && { member: sender(actor), id, receipt: withoutToken(receipt) },
    answers: decision.answers ?? [],
    sealed: decision.sealed ?? [],
    ...(decision.ballots && { ballots: decision.ballots }),
    ...(decision.until !== undefined && { until: decision.until }),
    host: [
      ...recordedOf(decision.events, { workspace, by: senderOf(workspace, actor), state: situation.state }),
      ...(decision.host ?? []),
    ].map(event => hostDraft(event, clock)),
    directory: [
      ...(decision.directory ?? []),
      ...draftsEnded(workspace, decision.events),
      ...exportsEnded(workspace, decision.events, making.at),
    ],
    changesRights: unitChangesRights(decision.events, decision.directory ?? []),
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
