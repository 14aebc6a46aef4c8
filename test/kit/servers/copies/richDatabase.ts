import { hash } from "node:crypto"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { encodeRuns } from "../../../../server/adapters/drizzle/documents/sealed/authorRuns.ts"
import { sealBlock } from "../../../../server/adapters/drizzle/documents/sealed/block.ts"
import { firstStart } from "../../../../server/start/firstStart.ts"
import { chance } from "../../chance.ts"

/**
 * JSON with strings that some databases refuse: NUL, lone surrogates, characters beyond the first plane, all quotes.
 */
const strings = JSON.stringify([
  "\u0000",
  "\ud800",
  "a\udfffb",
  "𝔘𠮷🏳️‍🌈",
  "e\u0301",
  "\u202eright to left",
  "'\"\\$1{}",
  "\r\n\t",
  "",
])

/**
 * Writes the demo and the practice panel into a new data folder. Also adds rows with the extreme values of every kind
 * to every table. `updates` is the number of updates of one long note.
 */
export async function richFolder(folder: string, { updates = 50 } = {}): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, "plenary.db")
  await firstStart(file, true, () => {})
  const block = await sealBlock({ times: [most, 0], lengths: [0, everyByte.byteLength], bytes: everyByte })
  const sealed = insert("doc_segment", 902, 2, 1, 0, most, encodeRuns([0, most]), hash("sha256", block), block)
  const database = new Sqlite(file)
  database.transaction(() => {
    for (const statement of [...edges, sealed]) database.prepare(statement.text).run(...statement.values)
    longNote(database, updates)
  })()
  database.close()
  return file
}

const most = Number.MAX_SAFE_INTEGER
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, n) => n))

const insert = (table: string, ...values: unknown[]) => ({
  text: `INSERT INTO ${table} VALUES (${values.map(() => "?").join(", ")})`,
  values,
})

const edges = [
  // a removed workspace, whose events are deleted
  insert("workspace", "gone", "a-removed-one", 1),
  insert("log_head", "gone", 0, "", most),
  insert("home", "topic-of-the-gone", "gone"),
  // the texts of erased entries, and numbers that are never assigned again
  { text: "UPDATE content SET text = NULL, salt = '' WHERE id IN (SELECT id FROM content LIMIT 2)", values: [] },
  insert("content", 1_000, "salt", strings),
  insert("content", 2_000, "gone again", "1"),
  { text: "DELETE FROM content WHERE id = 2000", values: [] },
  insert("command", "gone", "ann", "in another language: 𠮷", JSON.stringify({ ok: true, seq: most, made: strings })),
  insert("answer", "round-1", "ann", 1, JSON.stringify({ kind: "rating", reason: JSON.parse(strings) }), 0, -1, null),
  insert("answer", "round-1", "Ann", 2, "null", 1, most, null),
  insert("answer", "round-1", "ä", 2, "{}", 1, 0, null),
  // a note with two retired epochs: the first has erased authors, the second has no updates
  insert("writer", most, "an erased author"),
  insert("doc_head", 900, "a-topic", "gone", 1, 3, 2, "closed", 7, 0),
  insert("doc_head", 901, "a-topic", "gone", 2, 0, 0, null, -1, 0),
  insert("doc_head", 902, "a-topic", "gone", 3, 3, 0, "open", most, 2),
  insert("doc_update", 902, 3, most, 0, everyByte),
  insert("doc_update", 900, 1, 0, 0, Buffer.alloc(0)),
  insert("doc_update", 900, 2, most, most, everyByte),
  insert("doc_update", 900, 3, 1, 1, Buffer.alloc(3_000_000, 7)),
  insert("snapshot", 900, 2, "wire", Buffer.alloc(2_000_000, 255), "a digest"),
  insert("snapshot", 900, 1, "replica", everyByte, ""),
  insert("client_owner", 900, most, most, 0, null),
  insert("client_owner", 900, 0, most, 3, "a-page"),
  insert("invite", "i1", "h1", "gone", "observer", null, null, -1, most, 1),
  insert(
    "invitation",
    "gone",
    "ann",
    "ann@例え.jp",
    "",
    "Asia/Tokyo",
    "𠮷",
    "bounced",
    1,
    "i1",
    "550",
    most,
    0,
    null,
    null,
  ),
  insert("sign_in", "s1", "h2", 1, 0, 20_000, 0, "e1", "s0"),
  insert("seat", "s1", "gone", "ann", "i1"),
  insert("address", "gone", "ann", "ann@例え.jp", null, null, 0, null),
  insert("address", "gone", "ben", "ben@example.org", most, "i1", 1, "ben@elsewhere.example"),
  insert("bound_address", "gone", "a-letter", "ann", "ann@example.org"),
  insert("letter", "gone", "a-letter", "ann", 1, 1, 0),
  insert("return_link", "gone", "ann", "h3", "i1", 0),
  insert("calendar", "gone", "ann", "h5", 0, "ann"),
  insert("withheld", "gone", "an-opening", "ann", 7),
  insert("account", "acc1", strings, "", "ann@例え.jp", "link", 0, most),
  insert("account", "acc2", "", "", null, null, most, 0),
  insert("account_subject", "https://idp.example.org", strings, "acc1"),
  insert("passkey", "pk1", "acc1", "鍵", "AQID", most, "usb,nfc", 0, null),
  insert("account_seat", "gone", "ann", "acc1", "i1"),
  insert("sign_in_origin", "s1", null, "Firefox · Linux", null, null),
  insert("webhook", "wh1", "gone", "ann", "https://例え.jp/in", "[]", "whsec_x", most, 3, 0, null, "failures", most),
  insert(
    "job",
    "j1",
    "webhooks",
    "gone",
    "",
    "wh1",
    "{}",
    "failed",
    most,
    9,
    "",
    0,
    0,
    "away",
    null,
    "",
    0,
    0,
    most,
    most,
  ),
  insert("job_file", "j1", 0, everyByte),
  insert("token_use", "a-program", "gone", most),
  insert("uploaded_file", "gone", "a-hash", "application/pdf", most, 0, 1, 1, 0, 1),
  insert("file_part", "gone", "a-hash", 0, everyByte),
  insert("file_part", "gone", "a-hash", 1, Buffer.alloc(524_288, 37)),
  insert("deletion", "gone", "gone", "{}", most, "{}", "{}", "00", "11"),
  insert("admin_token", "h4", most),
  // a draft and checkpoints, which a copy does not contain
  insert(
    "translation_draft",
    "gone",
    "ann",
    "thread:T:E",
    "ja",
    "typed and not handed over",
    "hash",
    0,
    most,
    "engine",
  ),
  insert("checkpoint", "gone", 1, "hash", "code", 1, "mac"),
  insert("checkpoint_part", "gone", 1, 0, "what was folded"),
]

function longNote(database: Sqlite.Database, updates: number): void {
  const random = chance(20_261_127)
  database.prepare("INSERT INTO doc_head VALUES (903, 'a-long-note', 'gone', 1, ?, 0, 'open', 0, 0)").run(updates)
  const add = database.prepare("INSERT INTO doc_update VALUES (903, ?, 1, ?, ?)")
  for (let seq = 1; seq <= updates; seq++) {
    const bytes = Buffer.from(Array.from({ length: 20 + (seq % 40) }, () => random.below(256)))
    add.run(seq, 1_790_000_000_000 + seq, bytes)
  }
}
