import { createPrivateKey, createPublicKey, sign } from "node:crypto"
import type { BundleHeader, EntryLine, Verifiers } from "../../shared/record/bundle.ts"
import {
  canonical,
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  headStatement,
  personalCommitment,
  type ReadingDigests,
  readingDigest,
  readingSalt,
  successionStatement,
} from "../../shared/record/chain.ts"
import { fingerprintOf } from "../../shared/record/fingerprint.ts"
import { verify } from "../../shared/record/verify.ts"
import { bytesOf, tools, writeBundle } from "../kit/evidence.ts"
import { oddBundles } from "./makeOdd.ts"
import { oddZips } from "./makeZips.ts"

const { sha256 } = tools
const workspace = "ws-vectors"

/** The DER before the seed of an Ed25519 key (RFC 8410). */
const pkcs8 = "302e020100300506032b657004220420"

/** The key pair for a name: its seed is the name's hash. */
export function vectorKey(name: string) {
  const seed = sha256(name)
  const key = createPrivateKey({ key: Buffer.from(pkcs8 + seed, "hex"), format: "der", type: "pkcs8" })
  const { x = "" } = createPublicKey(key).export({ format: "jwk" })
  return {
    seed,
    publicKey: Buffer.from(x, "base64url").toString("hex"),
    sign: (text: string) => sign(null, Buffer.from(text), key).toString("hex"),
  }
}

const first = vectorKey("plenary vectors: the first key")
const second = vectorKey("plenary vectors: the second key")

interface Said {
  kind: string
  by: string | null
  body: object
  personal?: object
  /** the personal part was erased */
  isErased?: boolean
  /** format 2: what the public may read of it, with and without names; null: all of it */
  named?: object | null
  nameless?: object | null
  /** the public may read nothing of it */
  isRoomOnly?: boolean
  format: 1 | 2
  signedBy?: ReturnType<typeof vectorKey>
}

const tally = { electorate: 1, agree: 1, reserve: 0, disagree: 0, block: 0, abstain: 0 }
const texts = [{ lang: "en", text: 'Data move by default — 😀 é e\u0301 が か\u3099 \u2028 "quoted" \\ \t' }]
const record = { record: "r1", number: 1, statement: "s1", version: 1, topic: "t1", texts, tally }
const position = (member: string) => [{ member, position: { position: "agree" } }]
const declared = (member: string) => ({
  record: "r1",
  statement: "s1",
  topic: "t1",
  inForce: true,
  body: { ...record, positions: position(member) },
})

/** Ten entries, of which the first three were written by a version that knew only format 1. */
const log: Said[] = [
  { format: 1, kind: "workspace-opened", by: null, body: { workspace, slug: "vectors", ratio: 0.1, small: 1e-7 } },
  {
    format: 1,
    kind: "member-admitted",
    by: null,
    body: { member: "m1", role: "panelist", invite: null },
    personal: { name: "森 彩", romanised: "Mori Aya" },
    nameless: { member: "m1", role: "panelist", invite: null, side: null },
  },
  {
    format: 1,
    kind: "member-admitted",
    by: "m1",
    body: { member: "m2", role: "moderator", invite: null },
    personal: { name: "Ada Quist" },
    isErased: true,
    nameless: { member: "m2", role: "moderator", invite: null },
  },
  { format: 2, kind: "topic-opened", by: null, body: { topic: "t1", title: { en: "Data", zh: "数据" } } },
  { format: 2, kind: "statement-drafted", by: "m1", body: { statement: "s1" }, nameless: { statement: "s1" } },
  {
    format: 2,
    kind: "version-proposed",
    by: "m2",
    body: { statement: "s1", version: 1, texts },
    nameless: { statement: "s1", version: 1, texts },
  },
  {
    format: 2,
    kind: "question-asked",
    by: null,
    body: { question: "q1" },
    personal: { lang: "en", text: "Who pays?" },
    isRoomOnly: true,
  },
  {
    format: 2,
    kind: "record-declared",
    by: "m2",
    body: declared("m1"),
    nameless: declared("nobody"),
    signedBy: first,
  },
  {
    format: 2,
    kind: "record-countersigned",
    by: "m1",
    body: { record: "r1", member: "m1" },
    nameless: { record: "r1", member: "nobody" },
  },
  {
    format: 2,
    kind: "seat-taken",
    by: "m1",
    body: { member: "m1", invite: "i1" },
    personal: { name: "森 彩" },
    named: { member: "m1", invite: null },
    nameless: { member: "m1", invite: null },
    signedBy: second,
  },
]

interface Lines {
  room: EntryLine
  gallery: EntryLine
  hash: string
  preimages: Record<string, string>
}

