import { sha256 } from "../../../server/start/instance/instance.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { RecordId, StatementId } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { peopleOf } from "./steps/leading.ts"
import { openWorld, seatPanel } from "./world.ts"

/** A panel of two sides, with the few steps that lead to a record: all agree and the Chinese side's chair declares. */
export async function sidedPanel() {
  const world = await openWorld(true)
  const model = await seatPanel(world, true)
  const chair = (side: string) => peopleOf(model, "moderator", side)[0]?.id ?? ""
  const expert = (side: string) => peopleOf(model, "panelist", side)[0]?.id ?? ""

  /** Confirms what stands on the card in both languages and proposes it. */
  async function propose(statement: string): Promise<void> {
    const texts = (await world.state()).statements[StatementId.parse(statement)]?.texts ?? []
    const written = texts.filter(one => one.state !== "missing")
    for (const [lang, side] of [
      ["zh", "C"],
      ["ja", "J"],
    ] as const) {
      const seen = textHash(written.find(one => one.lang === lang)?.text ?? "", sha256)
      await world.made(expert(side), "confirm-text", { statement, lang, seen })
    }
    await world.made(chair("C"), "propose-statement", { statement, seen: statementHash(written, sha256) })
  }

  /** Shown, and nothing declared yet. */
  async function agreed(statement: string, version: number, leaveOut: Lang[] = []): Promise<string> {
    const { round } = await world.made(chair("C"), "open-round", { statement, version, kind: "call", leaveOut })
    for (const { id } of peopleOf(model, "panelist")) {
      const answer = { kind: "call", position: "agree" } as const
      await world.made(id, "answer-round", { round: String(round), seen: 0, answer })
    }
    await world.made(chair("C"), "close-and-show", { round: String(round) })
    return String(round)
  }

  const declaring = (statement: string) => {
    const n = peopleOf(model, "panelist").length
    return { statement, level: "unanimity" as const, seen: `${n}/${n}/0/0/0/0` }
  }

  async function declare(statement: string, version: number): Promise<string> {
    await agreed(statement, version)
    return String((await world.made(chair("C"), "declare-record", declaring(statement)))["record"])
  }

  async function proposed(): Promise<string> {
    const first = { topic: model.topic.id, lang: "zh" as const, text: "数据默认流动。" }
    const statement = String((await world.made(expert("C"), "draft-statement", first))["statement"])
    await world.made(expert("J"), "save-text", { statement, lang: "ja", text: "データは流れる。", base: 0 })
    await propose(statement)
    return statement
  }

  return {
    world,
    model,
    chair,
    expert,
    propose,
    proposed,
    agreed,
    declaring,
    declare,
    async recorded() {
      const statement = await proposed()
      return { statement, record: await declare(statement, 1) }
    },
    /** the one proposal that waits for somebody */
    async waiting(): Promise<string> {
      const open = Object.values((await world.state()).proposals).filter(one => one.state === "open")
      if (open.length !== 1) throw new Error(`${open.length} proposals wait`)
      return open[0]?.id ?? ""
    },
    async refused(who: string, kind: string, body: unknown): Promise<Refusal> {
      const answered = await world.send(who, kind, body)
      if (answered.ok) throw new Error(`${kind} was done`)
      return answered.refusal
    },
    record: async (id: string) => (await world.state()).records[RecordId.parse(id)],
  }
}
export type SidedPanel = Awaited<ReturnType<typeof sidedPanel>>
