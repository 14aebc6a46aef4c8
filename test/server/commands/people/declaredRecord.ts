import { sha256 } from "../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import type { Model } from "../../model/panelModel.ts"
import { peopleOf } from "../../model/steps/leading.ts"
import type { World } from "../../model/world.ts"

/** A record of the sides C and J; `by` has declared it, and no other side has confirmed. */
export async function declaredRecord(world: World, model: Model, by: string): Promise<string> {
  const expert = (side: string) => peopleOf(model, "panelist", side)[0]?.id ?? ""
  const made = await world.made(expert("C"), "draft-statement", { topic: model.topic.id, lang: "zh", text: "一。" })
  const statement = String(made["statement"])
  await world.made(expert("J"), "save-text", { statement, lang: "ja", text: "一つ。", base: 0 })
  const texts = [
    { lang: "zh", text: "一。", side: "C" },
    { lang: "ja", text: "一つ。", side: "J" },
  ] as const
  for (const { lang, text, side } of texts)
    await world.made(expert(side), "confirm-text", { statement, lang, seen: textHash(text, sha256) })
  await world.made(by, "propose-statement", { statement, seen: statementHash(texts, sha256) })
  const { round } = await world.made(by, "open-round", { statement, version: 1, kind: "call" })
  const panelists = peopleOf(model, "panelist")
  for (const { id } of panelists)
    await world.made(id, "answer-round", { round: String(round), seen: 0, answer: { kind: "call", position: "agree" } })
  await world.made(by, "close-and-show", { round: String(round) })
  const seen = `${panelists.length}/${panelists.length}/0/0/0/0`
  const { record } = await world.made(by, "declare-record", { statement, level: "unanimity", seen })
  return String(record)
}
