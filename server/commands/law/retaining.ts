import type { RetentionPeriods } from "../../../shared/contract/events/law/retention.ts"
import type { PartNoun } from "../../../shared/contract/queries/law/parts.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, RoundId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { RetainedKind } from "../../../shared/model/law/retention.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { type RetentionDue, retentionDue, retentionFrom } from "../../../shared/rules/law/retention.ts"
import type { ReadCommand } from "../../core/command.ts"
import type { Dispatch } from "../../core/dispatch.ts"
import { server, serverActor } from "../../core/serverActor.ts"
import type { Folds } from "../../log/folds.ts"
import type { Retained } from "../../ports/database/law/retained.ts"
import type { RetentionTaken, Store } from "../../ports/database/store.ts"
import type { Invitations } from "../../ports/invitations.ts"
import { wordsIn } from "./ownEntries.ts"

export interface CountingPorts {
  store: Pick<Store, "answers" | "events">
  invitations: Pick<Invitations, "ofWorkspace">
  retained: Retained
}

export interface RetainingPorts extends CountingPorts {
  folds: Pick<Folds, "current">
  dispatch: Pick<Dispatch, "perform">
  clock: { now(): Instant }
}

/** How much of each kind is erased. A kind of which nothing is erased is missing. */
export type RetentionCounts = Partial<Record<RetainedKind, number>>

/** The data that the periods take from a workspace at a moment: from its log, and from the tables beside the log. */
interface Found {
  due: RetentionDue
  /** the numbers of the entries with words, in the order of the log */
  words: number[]
  seats: MemberId[]
  rounds: { id: RoundId; answers: number }[]
  letters: MemberId[]
  drafts: number
}

/** The most people, and the most entries with words, of which one commit erases the personal parts. */
const mostAtOnce = { members: 50, words: 1_000 }

const isOfName = (noun: PartNoun): boolean => noun === "name" || noun === "interest"

async function foundIn(
  { store, invitations, retained }: CountingPorts,
  workspace: WorkspaceId,
  state: State,
  due: RetentionDue,
): Promise<Found> {
  const words = due.words ? await wordsIn(store, workspace, (_, noun) => !isOfName(noun)) : { parts: [], keys: [] }
  const rounds: Found["rounds"] = []
  for (const id of due.answers) {
    const answers = (await store.answers(id)).length
    if (answers > 0) rounds.push({ id, answers })
  }
  const { letters: before } = due
  const letters = before === null ? [] : await invitations.ofWorkspace(workspace)
  return {
    due,
    words: words.parts.map(({ seq }) => seq),
    seats: due.seats ? await retained.seats(workspace) : [],
    rounds,
    letters: letters.flatMap(({ member, sentAt, standing }) =>
      sentAt !== null && sentAt <= (before ?? 0) && standing !== "waiting" && isSettled(state, member) ? [member] : [],
    ),
    drafts: due.drafts === null ? 0 : await retained.drafts(workspace, due.drafts),
  }
}

/** Whether no letter is needed any more, because the seat was taken or has ended, or the panel is archived. */
function isSettled({ workspace, members }: State, id: MemberId): boolean {
  const member = members[id]
  return member === undefined || member.taken || member.removed || workspace?.archived !== undefined
}

const counted = ({ due, words, seats, rounds, letters, drafts }: Found): RetentionCounts => {
  const answers = rounds.reduce((sum, one) => sum + one.answers, 0)
  const all: Record<RetainedKind, number> = {
    names: due.names.length,
    words: words.length,
    seats: seats.length,
    letters: letters.length,
    answers,
    drafts,
  }
  return Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0))
}

/** Counts what these periods would take now, without their pause after a change, and erases nothing (DOMAIN RT5). */
export const countRetention = async (
  ports: CountingPorts,
  workspace: WorkspaceId,
  state: State,
  { periods, now }: { periods: RetentionPeriods; now: Instant },
): Promise<RetentionCounts> => counted(await foundIn(ports, workspace, state, retentionDue(state, periods, now)))

