import { type Placeholder, sql } from "drizzle-orm"
import type { Db } from "./kit.ts"
import type { SqlTables } from "./schema.ts"

/** A drizzle query builder, as far as a runner needs it: R is what it yields. */
export type Query<R> = PromiseLike<R>

export type Slots<V> = { [K in keyof V & string]: Placeholder<K> }

/** A query with named values, so that a runner can prepare it once and run it often. */
export interface PreparedStatement<V extends object, R> {
  build(db: Db, tables: SqlTables): Query<R>
  /** types only: the values that belong to it */
  readonly values?: V
}

/** `statement<{ id: string }>()((db, { seat }, at) => db.select().from(seat).where(eq(seat.id, at.id)))` */
export const statement =
  <V extends object>() =>
  <R>(query: (db: Db, tables: SqlTables, at: Slots<V>) => Query<R>): PreparedStatement<V, R> => ({
    build: (db, tables) => query(db, tables, slots<V>()),
  })

// one placeholder per name, made when it is asked for
const slots = <V>() =>
  new Proxy({}, { get: (_, name) => (typeof name === "string" ? sql.placeholder(name) : undefined) }) as Slots<V>

export interface TransactionStep {
  statement: PreparedStatement<object, unknown>
  values: object
}

/** The steps of a transaction: `const rows = yield* run(headOf, { workspace })`. */
export type Steps<T> = Generator<TransactionStep, T, unknown>

export function* runStatement<V extends object, R>(statement: PreparedStatement<V, R>, values: V): Steps<R> {
  return (yield { statement, values }) as R
}

/**
 * One dialect's way to run statements. A transaction is serializable and may be begun again from its first step, so
 * steps read nothing but what they are given. What it returns is kept only where `keep` says so, else nothing is written.
 */
export interface Runner {
  ask<V extends object, R>(statement: PreparedStatement<V, R>, values: V): Promise<R>
  transaction<T>(steps: () => Steps<T>, keep: (result: T) => boolean): Promise<T>
  /** leaves no trace of the order in which the last transactions came; where a reader holds it up, as soon as that one ends */
  forget(): Promise<void>
  /**
   * Whether nothing is left of earlier transactions but the state after them. Tries to bring that about, once or for a
   * second; false while another process reads.
   */
  hasForgotten(tries: "once" | "patiently"): Promise<boolean>
  /** told whenever the traces of earlier transactions went after somebody had asked in vain */
  onForgotten(listener: () => void): void
  close(): Promise<void>
}
