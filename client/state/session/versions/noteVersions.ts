import { type Signal, signal } from "@preact/signals-core"
import type { VersionList, VersionRead } from "../../../../shared/contract/queries/versions.ts"
import {
  type ComparedBlock,
  noteDiff,
  uncompared,
  type VersionBlock,
} from "../../../../shared/document/versions/noteDiff.ts"
import { Questions } from "../../../../shared/model/questions.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { failureOf } from "../../../connections/http.ts"
import { fetchVersion, fetchVersions } from "../../../connections/versions.ts"
import { type Loaded, Loading } from "../../loading/loading.ts"

/** The member who wrote words of a version, and the name that they had when they wrote. */
export interface Author {
  member: string
  name: string
}

/** A version, compared with an earlier one, or alone. */
export interface Compared {
  at: number
  with: number | null
  blocks: ComparedBlock<Author>[]
  /** whether the reader is told who wrote which words */
  isSigned: boolean
}

interface Asked {
  at: number
  with: number | null
  /** the language of a block that states none */
  first: Lang
  nameOf: (member: string, since: number) => string
}

/** Characters of both texts up to which they are compared at once, within some milliseconds; longer ones in a worker. */
const inlineCharacters = 6_000

/** The versions of one note: the list, and the version that the page shows. */
export class NoteVersions {
  readonly list: Loading<VersionList>
  readonly shown: Signal<Loaded<Compared>> = signal({ state: "loading" })
  private readonly topic: string
  private readonly questions = new Questions()
  /** The versions that were fetched. They do not change, because an instant of the past stays what it was. */
  private readonly read = new Map<number, Promise<VersionRead>>()

  constructor(topic: string) {
    this.topic = topic
    this.list = new Loading(() => fetchVersions(topic))
  }

  /** Shows a version. The last one stays until the new one arrives. */
  async show(asked: Asked): Promise<void> {
    const question = this.questions.ask()
    const found = await this.compare(asked).then(
      (value): Loaded<Compared> => ({ state: "ready", value }),
      (thrown: unknown): Loaded<Compared> => ({ state: "failed", failure: failureOf(thrown) }),
    )
    if (this.questions.answer(question)) this.shown.value = found
  }

  private async compare({ at, with: before, first, nameOf }: Asked): Promise<Compared> {
    const [now, then] = await Promise.all([this.version(at), before === null ? null : this.version(before)])
    const authors = new Map<string, Author>()
    const blocks = signedBlocks(now, authors, nameOf)
    const isSigned = now.writers !== undefined
    if (!then) return { at, with: null, blocks: uncompared(blocks), isSigned }
    return { at, with: before, blocks: await diffOf(signedBlocks(then, authors, nameOf), blocks, first), isSigned }
  }

  private version(at: number): Promise<VersionRead> {
    const known = this.read.get(at)
    if (known) return known
    const asked = fetchVersion(this.topic, at)
    this.read.set(at, asked)
    asked.catch(() => this.read.delete(at))
    return asked
  }
}

/** The blocks with one author for all of a person's client ids, so that their words are one stretch. */
function signedBlocks(
  { blocks, writers = [] }: VersionRead,
  authors: Map<string, Author>,
  nameOf: Asked["nameOf"],
): VersionBlock<Author>[] {
  const own = writers.map(({ member, since }) => {
    const name = nameOf(member, since)
    const key = `${member} ${name}`
    const author = authors.get(key) ?? { member, name }
    authors.set(key, author)
    return author
  })
  return blocks.map(({ by, ...block }) => ({
    ...block,
    ...(by && { runs: by.map(([length, writer]) => ({ length, by: own[writer] ?? null })) }),
  }))
}

type Blocks = VersionBlock<Author>[]

const lengthOf = (blocks: Blocks): number => blocks.reduce((sum, { text }) => sum + text.length, 0)

async function diffOf(before: Blocks, now: Blocks, first: Lang): Promise<ComparedBlock<Author>[]> {
  if (lengthOf(before) + lengthOf(now) <= inlineCharacters) return noteDiff(before, now, first)
  const worker = new Worker(new URL("./comparing.ts", import.meta.url), { type: "module" })
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => resolve(data), { once: true })
      worker.addEventListener("error", reject, { once: true })
      worker.postMessage({ before, now, first }, [])
    })
  } catch {
    // the worker's code did not arrive
    return noteDiff(before, now, first)
  } finally {
    worker.terminate()
  }
}