/** One entry in its place, with every text that is hashed for it. */
function placed(said: Said, seq: number, previous: string): Lines {
  const { kind, by, body, format, signedBy } = said
  const at = 1_790_000_000_000 + seq * 1_000
  const salt = `salt-${seq}`
  const personalSalt = `personal-salt-${seq}`
  const bound = said.personal ? personalCommitment(sha256, personalSalt, said.personal) : null
  const whole = commitmentOf(sha256, salt, body, bound)
  const parts = Object.entries({ named: said.named, nameless: said.nameless }).flatMap(([name, part]) =>
    part ? [{ name, part: { kind, at, by: name === "named" ? by : null, body: part } }] : [],
  )
  const readings: ReadingDigests = {}
  for (const { name, part } of format === 2 ? parts : [])
    readings[name] = readingDigest(sha256, readingSalt(sha256, salt, name), part, bound)
  const commitment = format === 2 ? commitmentWithReadings(sha256, whole, readings) : whole
  const header = headerHash(sha256, salt, { workspace, seq, kind, at, by })
  const hash = hashOf(sha256, previous, header, commitment)
  const place = { seq, hash, ...(signedBy && { signature: signedBy.sign(headStatement(workspace, { seq, hash })) }) }
  const withheld = bound === null ? null : { commitment: bound }
  const shown = said.personal && !said.isErased ? { salt: personalSalt, value: said.personal } : withheld
  const full = { ...place, kind, at, by, salt, body, ...(format === 2 && { readings }) }
  const nameless = parts.find(({ name }) => name === "nameless")
  return {
    hash,
    room: { ...full, personal: shown },
    gallery: said.isRoomOnly
      ? { ...place, header, commitment }
      : !nameless
        ? { ...full, personal: withheld }
        : format === 1
          ? { ...place, header, commitment, extract: nameless.part }
          : {
              ...place,
              header,
              whole,
              readings: Object.fromEntries(Object.entries(readings).filter(([name]) => name !== "nameless")),
              reading: {
                name: "nameless",
                salt: readingSalt(sha256, salt, "nameless"),
                ...nameless.part,
                personal: withheld,
              },
            },
    preimages: {
      ...(said.personal && { personal: canonical([personalSalt, said.personal]) }),
      whole: canonical([salt, body, bound]),
      ...(format === 2 && { commitment: canonical(["plenary entry 2", whole, readings]) }),
      header: canonical([salt, { workspace, seq, kind, at, by }]),
      hash: canonical([previous, header, commitment]),
    },
  }
}

/** The files of `test/vectors`, by their names. */
export function makeVectors(): Record<string, string> {
  const entries: Lines[] = []
  for (const [n, said] of log.entries()) entries.push(placed(said, n + 1, entries.at(-1)?.hash ?? ""))
  const verifiers: Verifiers = { "verify.html": "<!doctype html>\n", "verify.mjs": "// not a verifier\n" }
  const bundle = (audience: "room" | "gallery") => {
    const header: BundleHeader = {
      format: "plenary-bundle-2",
      workspace,
      slug: "vectors",
      incarnation: "incarnation",
      audience,
      session: null,
      entries: entries.length,
      publicKey: second.publicKey,
      formerKeys: [
        {
          publicKey: first.publicKey,
          signature: first.sign(successionStatement(first.publicKey, second.publicKey)),
        },
      ],
    }
    return writeBundle({ header, entries: entries.map(one => one[audience]), verifiers }, { sha256, sign: second.sign })
  }
  const bundles = { "room.bundle": bundle("room"), "public.bundle": bundle("gallery") }
  const head = entries.at(-1)?.hash ?? ""
  const eighth = entries[7]?.hash ?? ""
  const given = [
    {},
    { key: first.publicKey },
    { key: second.publicKey },
    { key: "0".repeat(64) },
    { head },
    { head: eighth },
    { head: "0".repeat(64) },
    { key: second.publicKey, head: eighth },
    { fingerprint: fingerprintOf(sha256, first.publicKey, eighth) },
    { fingerprint: fingerprintOf(sha256, second.publicKey, head) },
    { fingerprint: fingerprintOf(sha256, second.publicKey, "") },
  ]
  const verdicts = Object.entries(bundles).flatMap(([name, text]) =>
    given.map(outside => ({ bundle: name, given: outside, verdict: verify(bytesOf(text), tools, outside) })),
  )
  const numbers = [0, -0, 1, -1.5, 1e21, 1e-7, 0.000001, 123456789012345680000, 5e-324, 1.7976931348623157e308, 0.1]
  const values: unknown[] = [
    ...numbers,
    '\u0000\u001f\u007f"\\/\n',
    "😀\ufb33",
    { "😀": 1, "\ufb33": 2, a: [null, true] },
  ]
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  return {
    ...bundles,
    "odd.json": json(oddBundles(bundles["room.bundle"], second)),
    "zips.json": json(oddZips(bundles["room.bundle"], bundles["public.bundle"])),
    "keys.json": json([first, second].map(({ seed, publicKey }) => ({ seed, publicKey }))),
    "vectors.json": json({
      canonical: values.map(value => canonical(value)),
      entries: entries.map(({ hash, preimages }) => ({ hash, preimages })),
      succession: successionStatement(first.publicKey, second.publicKey),
      fingerprint: {
        preimage: canonical(["plenary fingerprint", second.publicKey, head]),
        fingerprint: fingerprintOf(sha256, second.publicKey, head),
      },
      verdicts,
    }),
  }
}
