import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, RoundId, WorkspaceId } from "../../../shared/model/ids.ts"
import { togetherWith } from "../../../shared/rules/readings/deadlines.ts"
import type { Ballots } from "../../ports/database/ballots.ts"
import type { Directory } from "../../ports/database/directory.ts"
import type { Files } from "../../ports/database/files.ts"
import type { Store } from "../../ports/database/store.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import type { AnswersRead, KnownSituation, ReadCommand, Situation } from "../command.ts"
import { ownWordsIn } from "../law/ownEntries.ts"
import { recordedPassage } from "../passage.ts"
import { sealedReason } from "../record/sealedReason.ts"
import { countBallots } from "../round/secret/counting.ts"
import { saidParagraph } from "../translation/saidParagraph.ts"

export interface DecisionPorts {
  store: Pick<Store, "answers" | "events">
  ballots: Ballots
  files: Pick<Files, "find">
  directory: Pick<Directory, "addresses">
  /** the functions that read the current text of notes (passage.ts) */
  documents: Pick<Documents, "resolve" | "passage" | "paragraphs" | "text" | "written">
}

/** Reads what the decision on a command needs besides the state. All of it is short enough for the turn of a panel. */
export async function readFor(
  ports: DecisionPorts,
  workspace: WorkspaceId,
  known: KnownSituation,
  command: ReadCommand,
): Promise<Omit<Situation, "restored">> {
  const { state } = known
  return {
    ...known,
    ...(await answersIn(ports, state, command.reads)),
    batch: command.readsBatch ? await answersInBatch(ports, state, command.reads) : new Map(),
    passage: await recordedPassage(ports.documents, state, command.passage),
    paragraph: command.paragraph ? await saidParagraph(ports.documents, state, command.paragraph) : null,
    file: await uploaded(ports, workspace, command.file),
    sealed: command.sealed ? await sealedReason(ports.store, workspace, state, command.sealed) : null,
    erased: command.erases ? await ownWordsIn(ports.store, workspace, command.erases) : null,
    addressOwned: command.addresses ? await isOwned(ports, workspace, command.addresses) : false,
    notesWritten: command.notes === true && (await anyWritten(ports.documents, state)),
  }
}

async function uploaded(
  { files }: Pick<DecisionPorts, "files">,
  workspace: WorkspaceId,
  hash: string | null | undefined,
): Promise<Situation["file"]> {
  const found = hash ? await files.find(workspace, hash) : null
  return found && { sha256: found.sha256, type: found.type, size: found.size }
}

async function isOwned({ directory }: DecisionPorts, workspace: WorkspaceId, member: MemberId): Promise<boolean> {
  const held = (await directory.addresses(workspace)).find(one => one.member === member)
  return held !== undefined && (held.owned || held.confirmedAt !== null)
}

async function anyWritten({ written }: Pick<Documents, "written">, { topics }: State): Promise<boolean> {
  for (const { id } of Object.values(topics)) if (await written(id)) return true
  return false
}

async function answersIn({ store, ballots }: DecisionPorts, state: State, id: RoundId | null): Promise<AnswersRead> {
  const round = id && state.rounds[id]
  return {
    answers: id ? await store.answers(id) : [],
    ballots: round?.anonymity === "secret" ? await countBallots(ballots, round) : null,
  }
}

/** Reads the answers to each round of a batch. Empty if the round was opened alone. */
async function answersInBatch(ports: DecisionPorts, state: State, id: RoundId | null): Promise<Situation["batch"]> {
  const round = id && state.rounds[id]
  const read = new Map<RoundId, AnswersRead>()
  if (!round?.batch) return read
  for (const { id: one } of togetherWith(state, round)) read.set(one, await answersIn(ports, state, one))
  return read
}
