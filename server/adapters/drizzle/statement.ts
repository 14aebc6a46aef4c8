import { type Placeholder, sql } from "drizzle-orm"
import type { Db } from "./kit.ts"
import type { SqlTables } from "./schema.ts"

/** A drizzle query builder, as far as a runner needs it. R is its result. */
export type Query<R> = PromiseLike<R>

export type Slots<V> = { [K in keyof V & string]: Placeholder<K> }

/** A query with named values, so that a runner can prepare it once and run it often. */
export interface PreparedStatement<V extends object, R> {
  build(db: Db, tables: SqlTables): Query<R>
  /** exists for the types only: the values of the query */
  readonly values?: V
}

/** Use: `statement<{ id: string }>()((db, { seat }, at) => db.select().from(seat).where(eq(seat.id, at.id)))` */
export const statement =
  <V extends object>() =>
  <R>(query: (db: Db, tables: SqlTables, at: Slots<V>) => Query<R>): PreparedStatement<V, R> => ({
    build: (db, tables) => query(db, tables, slots<V>()),
  })

// one placeholder per name, created on first access
const slots = <V>() =>
  new Proxy({}, { get: (_, name) => (typeof name === "string" ? sql.placeholder(name) : undefined) }) as Slots<V>

export interface TransactionStep {
  statement: PreparedStatement<object, unknown>
  values: object
}

/** The steps of a transaction: `const rows = yield* runStatement(headOf, { workspace })`. */
export type Steps<T> = Generator<TransactionStep, T, unknown>

export function* runStatement<V extends object, R>(statement: PreparedStatement<V, R>, values: V): Steps<R> {
  return (yield { statement, values }) as R
}

/**
 * How one dialect runs statements. A transaction is serializable and may start again from its first step, so steps must
 * depend on their arguments only. The writes are kept only if `keep` returns true.
 */
export interface Runner {
  ask<V extends object, R>(statement: PreparedStatement<V, R>, values: V): Promise<R>
  transaction<T>(steps: () => Steps<T>, keep: (result: T) => boolean): Promise<T>
  /**
   * removes every trace of the order of earlier transactions; if a reader prevents it, does so as soon as the reader
   * ends
   */
  forget(): Promise<void>
  /**
   * Whether only the state after earlier transactions is left, and no trace of their order. Tries to achieve that, once
   * or for a second; false while another process reads.
   */
  hasForgotten(tries: "once" | "patiently"): Promise<boolean>
  /** calls the listener when the traces of earlier transactions are gone after an attempt had failed */
  onForgotten(listener: () => void): void
  close(): Promise<void>
}
