import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { RequestFailed } from "../../../../client/connections/http.ts"
import { DraftKeeper } from "../../../../client/state/translating/draftKeeper.ts"
import { TranslationDesk } from "../../../../client/state/translating/translationDesk.ts"
import type {
  DraftTyped,
  OwnDraft,
  TranslationsWanted,
  TranslationWanted,
} from "../../../../shared/contract/queries/translating.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
  localStorage.clear()
})

const typed = (text: string, key = "thread:t:1"): DraftTyped => ({ key, lang: "ja", text, seen: "hash", base: 0 })
const [first, second] = [typed("一", "thread:t:1"), typed("二", "thread:t:2")]
const refusal = (status: number) => new RequestFailed({ status, code: "not-found", params: {}, id: "" })

/** A keeper whose server answers with these failures; null is a receipt. */
function keeping(
  status: (typed: DraftTyped) => number | null = () => null,
  draft: OwnDraft | null = null,
  now = 1_000,
) {
  const sent: DraftTyped[] = []
  const keeper = new DraftKeeper("panel", "M-1", {
    async send(draft) {
      sent.push(draft)
      const failed = status(draft)
      if (failed !== null) throw refusal(failed)
    },
    stored: async () => draft,
    now: () => now,
  })
  return { keeper, sent }
}

test("a refused draft is not said to be saved, stays in the tab and holds up no other", async () => {
  let isRefused = true
  const { keeper, sent } = keeping(({ key }) => (isRefused && key === first.key ? 404 : null))
  keeper.type(first)
  keeper.type(second)
  await keeper.flush()
  expect(sent).toEqual([first, second])
  expect([keeper.stateOf(first), keeper.stateOf(second)]).toEqual(["kept", "saved"])
  expect([keeper.unsent(first, null), keeper.unsent(second, null)]).toEqual(["一", undefined])
  expect(keeping().keeper.unsent(first, null)).toBe("一")
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toHaveLength(2)
  isRefused = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent.slice(2)).toEqual([first])
  expect([keeper.stateOf(first), keeper.unsent(first, null)]).toEqual(["saved", undefined])
})

test("words that a reload interrupted are sent by the next page of the tab, with their original and base", async () => {
  const before = keeping(() => 0)
  before.keeper.type({ ...first, base: 3 })
  vi.clearAllTimers()
  const { keeper, sent } = keeping()
  expect(keeper.unsent(first, null)).toBe("一")
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent).toEqual([{ ...first, base: 3 }])
  expect(sessionStorage).toHaveLength(0)
})

test("a newer draft of the server is neither hidden nor overwritten by words that an earlier page kept", async () => {
  keeping(() => 0).keeper.type(first)
  vi.clearAllTimers()
  const newer = { text: "新", seen: "hash", base: 0, drafted: "person" as const, savedAt: 2_000 }
  const { keeper, sent } = keeping(undefined, newer)
  expect(keeper.unsent(first, newer)).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1_000)
  expect([sent.length, sessionStorage.length]).toEqual([0, 0])
  keeper.type(first)
  expect(keeper.unsent(first, newer)).toBe("一")
})

test("nothing is sent after the hand-over", async () => {
  const { keeper, sent } = keeping()
  keeper.type(first)
  keeper.forget(first)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toEqual([])
})

test("discarded words are deleted here and on the server", async () => {
  const { keeper, sent } = keeping()
  keeper.type(first)
  await keeper.flush()
  keeper.discard(first)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent.map(({ key, text }) => [key, text])).toEqual([
    [first.key, "一"],
    [first.key, ""],
  ])
  expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
})

test("the mark of a machine draft goes with the words, to the server and back", async () => {
  const { keeper, sent } = keeping()
  const machine = { text: "機", seen: "hash", base: 0, drafted: "engine" as const, savedAt: 2_000 }
  expect([keeper.isMachine(first, machine), keeper.isMachine(first, null)]).toEqual([true, false])
  keeper.type({ ...first, drafted: "engine" })
  expect(keeper.isMachine(first, null)).toBe(true)
  expect(keeping().keeper.isMachine(first, null)).toBe(true)
  keeper.type({ ...first, drafted: "person" })
  expect(keeper.isMachine(first, machine)).toBe(false)
  await keeper.flush()
  expect(sent.map(({ drafted }) => drafted)).toEqual(["person"])
})

test("where the last text of the queue is gone, the one before is in front of the reader", async () => {
  const text = (key: string): TranslationWanted => ({
    key,
    into: "ja",
    lang: "en",
    text: "Data move.",
    at: 0,
    authors: [],
    urgency: "later",
    place: {},
    translation: null,
    draft: null,
    leaves: false,
  })
  const answer = (texts: TranslationWanted[]): TranslationsWanted => ({
    waiting: 1,
    done: 0,
    others: [],
    texts,
    next: null,
  })
  const desk = new TranslationDesk("panel", async (_, from) =>
    answer(from?.key === undefined ? [text(first.key), text(second.key)] : []),
  )
  await desk.open(["ja"])
  desk.at.value = 1
  await desk.refresh()
  expect(desk.text.value?.key).toBe(first.key)
})

test("a text whose original is gone stays on the desk while its translator has words for it", async () => {
  const text: TranslationWanted = {
    key: first.key,
    into: "ja",
    lang: "en",
    text: "Data move.",
    at: 0,
    authors: [],
    urgency: "later",
    place: {},
    translation: null,
    draft: { ...first, drafted: "person", savedAt: 1 },
    leaves: false,
  }
  const answer = (texts: TranslationWanted[]): TranslationsWanted => ({
    waiting: 1,
    done: 0,
    others: [],
    texts,
    next: null,
  })
  const desk = new TranslationDesk("panel", async (_, from) => answer(from?.key === undefined ? [text] : []))
  await desk.open(["ja"])
  await desk.refresh()
  expect([desk.text.value?.key, desk.gone.value.has(first.key)]).toEqual([first.key, true])
  desk.drop(first.key)
  expect(desk.text.value).toBeNull()
})
