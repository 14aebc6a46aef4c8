import { refuse } from "../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import { presentIn } from "../../shared/rules/floor/presence.ts"
import { barredFrom } from "../../shared/rules/people/seats/barred.ts"
import { senderOf } from "../core/actors.ts"
import type { Situation } from "../core/command.ts"
import { createDispatch, type Dispatch, type DispatchPorts } from "../core/dispatch.ts"
import type { Adding, Features, Guard, Rows } from "../core/features.ts"
import { exportsEnded } from "../jobs/exportsEnded.ts"
import { unitChangesRights } from "../log/changesRights.ts"
import { rowsAfter } from "../log/rows.ts"
import { signedHeads } from "../log/signedHeads.ts"
import type { Accounts } from "../ports/database/accounts.ts"
import type { DraftEngine } from "../ports/host/draftEngine.ts"
import type { Keys } from "../ports/host/keys.ts"
import { commandReaderOf } from "./commandTable.ts"
import { recordedOf } from "./host/recorded.ts"
import { withSeatLetters } from "./notice/seatLetters.ts"
import { isKept } from "./people/account/keptSeat.ts"
import { withSharedSeats } from "./people/alternates/sharingSeats.ts"
import { wordsAdopted } from "./public/wordsAdopted.ts"
import { draftsEnded } from "./translation/draftsEnded.ts"

export interface PanelPorts extends DispatchPorts {
  accounts: Pick<Accounts, "keeperOf">
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

/** The dispatcher of the commands of panels. */
export const panelDispatch = (ports: PanelPorts): Dispatch => createDispatch(featuresOf(ports), ports)

/** Returns what panels add to the dispatcher, which runs each list from the first part to the last. */
export const featuresOf = (ports: PanelPorts): Features => ({
  readerOf: commandReaderOf,
  guards: [notBarred, keepingGuard(ports)],
  // Letters are written about the events of shared seats, and minutes are hashed with all events of the commit.
  additions: [sharedSeats, seatLetters, adoption(ports)],
  rows: [recorded, draftsOver, exportsOver],
  chain: {
    rowsAfter,
    signature: (workspace, rows, receipt) => signedHeads(ports.keys, workspace, rows, receipt),
    changesRights: unitChangesRights,
  },
  around(workspace, state) {
    const connected = ports.present(workspace)
    const { alias, mails = false, signsIn = false, engine } = ports
    return { alias, mails, signsIn, engine: engine?.host ?? null, present: presentIn(state, connected), connected }
  },
})

/** Refuses what the archive, or a consent or notice that the seat owes, closes to it (DOMAIN AW2). */
const notBarred: Guard = (known, { action, remains }) => {
  const { state, actor } = known
  const member = actor.member === null ? undefined : state.members[actor.member]
  const barred = remains?.(known) ? null : barredFrom(state, member, action)
  return barred && refuse(barred)
}

/** Refuses an act that needs an account which keeps the seat (DOMAIN SI11). */
function keepingGuard({ accounts }: Pick<PanelPorts, "accounts">): Guard {
  return async function keptByAccount({ state, actor, now }, command) {
    return (await isKept(accounts, state, actor.member, command, now)) ? null : refuse("account-due")
  }
}

const sharedSeats: Adding = (decision, { situation }) => withSharedSeats(situation, decision)

const seatLetters: Adding = (decision, { situation }) => withSeatLetters(situation, decision)

function adoption({ store, sha256 }: Pick<PanelPorts, "store" | "sha256">): Adding {
  return async function adoptedWords(decision, { workspace, situation, head, at }) {
    const { state, actor } = situation
    const events = await wordsAdopted(decision.events, { store, sha256, workspace, state, head, at, by: actor.member })
    return "refuse" in events ? events : { ...decision, events }
  }
}

const recorded: Rows = (events, { workspace, situation }) => {
  const { state, actor } = situation
  return { host: recordedOf(events, { workspace, by: senderOf(workspace, actor), state }) }
}

const draftsOver: Rows = (events, { workspace }) => ({ directory: draftsEnded(workspace, events) })

const exportsOver: Rows = (events, { workspace, at }) => ({ directory: exportsEnded(workspace, events, at) })
