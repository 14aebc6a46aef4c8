import { emptyState, type State } from "../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Attribution, Instant } from "../../../shared/model/terms.ts"
import type { Digest } from "../../../shared/record/bundle.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import type { Checkpoints } from "../../ports/database/checkpoints.ts"
import type { Head } from "../../ports/database/store.ts"
import type { Holding } from "./foldedLog.ts"
import { LoopTurns } from "./turn.ts"

export interface Checkpointing {
  checkpoints: Checkpoints
  /** names the version of the folding code; a checkpoint written by another version is not read */
  foldedBy: string
  /** makes a keyed digest, which authenticates a checkpoint */
  mac: () => Digest
}

/** The number of characters in one part of a checkpoint. At three bytes each, a part has at most 256 kB. */
const partChars = 85_000

/**
 * One line of a checkpoint after the first line: `[audience, table, id, row]` for a row of a table, `[audience, field,
 * value]` for any other field.
 */
type Line =
  | [audience: Audience, table: string, id: string, row: unknown]
  | [audience: Audience, field: string, value: unknown]

interface First {
  at: Instant
  attribution: Attribution | null
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Fields of the state that a checkpoint writes as one value, although each is an object with keys. */
const single: ReadonlySet<string> = new Set<keyof State>(["workspace", "deputies"])

function* linesOf({ at, state, gallery }: Holding): Generator<First | Line> {
  yield { at, attribution: gallery?.attribution ?? null }
  yield* linesOfView("room", state)
  if (gallery) yield* linesOfView("gallery", gallery.state)
}

function* linesOfView(audience: Audience, state: State): Generator<Line> {
  for (const [field, value] of Object.entries(state)) {
    if (single.has(field) || !isTable(value)) yield [audience, field, value]
    else for (const id in value) yield [audience, field, id, value[id]]
  }
}

/**
 * Writes a folded log as a checkpoint. `erasures` is the number of erasures that was read before the fold began; if it
 * has grown, the fold may contain erased data, so the checkpoint is not finished and the function returns false. The
 * event loop runs other work between two parts.
 */
export async function keep(
  { checkpoints, foldedBy, mac }: Checkpointing,
  workspace: WorkspaceId,
  holding: Holding,
  erasures: number,
): Promise<boolean> {
  const { head } = holding
  const made = mac()
  made.update(said(workspace, head, foldedBy))
  const turn = new LoopTurns()
  let parts = 0
  let text = ""
  const write = async (part: string) => {
    made.update(part)
    await checkpoints.writePart(workspace, head.seq, parts, part)
    parts += 1
    await turn.pause()
  }
  for (const line of linesOf(holding)) {
    text += `${JSON.stringify(line)}\n`
    while (text.length >= partChars) {
      await write(text.slice(0, partChars))
      text = text.slice(partChars)
    }
    await turn.pause()
  }
  if (text !== "") await write(text)
  return checkpoints.finish(workspace, { ...head, foldedBy, parts, mac: made.digest("hex") }, erasures)
}

/**
 * Reads the newest checkpoint. If it is incomplete, was made by other code or was changed, it is deleted and null is
 * returned.
 */
export async function restoreCheckpoint(
  { checkpoints, foldedBy, mac }: Checkpointing,
  workspace: WorkspaceId,
  isInLog: (head: Head) => Promise<boolean>,
): Promise<Holding | null> {
  const head = await checkpoints.head(workspace)
  if (!head) return null
  const read = head.foldedBy === foldedBy && (await isInLog(head)) ? await readParts() : null
  if (!read) await checkpoints.drop(workspace)
  return read

  async function readParts(): Promise<Holding | null> {
    if (!head) return null
    const made = mac()
    made.update(said(workspace, head, foldedBy))
    const building = new Building()
    const turn = new LoopTurns()
    for (let n = 0; n < head.parts; n++) {
      const part = await checkpoints.part(workspace, head.seq, n)
      if (part === null) return null
      made.update(part)
      if (!building.take(part)) return null
      await turn.pause()
    }
    const built = made.digest("hex") === head.mac ? building.done() : null
    return built && { head: { seq: head.seq, hash: head.hash }, ...built }
  }
}

const said = (workspace: WorkspaceId, { seq, hash }: Head, foldedBy: string) =>
  `plenary checkpoint ${workspace} ${seq} ${hash} ${foldedBy}\n`

/** Builds the states from the lines of a checkpoint. A line may begin in one part and end in another. */
class Building {
  #carried = ""
  #first: First | null = null
  readonly #views: Record<Audience, Record<string, unknown>> = { room: {}, gallery: {} }

  /** returns false if a line cannot be parsed, because the part was changed */
  take(part: string): boolean {
    const lines = (this.#carried + part).split("\n")
    this.#carried = lines.pop() ?? ""
    try {
      for (const line of lines) this.#line(JSON.parse(line))
      return true
    } catch (failure) {
      if (failure instanceof SyntaxError) return false
      throw failure
    }
  }

  #line(line: First | Line): void {
    if (!Array.isArray(line)) {
      this.#first = line
      return
    }
    const [audience, field] = line
    const view = this.#views[audience]
    if (line.length === 3) view[field] = line[2]
    else {
      const table = (view[field] ??= {})
      if (isTable(table)) table[line[2]] = line[3]
    }
  }

  done(): Omit<Holding, "head"> | null {
    if (!this.#first) return null
    const { at, attribution } = this.#first
    // `rights` is read from the store before the state is used. The types of the values need no check, because the
    // digest proves that this code wrote the checkpoint.
    const stateOf = (audience: Audience): State => ({ ...emptyState, ...this.#views[audience] })
    const gallery = attribution === null ? null : { attribution, opened: 0, state: stateOf("gallery") }
    return { at, state: stateOf("room"), rights: 0, gallery }
  }
}
