import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import { limits } from "../../../shared/contract/limits.ts"
import { textIn } from "../../../shared/minutes/proceedings/lookup.ts"
import { isPicture } from "../../../shared/model/files.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import type { BundleRecords } from "../../../shared/papers/evidence/bundleRecords.ts"
import { type VerifiedRecords, verifiedRecords } from "../../../shared/papers/evidence/verifiedRecords.ts"
import { paperWriter } from "../../../shared/papers/writing/writer.ts"
import { verdictLines } from "../../../shared/record/verify/telling/sentences.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import { bundleInZip, isZip } from "../../../shared/record/zip/bundleInZip.ts"
import type { BundleReading, FileCopy, FileRefused, FileShown, RecordListed, VerifyAsked, VerifyTold } from "./asked.ts"
import { tools } from "./ed25519.ts"

/** The bundle that was verified last. */
let last: VerifiedRecords | null = null

const tell = (told: VerifyTold): void => postMessage(told)

/** The number of entries after which the page is told how far the verification has come. */
const entriesPerTelling = 200

async function verifyFile(file: File, outside: Outside): Promise<VerifiedRecords | FileRefused> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const opened = isZip(bytes) ? bundleInZip(bytes) : { bundle: bytes }
  if ("refused" in opened) return opened.refused
  return verifiedRecords(opened.bundle, tools, outside, (read, of) => {
    if (read % entriesPerTelling === 0) tell({ kind: "progress", read, of })
  })
}

function readingOf(
  { verdict, isPublic, records }: VerifiedRecords,
  lang: Lang,
  keys: readonly string[],
): BundleReading {
  const isOurs = keys.length === 0 || !verdict.ok ? null : keys.includes(verdict.publicKey)
  // a key that this server vouches for is a key from outside the bundle
  const told = verdict.ok && verdict.is === "consistent" && isOurs ? { ...verdict, is: "complete" as const } : verdict
  return {
    lang,
    verdict,
    sentences: verdictLines(told, lang),
    isOurs,
    title: textIn(records.state.workspace?.title ?? {}, lang).text,
    isPublic,
    records: verdict.ok ? listed(records, lang) : [],
    files: verdict.ok ? filesOf(records, lang) : [],
    unread: records.unread,
  }
}

function listed(bundle: BundleRecords, lang: Lang): RecordListed[] {
  const { terms, text } = paperWriter(bundle.state, lang)
  return bundle.records.map(({ id, number, state, body }) => {
    const recorded =
      body.texts.find(one => one.lang === lang && one.text !== "") ?? body.texts.find(one => one.text !== "")
    const about = [text(body.topicTitle), body.label, terms.outcome(body.level), terms.state(state)]
    return {
      id,
      name: `CR-${number}`,
      about: about.filter(one => one !== "").join(" · "),
      text: recorded?.text ?? "",
      textLang: recorded?.lang ?? lang,
    }
  })
}

const filesOf = (bundle: BundleRecords, lang: Lang): FileShown[] =>
  bundle.files.map(({ title, ...file }) => {
    const shown = textIn(title, lang)
    return { ...file, title: shown.text, titleLang: shown.lang }
  })

/** Hashes a copy of the reader's. A file that no reading list can name is not read. */
async function copyOf(file: File, { verdict, records }: VerifiedRecords): Promise<FileCopy> {
  const { name } = file
  if (!verdict.ok || file.size > limits.maxFileBytes) return { name, sha256: null, picture: null }
  const bytes = await file.arrayBuffer().then(
    read => new Uint8Array(read),
    () => null,
  )
  if (!bytes) return { name, sha256: null, picture: null }
  const hash = bytesToHex(sha256(bytes))
  const listed = records.files.find(one => one.sha256 === hash)
  const picture = listed && isPicture(listed.type) ? await pictureAddress(new Blob([bytes], listed)) : null
  return { name, sha256: hash, picture }
}

async function pictureAddress(picture: Blob): Promise<string | null> {
  const reader = new FileReader()
  const read = Promise.withResolvers<void>()
  reader.addEventListener("loadend", () => read.resolve())
  reader.readAsDataURL(picture)
  await read.promise
  return typeof reader.result === "string" ? reader.result : null
}

function paperOf({ verdict, records }: VerifiedRecords, id: string, lang: Lang) {
  const record = verdict.ok ? records.records.find(one => one.id === id) : undefined
  if (!record || !verdict.ok) return null
  return records.paper(record, lang, { sha256: tools.sha256, publicKey: verdict.publicKey, address: "" })
}

async function answer(asked: VerifyAsked): Promise<void> {
  if (asked.kind === "verify") {
    last = null
    const verified = await verifyFile(asked.file, asked.outside)
    if (typeof verified === "string") return tell({ kind: "refused", fault: verified })
    last = verified
    return tell({ kind: "verified" })
  }
  if (!last) return
  if (asked.kind === "copy") tell({ kind: "copy", copy: await copyOf(asked.file, last) })
  else if (asked.kind === "reading") tell({ kind: "reading", reading: readingOf(last, asked.lang, asked.keys) })
  else {
    const { lang, record } = asked
    tell({ kind: "paper", lang, record, paper: paperOf(last, record, lang) })
  }
}

addEventListener("message", ({ data }: MessageEvent<VerifyAsked>) => {
  answer(data).catch(() => tell({ kind: "refused", fault: "unreadable" }))
})
