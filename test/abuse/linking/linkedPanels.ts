import { readFileSync } from "node:fs"
import { translationQueue } from "../../../server/commands/translation/waiting.ts"
import type { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { reasonKey } from "../../../shared/rules/said/inRounds.ts"
import type { chance } from "../../kit/chance.ts"
import { textOf } from "../../kit/evidence.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { shuffled } from "../leaks/shuffled.ts"

type Random = ReturnType<typeof chance>

/** A reason that a result shows, and who gave it. */
export interface GivenReason {
  words: string
  lang: Lang
  by: string
}

/** A round as an attacker finds it: reasons and people, each in the orders that something in it could give. */
export interface Evidence {
  given: GivenReason[]
  /** the page's language of each person who answered */
  speaks: Map<string, Lang>
  reasons: Record<string, string[]>
  people: Record<string, string[]>
}

const vocabulary: Record<Lang, string[]> = {
  en: ["costs", "the law", "small sites", "consent", "too early", "years", "patients"],
  zh: ["费用", "法律", "小机构", "同意", "为时过早", "几年", "患者"],
  ja: ["費用", "法律", "小さな施設", "同意", "時期尚早", "数年", "患者"],
}
const everybody = Array.from({ length: 12 }, (_, i) => `panelist${i + 1}`)
const day = 86_400_000
const begins = 1_790_000_000_000

/**
 * Plays a rating with hidden names and a secret one. Ten of twelve panelists answer, in an order of chance and in three
 * languages. Some change their answer, some add a second text, and between the ratings one seat gets another holder.
 */
export async function playLinked(random: Random): Promise<Evidence[]> {
  const panel = await openPanel({ panelists: everybody.length, live: false })
  try {
    panel.stage.at(begins)
    const speaks = new Map(everybody.map(name => [name, anyOf(languages, random)]))
    const found: Evidence[] = []
    for (const [n, anonymity] of (["pseudonymous", "secret"] as const).entries()) {
      panel.stage.at(begins + 30 * n * day)
      const statement = await panel.proposed(`Text ${n}.`)
      const opening = { statement, version: 1, kind: "rating", anonymity, reasonsFor: "none" } as const
      const round = RoundId.parse((await panel.do("moderator", "open-round", opening))["round"])
      found.push(await attacked(panel, round, { secret: anonymity === "secret", speaks, random }))
      if (n === 0) await reissued(panel, anyOf(everybody, random))
    }
    return found
  } finally {
    await panel.end()
  }
}

const anyOf = <T>(list: readonly T[], { below }: Random): T => {
  const one = list[below(list.length)]
  if (one === undefined) throw new Error("the list is empty")
  return one
}

async function reissued(panel: Panel, name: string): Promise<void> {
  await panel.take(name)
  panel.stage.at(begins + 20 * day)
  await panel.do("host", "reissue-seat", { member: panel.people[name]!, reason: "Every proof is lost." })
  await panel.take(name)
}

interface Attack {
  secret: boolean
  speaks: Map<string, Lang>
  random: Random
}

async function attacked(panel: Panel, round: RoundId, { secret, speaks, random }: Attack): Promise<Evidence> {
  const { instance, stage } = panel
  const workspace = (await stage.state()).workspace!.id
  const opened = (await stage.state()).rounds[round]!.openedAt
  const arrival = shuffled(everybody, random).slice(2)
  const given = new Map<string, GivenReason>()
  const changed: string[] = []
  const tokens = new Map<string, string>()
  const answer = async (name: string) => {
    const lang = random.below(8) === 0 ? anyOf(languages, random) : speaks.get(name)!
    const said = saying(name, lang, random)
    if (secret) await instance.box.cast(tokens.get(name)!, said)
    else await panel.do(name, "answer-round", { round, answer: said, seen: given.has(name) ? 1 : 0 })
    given.set(name, { words: said.kind === "rating" ? (said.reason ?? "") : "", lang, by: name })
  }
  for (const [i, name] of arrival.entries()) {
    stage.at(opened + (i + 1) * day)
    if (secret) {
      const handed = await instance.box.collect(workspace, round, panel.people[name]!, null, true)
      if (!("token" in handed)) throw new Error(handed.refuse.code)
      tokens.set(name, handed.token)
    }
    await answer(name)
    if (random.below(3) !== 0) continue
    await answer(name)
    changed.push(name)
  }
  await panel.do("moderator", "close-and-show", { round })
  const state = await stage.state()
  const shown = state.rounds[round]!.reasons ?? []
  const words = shown.map(({ reason }) => reason)
  const bundle = await instance.evidence.bundle(workspace, { audience: "room", session: null })
  if ("refuse" in bundle) throw new Error(bundle.refuse.code)
  const text = await textOf(bundle)
  const { list } = await instance.folds.entries(workspace, 0, "room")
  const published = list.flatMap(({ kind, body }) => (kind === "translation-given" ? [body.key] : []))
  const byKey = new Map(words.map(one => [reasonKey(round, null, one), one]))
  const inQueue = languages.flatMap(lang => translationQueue(state, lang, () => true).waiting.map(one => one.said.text))
  const members = new Map(everybody.map(name => [panel.people[name]!, name]))
  const electorate = state.rounds[round]!.electorate.flatMap(({ member }) => members.get(member) ?? [])
  const here = (list: readonly string[]) => [...new Set(list)].filter(name => given.has(name))
  return {
    given: [...given.values()].filter(one => words.includes(one.words)),
    speaks,
    reasons: {
      "as they are listed": words,
      "by length": words.toSorted((a, b) => a.length - b.length),
      "by key": [...byKey.keys()].toSorted().map(key => byKey.get(key)!),
      "in the queue": [...new Set(inQueue)].filter(one => words.includes(one)),
      "by second texts": published.flatMap(key => byKey.get(key) ?? []),
      "in the bundle": words.toSorted((a, b) => text.lastIndexOf(a) - text.lastIndexOf(b)),
      ...(secret && inFile(panel.file, words)),
      // no role reads this order; with it the linker has to succeed
      "CONTROL: as they came": [...given.values()].map(one => one.words),
    },
    people: {
      "by arrival": arrival,
      "by last change": here([...arrival.filter(name => !changed.includes(name)), ...changed]),
      "by electorate": here(electorate),
      "by member id": here([...members].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)),
      "by name": here(everybody.toSorted()),
    },
  }
}

function saying(name: string, lang: Lang, random: Random): GivenAnswer {
  const some = Array.from({ length: 1 + random.below(12) }, () => anyOf(vocabulary[lang], random))
  const other = anyOf(languages, random)
  // a number of chance tells the reasons apart
  const reason = `${some.join(" ")} ${random.below(1_000_000)}`
  const texts =
    other !== lang && random.below(2) === 0 ? [{ lang: other, text: `${vocabulary[other][0]} ${name.length}` }] : []
  return { kind: "rating", score: 1 + random.below(9), reason, lang, ...(texts.length > 0 && { texts }) }
}

/** The order of the reasons in the database file and its journal; nothing on PostgreSQL, where there is no file. */
function inFile(file: string, words: string[]): Record<string, string[]> {
  const bytes = [file, `${file}-wal`].flatMap(name => {
    try {
      return [readFileSync(name)]
    } catch {
      return []
    }
  })
  const whole = Buffer.concat(bytes)
  const places = (place: (one: string) => number) =>
    words.filter(one => place(one) >= 0).toSorted((a, b) => place(a) - place(b))
  return {
    "first in the file": places(one => whole.indexOf(one)),
    "last in the file": places(one => whole.lastIndexOf(one)),
  }
}
