import { type Column, type Placeholder, type SQL, sql } from "drizzle-orm"
import type { Db } from "./kit.ts"
import type { SqlTables } from "./schema.ts"

/** A drizzle query builder, reduced to what a runner needs. R is the type of its result. */
export type Query<R> = PromiseLike<R>

/** The functions of a dialect that a statement may need besides the query builders. */
export interface Dialect {
  /**
   * Locks the rows that the query reads, until the transaction ends. `change`: no other transaction can lock or change
   * them. `share`: others can read and share them, but not change them. SQLite locks the whole database instead.
   */
  lock<Q extends object>(query: Q, strength: "change" | "share"): Q
  /** the condition that a column's value is in a list of texts, which is given as JSON */
  isIn(column: Column, json: Placeholder): SQL
  /** the values of all rows as one text with commas, in the order of a column */
  joined(value: Column | SQL, order: Column): SQL<string | null>
  /** the bytes of all rows, one after the other, in the order of a column */
  joinedBytes(value: Column, order: Column): SQL<Uint8Array | null>
}

export type Slots<V> = { [K in keyof V & string]: Placeholder<K> }

/** A query with named values, so that a runner can prepare it once and run it often. */
export interface PreparedStatement<V extends object, R> {
  build(db: Db, tables: SqlTables, dialect: Dialect): Query<R>
  /** the types of the query's values; the property never has a value */
  readonly values?: V
}

/**
 * Defines a query with named values. Usage:
 * `statement<{ id: string }>()((db, { seat }, at) => db.select().from(seat).where(eq(seat.id, at.id)))`
 */
export const statement =
  <V extends object>() =>
  <R>(query: (db: Db, tables: SqlTables, at: Slots<V>, dialect: Dialect) => Query<R>): PreparedStatement<V, R> => ({
    build: (db, tables, dialect) => query(db, tables, slots<V>(), dialect),
  })

// creates the placeholder for a name when the query reads that name
const slots = <V>() =>
  new Proxy({}, { get: (_, name) => (typeof name === "string" ? sql.placeholder(name) : undefined) }) as Slots<V>

export interface TransactionStep {
  statement: PreparedStatement<object, unknown>
  values: object
}

/** The steps of a transaction, as a generator. A step: `const rows = yield* runStatement(headOf, { workspace })`. */
export type Steps<T> = Generator<TransactionStep, T, unknown>

export function* runStatement<V extends object, R>(statement: PreparedStatement<V, R>, values: V): Steps<R> {
  return (yield { statement, values }) as R
}

/** Runs the steps one by one, each by itself and not in a transaction. */
export async function askEach<T>({ ask, heed }: Pick<Runner, "ask" | "heed">, steps: Steps<T>): Promise<T> {
  try {
    let step = steps.next()
    while (!step.done) step = steps.next(await ask(step.value.statement, step.value.values))
    return step.value
  } catch (failure) {
    heed(failure)
    throw failure
  }
}

/**
 * Runs statements in one dialect. A transaction is serializable and may be restarted from its first step, so its steps
 * must depend only on their arguments. Its writes are kept only if `keep` returns true.
 */
export interface Runner {
  ask<V extends object, R>(statement: PreparedStatement<V, R>, values: V): Promise<R>
  transaction<T>(steps: () => Steps<T>, keep: (result: T) => boolean): Promise<T>
  /** Runs steps that only read. All of them see the database as it was at one moment. */
  read<T>(steps: () => Steps<T>): Promise<T>
  /** Reports to the health what a failure of steps says about the database. */
  heed(failure: unknown): void
  /**
   * Removes every trace of the order of earlier transactions. If another process that reads the database prevents this,
   * the removal is repeated after that process has finished.
   */
  forget(): Promise<void>
  /**
   * Whether the database holds only the result of earlier transactions, without a trace of their order. Tries to remove
   * the traces first: once, or "patiently" for about a second. False while another process reads the database.
   */
  hasForgotten(tries: "once" | "patiently"): Promise<boolean>
  /**
   * calls the listener when the traces of earlier transactions are removed, if an earlier attempt to remove them failed
   */
  onForgotten(listener: () => void): void
  /**
   * Gives some free pages of the database file back to the file system, few enough not to delay others. Returns whether
   * more free pages are left.
   */
  giveBackSpace(): Promise<boolean>
  close(): Promise<void>
}
