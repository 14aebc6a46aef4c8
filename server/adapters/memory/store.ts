import type { LogId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { CommitResult, Head, Store, Unit } from "../../ports/database/store.ts"
import { ballotsSeen } from "../ballotsSeen.ts"
import { headAfter } from "../headAfter.ts"
import { memoryDirectoryChange } from "./directoryChanges.ts"
import type { AppendToHost } from "./log/hostLog.ts"
import { key, type MemoryTables } from "./tables.ts"

export function memoryStore(tables: MemoryTables, now: () => Instant, appendToHost: AppendToHost): Store {
  const log = (workspace: LogId) => tables.events.get(workspace) ?? []
  const headOf = (workspace: LogId): Head => {
    const { seq, hash } = log(workspace).at(-1) ?? { seq: 0, hash: "" }
    return { seq, hash }
  }
  const rightsOf = (workspace: Unit["workspace"]) => tables.rights.get(workspace) ?? 0
  const newest = (workspace: Unit["workspace"]) => ({ seq: headOf(workspace).seq, rights: rightsOf(workspace) })
  const answersOf = (round: Parameters<Store["answers"]>[0]) => tables.answers.get(round) ?? []

  const filledIn = (round: Parameters<Store["answers"]>[0]) =>
    (tables.ballots.get(round) ?? []).filter(({ filled }) => filled)

  const isCurrent = ({ workspace, expect, sealed, ballots, answers, until }: Unit) => {
    const { seq, hash } = headOf(workspace)
    return (
      seq === expect.seq &&
      hash === expect.hash &&
      (until === undefined || now() < until) &&
      sealed.every(({ round, revisions }) => answersOf(round).length === revisions) &&
      (ballots ?? []).every(({ round, seen }) => ballotsSeen(filledIn(round)) === seen) &&
      answers.every(
        ({ round, member, revision }) => !answersOf(round).some(a => a.member === member && a.revision === revision),
      )
    )
  }

  function commit(unit: Unit): CommitResult {
    const head = headAfter(unit)
    const { workspace, command, events, answers, signature } = structuredClone(unit)
    const repeated = command && tables.receipts.get(key(workspace, command.member, command.id))
    if (repeated) return { kind: "repeated", receipt: structuredClone(repeated) }
    if (!isCurrent(unit)) return { kind: "behind" }
    if (!applyChanges(unit, tables)) return { kind: "behind" }
    tables.events.set(workspace, [...log(workspace), ...events])
    if (signature !== null)
      tables.signedHeads.set(workspace, [...(tables.signedHeads.get(workspace) ?? []), { seq: head.seq, signature }])
    for (const answer of answers) tables.answers.set(answer.round, [...answersOf(answer.round), answer])
    if (unit.changesRights) tables.rights.set(workspace, rightsOf(workspace) + 1)
    if (command) tables.receipts.set(key(workspace, command.member, command.id), command.receipt)
    appendToHost(unit.host)
    return { kind: "committed", head }
  }

  return {
    head: async workspace => headOf(workspace),
    newest: async workspace => newest(workspace),
    known: workspace => newest(workspace),
    events: async (workspace, after, limit) => structuredClone(log(workspace).slice(after, after + limit)),
    withheld: async workspace =>
      [...tables.withheld.values()]
        .filter(row => row.workspace === workspace)
        .map(({ opening, member, before }) => ({ opening, member, before })),
    signedHeads: async (workspace, after, to) =>
      structuredClone(tables.signedHeads.get(workspace) ?? []).filter(({ seq }) => seq > after && seq <= to),
    promised: async workspace =>
      [...tables.receipts].reduce(
        (seq, [at, receipt]) => (at.startsWith(`${workspace} `) ? Math.max(seq, receipt.seq) : seq),
        0,
      ),
    commit: async unit => commit(unit),
    receipt: async (workspace, member, id) => structuredClone(tables.receipts.get(key(workspace, member, id))) ?? null,
    answers: async round =>
      structuredClone(answersOf(round)).sort((a, b) => a.revision - b.revision || (a.member < b.member ? -1 : 1)),
  }
}

/**
 * Applies all changes of a unit to the directory. If one change is refused, restores four tables: the workspaces, the
 * homes of ids, the invitations and the seats.
 */
function applyChanges({ directory }: Unit, tables: MemoryTables): boolean {
  const before = structuredClone({
    workspaces: tables.workspaces,
    homes: tables.homes,
    invites: tables.invites,
    seats: tables.seats,
  })
  if (directory.every(change => memoryDirectoryChange(change, tables))) return true
  Object.assign(tables, before)
  return false
}
