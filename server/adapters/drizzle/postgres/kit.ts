import * as pg from "drizzle-orm/pg-core"
import type { Kit } from "../kit.ts"

/** Text that is compared byte by byte, as SQLite compares it, whatever the database's own collation is. */
const dataType = () => 'text COLLATE "C"'

export const textC = pg.customType<{ data: string; driverData: string }>({ dataType })

/** JSON is stored as its original text, because `jsonb` would reorder keys and refuse some strings. */
const json = pg.customType<{ data: unknown; driverData: string }>({
  dataType,
  toDriver: value => JSON.stringify(value),
  fromDriver: stored => JSON.parse(stored),
})

const bytea = pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  // the driver returns a Buffer, but the ports promise a Uint8Array; the two differ in slice() and in their JSON
  fromDriver: bytes => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
})

const kit = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  serial: () => pg.bigserial({ mode: "number" }).primaryKey(),
  text: () => textC(),
  int: () => pg.bigint({ mode: "number" }),
  bool: () => pg.boolean(),
  json: () => json(),
  bytes: () => bytea(),
}

/** PostgreSQL's column types. They return the same JavaScript values as those of SQLite. */
export const postgresKit = kit as unknown as Kit
