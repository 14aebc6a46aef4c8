import { emptyState, type State } from "../../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Checkpoints } from "../../../ports/checkpoints.ts"
import type { Folded } from "./foldedLog.ts"
import { Turn } from "./turn.ts"

/** A keyed digest that is fed piece by piece. */
export interface Mac {
  update(text: string): unknown
  digest(encoding: "hex"): string
}

export interface Checkpointing {
  checkpoints: Checkpoints
  /** names the code that folds: what other code has folded is not read */
  foldedBy: string
  mac: () => Mac
}

/** Characters of a part: three bytes each at most, so that it has no more than 256 kB. */
const partLength = 85_000

/** `[table, id, row]`, or `[field, value]` of what is no table; one to a line. */
type Line = [table: string, id: string, row: unknown] | [field: string, value: unknown]

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Fields that are one value, however many keys they have. */
const single: ReadonlySet<string> = new Set<keyof State>(["workspace", "deputies"])

function* linesOf({ at, state }: Folded): Generator<Line> {
  yield ["at", at]
  for (const [field, value] of Object.entries(state)) {
    if (single.has(field) || !isTable(value)) yield [field, value]
    else for (const id in value) yield [field, id, value[id]]
  }
}

/** Puts a folded log away. The event loop is free between two parts. */
export async function keep(
  { checkpoints, foldedBy, mac }: Checkpointing,
  workspace: WorkspaceId,
  folded: Folded,
): Promise<void> {
  const { head } = folded
  const made = mac()
  made.update(said(workspace, folded.head, foldedBy))
  const turn = new Turn()
  let parts = 0
  let text = ""
  const write = async (part: string) => {
    made.update(part)
    await checkpoints.writePart(workspace, head.seq, parts, part)
    parts += 1
    await turn.pause()
  }
  for (const line of linesOf(folded)) {
    text += `${JSON.stringify(line)}\n`
    while (text.length >= partLength) {
      await write(text.slice(0, partLength))
      text = text.slice(partLength)
    }
    await turn.pause()
  }
  if (text !== "") await write(text)
  await checkpoints.finish(workspace, { ...head, foldedBy, parts, mac: made.digest("hex") })
}

/** The newest checkpoint, where it is whole, from this code and unchanged; anything else is dropped. */
export async function restore(
  { checkpoints, foldedBy, mac }: Checkpointing,
  workspace: WorkspaceId,
  isInLog: (head: Folded["head"]) => Promise<boolean>,
): Promise<Folded | null> {
  const head = await checkpoints.head(workspace)
  if (!head) return null
  const read = head.foldedBy === foldedBy && (await isInLog(head)) ? await readParts() : null
  if (!read) await checkpoints.drop(workspace)
  return read

  async function readParts(): Promise<Folded | null> {
    if (!head) return null
    const made = mac()
    made.update(said(workspace, head, foldedBy))
    const building = new Building()
    const turn = new Turn()
    for (let n = 0; n < head.parts; n++) {
      const part = await checkpoints.part(workspace, head.seq, n)
      if (part === null) return null
      made.update(part)
      building.take(part)
      await turn.pause()
    }
    if (made.digest("hex") !== head.mac) return null
    return { head: { seq: head.seq, hash: head.hash }, ...building.done() }
  }
}

const said = (workspace: WorkspaceId, { seq, hash }: Folded["head"], foldedBy: string) =>
  `plenary checkpoint ${workspace} ${seq} ${hash} ${foldedBy}\n`

/** The state that lines make. A line may begin in one part and end in another; unreadable ones are found by the digest. */
class Building {
  #carried = ""
  #at = 0
  readonly #state: Record<string, unknown> = { ...structuredClone(emptyState) }

  take(part: string): void {
    const lines = (this.#carried + part).split("\n")
    this.#carried = lines.pop() ?? ""
    for (const line of lines) this.#line(line)
  }

  #line(text: string): void {
    let line: Line
    try {
      line = JSON.parse(text)
    } catch {
      return
    }
    const [field, id, row] = line
    if (line.length === 2) {
      if (field === "at") this.#at = Number(id)
      else this.#state[field] = id
      return
    }
    const table = this.#state[field]
    if (isTable(table)) table[String(id)] = row
  }

  done(): Pick<Folded, "at" | "state"> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its digest says that this code wrote it
    return { at: this.#at, state: this.#state as unknown as State }
  }
}
