import { setImmediate as nextTurn } from "node:timers/promises"
import type {
  Findable,
  Partition,
  PartNow,
  SearchedPartition,
  SearchFound,
  SearchIndex,
  SearchQuery,
} from "../../ports/database/searchIndex.ts"
import { findIn, knownPartition } from "./finding.ts"
import { FreshParts } from "./freshParts.ts"
import { indexedTokens } from "./indexed.ts"
import { isSamePassage, lastOrder, Names, type PackedRow, packed, perOrder, unpacked } from "./packing.ts"
import { openSearchFile } from "./searchFile.ts"

/** The calls that the writer of an index answers. */
type Answered = Omit<SearchIndex, "onLoss">
export type IndexCall = { [Name in keyof Answered]: { name: Name; with: Parameters<Answered[Name]> } }[keyof Answered]

/** The answer to a call; that to a write is empty. */
export type IndexAnswer = { found?: SearchFound; count?: number; levels?: Map<string, string> }

/** Milliseconds of writing after which a search that waits is answered. */
const atOnceMs = 20

/** Milliseconds until a checkpoint that a reader held up is tried again. */
const checkpointAgainMs = 500

/**
 * Milliseconds that the words of notes in which somebody writes are held in memory, before the file follows. So what was
 * merely edited leaves the file within a minute (DOMAIN U4).
 */
const settleMs = 30_000

/** The rows and texts that are written together: rows that go, then texts that come, then how far the part has come. */
interface Change {
  partition: number
  part: string
  level: string | undefined
  gone: readonly PackedRow[]
  come: readonly Findable[]
}

/**
 * Writes and reads the file of an index. Every token begins with the number of its partition, so that a search never
 * touches the tokens of another audience (DOMAIN U2).
 */
export class IndexWriter {
  readonly #db
  readonly #names
  readonly #sql
  readonly #fresh = new FreshParts()
  /** the writes, one after the other */
  #turn: Promise<unknown> = Promise.resolve()
  #again: NodeJS.Timeout | undefined
  #settling: NodeJS.Timeout | undefined

