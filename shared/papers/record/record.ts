import type { RecordRow } from "../../fold/recordState.ts"
import type { State } from "../../fold/state.ts"
import { textIn } from "../../minutes/proceedings/lookup.ts"
import type { Lang } from "../../model/terms.ts"
import { utcDay } from "../../rules/record/living/reviews.ts"
import type { Paper, PaperMeta } from "../paper.ts"
import { paperWriter } from "../writing/writer.ts"
import { recordHead, recordWording } from "./head.ts"
import { howPart, type RecordEvidence } from "./how.ts"
import { recordLiving } from "./living.ts"
import { positionsTaken } from "./positions.ts"
import { recordVoices } from "./voices.ts"

export function recordMeta(state: State, record: RecordRow, lang: Lang, address: string, hash: string): PaperMeta {
  return {
    workspace: textIn(state.workspace?.title ?? {}, lang).text,
    number: `CR-${record.number}`,
    date: utcDay(record.declaredAt),
    hash: hash === "" ? null : hash,
    address,
  }
}

/** Writes a consensus record with everything that a reader needs in ten years, as its page shows it. */
export function recordPaper(
  state: State,
  record: RecordRow,
  lang: Lang,
  { proof, address }: { proof: RecordEvidence; address: string },
): Paper {
  const writer = paperWriter(state, lang)
  return {
    kind: "record",
    lang,
    title: writer.say("record.title", { n: record.number }),
    meta: recordMeta(state, record, lang, address, proof.fingerprint),
    blocks: [
      ...recordHead(writer, record),
      ...recordWording(writer, record),
      ...recordLiving(writer, record),
      ...positionsTaken(writer, record, 2),
      ...recordVoices(writer, record, 2),
      ...howPart(writer, record, proof),
    ],
  }
}
