import * as lite from "drizzle-orm/sqlite-core"

const blob = lite.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "blob",
  // the driver returns a Buffer, whose slice() and JSON differ from those of the Uint8Array that the port promises
  fromDriver: bytes => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
})

export const sqliteKit = {
  table: lite.sqliteTable,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  /** the database assigns it and never reuses it */
  serial: () => lite.integer().primaryKey({ autoIncrement: true }),
  text: () => lite.text(),
  int: () => lite.integer(),
  bool: () => lite.integer({ mode: "boolean" }),
  json: <T>() => lite.text({ mode: "json" }).$type<T>(),
  bytes: () => blob(),
}
