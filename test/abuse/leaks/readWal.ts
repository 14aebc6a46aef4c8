import { readFileSync } from "node:fs"

/** A transaction as an attacker finds it in a write-ahead log: the pages that it wrote, with their bytes. */
export type WalTransaction = Map<number, Buffer>

const walHeader = 32
const frameHeader = 24

/** Every transaction of a WAL file in order, including those that a later reset has left behind. */
export function readWal(file: string): WalTransaction[] {
  const bytes = readFileSync(file)
  if (bytes.length < walHeader) return []
  const pageSize = bytes.readUInt32BE(8)
  const transactions: WalTransaction[] = []
  let open: WalTransaction = new Map()
  for (let at = walHeader; at + frameHeader + pageSize <= bytes.length; at += frameHeader + pageSize) {
    const page = bytes.readUInt32BE(at)
    open.set(page, bytes.subarray(at + frameHeader, at + frameHeader + pageSize))
    // A transaction's last frame holds the size of the database.
    if (bytes.readUInt32BE(at + 4) === 0) continue
    transactions.push(open)
    open = new Map()
  }
  return transactions
}