/** Returns what the workspace's own periods take now; null while there are none, or within the pause after a change. */
function ownDue(state: State, now: Instant): RetentionDue | null {
  const { workspace } = state
  const from = retentionFrom(state)
  if (!workspace?.retention || workspace.removed || from === null || now < from) return null
  return retentionDue(state, workspace.retention.periods, now)
}

/**
 * Erases what the workspace's periods take now, in short commits of which each has an entry (DOMAIN RT6). Returns how
 * much went.
 */
export async function carryOutRetention(
  ports: RetainingPorts,
  workspace: WorkspaceId,
  until?: AbortSignal,
): Promise<RetentionCounts> {
  const gone: RetentionCounts = {}
  const { state } = await ports.folds.current(workspace)
  const due = ownDue(state, ports.clock.now())
  // the log is long, so what goes is found once; each commit checks again whether it may go
  let left = due && (await foundIn(ports, workspace, state, due))
  while (left) {
    if (until?.aborted) break
    const step: Step | null = await nextStep(ports, workspace, left)
    if (!step) break
    const answered = await ports.dispatch.perform(workspace, server, erasing(workspace, step), null)
    if (!answered.ok || answered.made["erased"] !== 1) break
    for (const kind of kindsOf(step.counts)) gone[kind] = (gone[kind] ?? 0) + (step.counts[kind] ?? 0)
    left = leftAfter(left)
  }
  return gone
}

/** Returns the found data without those of the next step. */
const leftAfter = ({ due, words }: Found): Found => ({
  due: { ...due, names: due.names.slice(mostAtOnce.members) },
  words: words.slice(mostAtOnce.words),
  seats: [],
  rounds: [],
  letters: [],
  drafts: 0,
})

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of such a table
const kindsOf = (counts: RetentionCounts) => Object.keys(counts) as RetainedKind[]

interface Step {
  names: MemberId[]
  counts: RetentionCounts
  /** the keys of the interests that go, of which others may be typing translations */
  interests: readonly string[]
  taken: RetentionTaken
}

/** The part of the found data that one commit erases; null if there is none. */
async function nextStep({ store }: CountingPorts, workspace: WorkspaceId, found: Found): Promise<Step | null> {
  const { due } = found
  const names = due.names.slice(0, mostAtOnce.members)
  const chosen = new Set(names)
  const ofNames =
    names.length > 0
      ? await wordsIn(store, workspace, (one, noun) => isOfName(noun) && chosen.has(one))
      : { parts: [], keys: [] }
  const words = found.words.slice(0, mostAtOnce.words)
  const counts = counted({ ...found, due: { ...due, names }, words })
  if (Object.keys(counts).length === 0) return null
  return {
    names,
    counts,
    interests: ofNames.keys,
    taken: {
      parts: [...ofNames.parts.map(({ seq }) => seq), ...words],
      seats: found.seats,
      rounds: found.rounds.map(({ id }) => id),
      letters: found.letters,
      lettersBefore: due.letters,
      // a translation of erased words that was being typed goes with them, and nobody types in an archived panel
      draftsBefore: words.length > 0 ? Number.MAX_SAFE_INTEGER : found.drafts > 0 ? due.drafts : null,
    },
  }
}

/** Erases a step, if the log that the commit follows still allows all of it; else nothing, and the next run looks again. */
const erasing = (workspace: WorkspaceId, { names, counts, interests, taken }: Step): ReadCommand =>
  serverActor(
    ({ state, now }) => {
      const due = ownDue(state, now)
      const mayGo =
        due !== null &&
        names.every(one => due.names.includes(one)) &&
        (counts.words === undefined || due.words) &&
        (counts.seats === undefined || due.seats) &&
        taken.rounds.every(one => due.answers.includes(one)) &&
        (counts.letters === undefined || due.letters !== null) &&
        (counts.drafts === undefined || due.drafts !== null)
      if (!mayGo) return { events: [] }
      return {
        events: [{ kind: "retention-carried-out", body: { members: names, counts } }],
        directory: [
          { kind: "retention", workspace, ...taken },
          ...interests.map(key => ({ kind: "text-drafts-ended" as const, workspace, key })),
        ],
        made: { erased: 1 },
      }
    },
    { remains: () => true },
  )
