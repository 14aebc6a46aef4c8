import * as lite from "drizzle-orm/sqlite-core"

const blob = lite.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "blob",
  // the driver returns a Buffer, but the ports promise a Uint8Array; the two differ in slice() and in their JSON
  fromDriver: bytes => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
})

export const sqliteKit = {
  table: lite.sqliteTable,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  /** an integer key that the database assigns and never assigns again */
  serial: () => lite.integer().primaryKey({ autoIncrement: true }),
  text: () => lite.text(),
  int: () => lite.integer(),
  bool: () => lite.integer({ mode: "boolean" }),
  json: <T>() => lite.text({ mode: "json" }).$type<T>(),
  bytes: () => blob(),
}