  constructor(file: string, incarnation: string) {
    const db = openSearchFile(file, incarnation)
    this.#db = db
    this.#names = new Names(db)
    this.#sql = {
      addPartition: db.prepare("INSERT OR IGNORE INTO partitions (workspace, audience) VALUES (?, ?)"),
      listed: db.prepare<[number, number], PackedRow>("SELECT * FROM passages WHERE partition = ? AND part = ?"),
      parts: db.prepare<[number], number>("SELECT DISTINCT part FROM passages WHERE partition = ?").pluck(),
      removeRow: db.prepare("DELETE FROM passages WHERE id = ?"),
      removeWords: db.prepare("INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)"),
      addWords: db.prepare("INSERT INTO words (rowid, tokens) VALUES (?, ?)"),
      addRow: db.prepare(`INSERT INTO passages
        (id, partition, part, key, kind, ref, lang, topic, session, person, at, path, place, text)
        VALUES (@id, @partition, @part, @key, @kind, @ref, @lang, @topic, @session, @person, @at, @path, @place, @text)`),
      newest: db.prepare("SELECT max(id) FROM passages WHERE id > ? AND id < ?").pluck(),
      levels: db.prepare<[number], { part: number; level: string }>(
        "SELECT part, level FROM levels WHERE partition = ?",
      ),
      setLevel: db.prepare("INSERT OR REPLACE INTO levels (partition, part, level) VALUES (?, ?, ?)"),
      dropLevel: db.prepare("DELETE FROM levels WHERE partition = ? AND part = ?"),
      dropLevels: db.prepare("DELETE FROM levels WHERE partition = ?"),
      count: db.prepare("SELECT count(*) FROM passages").pluck(),
      partitions: db.prepare<[], Partition>("SELECT workspace, audience FROM partitions"),
    }
  }

  /** Answers a call: searches at once, everything else in turn. */
  async run(call: IndexCall): Promise<IndexAnswer> {
    switch (call.name) {
      case "find":
        return { found: this.find(...call.with) }
      case "count":
        return { count: Number(this.#sql.count.get()) + this.#fresh.surplus }
      case "levels":
        return { levels: await this.#inTurn(async () => this.#levels(...call.with)) }
      default:
        await this.#inTurn(() => this.#written(call))
        return {}
    }
  }

  async #written(call: Exclude<IndexCall, { name: "find" | "count" | "levels" }>): Promise<void> {
    switch (call.name) {
      case "replace":
        return this.#replace(...call.with)
      case "follow":
        return this.#follow(...call.with)
      case "keepParts":
        return this.#keepParts(...call.with)
      case "keepWorkspaces":
        return this.#keepWorkspaces(...call.with)
      case "forget":
        return this.#forget(...call.with)
      case "clear":
        return this.#clear()
      case "close":
        return this.#close()
    }
  }

  find(partitions: readonly SearchedPartition[], query: SearchQuery): SearchFound {
    return findIn(this.#db, partitions, query, this.#fresh)
  }

  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(job)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  #partitionId(one: Partition): number {
    this.#sql.addPartition.run(one.workspace, one.audience)
    return knownPartition(this.#db, one) ?? 0
  }

  /** Compares what a part has with its rows in the file. */
  #changeOf(partition: number, { part, passages, level }: Omit<PartNow, "partition">): Change {
    const wanted = new Map(passages.map(one => [one.key, one]))
    const gone: PackedRow[] = []
    for (const row of this.#sql.listed.all(partition, this.#names.numberOf(part))) {
      const was = unpacked(this.#names, row)
      const now = wanted.get(was.key)
      if (now && isSamePassage(was, now)) wanted.delete(was.key)
      else gone.push(row)
    }
    return { partition, part, level, gone, come: [...wanted.values()] }
  }

  async #replace(parts: readonly PartNow[]): Promise<void> {
    const changes: Change[] = []
    await this.#inSteps(parts, ({ partition, ...now }) => {
      const id = this.#partitionId(partition)
      this.#fresh.drop(id, now.part)
      changes.push(this.#changeOf(id, now))
    })
    await this.#write(changes)
  }

  #follow(parts: readonly PartNow[]): void {
    this.#db.transaction(() => {
      for (const { partition, ...now } of parts) {
        const id = this.#partitionId(partition)
        const before = this.#fresh.get(id, now.part)
        const { gone, come } = this.#changeOf(id, now)
        // a passage that stays the same object keeps its tokens
        const added = come.map(one => {
          const was = before?.passages.get(one.key)
          return was && isSamePassage(was, one) ? was : one
        })
        this.#fresh.put({
          partition: id,
          part: now.part,
          level: now.level,
          passages: new Map(added.map(one => [one.key, one])),
          added,
          hidden: new Set(gone.map(row => row.id)),
        })
      }
    })()
    this.#settling ??= setTimeout(() => void this.#inTurn(() => this.#settle()), settleMs).unref()
  }

  /** Writes what is held in memory into the file, all of it together. */
  async #settle(): Promise<void> {
    clearTimeout(this.#settling)
    this.#settling = undefined
    await this.#write(
      this.#fresh.all.map(({ partition, part, level, added, hidden }) => {
        const rows = this.#sql.listed.all(partition, this.#names.numberOf(part))
        return { partition, part, level, gone: rows.filter(({ id }) => hidden.has(id)), come: added }
      }),
      ({ partition, part }) => this.#fresh.drop(partition, part),
    )
  }

  /** Old texts are removed first, because erased words must leave even if the rest fails. */
  async #write(changes: readonly Change[], written: (change: Change) => void = () => {}): Promise<void> {
    const gone = changes.flatMap(change => change.gone)
    await this.#inSteps(gone, row => this.#remove(row))
    if (gone.length > 0) this.#checkpoint()
    await this.#inSteps(changes, change => {
      const { partition, part, level, come } = change
      const number = this.#names.numberOf(part)
      for (const passage of come.toSorted((a, b) => a.at - b.at)) this.#add(partition, number, passage)
      if (level === undefined) this.#sql.dropLevel.run(partition, number)
      else this.#sql.setLevel.run(partition, number, level)
      written(change)
    })
  }

  #remove(row: PackedRow): void {
    this.#sql.removeWords.run(row.id, indexedTokens(row.partition, unpacked(this.#names, row)))
    this.#sql.removeRow.run(row.id)
    this.#fresh.unhide(row.id)
  }

  #add(partition: number, part: number, passage: Findable): void {
    const begins = (lastOrder - passage.order) * perOrder
    const id = Number(this.#sql.newest.get(begins, begins + perOrder) ?? begins) + 1
    this.#sql.addRow.run({ ...packed(this.#names, passage), id, partition, part })
    this.#sql.addWords.run(id, indexedTokens(partition, passage))
  }

  /** Does something with each item, in transactions that are short enough for a search that waits. */
  async #inSteps<Item>(items: readonly Item[], act: (item: Item) => void): Promise<void> {
    const step = this.#db.transaction((from: number): number => {
      let at = from
      for (const until = performance.now() + atOnceMs; at < items.length && performance.now() < until; at++) {
        const item = items[at]
        if (item !== undefined) act(item)
      }
      return at
    })
    try {
      for (let at = 0; at < items.length; ) {
        at = step(at)
        if (at < items.length) await nextTurn()
      }
    } catch (failure) {
      // the new names of a transaction that failed are not in the file
      this.#names.forget()
      throw failure
    }
  }

  /** Writes the journal into the file and empties it, so that removed words stay in neither. */
  #checkpoint(): void {
    clearTimeout(this.#again)
    if (!this.#db.open) return
    const done = this.#db.prepare<[], { busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)").get()
    if (done?.busy !== 0) this.#again = setTimeout(() => this.#checkpoint(), checkpointAgainMs).unref()
  }

  #levels(partition: Partition): Map<string, string> {
    const id = knownPartition(this.#db, partition)
    const rows = id === null ? [] : this.#sql.levels.all(id)
    return new Map(rows.map(({ part, level }) => [this.#names.nameOf(part), level]))
  }

  async #keepParts(partition: Partition, parts: ReadonlySet<string>): Promise<void> {
    const id = knownPartition(this.#db, partition)
    if (id === null) return
    const held = this.#sql.parts.all(id).map(number => this.#names.nameOf(number))
    const gone = held.filter(part => !parts.has(part))
    await this.#replace(gone.map(part => ({ partition, part, passages: [] })))
  }

  async #keepWorkspaces(workspaces: ReadonlySet<string>): Promise<void> {
    const held = new Set(this.#sql.partitions.all().map(({ workspace }) => workspace))
    for (const workspace of held) if (!workspaces.has(workspace)) await this.#forget(workspace)
  }

  async #forget(workspace: string): Promise<void> {
    const ids = this.#db
      .prepare<[string], number>("SELECT id FROM partitions WHERE workspace = ?")
      .pluck()
      .all(workspace)
    for (const id of ids) {
      this.#fresh.dropAll(id)
      const rows = this.#db.prepare<[number], PackedRow>("SELECT * FROM passages WHERE partition = ?").all(id)
      await this.#inSteps(rows, row => this.#remove(row))
      this.#sql.dropLevels.run(id)
    }
    this.#checkpoint()
  }

  async #clear(): Promise<void> {
    this.#fresh.dropAll()
    this.#db.exec("DELETE FROM levels")
    this.#db.exec("INSERT INTO words (words) VALUES ('delete-all')")
    const all = this.#db.prepare<[], number>("SELECT id FROM passages").pluck().all()
    await this.#inSteps(all, id => void this.#sql.removeRow.run(id))
    this.#checkpoint()
  }

  async #close(): Promise<void> {
    await this.#settle()
    clearTimeout(this.#settling)
    clearTimeout(this.#again)
    this.#db.close()
  }
}
